"""``kb policy``: what the policy of this computer fixes, and what is wrong with it, before it is rolled out."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.failures import LIBRARY, OK
from kb.cli.help import LocalCommand, LocalGroup
from kb.cli.terminal import Terminal
from kb.errors import MachinePolicyUnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.errors import RuleInvalidError
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
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
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
    faults: Sequence[RuleInvalidError] = (),
    fixed: Sequence[Fixed] = (),
    exists: bool = True,
) -> None:
    if terminal.json:
        terminal.print_json(
            {
                "path": str(path),
                "exists": exists,
                "sound": not faults,
                "fixed": [{"key": one.key, "line": one.line, "value": one.value} for one in fixed],
                "faults": [
                    {
                        "line": fault.params["line"],
                        "key": fault.params["key"],
                        "problem": str(fault.params["problem"]),
                        "message": terminal.rule_problem(fault),
                    }
                    for fault in faults
                ],
            }
        )
        return
    for fault in faults:
        line, key = fault.params["line"], fault.params["key"]
        terminal.complain(
            terminal.say("policy_fault", path=path, line=line, name=key, problem=terminal.rule_problem(fault))
        )
    if faults:
        terminal.complain(terminal.say("policy_faults", count=len(faults)))
    elif not exists:
        terminal.print(terminal.say("policy_none", path=path))
    elif not fixed:
        terminal.print(terminal.say("policy_empty", path=path))
    else:
        terminal.print(terminal.say("policy_sound", path=path))
    for one in fixed:
        value = json.dumps(one.value, ensure_ascii=False, default=str)
        terminal.print(terminal.say("policy_fixes", name=one.key, line=one.line, value=value))
