from __future__ import annotations

from kb.domain.handover import (
    HANDOVER_FIELDS,
    MEMO_CHARACTERS,
    SECONDARY_FIELDS,
    MemoFacts,
    MemoField,
    draft_memo,
)

NOTES = """電気ケトルの取っ手が外れてお湯がこぼれた。先月買ったばかり。
前にも電話したが折り返しがなかった、と強いお怒り。
「今すぐ家まで来い」理由はまだ伺えていない。"""
LABELS = {MemoField.CALLER: "お客様", MemoField.WANTS: "望んでいること"}


def facts(notes: str = NOTES) -> MemoFacts:
    return MemoFacts(
        caller="水野様",
        product="電気ケトル K-21",
        notes=notes,
        why=("20分を過ぎた", "上長対応を求められた"),
        stage="事実確認の途中",
        wants=("訪問", "今夜8時まで"),
        asked=("氏名", "型番"),
        promised=("点検結果のご連絡（11/24 15:00）",),
    )


def test_p9_the_memo_has_exactly_its_fields_filled_from_notes_and_call() -> None:
    memo = draft_memo(facts(), HANDOVER_FIELDS, LABELS, none="なし", unknown="未確認")
    assert list(memo.fields) == [
        MemoField.CALLER,
        MemoField.FIRST_MATTER,
        MemoField.COURSE,
        MemoField.WHY,
        MemoField.STATE_NOW,
        MemoField.WANTS,
        MemoField.ASKED,
        MemoField.PROMISED,
    ]
    assert memo.fields[MemoField.CALLER] == "水野様"
    assert memo.fields[MemoField.FIRST_MATTER] == "電気ケトル K-21、電気ケトルの取っ手が外れてお湯がこぼれた。"
    assert memo.fields[MemoField.COURSE].startswith("先月買ったばかり。前にも電話した")
    assert memo.fields[MemoField.WHY] == "20分を過ぎた、上長対応を求められた"
    assert memo.fields[MemoField.STATE_NOW].startswith("事実確認の途中、「今すぐ家まで来い」")
    assert memo.fields[MemoField.ASKED] == "氏名、型番"
    assert memo.text.splitlines()[0] == "お客様: 水野様"
    assert memo.fits


def test_p24_the_memo_of_a_secondary_complaint_has_only_who_first_matter_why_now_and_wants() -> None:
    memo = draft_memo(facts(), SECONDARY_FIELDS, LABELS, none="なし", unknown="未確認")
    assert set(memo.fields) == {
        MemoField.CALLER,
        MemoField.FIRST_MATTER,
        MemoField.WHY,
        MemoField.STATE_NOW,
        MemoField.WANTS,
    }


def test_p9_a_long_call_is_cut_to_three_hundred_characters_and_keeps_what_must_not_be_asked_twice() -> None:
    memo = draft_memo(facts(NOTES * 20), HANDOVER_FIELDS, LABELS, none="なし", unknown="未確認")
    assert memo.characters <= MEMO_CHARACTERS
    assert memo.fields[MemoField.CALLER] == "水野様"
    assert memo.fields[MemoField.ASKED] == "氏名、型番"
    assert memo.fields[MemoField.PROMISED] == "点検結果のご連絡（11/24 15:00）"
    assert memo.fields[MemoField.WANTS] == "訪問、今夜8時まで"


def test_a_product_that_the_notes_name_is_not_said_twice() -> None:
    memo = draft_memo(
        facts("電気ケトル K-21 の取っ手が外れた。"), HANDOVER_FIELDS, LABELS, none="なし", unknown="未確認"
    )
    assert memo.fields[MemoField.FIRST_MATTER] == "電気ケトル K-21 の取っ手が外れた。"


def test_the_words_of_the_caller_are_not_cut_in_two() -> None:
    notes = "取っ手が外れた。「来い。上を出せ」理由は伺えていない。"
    memo = draft_memo(facts(notes), HANDOVER_FIELDS, LABELS, none="なし", unknown="未確認")
    assert memo.fields[MemoField.COURSE] == "なし"
    assert memo.fields[MemoField.STATE_NOW].endswith("「来い。上を出せ」理由は伺えていない。")


def test_p9_what_nobody_asked_is_not_said_to_be_nothing() -> None:
    memo = draft_memo(MemoFacts(), HANDOVER_FIELDS, LABELS, none="なし", unknown="未確認")
    unknown = {MemoField.CALLER, MemoField.FIRST_MATTER, MemoField.STATE_NOW, MemoField.WANTS}
    assert {name for name, text in memo.fields.items() if text == "未確認"} == unknown
    assert {text for name, text in memo.fields.items() if name not in unknown} == {"なし"}


def test_an_edited_field_is_one_line_and_may_be_too_long_until_it_is_shortened() -> None:
    memo = draft_memo(facts(), HANDOVER_FIELDS, LABELS, none="なし", unknown="未確認")
    edited = memo.with_text(MemoField.COURSE, "経緯\nを" + "書" * 400)
    assert edited.fields[MemoField.COURSE].startswith("経緯 を")
    assert not edited.fits
    assert memo.fits
