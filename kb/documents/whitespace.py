"""White space as an eye sees it: Japanese has no blank between words, so a soft line break in it shows nothing."""

from __future__ import annotations

import re
import unicodedata

#: Blanks that HTML collapses, and the three line separators of Unicode that Qt would draw as a blank.
BLANKS = re.compile("[ \\t\\n\\r\\f\\v\\x85\\u2028\\u2029]+")
_ONLY_BLANKS = frozenset(" \t")
_HANGUL = (0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)


def separator(blanks: str, before: str, after: str) -> str:
    """Return what a run of blanks between two characters shows: one space, or nothing.

    A line break between two characters of Japanese shows nothing: browsers and Qt would draw a space there, which
    nobody typed. A blank that was typed within a line stays.
    """
    broken = not _ONLY_BLANKS.issuperset(blanks)
    return "" if broken and _joins(before, after) else " "


def joined(text: str) -> str:
    """Return text on one line, with its line breaks and runs of blanks shown as an eye sees them."""
    words = [word for word in BLANKS.split(text) if word]
    blanks = BLANKS.findall(text.strip(" \t\n\r\f\v\x85\u2028\u2029"))
    parts = words[:1]
    for run, word in zip(blanks, words[1:], strict=True):
        parts += (separator(run, parts[-1][-1], word[0]), word)
    return "".join(parts)


def _joins(before: str, after: str) -> bool:
    wide_before, wide_after = _is_wide(before), _is_wide(after)
    return (wide_before and (wide_after or _is_ambiguous(after))) or (wide_after and _is_ambiguous(before))


def _is_wide(character: str) -> bool:
    """Tell whether a character is set without blanks around it: kana, kanji, full-width signs, half-width kana."""
    if unicodedata.east_asian_width(character) not in {"W", "F", "H"}:
        return False
    return not any(first <= ord(character) <= last for first, last in _HANGUL)


def _is_ambiguous(character: str) -> bool:
    """Tell whether a sign such as … “ ① belongs to Japanese when Japanese stands beside it.

    So do the braces of a placeholder: a call fills it with a name or a date in Japanese.
    """
    if character in "{}":
        return True
    return unicodedata.east_asian_width(character) == "A" and unicodedata.category(character)[0] != "L"
