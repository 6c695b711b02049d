"""Finding words in a text whatever their width, their kana or their case; no Qt here."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
#: Marks that belong to the character before them: half-width voiced sounds, and combining ones.
_VOICED = "ﾞﾟ"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. ``same_case``: large and small letters differ; ``loose``: width and kana do not."""

    words: str
    same_case: bool = False
    loose: bool = True


def find_all(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    """Return where the words stand, from the start on and without overlaps, as places in characters."""
    words = "".join(_folded(wanted.words, wanted.same_case, wanted.loose)[0])
    if not words:
        return []
    found: list[tuple[int, int]] = []
    begin = 0
    for line in text.split("\n"):
        line_folded, offsets = _folded(line, wanted.same_case, wanted.loose)
        place = line_folded.find(words)
        while place >= 0:
            start, end = _place(offsets, place), _place(offsets, place + len(words))
            # Half of a character that folds to two, such as ㍿, is none of the words.
            if end > start and (not found or begin + start >= found[-1][1]):
                found.append((begin + start, begin + end))
            place = line_folded.find(words, place + len(words))
        begin += len(line) + 1
    return found


def folded(text: str) -> str:
    """Return a text as it is compared where width, kana and case do not matter."""
    return _fold(text, same_case=False, loose=True)


def replaced(text: str, spans: list[tuple[int, int]], words: str) -> str:
    """Return a text with other words in these places."""
    parts: list[str] = []
    place = 0
    for start, end in spans:
        parts += (text[place:start], words)
        place = end
    return "".join((*parts, text[place:]))


def _place(offsets: tuple[int, ...], place: int) -> int:
    return offsets[place] if offsets else place


@lru_cache(maxsize=8192)
def _folded(line: str, same_case: bool, loose: bool) -> tuple[str, tuple[int, ...]]:
    """Return a line as it is compared, and where its characters came from; no offsets: each from its own place."""
    whole = _fold(line, same_case=same_case, loose=loose)
    if len(whole) == len(line) and all(len(_fold(part, same_case=same_case, loose=loose)) == 1 for part in set(line)):
        return whole, ()
    parts: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(line):
        end = start + 1
        while end < len(line) and (unicodedata.combining(line[end]) or line[end] in _VOICED):
            end += 1
        part = _fold(line[start:end], same_case=same_case, loose=loose)
        parts.append(part)
        offsets += [start] * len(part)
        start = end
    return "".join(parts), (*offsets, len(line))


def _fold(text: str, *, same_case: bool, loose: bool) -> str:
    if loose:
        text = unicodedata.normalize("NFKC", text).translate(_TO_HIRAGANA)
    return text if same_case else text.casefold()
