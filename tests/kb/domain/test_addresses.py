from __future__ import annotations

import unicodedata

import pytest

from kb.domain.addresses import addresses
from kb.domain.masking import apart


def found(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return [folded[span.start : span.end] for span in apart(addresses(folded))]


@pytest.mark.parametrize(
    "address",
    [
        "東京都渋谷区神南1丁目2番3号",
        "杉並区高円寺南4丁目12-3",
        "名古屋市中区栄三丁目十五番三十三号",
        "京都市中京区河原町通三条上る恵比須町427",
        "札幌市中央区北三条西4丁目1-1 グランハイツ302号室",
        "長野県上伊那郡箕輪町中箕輪10298",
        "さいたま市浦和区常盤6-4-4",
        "横浜市西区みなとみらい2-3-5",
        "千代田区霞が関一の二の一",
        "大字中里字上ノ原245番地",
        "千葉県船橋市本町7丁目6番1号 サンハイツ本町101",
        "コーポあおば203号室",
    ],
)
def test_p32_addresses_with_and_without_their_parts(address: str) -> None:
    assert found(f"「{address}」に来いと言う") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "渋谷の店で断られた",
        "3丁目の角の店",
        "東京都港区の店舗で3個買った",
        "横浜市内なら翌日届くはず",
        "大阪市北区のセンターから3-4日",
        "北海道産と書いてある",
        "取扱説明書 3-2-1 の図",
        "3階建ての2階",
        "新宿店の在庫は3点",
    ],
)
def test_p32_a_place_is_no_address(text: str) -> None:
    assert found(text) == []


def test_a_long_run_of_place_names_does_not_take_forever() -> None:
    assert found("市区町村" * 500) == []
