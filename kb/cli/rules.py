"""``kb rules``: whether the rule files are right, and what they find in a text, before they are put in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb.cli.failures import INPUT, OK
from kb.cli.help import LocalCommand, LocalGroup
from kb.cli.language import Language
from kb.cli.problem_sentences import RULE_PROBLEMS
from kb.cli.sentences import ERRORS
from kb.cli.terminal import Terminal
from kb.cli.width import wrapped
from kb.cli.wording import text_of
from kb.errors import FileUnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.domain.rule_editing import BrokenExample, RuleDraft, RuleHit
    from kb.services.rules import RuleEditingService

rules = typer.Typer(name="rules", cls=LocalGroup, rich_markup_mode=None, no_args_is_help=True)
_Name = Annotated[str, typer.Argument(metavar="NAME|FILE")]


@rules.callback()
def group() -> None:
    """Look at rule files."""


@rules.command("check", cls=LocalCommand)
def check(ctx: typer.Context, files: Annotated[list[str] | None, typer.Argument(metavar="NAME|FILE…")] = None) -> int:
    """Check rule files."""
    terminal: Terminal = ctx.obj
    service = _service(terminal)
    code = OK
    for written in files or [state.name for state in service.states()]:
        name, text, place = _read(service, written)
        draft = service.draft(name, text)
        _print_draft(terminal, name, place, draft)
        if draft.fault is not None or draft.broken_examples:
            code = INPUT
    return code


@rules.command("try", cls=LocalCommand)
def attempt(
    ctx: typer.Context,
    *,
    file: _Name,
    text: Annotated[str | None, typer.Argument(metavar="TEXT")] = None,
    source: Annotated[Path | None, typer.Option("--file", metavar="FILE|-")] = None,
) -> int:
    """Try rules on a text."""
    terminal: Terminal = ctx.obj
    service = _service(terminal)
    name, written, _ = _read(service, file)
    if not service.load(name).can_be_tried:
        raise FileUnreadableError(path=file, line=0)
    sample = text_of(source or Path("-")) if text is None else text
    trial = service.try_out(name, written, sample)
    if terminal.json:
        shown = {"now": trial.now, "then": trial.then}
        terminal.print_json({key: [_as_json(terminal, sample, hit) for hit in hits] for key, hits in shown.items()})
        return OK
    if trial.now == trial.then:
        _print_hits(terminal, sample, trial.now)
        return OK
    for key, hits in (("rules_then", trial.then), ("rules_now", trial.now)):
        terminal.print(terminal.say(key))
        _print_hits(terminal, sample, hits)
    return OK


def _service(terminal: Terminal) -> RuleEditingService:
    """Return the service without opening the library, which a broken rule file could prevent."""
    from kb.domain.permission import Permissions, StaffRole, StaffRules  # noqa: PLC0415 - help must not wait for it
    from kb.services.rules import RuleEditingService  # noqa: PLC0415 - see above
    from kb.services.rules.catalog import RuleSurroundings  # noqa: PLC0415 - see above

    nobody = Permissions("", StaffRules({}, StaffRole.AGENT), "")
    return RuleEditingService(RuleSurroundings(terminal.paths.root, terminal.paths.index), nobody, {})


def _read(service: RuleEditingService, written: str) -> tuple[str, str, str]:
    """Return name, text and place of a rule file named by its name, or by a path whose file has that name."""
    from kb.data_files import read_text_file  # noqa: PLC0415 - help must not wait for it
    from kb.services.rules import RULE_FILES  # noqa: PLC0415 - see above

    path = Path(written)
    name = path.stem if path.suffix else written
    if name not in RULE_FILES:
        raise typer.BadParameter(", ".join(RULE_FILES), param_hint="NAME|FILE")
    if path.suffix:
        return name, read_text_file(path), written
    loaded = service.load(name)
    return name, loaded.text, str(loaded.path) if loaded.own else ""


def _print_draft(terminal: Terminal, name: str, place: str, draft: RuleDraft) -> None:
    if terminal.json:
        fault = draft.fault
        problem = fault and {
            "line": fault.line,
            "key": fault.key,
            "problem": fault.problem.value,
            "sentence": _sentence(terminal, draft),
        }
        broken = [_broken_as_json(example) for example in draft.broken_examples]
        terminal.print_json({"name": name, "file": place, "problem": problem, "broken_examples": broken})
        return
    where = place or terminal.say("rules_shipped")
    if draft.fault is not None:
        head = terminal.pick(ERRORS["rule_invalid"]).format(
            path=place or name, line=draft.fault.line, key=draft.fault.key
        )
        blank = "" if terminal.language is Language.JA else " "
        _print_wrapped(terminal, f"{head}{blank}{_sentence(terminal, draft)}")
        return
    terminal.print(terminal.say("rules_good", name=name, where=where, count=draft.examples))
    for example in draft.broken_examples:
        key = "rules_not_found" if example.should_be_found else "rules_found"
        _print_wrapped(terminal, "  " + terminal.say(key, rule=example.rule, text=example.text))


def _sentence(terminal: Terminal, draft: RuleDraft) -> str:
    assert draft.fault is not None  # noqa: S101 - both callers looked
    return terminal.pick(RULE_PROBLEMS[draft.fault.problem.value]).format(detail=draft.fault.detail)


def _print_hits(terminal: Terminal, sample: str, hits: Sequence[RuleHit]) -> None:
    if not hits:
        terminal.print(terminal.say("rules_nothing"))
    for hit in hits:
        _print_hit(terminal, sample, hit)


def _print_hit(terminal: Terminal, sample: str, hit: RuleHit) -> None:
    severity = f"{terminal.label(hit.severity.value)} " if hit.severity is not None else ""
    title = hit.title.text(terminal.language)
    _print_wrapped(terminal, f"「{sample[hit.start : hit.end]}」 {severity}{title} ({hit.rule})")
    if hit.advice is not None:
        _print_wrapped(terminal, f"    {hit.advice.text(terminal.language)}")


def _print_wrapped(terminal: Terminal, text: str) -> None:
    for part in wrapped(text, terminal.width):
        terminal.print(part)


def _broken_as_json(example: BrokenExample) -> dict[str, Any]:
    return {"rule": example.rule, "text": example.text, "should_be_found": example.should_be_found}


def _as_json(terminal: Terminal, sample: str, hit: RuleHit) -> dict[str, Any]:
    return {
        "rule": hit.rule,
        "start": hit.start,
        "end": hit.end,
        "matched": sample[hit.start : hit.end],
        "title": hit.title.text(terminal.language),
        "severity": hit.severity and hit.severity.value,
    }
