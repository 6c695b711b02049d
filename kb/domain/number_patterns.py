"""What the patterns of personal data have in common: hyphens, gaps, what links a label to its value.

Everything works on folded text: NFKC and lower case, so that width and case variants are equal already. Hyphens,
dashes, minus signs and the prolonged sound mark are taken for one another: people type whatever their keyboard
gives them.
"""

from __future__ import annotations

import re

from kb.domain.masking import PersonalData, PersonalSpan

HYPHEN = r"[-\u2010-\u2015\u2212\u2043\u00adー─━_~〜]"
#: What may stand between a label and its value: 「注文番号は「…」」, 「【電話】…」.
LINK = r"[\s:=/|>「『【】\[\]()、,はが→■・]{0,4}"
#: What may stand between two digits of a number.
GAP = rf"(?:{HYPHEN}|[ .・/()]|\s)"
#: A day such as 2026-11-24 or 11/24, which is no number of anything.
DAY = re.compile(r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/][0-9]{1,2}")


def digits_of(text: str) -> str:
    """Return the digits of a text without what stands between them."""
    return re.sub(r"[^0-9]", "", text)


def span_of(match: re.Match[str], category: PersonalData) -> PersonalSpan:
    """Return the span of the last group that took part, or of the whole match."""
    start, end = match.span(match.lastindex or 0)
    return PersonalSpan(start, end, category)


def hide(folded: str, start: int, end: int) -> str:
    """Return a text of the same length in which nothing is found between start and end."""
    return folded[:start] + "〓" * (end - start) + folded[end:]
