"""A reply that is composed: its empty slots, and taking the better wording of a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.domain.wording import WordingFinding

_SLOT = re.compile(r"\{\{([^{}\n]+)\}\}")
#: Better wording is advice; what can be put in its place stands in it as an example: （「…」）, or 「….」 at its start.
_EXAMPLE = re.compile(r"（「([^」]+)」）|^「([^」]*。)」")
_END = "。!?！？\n"


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with the slots that are known filled; the others stay as they are."""
    return _SLOT.sub(lambda match: values.get(match[1].strip()) or match[0], text)


def empty_slots(text: str) -> tuple[str, ...]:
    """Return the names of the slots in a text, each once."""
    return tuple(dict.fromkeys(match[1].strip() for match in _SLOT.finditer(text)))


def example_of(finding: WordingFinding) -> str:
    """Return the words that can stand in place of those found; empty where there is only advice.

    They are Japanese in every language of the program: they are said to the customer.
    """
    match = _EXAMPLE.search(finding.better.japanese)
    return (match[1] or match[2]) if match else ""


def span_to_replace(text: str, finding: WordingFinding) -> tuple[int, int]:
    """Return where the sentence begins and ends that a finding stands in: half of one would not fit the example."""
    start = max((text.rfind(mark, 0, finding.start) for mark in _END), default=-1) + 1
    end = finding.end
    while end < len(text) and text[end - 1] not in _END:
        end += 1
    if end > start and text[end - 1] == "\n":
        end -= 1
    return start, end
