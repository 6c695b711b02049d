"""Which values of a rule file the policy of the computer decides, so that nobody changes them in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.rule_editing import DecidedValue
from kb.machine_policy import Section
from kb.services.policy import WHO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.machine_policy import MachinePolicy

#: A policy names only the roles it changes; of every other mapping it decides the whole.
_BY_NAME = "roles"


def decided_values(machine: MachinePolicy, name: str) -> tuple[DecidedValue, ...]:
    """Return what stands above the values of ``rules/<name>.yaml``."""
    return tuple(_decided(machine, Section(name))) if name in set(Section) else ()


def _decided(machine: MachinePolicy, section: Section) -> Iterator[DecidedValue]:
    said = machine.said(section)
    if not said.keys().isdisjoint(WHO):
        said = {"people": {}, "groups": {}} | said
    for key, value in said.items():
        if key == _BY_NAME:
            yield from (DecidedValue((key, role), permissions) for role, permissions in value.items())
        else:
            yield DecidedValue((key,), value)
