"""Sudachi, asked by any thread about texts of any length: the pieces of a text, and what the dictionary knows."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sudachipy import Dictionary, SplitMode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sudachipy import Morpheme, Tokenizer

#: Sudachi refuses more than 49,149 bytes a call; a character of UTF-8 has at most four.
_CHUNK_CHARACTERS = 12_000


@dataclass(frozen=True, slots=True)
class Morph:
    """A piece of a folded text as the dictionary sees it; ``part`` joins the levels of its part of speech with "-"."""

    surface: str
    start: int
    end: int
    part: str
    known: bool


def morphemes(folded: str) -> Iterator[tuple[Morpheme, int]]:
    """Yield Sudachi's morphemes of a folded text, each with the offset that its own positions lack."""
    tokenizer = _tokenizer()
    for offset, chunk in _chunks(folded):
        for morpheme in tokenizer.tokenize(chunk):
            yield morpheme, offset


def morphs(folded: str) -> list[Morph]:
    """Return every piece of a folded text, particles and symbols too."""
    return [
        Morph(
            morpheme.surface(),
            offset + morpheme.begin(),
            offset + morpheme.end(),
            "-".join(morpheme.part_of_speech()[:4]),
            not morpheme.is_oov(),
        )
        for morpheme, offset in morphemes(folded)
    ]


class ReadText:
    """A folded text and its morphs; ``starting`` and ``ending`` give the place of the morph that does so there."""

    def __init__(self, folded: str) -> None:
        self.text = folded
        self.morphs = morphs(folded)
        self.starting = {morph.start: place for place, morph in enumerate(self.morphs)}
        self.ending = {morph.end: place for place, morph in enumerate(self.morphs)}


@lru_cache(maxsize=8192)
def parts_in_dictionary(surface: str) -> frozenset[str]:
    """Return the parts of speech the dictionary knows a word as, in the form of ``Morph.part``; none: not listed."""
    return frozenset("-".join(entry.part_of_speech()[:4]) for entry in _dictionary().lookup(surface))


def _chunks(folded: str) -> Iterator[tuple[int, str]]:
    """Cut a long text at line ends where there are any, so that no word is torn without need."""
    start = 0
    while len(folded) - start > _CHUNK_CHARACTERS:
        end = folded.rfind("\n", start + 1, start + _CHUNK_CHARACTERS) + 1 or start + _CHUNK_CHARACTERS
        yield start, folded[start:end]
        start = end
    if start < len(folded):
        yield start, folded[start:]


_local = threading.local()


def _tokenizer() -> Tokenizer:
    """Return this thread's tokenizer: Sudachi raises when two threads share one."""
    tokenizer: Tokenizer | None = getattr(_local, "tokenizer", None)
    if tokenizer is None:
        tokenizer = _local.tokenizer = _dictionary().tokenizer(mode=SplitMode.A)
    return tokenizer


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="small")
