"""The patterns of rules/alerts.yaml, read once and looked up in sentences; how they are written is explained there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.search import japanese

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.search.alert_text import AlertText, Span

#: Letters of flat text that may stand between two parts of a pattern: written 「…」, or 「＋」 for parts side by side.
REACH = {"…": 22, "＋": 7}
_SEPARATOR = re.compile("([…＋])")
_LITERAL = re.compile(r"「([^「」]+)」")
_GROUP = re.compile(r"<([^<>]+)>")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: dictionary forms of words that follow each other, or letters as they are."""

    forms: tuple[str, ...] = ()
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Parts that follow each other within a sentence; each is any of its phrases, so many letters after the one before."""

    parts: tuple[tuple[Phrase, ...], ...]
    reaches: tuple[int, ...] = ()

    def find(self, text: AlertText) -> Iterator[Span]:
        """Yield the spans (flat text) where the pattern is fulfilled, the nearest end first."""
        for start, end in _spans(text, self.parts[0]):
            for last in self._ends(text, 1, end):
                yield start, last

    def _ends(self, text: AlertText, number: int, after: int) -> Iterator[int]:
        """Yield where the pattern may end when the parts before ``number`` end at ``after``."""
        if number == len(self.parts):
            yield after
            return
        for start, end in _spans(text, self.parts[number]):
            if after <= start <= after + self.reaches[number - 1]:
                yield from self._ends(text, number + 1, end)


def _spans(text: AlertText, phrases: tuple[Phrase, ...]) -> list[Span]:
    return sorted(span for phrase in phrases for span in text.find(phrase))


def read_pattern(written: str, groups: Mapping[str, tuple[str, ...]]) -> Pattern:
    """Read a pattern as an editor wrote it.

    Raises:
        ValueError: it has an empty part or names an unknown group.
    """
    parts = _SEPARATOR.split(written)
    return Pattern(
        tuple(tuple(_phrases(part, groups)) for part in parts[::2]),
        tuple(REACH[separator] for separator in parts[1::2]),
    )


def _phrases(part: str, groups: Mapping[str, tuple[str, ...]]) -> Iterator[Phrase]:
    for alternative in part.split("|"):
        written = alternative.strip()
        if group := _GROUP.fullmatch(written):
            if group[1] not in groups:
                raise ValueError(written)
            for member in groups[group[1]]:
                yield _phrase(member)
        else:
            yield _phrase(written)


def _phrase(written: str) -> Phrase:
    if literal := _LITERAL.fullmatch(written):
        return Phrase(letters=flat_letters(literal[1]))
    forms = tuple(form for form, _, _ in japanese.plain_words(japanese.fold(written)))
    if not forms or set("「」<>") & set(written):
        raise ValueError(written)
    return Phrase(forms=forms)


def flat_letters(text: str) -> str:
    """Return a text as flat text shows it."""
    return "".join(japanese.to_hiragana(japanese.fold(text)).split())
