from __future__ import annotations

import unicodedata

import pytest

from kb.domain.masking import PersonalData
from kb.domain.order_numbers import OrderNumberRules
from kb.domain.payment_numbers import passes_luhn
from kb.domain.personal_numbers import personal_numbers

ORDERS = OrderNumberRules(["注文", "受付", "会員", "伝票"], ["型番", "製造", "部屋", "電話", "郵便", "jan"])


def found(text: str) -> list[tuple[str, str]]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return [(span.category.value, folded[span.start : span.end]) for span in personal_numbers(folded, ORDERS)]


HYPHENS = ["-", "‐", "‑", "–", "—", "―", "−", "－", "ー", "ｰ", " ", "　", ".", "・", "の", ""]


@pytest.mark.parametrize("hyphen", HYPHENS)
@pytest.mark.parametrize("parts", [("090", "1234", "5678"), ("03", "5555", "0123"), ("0120", "555", "012")])
def test_p32_telephone_numbers_with_hyphens_of_all_widths(hyphen: str, parts: tuple[str, ...]) -> None:
    assert [category for category, _ in found(f"折り返しは{hyphen.join(parts)}へ")] == ["telephone"]


@pytest.mark.parametrize(
    "number",
    [
        "０９０（１２３４）５６７８",
        "(06)5555-0182",
        "+81 90 1234 5678",
        "+81(0)3-5555-0111",
        "ゼロ九ゼロの一二三四の五六七八",
        "〇三、五五五五、〇一二三",
        "ゼロハチゼロ、五五五五、ゼロイチゼロニ",
    ],
)
def test_p32_telephone_numbers_from_abroad_and_read_out(number: str) -> None:
    folded = unicodedata.normalize("NFKC", number)
    assert found(f"番号は{number}に") == [("telephone", folded)]


@pytest.mark.parametrize(
    ("text", "category", "value"),
    [
        ("メールはｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐへ", "email", "taro@example.jp"),
        ("k.yamaアットマークexample.jp", "email", "k.yamaアットマークexample.jp"),
        ("4111 1111 1111 1111で", "card", "4111 1111 1111 1111"),
        ("3782-822463-10005", "card", "3782-822463-10005"),
        ("カード番号は4980-1234-5678-9999", "card", "4980-1234-5678-9999"),
        ("セキュリティコード 123", "card", "123"),
        ("注文番号：AB-1029384", "order_number", "ab-1029384"),
        ("会員ID:hana_0425で", "order_number", "hana_0425"),
        ("受付R-55098", "order_number", "r-55098"),
        ("20261018-771が注文番号", "order_number", "20261018-771"),
        ("伝票番号401233459982", "order_number", "401233459982"),
        ("何とか番号 KA-0012", "order_number", "ka-0012"),
        ("ユーザーID:sakura_m", "order_number", "sakura_m"),
        ("ご注文の2611-00821が", "order_number", "2611-00821"),
        ("会員番号0312345678", "order_number", "0312345678"),
        ("〒150-0041", "postal_code", "150-0041"),
        ("生年月日：昭和37年4月3日", "birth_date", "昭和37年4月3日"),
        ("S37.4.3生、", "birth_date", "s37.4.3"),
        ("普通1234567", "account", "1234567"),
    ],
)
def test_p32_each_category_by_its_pattern(text: str, category: str, value: str) -> None:
    assert found(text) == [(category, value)]


def test_p32_a_post_bank_account_has_two_numbers() -> None:
    assert found("ゆうちょ 記号12340 番号12345671") == [("account", "12340"), ("account", "12345671")]


def test_p32_a_code_like_the_order_number_is_one() -> None:
    assert found("注文番号はEC-118、もう一つがEC-119") == [("order_number", "ec-118"), ("order_number", "ec-119")]


def test_p32_numbers_beside_each_other_stay_apart() -> None:
    text = "090-5555-0112、4111 1111 1111 1111、〒150-0041、〇三の五五五五の〇一二八"
    assert [category for category, _ in found(text)] == ["telephone", "card", "postal_code", "telephone"]


@pytest.mark.parametrize(
    "text",
    [
        "炊飯器 KX-2000 の内釜",
        "型番 ABC-1234-56",
        "価格は12,800円、10,000,000円払え",
        "11月24日15時まで、10:30に入電",
        "2026-11-03 10:15 受電",
        "電話が2026-11-24 10:15に、連絡先11/24 10時",
        "JANコード4901234567894",
        "製造番号 2509-118",
        "カードの下4桁は1234",
        "9-17時、24時間365日、3-4人用",
        "2026年11月3日に購入",
        "注文番号は分からない",
        "昭和60年製",
        "部屋番号 1205、製造番号 AB12345678",
        "注文の3点、受付は10000円から",
        "No.1の人気、No.12",
    ],
)
def test_p32_prices_dates_and_models_stay(text: str) -> None:
    assert found(text) == []


def test_luhn_is_the_check_digit_of_the_standard() -> None:
    assert passes_luhn("79927398713")  # the example of ISO/IEC 7812-1
    assert not passes_luhn("79927398710")


def test_every_category_has_an_example_here_or_beside() -> None:
    assert {category.value for category in PersonalData} == {
        "name", "address", "telephone", "email", "card", "order_number", "postal_code", "birth_date", "account"
    }  # fmt: skip
