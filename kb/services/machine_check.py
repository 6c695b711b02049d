"""Reads the sections of a computer's policy with what the program reads the rule files below them with."""

from __future__ import annotations

import copy
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.documents.pack_file import is_public_text
from kb.domain.permission import StaffRole
from kb.domain.rule_problem import RuleProblem
from kb.errors import MachinePolicyInvalidError
from kb.machine_policy import Section, read_machine_policy
from kb.rule_entries import RuleEntry
from kb.services.backups import load_backup_rule
from kb.services.limits import load_limits
from kb.services.packs.following import FolderPlace, load_pack_source
from kb.services.policy import load_policy
from kb.services.retention import load_retention_rule

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping

    from kb.domain.rule_problem import Trail
    from kb.machine_policy import MachinePolicy
    from kb.toml_rules import TomlSource


def _load_packs(root: Path | None, fixed: tuple[RuleEntry, ...]) -> object:
    """Read what a policy says of packs, where a path that is not whole or a key that is none helps nobody."""
    source = load_pack_source(root, fixed)
    for entry in fixed:
        if entry.has("from") and source.place is not None and isinstance(source.place, FolderPlace):
            _require_whole(entry, "from", source.where, RuleProblem.PLACE_UNKNOWN)
        if entry.has("ca_file"):
            _require_whole(entry, "ca_file", entry.text("ca_file"), RuleProblem.PATH_NOT_WHOLE)
        if entry.has("keys"):
            for number, key in enumerate(source.keys):
                if not is_public_text(key):
                    entry.fail(RuleProblem.NOT_A_PACK_KEY, "keys", number)
    return source


def _require_whole(entry: RuleEntry, key: str, written: str, problem: RuleProblem) -> None:
    if not written.isprintable():  # "\\server\new" is read as \server, a new line and ew
        entry.fail(RuleProblem.BACKSLASH, key)
    if not Path(written).is_absolute():
        entry.fail(problem, key)


#: Each with what it stands above: the shipped file, so that no library's slip looks like one of the policy.
_LOADERS: dict[Section, Callable[[Path | None, tuple[RuleEntry, ...]], object]] = {
    Section.POLICY: load_policy,
    Section.PACKS: _load_packs,
    Section.BACKUPS: load_backup_rule,
    Section.RETENTION: load_retention_rule,
    Section.LIMITS: load_limits,
}

#: What stands for a missing half while the rest is looked at: right whatever the other half is.
_FILLED = {"default_role": StaffRole.AGENT.value, "amber_minutes": 1, "red_minutes": 240}


def check_sections(machine: MachinePolicy) -> None:
    """Read every section.

    Raises:
        MachinePolicyInvalidError: one is not what it should be; the first thing that is wrong.
    """
    for section, load in _LOADERS.items():
        if layers := machine.layers(section):  # no start reads shipped files for a policy that is silent
            load(None, layers)


def faults_of(source: TomlSource) -> tuple[MachinePolicyInvalidError, ...]:
    """Return everything that is wrong in a policy, from the first line to the last.

    What is wrong is left out, what is missing put in, and the rest read again, until nothing is wrong. Of one list the
    first wrong entry is told.
    """
    try:
        values: dict[str, Any] = copy.deepcopy(source.content())
    except MachinePolicyInvalidError as error:
        return (error,)
    faults: list[MachinePolicyInvalidError] = []
    left_out: set[Trail] = set()
    while (fault := _first_fault(source, values)) is not None:
        trail: Trail = fault.params["trail"]  # type: ignore[assignment] # of this error
        missing = (*trail, fault.params["detail"])
        if fault.params["problem"] is not RuleProblem.KEY_MISSING or missing not in left_out:
            faults.append(fault)
        place = _of_key(trail)
        if not place:
            break
        if fault.params["problem"] is RuleProblem.KEY_MISSING and missing[-1] in _FILLED:
            values[str(place[0])][missing[-1]] = _FILLED[str(missing[-1])]
        else:
            left_out.add(place)
            _leave_out(values, place)
    return tuple(sorted(faults, key=lambda fault: int(str(fault.params["line"]))))


def _first_fault(source: TomlSource, values: Mapping[str, Any]) -> MachinePolicyInvalidError | None:
    try:
        read_machine_policy(source, RuleEntry(source, values))
        for section, load in _LOADERS.items():
            if section in values:
                load(None, (RuleEntry(source, values[section], (section.value,)),))
    except MachinePolicyInvalidError as error:
        return error
    return None


def _of_key(trail: Trail) -> Trail:
    """Return a trail up to its last key: of a list all is left out, since places in it are counted."""
    numbers = [place for place, step in enumerate(trail) if isinstance(step, int)]
    return trail[: numbers[0]] if numbers else trail


def _leave_out(values: dict[str, Any], trail: Trail) -> None:
    *above, last = trail
    for step in above:
        values = values[str(step)]
    values.pop(str(last), None)


@dataclass(frozen=True, slots=True)
class Fixed:
    """One thing that a policy fixes: the place in the file as a person reads it, its line, and what stands there."""

    key: str
    line: int
    value: object


def fixed_by(machine: MachinePolicy) -> tuple[Fixed, ...]:
    """List what a policy fixes: its own keys, and those of its sections."""
    if machine.source is None:
        return ()
    found: list[tuple[Trail, object]] = []
    for key, value in machine.source.content().items():
        found.extend(
            [((key, below), said) for below, said in value.items()] if isinstance(value, dict) else [((key,), value)]
        )
    return tuple(Fixed(".".join(map(str, trail)), machine.source.line_of(trail), value) for trail, value in found)


def open_to_users(path: Path) -> bool:
    """Tell whether somebody else than the administrator may change a policy, or put another in its place.

    Raises:
        OSError: it is gone.
    """
    if sys.platform == "win32":
        return _opens_for_writing(path)
    return any(changed_by_users(place.stat()) for place in (path, path.parent))


def changed_by_users(status: os.stat_result) -> bool:
    """Tell of a file or folder whether it belongs to a user, or a group or everybody may write to it."""
    return status.st_uid != 0 or bool(status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def _opens_for_writing(path: Path) -> bool:
    """Ask Windows itself, whose rights no mode of a file tells; nothing is written. Not run on Windows yet."""
    try:
        path.open("ab").close()
    except PermissionError:
        return False
    return True
