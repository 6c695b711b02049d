"""Reads how much of the computer a library may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.limits import Limits
from kb.rule_files import rule_layers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kb.rule_entries import RuleEntry

#: The least and the most of each: with less nothing works well, and with more something was mistyped.
_RANGES = {
    "search_cache_megabytes": (8, 16_384),
    "import_memory_megabytes": (16, 16_384),
    "import_processes": (0, 64),
}


def load_limits(library_root: Path | None, fixed: Iterable[RuleEntry] = ()) -> Limits:
    """Read the library's own file where it has one; what it leaves out is as in the shipped one.

    What is ``fixed`` for the computer stands above both.

    Raises:
        FileUnreadableError: a file is not what it should be.
    """
    return read_limits((*rule_layers(library_root, "limits"), *fixed))


def read_limits(layers: Iterable[RuleEntry]) -> Limits:
    """Return what files like ``rules/limits.yaml`` say, the later ones first of all; raises RuleInvalidError."""
    values: dict[str, int] = {}
    for layer in layers:
        for name, (least, most) in _RANGES.items():
            if layer.has(name):
                values[name] = layer.number(name, least=least, most=most)
        layer.finish()
    return Limits(**values)
