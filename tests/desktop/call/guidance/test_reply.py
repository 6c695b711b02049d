from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.call.guidance.reply import empty_slots, example_of, filled, span_to_replace
from kb.domain.wording import WordingUse
from kb.services.wording import WordingService

if TYPE_CHECKING:
    from kb.domain.wording import WordingFinding


def finding_in(text: str) -> WordingFinding:
    return WordingService(None).check(text, use=WordingUse.REPLY)[0]


def test_known_slots_are_filled_and_the_others_stay_visible() -> None:
    text = filled("{{お客様名}}様、{{代替案}}もございます。", {"お客様名": "水野"})
    assert text == "水野様、{{代替案}}もございます。"
    assert empty_slots(text) == ("代替案",)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("返金はできません。", "お取り替えか修理でしたら、ご用意できます。どちらがよろしいですか。"),
        ("だって、書いてあります。", "さようでございましたか。"),
        ("申し訳ございません。本当に申し訳ございません。", ""),
    ],
)
def test_what_can_stand_in_its_place_is_the_example_of_the_advice(text: str, better: str) -> None:
    assert example_of(finding_in(text)) == better


def test_a_whole_sentence_is_replaced() -> None:
    text = "お調べしました。返金はできませんと決まっております。ほかにございますか。"
    start, end = span_to_replace(text, finding_in("お調べしました。返金はできません。"))
    assert text[start:end] == "返金はできませんと決まっております。"


def test_a_sentence_that_is_not_finished_is_replaced_to_its_end() -> None:
    text = "お待たせしました\nそれは無理です"
    start, end = span_to_replace(text, finding_in(text))
    assert text[start:end] == "それは無理です"
