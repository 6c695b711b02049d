from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kb
import kb.domain
from desktop.i18n import ENGLISH, JAPANESE, install_language
from desktop.texts import cause_label, error_text, label, problem_text, short_label
from desktop.texts.failures import _ERRORS, _PROBLEMS  # what the program has sentences for
from desktop.texts.findings import finding_text
from kb.domain.article import Kind
from kb.domain.bilingual import Bilingual
from kb.domain.call import Handling
from kb.domain.demand import CAUSES
from kb.domain.finding import Finding, Grade
from kb.errors import ArticleInvalidError, ArticleNotFoundError, KbError, LibraryDamagedError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

#: What `kb audit` shows and no screen.
_NOT_SHOWN = {"AuditEvent", "AuditStep", "AuditProblem"}


@pytest.fixture(params=[JAPANESE, ENGLISH])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translators = install_language(qapp, request.param)
    yield request.param
    for translator in translators:
        qapp.removeTranslator(translator)


def _error_codes() -> list[str]:
    found: list[str] = []
    waiting = [KbError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.code:
            found.append(kind.code)
    return sorted(found)


def _enumerations() -> list[type[StrEnum]]:
    found: set[type[StrEnum]] = set()
    for module in pkgutil.iter_modules(kb.domain.__path__):
        names = vars(importlib.import_module(f"kb.domain.{module.name}"))
        found |= {value for value in names.values() if isinstance(value, type) and issubclass(value, StrEnum)}
    shown = {kind for kind in found - {StrEnum} if kind.__name__ not in _NOT_SHOWN}
    return sorted(shown, key=lambda kind: kind.__name__)


def _problem_codes() -> set[str]:
    """Return every literal code of a Problem below kb."""
    codes: set[str] = set()
    for file in Path(kb.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = {"Problem": 1, "_report": 1, "_problem": 1}.get(name)
            if place is not None and len(node.args) > place:
                codes |= {part.value for part in ast.walk(node.args[place]) if _is_code(part)}  # type: ignore[attr-defined] # asked above
    return codes


def _is_code(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier()


def _is_japanese(text: str) -> bool:
    return any("\u3040" <= sign <= "\u9fff" for sign in text)


@pytest.mark.parametrize("code", _error_codes())
def test_every_failure_has_a_sentence(code: str, language: str) -> None:
    sentence = error_text(_error(code))
    assert sentence
    assert "{" not in sentence
    assert _is_japanese(sentence) == (language == JAPANESE)
    assert sentence[-1] in "。.X"


def _error(code: str) -> KbError:
    params = {"path": "X", "backups": "X", "count": 3}
    made = type("Made", (KbError,), {"code": code})(**params)
    assert isinstance(made, KbError)
    return made


def test_no_sentence_is_left_over() -> None:
    assert set(_ERRORS) <= set(_error_codes())
    assert set(_PROBLEMS) == _problem_codes()


@pytest.mark.parametrize("kind", _enumerations(), ids=lambda kind: kind.__name__)
def test_every_value_of_the_domain_has_a_name(kind: type[StrEnum], language: str) -> None:
    names = [label(value) for value in kind]
    assert all(names)
    assert len(set(names)) == len(names)
    assert all(_is_japanese(name) == (language == JAPANESE) for name in names)


def test_every_kind_has_a_short_word_and_every_cause_a_name(language: str) -> None:
    for text in (*map(short_label, Kind), *map(cause_label, CAUSES)):
        assert _is_japanese(text) == (language == JAPANESE)


def test_a_word_of_the_centre_is_a_cause_as_it_stands() -> None:
    assert cause_label("配送中の破損") == "配送中の破損"


@pytest.mark.parametrize("code", sorted(_problem_codes()))
def test_every_problem_of_an_article_has_a_sentence(code: str, language: str) -> None:
    text = problem_text(Problem(3, code, "X"))
    assert code not in text
    assert _is_japanese(text.replace("基準", "")) == (language == JAPANESE)


def _names_finding(call: ast.Call, word: ast.keyword) -> bool:
    return word.arg == "code" and ast.unparse(call.func) in {"Finding", "replace"}


def _finding_codes() -> set[str]:
    """Return every code that a finding below kb gets literally; the others are those of problems."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in Path(kb.__path__[0]).rglob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (word.value for call in calls for word in call.keywords if _names_finding(call, word))
    return {str(value.value) for value in named if isinstance(value, ast.Constant)}


@pytest.mark.parametrize("code", sorted(_finding_codes()))
def test_every_finding_has_a_sentence(code: str, language: str) -> None:
    params = {"detail": "X", "near": "Y", "count": "3", "limit": "2", "lines": "9", "words": "Z", "category": "name"}
    text = finding_text(Finding(code=code, grade=Grade.ERROR, params=params, why=Bilingual("わけ", "because")))
    assert code not in text
    assert "}}}" not in text
    assert not re.search(r"\{[a-z]+\}", text)
    assert _is_japanese(text) == (language == JAPANESE)


def test_a_finding_of_the_format_says_what_the_problem_says(qapp: QApplication) -> None:
    assert finding_text(Finding(code="step_without_lines", grade=Grade.ERROR, params={"detail": "伺う"})).endswith(
        "伺う"
    )
    named = Finding(code="placeholder_misspelt", grade=Grade.ERROR, params={"detail": "折返日", "near": "折り返し日時"})
    assert finding_text(named) == "知らない差し込み {{折返日}}。近いもの: {{折り返し日時}}"


def test_the_same_word_in_two_enumerations_keeps_its_own_name(qapp: QApplication) -> None:
    assert label(Handling.FIRST) == "一次対応"
    assert label(Kind.CASE) == "応対事例"


def test_parameters_are_filled_in_and_never_read_again(qapp: QApplication) -> None:
    error = LibraryDamagedError(path="C:/x", backups="D:/{path}/控え")
    assert error_text(error).endswith("D:/{path}/控え")
    assert "3 か所" in error_text(ArticleInvalidError((Problem(1, "key_missing"),) * 3))
    assert error_text(ArticleNotFoundError(article="x")) == "この記事はもうありません。"


def test_braces_of_a_sentence_stay(qapp: QApplication) -> None:
    assert "{{ }}" in problem_text(Problem(1, "placeholder_broken"))


def test_a_problem_of_a_newer_library_is_shown_by_its_code(qapp: QApplication) -> None:
    assert problem_text(Problem(1, "brand_new", "x")) == "brand_new: x"
    assert problem_text(Problem(1, "brand_new")) == "brand_new"
