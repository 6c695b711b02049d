"""Writes values as YAML in the manner of the rule files: short things on one line, quotes only where they must be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A mapping or a list that would be longer on one line gets lines of its own.
_ONE_LINE = 100
_STEP = "  "
_QUOTES = frozenset("'\"")


def inline(value: Any, style: str | None = None) -> str:  # noqa: ANN401 - texts, numbers, truth values, lists, mappings
    """Return a value on one line, fit to stand inside brackets; ``style`` is the kind of quotes a text had before."""
    if isinstance(value, str):
        if "\n" in value:
            return json.dumps(value, ensure_ascii=False)
        return _dumped([value], style if style in _QUOTES else None)[1:-1]
    if isinstance(value, dict):
        return "{" + ", ".join(f"{inline(key)}: {inline(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    return _dumped([value], None)[1:-1]


def block(value: Any, indent: str, newline: str) -> str:  # noqa: ANN401 - as ``inline``
    """Return what stands after ``key:`` or ``-``: on that line where it is short, else below it with ``indent``."""
    if isinstance(value, str) and "\n" in value:
        return _literal(value, indent, newline)
    if not _wants_lines(value):
        return f" {inline(value)}"
    return newline + newline.join(lines(value, indent, newline))


def entry(value: Any, indent: str, newline: str) -> str:  # noqa: ANN401 - as ``inline``
    """Return an entry of a list without its dash, which stands at ``indent``: a mapping has a line for each key."""
    if not isinstance(value, dict) or not value:
        return block(value, indent + _STEP, newline).removeprefix(" ")
    inner = indent + _STEP
    return f"{newline}{inner}".join(_pair(key, below, inner, newline) for key, below in value.items())


def _pair(key: str, value: Any, indent: str, newline: str) -> str:  # noqa: ANN401 - as ``inline``
    return f"{inline(key)}:{block(value, indent + _STEP, newline)}"


def lines(value: Any, indent: str, newline: str) -> Iterator[str]:  # noqa: ANN401 - as ``inline``
    """Yield the lines of a mapping or a list, one or more for each entry."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield f"{indent}{_pair(key, below, indent, newline)}"
    else:
        for below in value:
            yield f"{indent}- {entry(below, indent, newline)}"


def _wants_lines(value: Any) -> bool:  # noqa: ANN401 - as ``inline``
    if not isinstance(value, dict | list | tuple) or not value:
        return False
    below = value.values() if isinstance(value, dict) else value
    return len(inline(value)) > _ONE_LINE or any(isinstance(inner, str) and "\n" in inner for inner in below)


def _literal(text: str, indent: str, newline: str) -> str:
    """Return a text of several lines as they are, where YAML can keep them so."""
    parts = text.split("\n")
    odd = text[0] in " \n" or text.endswith("\n\n") or any(line != line.rstrip() or "\t" in line for line in parts)
    if odd:
        return f" {json.dumps(text, ensure_ascii=False)}"
    keep = "|" if text.endswith("\n") else "|-"
    body = newline.join(f"{indent}{line}" if line else "" for line in (parts[:-1] if text.endswith("\n") else parts))
    return f" {keep}{newline}{body}"


def _dumped(value: Any, style: str | None) -> str:  # noqa: ANN401 - as ``inline``
    text: str = yaml.dump(
        value,
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        default_flow_style=True,
        default_style=style,
        width=float("inf"),
    )
    return text.strip()
