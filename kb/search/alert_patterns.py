"""The patterns of rules/alerts.yaml, read once and looked up in sentences; how they are written is explained there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.search.alert_text import flat_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.search.alert_text import AlertText, Span
    from kb.search.phrase_forms import PhraseForms

#: Letters of flat text that may stand between two parts of a pattern: written 「…」, or 「＋」 for parts side by side.
REACH = {"…": 22, "＋": 7}
#: Letters of flat text that may stand between two words of one phrase: particles and endings.
WITHIN = 7
_SEPARATOR = re.compile("([…＋])")
_LITERAL = re.compile(r"「([^「」]+)」")
_GROUP = re.compile(r"<([^<>]+)>")

#: Where the phrases of the rules stand in a sentence (flat text); those that do not stand there are left out.
Found = dict["Phrase", list["Span"]]


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One phrase, there once in a book: dictionary forms of words that follow each other, or letters as they are."""

    forms: tuple[str, ...] = ()
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Parts that follow each other within a sentence, each so many letters after the one before."""

    parts: tuple[tuple[Phrase, ...], ...]
    reaches: tuple[int, ...] = ()

    def find(self, found: Found) -> Iterator[Span]:
        """Yield the spans where the pattern is fulfilled, for each way to begin the nearest end first."""
        for start, end in _spans(self.parts[0], found):
            for last in self._ends(found, 1, end):
                yield start, last

    def _ends(self, found: Found, number: int, after: int) -> Iterator[int]:
        """Yield where the pattern may end when the parts before ``number`` end at ``after``."""
        if number == len(self.parts):
            yield after
            return
        for start, end in _spans(self.parts[number], found):
            if after <= start <= after + self.reaches[number - 1]:
                yield from self._ends(found, number + 1, end)


def _spans(phrases: tuple[Phrase, ...], found: Found) -> list[Span]:
    return sorted(span for phrase in phrases if phrase in found for span in found[phrase])


class PatternError(ValueError):
    """A ``part`` of a ``pattern`` is not written as it should be: empty, no words, or an unknown group."""

    def __init__(self, part: str, pattern: str) -> None:
        super().__init__(part)
        self.part = part
        self.pattern = pattern


class PhraseBook:
    """All phrases of a rules file, each once, so that a sentence is searched for all of them in one go."""

    def __init__(self, groups: Mapping[str, tuple[str, ...]], forms: PhraseForms) -> None:
        """Take the lists of words that patterns may name, and who knows the forms of phrases."""
        self._groups = groups
        self._forms = forms
        self._phrases: dict[str, Phrase] = {}
        self._by_form: dict[str, list[Phrase]] = {}
        self._by_letters: dict[str, list[Phrase]] = {}

    def read_pattern(self, written: str) -> Pattern:
        """Read a pattern as an editor wrote it.

        Raises:
            PatternError: it has an empty part or names an unknown group.
        """
        parts = _SEPARATOR.split(written)
        try:
            return Pattern(
                tuple(tuple(self._alternatives(part)) for part in parts[::2]),
                tuple(REACH[separator] for separator in parts[1::2]),
            )
        except ValueError as error:
            raise PatternError(str(error), written) from error

    def find(self, text: AlertText) -> Found:
        """Return where phrases of the book stand in a sentence."""
        found: Found = {}
        for words in text.views:
            for place, (form, _, _) in enumerate(words):
                for phrase in self._by_form.get(form, ()):
                    run = words[place : place + len(phrase.forms)]
                    if _follows(run, phrase.forms) and (span := (run[0][1], run[-1][2])) not in found.get(phrase, ()):
                        found.setdefault(phrase, []).append(span)
        flat = text.flat
        for start in range(len(flat)):
            for size in (1, 2):
                for phrase in self._by_letters.get(flat[start : start + size], ()) if start + size <= len(flat) else ():
                    if flat.startswith(phrase.letters, start):
                        found.setdefault(phrase, []).append((start, start + len(phrase.letters)))
        return found

    def _alternatives(self, part: str) -> Iterator[Phrase]:
        for alternative in part.split("|"):
            written = alternative.strip()
            if group := _GROUP.fullmatch(written):
                if group[1] not in self._groups:
                    raise ValueError(written)
                yield from map(self._phrase, self._groups[group[1]])
            else:
                yield self._phrase(written)

    def _phrase(self, written: str) -> Phrase:
        phrase = self._phrases.get(written)
        if phrase is None:
            phrase = self._phrases[written] = _read_phrase(written, self._forms)
            if phrase.forms:
                self._by_form.setdefault(phrase.forms[0], []).append(phrase)
            else:
                self._by_letters.setdefault(phrase.letters[:2], []).append(phrase)
        return phrase


def _read_phrase(written: str, known: PhraseForms) -> Phrase:
    if literal := _LITERAL.fullmatch(written):
        if letters := flat_letters(literal[1]):
            return Phrase(letters=letters)
        raise ValueError(written)
    forms = known.of(written)
    if not forms or set("「」<>") & set(written):
        raise ValueError(written)
    return Phrase(forms=forms)


def _follows(run: tuple[tuple[str, int, int], ...], forms: tuple[str, ...]) -> bool:
    """Tell whether words have these forms and stand near enough to each other."""
    if len(forms) == 1:
        return True
    return tuple(form for form, _, _ in run) == forms and all(
        after[1] - before[2] <= WITHIN for before, after in pairwise(run)
    )
