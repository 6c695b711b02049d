from __future__ import annotations

from kb.domain.masking import PersonalData, PersonalSpan, apart, replaced

NAME, TELEPHONE, ADDRESS = PersonalData.NAME, PersonalData.TELEPHONE, PersonalData.ADDRESS


def test_overlapping_spans_become_one_of_the_category_of_the_longest() -> None:
    spans = [PersonalSpan(8, 9, NAME), PersonalSpan(0, 2, NAME), PersonalSpan(1, 7, ADDRESS), PersonalSpan(6, 8, NAME)]
    assert apart(spans) == (PersonalSpan(0, 8, ADDRESS), PersonalSpan(8, 9, NAME))


def test_spans_that_only_touch_stay_two() -> None:
    spans = (PersonalSpan(0, 2, NAME), PersonalSpan(2, 5, TELEPHONE))
    assert apart(reversed(spans)) == spans


def test_each_span_is_replaced_by_the_word_of_its_category() -> None:
    words = {NAME: "〔氏名〕", TELEPHONE: "〔電話番号〕"}
    spans = (PersonalSpan(0, 2, NAME), PersonalSpan(3, 7, TELEPHONE))
    assert replaced("田中様0123へ", spans, words) == "〔氏名〕様〔電話番号〕へ"
    assert replaced("何もない", (), words) == "何もない"
