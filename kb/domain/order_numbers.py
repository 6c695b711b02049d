"""Numbers that lead to a customer (P32): of an order, a contract, a parcel, a member, whatever a centre calls them.

A number is one when a label says so (「…番号」, 「…ID」, 「…No.」, 「…コード」) and the word before the label does
not say that a product carries it, or when it stands beside the word for what has one: 「受付R-55098」.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.domain.masking import PersonalData, PersonalSpan
from kb.domain.number_patterns import DAY, GAP, HYPHEN, LINK, digits_of, span_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_NUMBER = r"(?:番号|ナンバー|(?<![a-z])no(?:\.|(?![a-z]))|(?<![a-z])id(?![a-z])|コード|#)"
_OF = r"(?P<of>[^\s、。,:;()「」『』【】\[\]/〓→■は]{0,12}?)"
_CODE = rf"#?[a-z0-9](?:[a-z0-9./]|{HYPHEN}|\s(?=[0-9]{{3}})){{0,40}}(?<![./\s])"
_ASKED = r"(?:を?(?:聞く|聞いた|伺う|伺った|確認する|確認した|尋ねる)(?:と|ところ))?"
_LABELLED = re.compile(rf"{_OF}{_NUMBER}{_ASKED}(?P<link>{LINK})(?P<code>{_CODE})")
_CERTAIN = re.compile(
    rf"(?:マイナンバー|個人番号){LINK}([0-9]{{4}}{GAP}?[0-9]{{4}}{GAP}?[0-9]{{4}})(?![0-9])|"
    r"(?<![0-9a-z])(?:[0-9]{3}-[0-9]{7}-[0-9]{7}|[a-z]{2,4}-?20[0-9]{6}-[0-9]{2,}"
    r"|(?:ord|inv|order|ticket|case|req|po)-[0-9][0-9-]{4,}[0-9])(?![0-9])"
)
_LONG = re.compile(
    rf"(?<![0-9a-z])(?<!{HYPHEN})(?:[0-9]{{11,}}|[0-9]{{4}}[- ][0-9]{{4}}[- ][0-9]{{4}})(?![0-9円])(?!-)"
)
_JAN = re.compile(r"4[59][0-9]{11}")
_SHORTEST = 3
#: A code without a word before its label says less, so it must look more like one.
_SHORTEST_ALONE = 5


class OrderNumberRules:
    """The rules with a centre's words: what has a number (``numbered``), and what products carry (``products``)."""

    def __init__(self, numbered: Collection[str], products: Collection[str]) -> None:
        of = "(?:" + "|".join(sorted(map(re.escape, numbered), key=len, reverse=True)) + ")"
        self._numbered, self._products = tuple(numbered), tuple(products)
        self._product = re.compile("(?:" + "|".join(map(re.escape, products)) + r")[^\n。、]{0,8}$")
        self._label_before = re.compile(rf"{of}(?:様|さま|用|の|受付)?{_NUMBER}{LINK}$")
        self._beside = (
            re.compile(
                rf"{of}の?{LINK}((?:[a-z]{{1,4}}{HYPHEN}?[0-9]|[0-9]{{4}})(?:[a-z0-9]|{HYPHEN})*)"
                r"(?![a-z0-9年月日時円個点件名本,.%])"
            ),
            re.compile(rf"(?<![0-9a-z])({_CODE})[」』)]?(?:が|は|という|番で|番の|の)(?:ご|お)?{of}"),
        )

    def is_labelled(self, folded: str, start: int) -> bool:
        """Tell whether the label of such a number stands directly before a place."""
        return self._label_before.search(folded, max(start - 20, 0), start) is not None

    def labelled(self, folded: str) -> Iterator[PersonalSpan]:
        """Yield the numbers with a label, and those of a form that nothing else has."""
        for match in _CERTAIN.finditer(folded):
            yield span_of(match, PersonalData.ORDER_NUMBER)
        for match in _LABELLED.finditer(folded):
            carried = match["of"].endswith(self._products) and not match["of"].endswith(self._numbered)
            if not carried and _is_code(match):
                yield PersonalSpan(*match.span("code"), PersonalData.ORDER_NUMBER)
                yield from _alike(folded, match["code"])

    def beside(self, folded: str) -> Iterator[PersonalSpan]:
        """Yield the numbers beside a word for what has one, without a label."""
        for pattern in self._beside:
            for match in pattern.finditer(folded):
                if len(digits_of(match[1])) >= _SHORTEST and not DAY.fullmatch(match[1]):
                    yield span_of(match, PersonalData.ORDER_NUMBER)
                    yield from _alike(folded, match[1])

    def long(self, folded: str) -> Iterator[PersonalSpan]:
        """Yield numbers of eleven digits or more, which are somebody's, unless a product carries them."""
        for match in _LONG.finditer(folded):
            carried = self._product.search(folded, max(match.start() - 20, 0), match.start())
            if not carried and not _JAN.fullmatch(match[0]):
                yield span_of(match, PersonalData.ORDER_NUMBER)


def _is_code(match: re.Match[str]) -> bool:
    """Tell whether what follows a label is a number and no month, no count, no word."""
    code = match["code"]
    if "/" in code and DAY.fullmatch(code):
        return False
    if not digits_of(code):
        # A name under which somebody logs in.
        return (
            "id" in match[0][: match.start("link") - match.start()] and ":" in match["link"] and len(code) > _SHORTEST
        )
    mixed = not code.isdigit()
    return len(code) >= (_SHORTEST if match["of"] or (mixed and len(code) > _SHORTEST) else _SHORTEST_ALONE)


def _alike(folded: str, code: str) -> Iterator[PersonalSpan]:
    """Yield every code that begins as this one does: 「注文番号はEC-118、もう一つがEC-119」."""
    if letters := re.match(r"[a-z]{1,5}-(?=[0-9])", code):
        for match in re.finditer(rf"(?<![a-z0-9]){letters[0]}[0-9-]*[0-9]", folded):
            yield span_of(match, PersonalData.ORDER_NUMBER)
