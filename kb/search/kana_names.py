"""Names in hiragana, katakana or Latin letters, by the run of letters before a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.search.morphemes import parts_in_dictionary
from kb.search.scripts import KANJI

if TYPE_CHECKING:
    from kb.search.mask_words import MaskWords
    from kb.search.morphemes import ReadText
    from kb.search.name_dictionary import NameDictionary

_KATAKANA_BEFORE = re.compile(r"[ァ-ヺー]+(?:[・= ][ァ-ヺー]+)*$")
#: Two kana after a kanji are nearly always the end of a word: 子ども.
_SHORTEST_AFTER_KANJI = 3
_HIRAGANA_BEFORE = re.compile(r"(?:^|(?<=[^ぁ-んー]))(?:[ぁ-んー]{2,5} )?[ぁ-んー]{2,6}$")
_LATIN_BEFORE = re.compile(r"(?<![a-z0-9@._-])[a-z][a-z'.]+(?:[ ・][a-z'.]+){0,2}$")
_NO_LATIN_NAME = frozenset({"sv", "vip", "id", "web", "ec", "pc", "fax", "tel", "sns", "cs", "qa", "url", "line", "dm"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name from ``start`` up to ``end`` of the text that was read."""

    start: int
    end: int


class KanaNames:
    """A text that was read, asked for such names."""

    def __init__(self, read: ReadText, words: MaskWords, known: NameDictionary) -> None:
        self._read = read
        self._words = words
        self._known = known

    def before(self, end: int, *, respectful: bool) -> Name | None:
        """Return the name that ends there; ``respectful``: a word of respect follows it."""
        before = self._read.text[max(end - 40, 0) : end]
        if match := _LATIN_BEFORE.search(before):
            return None if match[0] in _NO_LATIN_NAME else Name(end - len(match[0]), end)
        if match := _KATAKANA_BEFORE.search(before):
            return self._katakana_name(match[0], end, respectful=respectful)
        if (match := _HIRAGANA_BEFORE.search(before)) and self._is_hiragana_name(match[0], end, respectful=respectful):
            return Name(end - len(match[0]), end)
        return None

    def _is_hiragana_name(self, run: str, end: int, *, respectful: bool) -> bool:
        listed = any(self._words.not_people & {part, part.lstrip("はがもにでとをへの")} for part in run.split())
        if listed or end not in self._read.starting:
            return False
        start = end - len(run)
        if start and KANJI.match(self._read.text, start - 1):
            # 「子どもさん」 holds no name, 「担当者やまもとさん」 does.
            long_enough = len(run) >= _SHORTEST_AFTER_KANJI
            return long_enough and not parts_in_dictionary(run) and not self._is_inflected(run, end)
        return respectful or not self._is_inflected(run, end)

    def _katakana_name(self, run: str, end: int, *, respectful: bool) -> Name | None:
        """Return a run of katakana, as a whole or what of it stands after the last blank, unless it is a plain word."""
        for name in (run, run.rpartition(" ")[2]):
            parts = re.split(r"[・= ]", name)
            if all(self._known.may_be_name(part, places=respectful) for part in parts):
                return Name(end - len(name), end)
        return None

    def _is_inflected(self, run: str, end: int) -> bool:
        """Tell whether a run of hiragana is a stretch of a sentence rather than a word: 「ようになりさん」."""
        place = self._read.ending.get(end)
        while place is not None and place >= 0 and self._read.morphs[place].start >= end - len(run):
            if self._read.morphs[place].part.startswith(("助動詞", "助詞-接続助詞", "接続詞", "連体詞", "感動詞")):
                return True
            place -= 1
        return False
