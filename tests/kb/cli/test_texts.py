"""Every code has its sentence and every option its help, in both languages and in the documentation."""

import ast
import re
import string
from pathlib import Path

import pytest
from typer.core import TyperCommand

import kb
import kb.errors
from kb.cli.app import build
from kb.cli.audit_texts import EVENTS as AUDIT_EVENTS
from kb.cli.audit_texts import PROBLEMS as AUDIT_PROBLEMS
from kb.cli.audit_texts import STEPS as AUDIT_STEPS
from kb.cli.failures import exit_code
from kb.cli.finding_texts import CATEGORIES, FINDINGS, GRADES
from kb.cli.help import SHARED, LocalGroup
from kb.cli.help_texts import COMMANDS, EXIT_CODES, HEADINGS
from kb.cli.messages import MESSAGES
from kb.cli.parameter_texts import PARAMETERS
from kb.cli.problem_sentences import PROBLEMS, RULE_PROBLEMS
from kb.cli.sentences import ERRORS, LABELS, REASONS, USAGE
from kb.domain.article import Kind, Outcome, State
from kb.domain.audit import AuditEvent, AuditStep
from kb.domain.audit_check import AuditProblem
from kb.domain.finding import Grade
from kb.domain.masking import PersonalData
from kb.domain.rule_problem import RuleProblem
from kb.domain.script import ApologyClass
from kb.domain.suggestion import ReasonType
from kb.domain.triage import Severity
from kb.errors import KbError
from kb.resources import resource_path

TABLES = (
    AUDIT_EVENTS,
    AUDIT_STEPS,
    AUDIT_PROBLEMS,
    FINDINGS,
    CATEGORIES,
    GRADES,
    ERRORS,
    PROBLEMS,
    RULE_PROBLEMS,
    USAGE,
    LABELS,
    REASONS,
    MESSAGES,
    COMMANDS,
    PARAMETERS,
    HEADINGS,
    EXIT_CODES,
)
SOURCES = Path(kb.__file__).parent
CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def error_classes() -> list[type[KbError]]:
    classes = [value for value in vars(kb.errors).values() if isinstance(value, type) and issubclass(value, KbError)]
    return [found for found in classes if found is not KbError]


def problem_codes() -> set[str]:
    """Return the codes of problems that the sources can report."""
    codes: set[str] = set()
    for file in (*(SOURCES / "documents").glob("*.py"), *(SOURCES / "services").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("Problem", "_problem", "_report")):
                constants = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
                codes.update(value for value in constants if isinstance(value, str) and CODE.fullmatch(value))
    return codes


def names_finding(call: ast.Call, word: ast.keyword) -> bool:
    return word.arg == "code" and ast.unparse(call.func) in {"Finding", "replace"}


def finding_codes(file: Path) -> set[str]:
    """Return the codes of findings that a source names itself; the others are those of problems."""
    calls = (node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    named = (word.value for call in calls for word in call.keywords if names_finding(call, word))
    return {str(value.value) for value in named if isinstance(value, ast.Constant)}


def commands(group: LocalGroup, before: str = "") -> dict[str, TyperCommand | LocalGroup]:
    """Return every command by the words after ``kb``, families of commands among them."""
    found: dict[str, TyperCommand | LocalGroup] = {}
    for name, command in group.commands.items():
        assert isinstance(command, TyperCommand | LocalGroup)
        found[before + name] = command
        if isinstance(command, LocalGroup):
            found |= commands(command, f"{before}{name} ")
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_error_has_its_sentence() -> None:
    assert {found.code for found in error_classes()} <= set(ERRORS)


def test_every_problem_has_its_sentence() -> None:
    assert "section_missing" in problem_codes()
    assert problem_codes() <= set(PROBLEMS)


def test_every_problem_of_a_rule_file_has_its_sentence() -> None:
    assert set(RULE_PROBLEMS) == {problem.value for problem in RuleProblem}


def test_every_finding_has_its_sentence_and_every_category_its_name() -> None:
    codes = {finding_code for file in SOURCES.rglob("*.py") for finding_code in finding_codes(file)}
    assert "link_dead" in codes
    assert set(FINDINGS) == codes
    assert {category.value for category in PersonalData} == set(CATEGORIES)
    assert {grade.value for grade in Grade} == set(GRADES)


def test_every_word_of_the_audit_trail_is_there() -> None:
    assert set(AUDIT_EVENTS) == set(AuditEvent)
    assert set(AUDIT_PROBLEMS) == set(AuditProblem)
    assert set(AUDIT_STEPS) == set(AuditStep) - {AuditStep.DONE}


def test_every_label_is_there() -> None:
    values = [
        *Kind,
        *State,
        *Outcome,
        *Severity,
        *(apology for apology in ApologyClass if apology is not ApologyClass.NONE),
    ]
    assert {value.value for value in values} <= set(LABELS)
    assert {reason.value for reason in ReasonType} == set(REASONS)


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_say_the_same(table: dict[object, tuple[str, str]]) -> None:
    for key, (japanese, english) in table.items():
        assert japanese, key
        assert english, key
        assert fields(japanese) == fields(english), key
    if table is not PROBLEMS:
        assert not [key for key, (_, english) in table.items() if JAPANESE.search(english) and key != "search"]


def test_every_error_leads_to_a_documented_exit_code() -> None:
    for found in error_classes():
        listed = (kb.errors.ArticleInvalidError, kb.errors.SynonymsInvalidError)
        error = found((), path="x") if issubclass(found, listed) else found(path="x")
        assert exit_code(error) in set(EXIT_CODES) - {0, 2}


def test_every_command_and_parameter_has_its_help() -> None:
    found = commands(build())
    assert set(found) == set(COMMANDS) - {"kb"}
    for name, command in found.items():
        wanted = {str(param.name) for param in command.params} - set(SHARED)
        assert {f"{name.replace(' ', '.')}.{param}" for param in wanted} <= set(PARAMETERS)
        assert set(SHARED) <= {param.name for param in command.params}


@pytest.mark.parametrize("name", ["cli.md", "cli.en.md"])
def test_the_documentation_names_every_command_option_and_exit_code(name: str) -> None:
    text = resource_path("docs", name).read_text(encoding="utf-8")
    language = 1 if name == "cli.en.md" else 0
    for command, found in commands(build()).items():
        assert f"## kb {command.split()[0]}\n" in text
        assert f"kb {command}" in text
        for param in found.params:
            if param.param_type_name == "option":
                assert param.opts[0] in text
    for code, meaning in EXIT_CODES.items():
        assert f"| {code} | {meaning[language]} |" in text
