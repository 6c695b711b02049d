"""Telephone numbers (P32): with gaps of any kind or none, from abroad, and as they were read out digit by digit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.domain.masking import PersonalData, PersonalSpan
from kb.domain.number_patterns import DAY, GAP, HYPHEN, LINK, digits_of, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TELEPHONE = re.compile(
    rf"(?:(?<![0-9a-z])|(?<=tel)|(?<=fax))(?<![0-9]{HYPHEN})(?:"
    rf"(?:\+|00|010{HYPHEN}?)81{GAP}{{0,3}}\(?0?\)?{GAP}?[1-9][0-9]{{0,3}}{GAP}{{0,3}}"
    rf"[0-9]{{1,4}}{GAP}{{0,3}}[0-9]{{3,4}}"
    rf"|(?:\(0[0-9]{{1,4}}\)|0[0-9]{{1,4}})(?:{GAP}{{0,3}}|の)[0-9]{{1,4}}(?:{GAP}{{0,3}}|の)[0-9]{{3,4}}"
    rf")(?![0-9])(?!{HYPHEN}[0-9])"
    # 「090-…-0160 15時まで」 typed without the blank.
    rf"|(?<![0-9])0[5-9]0{HYPHEN}[0-9]{{4}}{HYPHEN}[0-9]{{4}}(?=[0-9]{{1,2}}(?:時|:|月))"
)
_LABELLED_TELEPHONE = re.compile(
    rf"(?:電話番号|電話|tel|携帯|fax|ファックス|連絡先|折り?返し先?){LINK}"
    rf"(?!(?:19|20)[0-9]{{2}}[-/.][0-9]{{1,2}}[-/.])(?![0-9]{{1,2}}[-/][0-9]{{1,2}}(?![0-9-]))"
    rf"([0-9+(][0-9()]{{1,4}}(?:{GAP}{{0,3}}[0-9]){{5,10}})(?![0-9])(?!\s?[年月日時円個])"
)
_SPOKEN_DIGITS = (
    ("ゼロ", "ぜろ", "レイ", "れい", "零", "マル", "まる", "〇", "○", "◯", "0"),
    ("イチ", "いち", "一", "1"),
    ("ニイ", "ニ", "二", "2"),
    ("サン", "さん", "三", "3"),
    ("ヨン", "よん", "四", "4"),
    ("ゴー", "ゴ", "五", "5"),
    ("ロク", "ろく", "六", "6"),
    ("ナナ", "なな", "シチ", "しち", "七", "7"),
    ("ハチ", "はち", "八", "8"),
    ("キュウ", "キュー", "きゅう", "ク", "九", "9"),
)
_VALUES = {word: str(value) for value, words in enumerate(_SPOKEN_DIGITS) for word in words}
_SPOKEN_DIGIT = "(" + "|".join(sorted(_VALUES, key=len, reverse=True)) + ")"
_SPOKEN_START = re.compile(rf"(?<![0-9一二三四五六七八九十百千万〇])(?={'|'.join(_SPOKEN_DIGITS[0])})")
_SPOKEN_NEXT = re.compile(rf"(?:[の、,]|{GAP}){{0,2}}{_SPOKEN_DIGIT}")
#: With fewer digits written as words a number was typed, not read out.
_LEAST_SPOKEN = 3


def telephones(folded: str, is_order_number: Callable[[str, int], bool]) -> Iterator[PersonalSpan]:
    """Yield telephone numbers; ``is_order_number`` tells of a place whether what begins there only looks like one."""
    place = 0
    while match := _TELEPHONE.search(folded, place):
        if not _is_dialled(match[0]):
            place = match.start() + 1
            continue
        place = match.end()
        labelled = is_order_number(folded, match.start())
        yield span_of(match, PersonalData.ORDER_NUMBER if labelled else PersonalData.TELEPHONE)
    for match in _LABELLED_TELEPHONE.finditer(folded):
        if not DAY.fullmatch(match[1]):
            yield span_of(match, PersonalData.TELEPHONE)


def _is_dialled(number: str) -> bool:
    """Tell whether a number has the ten or eleven digits of Japan, or of Japan seen from abroad."""
    count = len(digits_of(number))
    if number.lstrip("(").startswith("0") and not number.startswith(("0081", "010")):
        return count in {10, 11}
    return 10 <= count <= 16  # noqa: PLR2004 - E.164 with the prefix that leads abroad


def spoken_telephones(folded: str) -> Iterator[PersonalSpan]:
    """Yield telephone numbers as they were read out and typed: 「ゼロ九ゼロの五五五五の〇一六六」."""
    ended = 0
    for start in _SPOKEN_START.finditer(folded):
        if start.start() >= ended and (end := _spoken_end(folded, start.start())):
            ended = end
            yield PersonalSpan(start.start(), end, PersonalData.TELEPHONE)


def _spoken_end(folded: str, place: int) -> int:
    """Return where a number read out ends, or 0: after eleven digits for a mobile or IP telephone, else ten."""
    words: list[str] = []
    digits = ""
    while len(digits) < (11 if re.match(r"0[5-9]0|0800", digits) else 10):
        spoken = _SPOKEN_NEXT.match(folded, place)
        if spoken is None:
            return 0
        words.append(spoken[1])
        digits += _VALUES[spoken[1]]
        place = spoken.end()
    return place if sum(not word.isascii() for word in words) >= _LEAST_SPOKEN else 0
