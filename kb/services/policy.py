"""Reads what a centre decided: about calls, how long articles are trusted, and who may do what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.domain.lifecycle import Intervals
from kb.domain.permission import Permission, StaffRole, StaffRules
from kb.domain.policy import DutyContact, Policy
from kb.domain.rule_problem import RuleProblem
from kb.rule_files import rule_layers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kb.rule_entries import RuleEntry

#: The least and the most minutes of each.
_MINUTES = {
    "amber_minutes": (1, 240),
    "red_minutes": (1, 240),
    "same_content_minutes": (1, 240),
    "reminder_minutes": (0, 240),
}
#: The clock of a call, and who has which role: each is decided as a whole by a computer's policy.
_CLOCK = ("amber_minutes", "red_minutes")
WHO = ("default_role", "people", "groups")
#: The least and the most days of each; ten years are for good.
_DAYS = {"verify_days": (1, 3650), "archive_days": (1, 3650)}


def load_policy(library_root: Path | None, fixed: Sequence[RuleEntry] = ()) -> Policy:
    """Read the library's own file where it has one; what it leaves out is as in the shipped one.

    What is ``fixed`` for the computer stands above both.

    Raises:
        FileUnreadableError: a file is not what it should be, or turns red before it turns amber.
    """
    return read_policy(rule_layers(library_root, "policy"), fixed)


def read_policy(layers: Sequence[RuleEntry], fixed: Sequence[RuleEntry] = ()) -> Policy:
    """Return what files like ``rules/policy.yaml`` say, the later ones first of all; raises RuleInvalidError."""
    values: dict[str, Any] = {}
    roles: dict[StaffRole, frozenset[Permission]] = {}
    for layer in (*layers, *fixed):
        said = _read(layer)
        if layer in fixed:
            _refuse_halves(layer, said)
            if not said.keys().isdisjoint(WHO):
                # Nobody gets a role by a library's file where the computer's policy says who has which.
                values |= {"people": {}, "groups": {}}
        values |= said
        # A centre writes down only the roles it changes.
        roles |= values.pop("roles", {})
    if values["red_minutes"] < values["amber_minutes"]:
        (*layers, *fixed)[-1].fail(RuleProblem.RED_BEFORE_AMBER, "red_minutes")
    intervals = Intervals(**{name: values.pop(name) for name in _DAYS})
    staff = StaffRules(roles, **{name: values.pop(name) for name in WHO})
    return Policy(intervals=intervals, staff=staff, **values)


def _refuse_halves(layer: RuleEntry, said: Mapping[str, Any]) -> None:
    """Refuse what would mean something else in each library, by what that one says of the other half."""
    if said.keys() & {"people", "groups"} and "default_role" not in said:
        layer.fail(RuleProblem.KEY_MISSING, detail="default_role")
    for one, other in (_CLOCK, _CLOCK[::-1]):
        if one in said and other not in said:
            layer.fail(RuleProblem.KEY_MISSING, detail=other)


def _read(layer: RuleEntry) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, (least, most) in (_MINUTES | _DAYS).items():
        if layer.has(name):
            values[name] = layer.number(name, least=least, most=most)
    if layer.has("centre"):
        values["centre"] = layer.text("centre")
    if layer.has("default_duty"):
        values["default_duty"] = _contact(layer.entry("default_duty"))
    if layer.has("duty"):
        duty = layer.entry("duty")
        values["duty"] = {rule: _contact(duty.entry(rule)) for rule in duty.names()}
    if layer.has("departments"):
        values["departments"] = layer.texts("departments", optional=True)
    values |= _read_staff(layer)
    layer.finish()
    return values


def _read_staff(layer: RuleEntry) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if layer.has("roles"):
        roles = layer.entry("roles")
        told = [role for role in StaffRole if roles.has(role.value)]
        values["roles"] = {role: frozenset(roles.words(role.value, Permission, optional=True)) for role in told}
        roles.finish()
    for key in ("people", "groups"):
        if layer.has(key):
            named = layer.entry(key)
            values[key] = {name: named.word(name, StaffRole) for name in named.names()}
    if layer.has("default_role"):
        values["default_role"] = layer.word("default_role", StaffRole)
    return values


def _contact(entry: RuleEntry) -> DutyContact:
    contact = DutyContact(entry.text("name"), entry.text("contact"))
    entry.finish()
    return contact
