"""Reads what a centre decided about calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.data_files import read_data_file
from kb.domain.policy import DutyContact, Policy
from kb.errors import FileUnreadableError
from kb.resources import resource_path

if TYPE_CHECKING:
    from pathlib import Path

_FILE = ("rules", "policy.yaml")
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
    shipped, own = resource_path(*_FILE), library_root.joinpath(*_FILE)
    values = _read(shipped)
    source = shipped
    if own.is_file():
        values |= _read(own)
        source = own
    if values["red_minutes"] < values["amber_minutes"]:
        raise FileUnreadableError(path=str(source), line=0)
    return Policy(**values)


def _read(path: Path) -> dict[str, Any]:
    data = read_data_file(path)
    if not isinstance(data, dict) or not data.keys() <= _KEYS:
        raise FileUnreadableError(path=str(path), line=0)
    try:
        return {name: _value(name, value) for name, value in data.items()}
    except (TypeError, ValueError) as error:
        raise FileUnreadableError(path=str(path), line=0) from error


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
