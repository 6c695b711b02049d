from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.masking import PersonalData
from kb.errors import FileUnreadableError
from kb.resources import resource_path
from kb.search.masking import Masker
from tests.quality.labelled import read_lines
from tests.quality.masking import NOTES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def masker() -> Masker:
    return Masker()


@cache
def notes() -> list[str]:
    return [note["text"] for note in read_lines(NOTES)]


def test_p32_the_whole_of_a_note(masker: Masker) -> None:
    text = "髙橋様 ０９０－５５５５－０１５０ 注文番号H-20931 〒150-0041 渋谷区神南1-2-3、鍋の取っ手破損"
    masked = masker.mask(text)
    expected = "〔氏名〕様 〔電話番号〕 注文番号〔受付番号等〕 〒〔郵便番号〕 〔住所〕、鍋の取っ手破損"
    assert masked.text == expected
    assert [text[span.start : span.end] for span in masked.spans] == [
        "髙橋", "０９０－５５５５－０１５０", "H-20931", "150-0041", "渋谷区神南1-2-3"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("柊様、二回目の入電", "柊"),
        ("小鳥遊と名乗る男性", "小鳥遊"),
        ("﨑田様、入金確認", "﨑田"),
        ("栁様、配達時間の不満", "栁"),
        ("月見里さんから", "月見里"),
        ("ﾀﾅｶ様 返品希望", "ﾀﾅｶ"),
        ("やまもとさん　登録", "やまもと"),
        ("サトウ ハナコ様より", "サトウ ハナコ"),
        ("マイケル・ジョンソン様", "マイケル・ジョンソン"),
        ("nakamura様、ローマ字", "nakamura"),
        ("氏名：山田太郎", "山田太郎"),
        ("SVの森へ引き継ぎ", "森"),
        ("長谷川部長を出せ", "長谷川"),
        ("山本部長を出せ", "山本"),
        ("石井が受電、内容は重複", "石井"),
        ("松下様が冷蔵庫の音で", "松下"),
        ("宮崎様(県ではない)", "宮崎"),
        ("妻由美子さんが立腹", "由美子"),
        ("一様（漢字は数字の）", "一"),
    ],
)
def test_p32_names_the_analyser_alone_misses_or_misreads(masker: Masker, text: str, name: str) -> None:
    masked = masker.mask(text)
    assert [(text[span.start : span.end], span.category) for span in masked.spans] == [(name, PersonalData.NAME)]


@pytest.mark.parametrize(
    "text",
    [
        "お客様は神様だろう、何様のつもりだ",
        "奥様とお母さんと皆様、他の客様",
        "本田技研の純正品、松下の冷蔵庫、高島屋の進物",
        "小林製薬とサトウのごはん、伊藤園のお茶、佐藤錦",
        "一様に返金とは、同様の模様、様々な様子",
        "業者さんと配達員さん、大家さん、メーカーさん",
        "店長を出せ、営業部長でもいい",
        "渋谷の店、新宿店長、東京駅",
        "たくさん届いた、お疲れ様、許さん",
        "子どもさんとワンちゃん、クマさんの形",
    ],
)
def test_p32_what_is_nobody_stays(masker: Masker, text: str) -> None:
    assert masker.mask(text).text == text


def test_p32_how_a_name_reads_is_masked_with_it(masker: Masker) -> None:
    assert masker.mask("佐藤様（さとう）、王様（ワン様）").text == "〔氏名〕様（〔氏名〕）、〔氏名〕様（〔氏名〕様）"
    assert (
        masker.mask("佐藤様（メール希望）、佐藤様（キャンセル）").text
        == "〔氏名〕様（メール希望）、〔氏名〕様（キャンセル）"
    )


def test_p32_masking_twice_changes_nothing(masker: Masker) -> None:
    for text in notes():
        once = masker.mask(text).text
        assert masker.mask(once).text == once


pieces = st.one_of(
    st.sampled_from(
        "田中 髙橋 様 さん 氏 担当の 090 - 1234 5678 03 @ example.jp 渋谷区 神南 1 丁目 号 〒 150 0041 注文番号 "
        "生年月日 昭和 年 月 日 〔氏名〕 〔 〕 〔電話番号〕 ゼロ 〇 の 、 。 （ ） → / : \n".split(" ")
    ),
    st.text(max_size=4),
    st.characters(categories=["Cs", "Cc", "So"]),
)


@given(st.lists(pieces, max_size=24).map("".join))
def test_p32_any_text_is_masked_once_and_for_all(text: str) -> None:
    masker = _shared()
    masked = masker.mask(text)
    assert masker.mask(masked.text).text == masked.text
    assert masker.mask(text) == masked
    ends = [place for span in masked.spans for place in (span.start, span.end)]
    assert ends == sorted(ends)
    assert all(0 <= span.start < span.end <= len(text) for span in masked.spans)


@cache
def _shared() -> Masker:
    return Masker()


def test_p32_a_text_of_any_length(masker: Masker) -> None:
    note = "田中様 090-1234-5678 返品希望。"
    masked = masker.mask(note * 2_000)
    assert masked.text == "〔氏名〕様 〔電話番号〕 返品希望。" * 2_000
    assert masker.mask("様" * 20_000).text == "様" * 20_000


def test_p32_known_words_are_masked_wherever_they_stand(masker: Masker) -> None:
    text = "ﾀﾅｶ様から。折り返しはタナカの会社へ、客番はｋ１２３"
    known = {"タナカ": PersonalData.NAME, "K123": PersonalData.ORDER_NUMBER, "へ": PersonalData.NAME}
    assert masker.mask(text, known).text == "〔氏名〕様から。折り返しは〔氏名〕の会社へ、客番は〔受付番号等〕"


def test_odd_unicode_is_kept(masker: Masker) -> None:
    text = "\ud800\x00田中様\udfff🍙①㍿か\u3099"
    assert masker.mask(text).text == "\ud800\x00〔氏名〕様\udfff🍙①㍿か\u3099"


def test_a_centre_may_have_its_own_words(tmp_path: Path) -> None:
    shipped = resource_path("rules", "masking.yaml").read_text(encoding="utf-8")
    own = tmp_path / "rules" / "masking.yaml"
    own.parent.mkdir()
    own.write_text(
        shipped.replace("〔氏名〕", "〔個人〕").replace("numbered: [", "numbered: [巻物, "), encoding="utf-8"
    )
    assert Masker(tmp_path).mask("柊様の巻物7712").text == "〔個人〕様の巻物〔受付番号等〕"
    assert Masker().mask("巻物7712").text == "巻物7712"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: 〔氏名〕", "name: 氏名"),
        ("titles:", "title:"),
        ("[髙高,", "[髙,"),
        ("numbered: [注文,", "numbered: [3,"),
    ],
)
def test_a_slip_in_the_words_is_reported_rather_than_leaving_data_unmasked(tmp_path: Path, old: str, new: str) -> None:
    shipped = resource_path("rules", "masking.yaml").read_text(encoding="utf-8")
    assert old in shipped
    own = tmp_path / "rules" / "masking.yaml"
    own.parent.mkdir()
    own.write_text(shipped.replace(old, new), encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        Masker(tmp_path).mask("田中様")
