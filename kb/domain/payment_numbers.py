"""Numbers that money is taken or sent by (P32): payment cards, their secret codes, bank accounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.domain.masking import PersonalData, PersonalSpan
from kb.domain.number_patterns import GAP, HYPHEN, LINK, digits_of, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Digits of payment cards: Diners 14, American Express 15, the others 16.
_CARD_LENGTHS = range(14, 17)
_LONG_DIGITS = re.compile(rf"(?<![0-9+])[1-9](?:{GAP}{{0,3}}[0-9]){{12,18}}(?![0-9])")
_CARD_WORDS = re.compile(
    r"カード(?!の下)|クレジット|クレカ|visa|jcb|master|マスター|アメックス|amex|ダイナース|diners|デビット"
)
_SECRET_CODE = re.compile(rf"(?:暗証番号|セキュリティ(?:ー)?(?:コード|番号)|cvv|cvc){LINK}([0-9]{{3,4}})(?![0-9])")
_CARD_GROUPS = re.compile(
    rf"(?<![0-9+])(?:[1-9][0-9]{{3}}(?:{GAP}{{1,3}}[0-9]{{4}}){{3}}"
    rf"|[1-9][0-9]{{3}}{GAP}{{1,3}}[0-9]{{6}}{GAP}{{1,3}}[0-9]{{4,5}}"
    r"|[1-9][0-9]{13,15})(?![0-9])"
)

_ACCOUNT = re.compile(
    rf"(?:普通|当座|貯蓄|総合)(?:預金|口座)?(?:口座)?(?:番号)?{LINK}([0-9]{{6,8}})(?![0-9円])"
    rf"|(?:銀行|信用金庫|信金|信用組合|農協|支店|営業部|出張所)[^\n。0-9]{{0,10}}([0-9]{{7}})(?![0-9円])"
    rf"|口座(?:番号|振替|引き?落と?し|no\.?|ナンバー)?{LINK}([0-9]{{6,8}})(?![0-9円])"
    r"|(?<![0-9])([0-9]{7})[\s、(]{1,2}(?:ゆうちょ|[^\s、。0-9]{1,8}銀行)"
    rf"|記号{LINK}([0-9]{{5}})(?![0-9])"
    rf"|(?<![0-9])(1[0-9]{{4}}{GAP}[0-9]{{6,8}})(?![0-9])(?!{HYPHEN})"
)
_POST_BANK_NUMBER = re.compile(rf"番号{LINK}([0-9]{{6,8}})(?![0-9])")


def passes_luhn(digits: str) -> bool:
    """Tell whether a number ends in the check digit of payment cards (ISO/IEC 7812-1, Annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - the sum of two digits, as the standard says
    return total % 10 == 0


def _is_near_card_word(folded: str, start: int, end: int) -> bool:
    return bool(_CARD_WORDS.search(folded, max(start - 16, 0), start) or _CARD_WORDS.search(folded, end, end + 8))


def secret_codes(folded: str) -> Iterator[PersonalSpan]:
    """Yield PINs and security codes, which only their label tells from other short numbers."""
    for match in _SECRET_CODE.finditer(folded):
        yield span_of(match, PersonalData.CARD)


def cards(folded: str) -> Iterator[PersonalSpan]:
    """Yield card numbers: 14 to 16 digits with the check digit, in the groups of a card, or beside a word for cards."""
    ended = 0
    for match in _CARD_GROUPS.finditer(folded):
        apart = len(set(re.split(r"[0-9]+", match[0]))) > 1
        if apart or passes_luhn(match[0]) or _is_near_card_word(folded, *match.span()):
            ended = match.end()
            yield span_of(match, PersonalData.CARD)
    for match in _LONG_DIGITS.finditer(folded, ended):
        digits = digits_of(match[0])
        if len(digits) in _CARD_LENGTHS and (passes_luhn(digits) or _is_near_card_word(folded, *match.span())):
            yield span_of(match, PersonalData.CARD)


def accounts(folded: str) -> Iterator[PersonalSpan]:
    """Yield numbers of bank accounts; of the post bank 記号 and 番号 each."""
    found = [span_of(match, PersonalData.ACCOUNT) for match in _ACCOUNT.finditer(folded)]
    yield from found
    for span in found:
        line_end = folded.find("\n", span.end)
        after = _POST_BANK_NUMBER.search(
            folded, span.end, min(span.end + 20, line_end if line_end >= 0 else len(folded))
        )
        if after and span.end - span.start == 5:  # noqa: PLR2004 - the 記号 of a post bank account
            yield span_of(after, PersonalData.ACCOUNT)
