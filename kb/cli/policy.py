"""``kb policy``: what the policy of this computer fixes, and what is wrong with it, before it is rolled out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.failures import LIBRARY, OK
from kb.cli.help import LocalCommand, LocalGroup
from kb.cli.terminal import Terminal
from kb.errors import FolderMissingError, MachinePolicyUnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.errors import KbError
    from kb.services.machine_check import Fixed

policy = typer.Typer(name="policy", cls=LocalGroup, rich_markup_mode=None, no_args_is_help=True)


@policy.callback()
def policy_of_the_computer() -> None:
    """Look at the policy of this computer."""


@policy.command("check", cls=LocalCommand)
def check(ctx: typer.Context, file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None) -> int:
    """Check a policy file: that of this computer, or one that is to become it."""
    from kb.machine_policy import load_machine_policy, machine_policy_path  # noqa: PLC0415 - see Terminal.open_library
    from kb.services.machine_check import faults_of, fixed_by  # noqa: PLC0415 - see Terminal.open_library
    from kb.toml_rules import TomlSource  # noqa: PLC0415 - see Terminal.open_library

    terminal: Terminal = ctx.obj
    path = file or terminal.policy_file or machine_policy_path()
    if not path.exists():
        if file is not None:
            raise FolderMissingError(path=str(path))
        _print(terminal, path, exists=False)
        return OK
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise MachinePolicyUnreadableError(path=str(path)) from error
    faults = faults_of(TomlSource(path, text))
    fixed = () if faults else fixed_by(load_machine_policy(path))
    _print(terminal, path, faults=faults, fixed=fixed)
    return LIBRARY if faults else OK


def _print(
    terminal: Terminal,
    path: Path,
    *,
    faults: Sequence[KbError] = (),
    fixed: Sequence[Fixed] = (),
    exists: bool = True,
) -> None:
    if terminal.json:
        terminal.print_json(
            {
                "path": str(path),
                "exists": exists,
                "sound": not faults,
                "fixed": [{"key": one.key, "line": one.line} for one in fixed],
                "faults": [
                    {
                        "line": fault.params["line"],
                        "key": fault.params["key"],
                        "problem": str(fault.params["problem"]),
                        "message": terminal.error(fault),
                    }
                    for fault in faults
                ],
            }
        )
        return
    for fault in faults:
        terminal.complain(terminal.error(fault))
    if faults:
        return
    if not exists:
        terminal.print(terminal.say("policy_none", path=path))
        return
    terminal.print(terminal.say("policy_sound", path=path))
    for one in fixed:
        terminal.print(terminal.say("policy_fixes", name=one.key, line=one.line))
