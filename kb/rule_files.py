"""Reads rule files: the library's own copy where it has one, else the one that is shipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.data_files import read_text_file
from kb.domain.rule_problem import RuleProblem
from kb.resources import resource_path
from kb.rule_entries import RuleSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kb.rule_entries import RuleEntry


def own_or_shipped(library_root: Path | None, *parts: str) -> Path:
    """Return the library's own data file where it has one, which replaces the shipped one, else the shipped one."""
    own = None if library_root is None else library_root.joinpath(*parts)
    return own if own is not None and own.is_file() else resource_path(*parts)


def rule_source(path: Path) -> RuleSource:
    """Read a file; raises FileUnreadableError when it is not UTF-8 or cannot be read."""
    return RuleSource(path, read_text_file(path))


def rule_file(library_root: Path | None, name: str) -> RuleEntry:
    """Read ``rules/<name>.yaml``: the library's own copy, which replaces the shipped one, or the shipped one.

    Raises:
        FileUnreadableError: the file cannot be read, is no YAML or holds no mapping.
    """
    return rule_source(own_or_shipped(library_root, "rules", f"{name}.yaml")).root()


def rule_layers(library_root: Path | None, name: str) -> tuple[RuleEntry, ...]:
    """Read ``rules/<name>.yaml`` as shipped and, after it, the library's own where it has one.

    For files of which a centre writes down only what it changes.

    Raises:
        FileUnreadableError: a file cannot be read, is no YAML or holds no mapping.
    """
    shipped = rule_file(None, name)
    own = rule_file(library_root, name)
    return (shipped,) if own.path == shipped.path else (shipped, own)


def said_last(layers: Sequence[RuleEntry], key: str) -> RuleEntry:
    """Return the last of several files that has a key, or the first where none has: that one says what is missing."""
    return ([layer for layer in layers if layer.has(key)] or [layers[0]])[-1]


def alternation(entry: RuleEntry, key: str, patterns: Iterable[str]) -> re.Pattern[str]:
    """Join patterns, which stand under ``key``, into one that matches what any of them does.

    Raises:
        RuleInvalidError: one is no pattern, or would match where nothing stands.
    """
    written = tuple(patterns)
    try:
        joined = re.compile("|".join(f"(?:{pattern})" for pattern in written))
    except re.error:
        entry.fail(RuleProblem.PATTERN_BROKEN, key, detail=next(filter(_is_broken, written), written[0]))
    if joined.match(""):
        empty = next(pattern for pattern in written if re.match(pattern, ""))
        entry.fail(RuleProblem.PATTERN_EMPTY, key, detail=empty)
    return joined


def _is_broken(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return True
    return False


def refuse_repetitions(entry: RuleEntry, key: str, ids: tuple[str, ...]) -> None:
    """Refuse a file in which two entries of the list ``key`` have one id."""
    for number, name in enumerate(ids):
        if name in ids[:number]:
            entry.fail(RuleProblem.ID_TWICE, key, number, detail=name)
