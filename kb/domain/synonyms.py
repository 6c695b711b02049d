"""The centre's words and the customers' words for them, as an editor sees them, and what a change of them does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class SynonymEntry:
    """A term of the centre (``means``, as it stands in tags), literal words and phrases; ``line`` counts from 1."""

    means: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymText:
    """The synonym file as it is now.

    ``path`` is the library's own copy, which need not exist: ``own`` tells whether it does, else ``text`` is what was
    shipped. ``version`` says which text it is, so that a save never writes over another one. ``restorable``: there is
    a text before this one.
    """

    path: Path
    text: str
    own: bool
    version: str
    restorable: bool


class EffectSource(StrEnum):
    """What was tried with changed synonyms: the notes of a past call, or a search that found nothing."""

    NOTES = "notes"
    SEARCH = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectExample:
    """What one past text would find: titles before and after, best first; ``text`` is masked.

    ``words`` are the customer's words that newly count, ``means`` the term of the centre they stand for.
    """

    source: EffectSource
    text: str
    words: str
    means: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymEffect:
    """What changed synonyms would do to past notes and to searches that found nothing.

    ``notes`` and ``searches`` were looked at; in ``notes_changed`` other articles would be suggested, ``notes_found``
    of them had no suggestion before; ``searches_found`` would find something. ``examples`` begin with these.
    """

    notes: int = 0
    notes_changed: int = 0
    notes_found: int = 0
    searches: int = 0
    searches_found: int = 0
    examples: tuple[EffectExample, ...] = ()
