"""Personal data that shows by its pattern (P32): everything but names and addresses, the surest rule first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.domain.masking import PersonalData, PersonalSpan, apart
from kb.domain.number_patterns import GAP, HYPHEN, LINK, hide, span_of
from kb.domain.payment_numbers import accounts, cards, secret_codes
from kb.domain.telephone_numbers import spoken_telephones, telephones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.domain.order_numbers import OrderNumberRules

_EMAIL = re.compile(
    r"(?<![a-z0-9._%+-])[a-z0-9](?:[a-z0-9._%+-]{0,80}[a-z0-9_%+-])?\s?\.?"
    r"(?:@|[(\[]\s?(?:at|アット)\s?[)\]]| at |アットマーク|あっとまーく|アット)\s?\.?"
    r"(?:(?:(?:[a-z0-9-]{1,40}|[ぁ-鿿]{1,15})(?:\.|ドット|どっと)){1,5}[a-z]{2,}|[a-z0-9-]{2,})"
)
_POSTAL = re.compile(
    rf"(?:〒|郵便番号){LINK}([0-9]{{3}}{GAP}?[0-9]{{4}})(?![0-9])"
    rf"|(?<![0-9])([0-9]{{3}}{GAP}?[0-9]{{4}})(?=[^0-9\n]{{0,5}}郵便番号)"
    rf"|(?<![0-9a-z])(?<!{HYPHEN})([0-9]{{3}}{HYPHEN}[0-9]{{4}})(?![0-9])(?!{HYPHEN})(?!\s?(?:円|個|年|g|ml|型))"
)
#: The group of a code that nothing says to be one.
_BARE_POSTAL_GROUP = 3
_NOT_POSTAL = re.compile(r"(?:番号|型番|品番|ロット|型式|no\.?|コード|電話|tel|内線|注文|受付|会員|契約)[\s:は=]{0,3}$")

_KANJI_NUMBER = r"[一二三四五六七八九十〇元]{1,4}"
_NUMBER = rf"(?:[0-9]{{1,2}}|{_KANJI_NUMBER})"
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|(?:明治|大正|昭和|平成|令和|[mtshr])\.?\s?{_NUMBER}|[一二三四五六七八九〇]{{4}})"
_DATE = (
    rf"(?:{_YEAR}\s?(?:年|[./]|{HYPHEN})\s?{_NUMBER}\s?(?:月|[./]|{HYPHEN})\s?{_NUMBER}日?"
    rf"|{_NUMBER}月{_NUMBER}日|(?:19|20)[0-9]{{6}}|[0-9]{{1,2}}/[0-9]{{1,2}})"
)
_BIRTH_DATE = re.compile(
    rf"(?:生年月日|誕生日|誕生月日|バースデー|birthday|dob){LINK}({_DATE})(?![0-9])"
    rf"|(?<![0-9a-z])({_DATE})\s?(?:の?生まれ|うまれ|生(?=[、。,\s)」の]|$))"
)


def personal_numbers(folded: str, orders: OrderNumberRules) -> tuple[PersonalSpan, ...]:
    """Return the spans of everything but names and addresses; what was found by a surer rule hides from the others."""
    spans: list[PersonalSpan] = []
    rules = (
        _emails,
        secret_codes,
        lambda text: telephones(text, orders.is_labelled),
        cards,
        accounts,
        orders.labelled,
        _birth_dates,
        orders.beside,
        _postal_codes,
        spoken_telephones,
        orders.long,
    )
    for rule in rules:
        for span in rule(folded):
            spans.append(span)
            folded = hide(folded, span.start, span.end)
    return apart(spans)


def _emails(folded: str) -> Iterator[PersonalSpan]:
    for match in _EMAIL.finditer(folded):
        yield span_of(match, PersonalData.EMAIL)


def _postal_codes(folded: str) -> Iterator[PersonalSpan]:
    for match in _POSTAL.finditer(folded):
        if match.lastindex != _BARE_POSTAL_GROUP or not _NOT_POSTAL.search(
            folded, max(match.start() - 12, 0), match.start()
        ):
            yield span_of(match, PersonalData.POSTAL_CODE)


def _birth_dates(folded: str) -> Iterator[PersonalSpan]:
    for match in _BIRTH_DATE.finditer(folded):
        yield span_of(match, PersonalData.BIRTH_DATE)
