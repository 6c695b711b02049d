"""Where an article would appear among the suggestions for a note, why, and what its next version changes for others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from kb.domain.article import Kind, State
    from kb.domain.suggestion import Reason


class Showing(StrEnum):
    """What becomes of an article for a note.

    SHOWN: it is among the suggestions. UNSURE: nothing in the note is sure enough for it. BEHIND: it is sure enough,
    but others come first. FAR: too many others have more of the note's words. SILENT: the note says too little for any
    article. NEVER: its kind is not suggested.
    """

    SHOWN = "shown"
    UNSURE = "unsure"
    BEHIND = "behind"
    FAR = "far"
    SILENT = "silent"
    NEVER = "never"


class Strength(StrEnum):
    """What speaks for an article: 言葉の重なり, お客様の言葉, 言いかえ, これまでの使われ方."""

    WORDS = "words"
    PHRASE = "phrase"
    MEANING = "meaning"
    EXPERIENCE = "experience"


@dataclass(frozen=True, slots=True)
class WordWeight:
    """A word of the note, as it was typed, and what it brought to the score (the article's words add up to 1)."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedArticle:
    """An article with its place, from 1; ``sureness`` are log-odds, ``shown`` from ``Appearance.threshold`` on.

    ``phrase`` is the phrase of its customers' words that fits best, ``ahead`` what it has more of than the article that
    is asked about, the most first.
    """

    article_id: UUID
    kind: Kind
    title: str
    state: State
    place: int
    sureness: float
    shown: bool
    reasons: tuple[Reason, ...] = ()
    words: tuple[WordWeight, ...] = ()
    phrase: str = ""
    ahead: tuple[Strength, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """The suggestions for a note as they would be after a save, and the article's place among them.

    ``own`` is None where the article is not even near. ``others`` are those before it, and those shown, best first.
    ``place_now`` is its place in the index as it is: None where it is not near, or not saved yet. ``threshold`` is the
    sureness from which on an article is shown.
    """

    showing: Showing
    own: RankedArticle | None = None
    others: tuple[RankedArticle, ...] = ()
    place_now: int | None = None
    shown_now: bool = False
    threshold: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange:
    """A past note, masked and cut, for which the next version changes something.

    ``titles`` are the articles that give way to it, or take its place.
    """

    text: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceLost:
    """An article that is shown for ``count`` notes less."""

    article_id: UUID
    title: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEffect:
    """What the next version changes for past notes, the newest ``notes``.

    ``shown_before`` and ``shown_after`` are for how many the article is among the suggestions; ``gained`` and ``lost``
    are examples, ``losers`` the articles that give way, the most often first.
    """

    notes: int = 0
    shown_before: int = 0
    shown_after: int = 0
    gained: tuple[NoteChange, ...] = ()
    lost: tuple[NoteChange, ...] = ()
    losers: tuple[PlaceLost, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastNote:
    """A past call to try an article on; ``text`` is masked."""

    call_id: UUID
    at: datetime
    text: str
