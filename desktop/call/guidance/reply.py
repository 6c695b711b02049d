"""A reply that is composed: its slots, filled and empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SLOT = re.compile(r"\{\{([^{}\n]+)\}\}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with the slots that are known filled; the others stay as they are."""
    return _SLOT.sub(lambda match: values.get(match[1].strip()) or match[0], text)


def empty_slots(text: str) -> tuple[str, ...]:
    """Return the names of the slots in a text, each once."""
    return tuple(dict.fromkeys(match[1].strip() for match in _SLOT.finditer(text)))
