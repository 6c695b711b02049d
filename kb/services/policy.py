"""Reads what a centre decided about calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.domain.policy import DutyContact, Policy
from kb.rule_files import rule_layers

if TYPE_CHECKING:
    from pathlib import Path

    from kb.rule_files import RuleEntry

#: The least and the most minutes of each.
_MINUTES = {
    "amber_minutes": (1, 240),
    "red_minutes": (1, 240),
    "same_content_minutes": (1, 240),
    "reminder_minutes": (0, 240),
}
_KEYS = {*_MINUTES, "centre", "default_duty", "duty", "departments"}


def load_policy(library_root: Path) -> Policy:
    """Read the library's own file where it has one; what it leaves out is as in the shipped one.

    Raises:
        FileUnreadableError: a file is not what it should be, or turns red before it turns amber.
    """
    layers = rule_layers(library_root, "policy")
    values: dict[str, Any] = {}
    for layer in layers:
        values |= _read(layer)
    if values["red_minutes"] < values["amber_minutes"]:
        layers[-1].fail()
    return Policy(**values)


def _read(layer: RuleEntry) -> dict[str, Any]:
    try:
        values = {name: _value(name, layer.value(name)) for name in _KEYS if layer.has(name)}
    except (TypeError, ValueError):
        layer.fail()
    layer.finish()
    return values


def _value(name: str, value: object) -> object:
    """Return a value as the policy keeps it; raises ValueError for what is none."""
    if name in _MINUTES:
        least, most = _MINUTES[name]
        if type(value) is int and least <= value <= most:
            return value
    elif name == "centre":
        if isinstance(value, str) and value:
            return value
    elif name == "default_duty":
        return _contact(value)
    elif name == "duty" and isinstance(value, dict):
        return {str(rule): _contact(contact) for rule, contact in value.items()}
    elif name == "departments" and isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return tuple(value)
    raise ValueError(name)


def _contact(value: object) -> DutyContact:
    if isinstance(value, dict) and value.keys() == {"name", "contact"}:
        return DutyContact(str(value["name"]), str(value["contact"]))
    message = "a duty contact has a name and a contact"
    raise ValueError(message)
