"""Placeholders such as ``{{折り返し日時}}``: what a spoken line leaves open until a call fills it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kb.domain.script import Segment
from kb.resources import resource_path
from kb.rule_files import refuse_repetitions, rule_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from kb.rule_entries import RuleEntry

_PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")
_BRACES = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name that may stand in double braces; ``source`` is the code of what fills it during a call."""

    name: str
    source: str


def load_placeholders(path: Path | None = None) -> tuple[Placeholder, ...]:
    """Return the known placeholders in the order of the rules file, by default the one that is shipped.

    Raises:
        FileUnreadableError: the file is not a list of names with their sources (``line`` where YAML gives one).
    """
    return read_placeholders(rule_source(path or resource_path("rules", "placeholders.yaml")).root())


def read_placeholders(file: RuleEntry) -> tuple[Placeholder, ...]:
    """Return what a file like ``rules/placeholders.yaml`` says; raises RuleInvalidError."""
    entries = file.entries("placeholders")
    file.finish()
    found = []
    for entry in entries:
        found.append(Placeholder(entry.text("name"), entry.text("source")))
        entry.finish()
    refuse_repetitions(file, "placeholders", tuple(placeholder.name for placeholder in found))
    return tuple(found)


@cache
def known_names() -> frozenset[str]:
    """Return the names of the shipped placeholders; the file is read once a process."""
    return frozenset(placeholder.name for placeholder in load_placeholders())


def split_placeholders(text: str) -> tuple[Segment, ...]:
    """Split text into runs of plain text and placeholders; joined again they give the text without the braces.

    Blanks inside the braces do not belong to the name; empty braces are plain text.
    """
    segments: list[Segment] = []
    plain_from = 0
    for match in _PLACEHOLDER.finditer(text):
        name = match[1].strip()
        if not name:
            continue
        if match.start() > plain_from:
            segments.append(Segment(text[plain_from : match.start()]))
        segments.append(Segment(name, placeholder=True))
        plain_from = match.end()
    if plain_from < len(text):
        segments.append(Segment(text[plain_from:]))
    return tuple(segments)


def unknown_placeholders(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the names in double braces that are not known, each once, in the order of the text."""
    return tuple(dict.fromkeys(name for name, _, _ in placeholder_spans(text) if name not in known))


def placeholder_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each name in double braces with where its braces begin and end."""
    for match in _PLACEHOLDER.finditer(text):
        if name := match[1].strip():
            yield name, match.start(), match.end()


def broken_placeholders(text: str) -> Iterator[int]:
    """Yield where (offset) double braces stand that do not enclose a name: a line that could never be filled."""
    covered = {offset for _, start, end in placeholder_spans(text) for offset in (start, end - 2)}
    for match in _BRACES.finditer(text):
        if match.start() not in covered:
            yield match.start()
