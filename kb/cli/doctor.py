"""The command that looks whether all is well, says what to do where it is not, and mends what can be mended safely."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.failures import INPUT, OK, USAGE_MISTAKE
from kb.cli.health_sentences import HEALTH
from kb.cli.selftest import selftest as run_selftest
from kb.cli.sentences import USAGE
from kb.cli.terminal import Terminal
from kb.domain.health import Verdict, worst
from kb.errors import KbError, LibraryMissingError

if TYPE_CHECKING:
    from kb.domain.health import HealthItem
    from kb.services.health.doctor import Doctor


def doctor(
    ctx: typer.Context,
    *,
    repair: Annotated[bool, typer.Option("--repair")] = False,
    selftest: Annotated[bool, typer.Option("--selftest")] = False,
) -> int:
    """Check a library and what it stands on, or do on this computer what the program is there for."""
    terminal: Terminal = ctx.obj
    if selftest and repair:
        terminal.complain(terminal.pick(USAGE["repair_or_selftest"]))
        return USAGE_MISTAKE
    if selftest:
        return run_selftest(terminal)
    examiner = _doctor(terminal)
    found: list[HealthItem] = []
    for item in examiner.check():
        mended = _repair(terminal, examiner, item) if repair else False
        _print(terminal, item, mended=mended)
        if not mended:
            found.append(item)
    return INPUT if worst(found) is Verdict.BAD else OK


def _doctor(terminal: Terminal) -> Doctor:
    from kb.library.care import LibraryCare  # noqa: PLC0415 - see Terminal.open_library

    paths = terminal.paths
    if not paths.database.is_file():
        raise LibraryMissingError(path=str(paths.root))
    care = LibraryCare(paths, clock=terminal.clock, machine=terminal.machine, policy_file=terminal.policy_file)
    return care.doctor()


def _repair(terminal: Terminal, examiner: Doctor, item: HealthItem) -> bool:
    try:
        return examiner.repair(item)
    except KbError as error:
        terminal.complain(terminal.error(error))
        return False


def _print(terminal: Terminal, item: HealthItem, *, mended: bool) -> None:
    sentence = terminal.pick(HEALTH[item.code]).format(**_shown(item))
    if terminal.json:
        terminal.print_json(
            {
                "code": item.code,
                "verdict": item.verdict.value,
                "repairable": item.repairable,
                "repaired": mended,
                "params": dict(item.params),
                "message": sentence,
            }
        )
        return
    word = terminal.say("mended") if mended else terminal.say(f"verdict_{item.verdict.value}")
    terminal.print(f"{word}: {sentence}")
    if item.repairable and not mended:
        terminal.print(f"  {terminal.say('repair_offer')}")


def _shown(item: HealthItem) -> dict[str, object]:
    """Return the parameters as a sentence shows them."""
    shown = dict(item.params)
    versions = shown.get("versions")
    if isinstance(versions, dict):
        shown["versions"] = ", ".join(f"{name} {number}" for name, number in versions.items())
    for name in ("newest", "when"):
        if name in shown:
            shown[name] = f"{datetime.fromisoformat(str(shown[name])).astimezone():%Y-%m-%d %H:%M}"
    return shown
