"""Personal data that shows by its pattern (P32): everything but names and addresses, the surest rule first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.domain.masking import PersonalData, PersonalSpan, apart
from kb.domain.number_patterns import DAY, GAP, HYPHEN, LINK, digits_of, hide, span_of
from kb.domain.payment_numbers import accounts, cards, secret_codes
from kb.domain.telephone_numbers import spoken_telephones, telephones

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_EMAIL = re.compile(
    r"(?<![a-z0-9._%+-])[a-z0-9](?:[a-z0-9._%+-]{0,80}[a-z0-9_%+-])?\s?\.?"
    r"(?:@|[(\[]\s?(?:at|アット)\s?[)\]]| at |アットマーク|あっとまーく|アット)\s?\.?"
    r"(?:(?:(?:[a-z0-9-]{1,40}|[ぁ-鿿]{1,15})(?:\.|ドット|どっと)){1,5}[a-z]{2,}|[a-z0-9-]{2,})"
)
_POSTAL = re.compile(
    rf"(?:〒|郵便番号){LINK}([0-9]{{3}}{GAP}?[0-9]{{4}})(?![0-9])"
    rf"|(?<![0-9a-z])(?<!{HYPHEN})([0-9]{{3}}{HYPHEN}[0-9]{{4}})(?![0-9])(?!{HYPHEN})(?!\s?(?:円|個|年|g|ml|型))"
)
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

_CODE = rf"#?[a-z0-9](?:[a-z0-9./]|{HYPHEN}|\s(?=[0-9]{{3}})){{0,40}}(?<![./\s])"
_ASKED = r"(?:を?(?:聞く|聞いた|伺う|伺った|確認する|確認した|尋ねる)(?:と|ところ))?"
_CERTAIN_CODE = re.compile(
    rf"(?:マイナンバー|個人番号){LINK}([0-9]{{4}}{GAP}?[0-9]{{4}}{GAP}?[0-9]{{4}})(?![0-9])|"
    r"(?<![0-9a-z])(?:[0-9]{3}-[0-9]{7}-[0-9]{7}|[a-z]{2,4}-?20[0-9]{6}-[0-9]{2,}"
    r"|(?:ord|inv|order|ticket|case|req|po)-[0-9][0-9-]{4,}[0-9])(?![0-9])"
)
_LONG_CODE = re.compile(
    rf"(?<![0-9a-z])(?<!{HYPHEN})(?:[0-9]{{11,}}|[0-9]{{4}}[- ][0-9]{{4}}[- ][0-9]{{4}})(?![0-9円])(?!-)"
)
_PRODUCT_CODE = re.compile(r"(?:jan|バーコード|ロット|型番|品番|型式|製造番号|シリアル|部品番号)[^\n。、]{0,8}$")
_SHORTEST_CODE = 3


def labelled_numbers(words: Collection[str]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of ``personal_numbers`` for the centre's words of what has a number: 注文, 受付, 会員.

    The first one tells whether such a label stands before a place, the others find numbers in their only group.
    """
    of = "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
    number = r"(?:番号|ナンバー|no\.?|id|コード|#)"
    return (
        re.compile(rf"{of}(?:様|さま|用|の|受付)?{number}{LINK}$"),
        re.compile(rf"{of}(?:様|さま|用|の|受付)?{number}{_ASKED}{LINK}({_CODE})"),
        re.compile(
            rf"{of}{LINK}((?:[a-z]{{1,4}}{HYPHEN}?[0-9]|[0-9]{{4}})(?:[a-z0-9]|{HYPHEN})*)(?![年月日時円個点件名本])"
        ),
        re.compile(rf"(?<![0-9a-z])({_CODE})[」』)]?(?:が|は|という|番で|番の|の)(?:ご|お)?{of}"),
    )


def personal_numbers(folded: str, labelled: tuple[re.Pattern[str], ...]) -> tuple[PersonalSpan, ...]:
    """Return the spans of everything but names and addresses; what was found by a surer rule hides from the others."""
    spans: list[PersonalSpan] = []
    rules = (
        _emails,
        secret_codes,
        lambda text: telephones(text, labelled[0]),
        lambda text: _order_numbers(text, labelled[1:2], least_digits=1),
        cards,
        accounts,
        _birth_dates,
        lambda text: _order_numbers(text, labelled[2:], least_digits=3),
        _postal_codes,
        spoken_telephones,
        _long_codes,
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
        if match[1] or not _NOT_POSTAL.search(folded, max(match.start() - 12, 0), match.start()):
            yield span_of(match, PersonalData.POSTAL_CODE)


def _birth_dates(folded: str) -> Iterator[PersonalSpan]:
    for match in _BIRTH_DATE.finditer(folded):
        yield span_of(match, PersonalData.BIRTH_DATE)


def _order_numbers(folded: str, labelled: tuple[re.Pattern[str], ...], *, least_digits: int) -> Iterator[PersonalSpan]:
    for match in _CERTAIN_CODE.finditer(folded):
        yield span_of(match, PersonalData.ORDER_NUMBER)
    for pattern in labelled:
        for match in pattern.finditer(folded):
            enough = len(match[1]) >= _SHORTEST_CODE and len(digits_of(match[1])) >= least_digits
            is_day = DAY.fullmatch(match[1]) and (least_digits > 1 or "/" in match[1])
            if enough and not is_day:
                yield span_of(match, PersonalData.ORDER_NUMBER)
                yield from _alike(folded, match[1])


def _alike(folded: str, code: str) -> Iterator[PersonalSpan]:
    """Yield every code that begins as this one does: 「注文番号はEC-118、もう一つがEC-119」."""
    if letters := re.match(r"[a-z]{1,5}-(?=[0-9])", code):
        for match in re.finditer(rf"(?<![a-z0-9]){letters[0]}[0-9-]*[0-9]", folded):
            yield span_of(match, PersonalData.ORDER_NUMBER)


def _long_codes(folded: str) -> Iterator[PersonalSpan]:
    """Take eleven digits or more for somebody's number, unless a product carries it."""
    for match in _LONG_CODE.finditer(folded):
        product = _PRODUCT_CODE.search(folded, max(match.start() - 20, 0), match.start())
        jan = re.fullmatch(r"4[59][0-9]{11}", match[0])
        if not product and not jan:
            yield span_of(match, PersonalData.ORDER_NUMBER)
