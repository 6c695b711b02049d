"""How rules of wording are applied to a text; the shipped rules are tested in services."""

from __future__ import annotations

import re

from kb.domain.bilingual import Bilingual
from kb.domain.wording import FoldedText, WordingRule, WordingUse, check_wording, sentence_around

BOTH = Bilingual("わけ", "reason")
SORRY, QUESTION = re.compile("ごめん"), re.compile(r"か。")


def text(typed: str) -> FoldedText:
    return FoldedText(typed, range(len(typed) + 1))


def rule(
    pattern: re.Pattern[str] = SORRY,
    *,
    name: str = "sorry",
    uses: frozenset[WordingUse] = frozenset(WordingUse),
    at_least: int = 1,
    broken_by: re.Pattern[str] | None = None,
    followed_by: re.Pattern[str] | None = None,
    only_before_facts: bool = False,
) -> WordingRule:
    return WordingRule(
        id=name,
        group="group",
        pattern=pattern,
        why=BOTH,
        better=BOTH,
        uses=uses,
        at_least=at_least,
        broken_by=broken_by,
        followed_by=followed_by,
        only_before_facts=only_before_facts,
    )


def test_finds_every_match_where_it_stands() -> None:
    found = check_wording(text("ごめん、ごめん"), [rule()])
    assert [(finding.start, finding.end) for finding in found] == [(0, 3), (4, 7)]
    assert found[0].rule == "sorry"
    assert found[0].better is BOTH


def test_tells_places_in_the_text_as_it_was_typed() -> None:
    # Two half-width characters became one.
    folded = FoldedText("がごめん", [0, 2, 3, 4, 5])
    assert [(finding.start, finding.end) for finding in check_wording(folded, [rule()])] == [(2, 5)]


def test_flags_from_the_second_in_a_row() -> None:
    found = check_wording(text("ごめん。ごめん。ごめん。"), [rule(at_least=2)])
    assert [finding.start for finding in found] == [4, 8]


def test_a_row_is_broken_by_what_stands_between() -> None:
    twice = rule(at_least=2, broken_by=QUESTION)
    assert check_wording(text("ごめん。いつですか。ごめん。"), [twice]) == ()
    found = check_wording(text("ごめん。いつですか。ごめん。ごめん。"), [twice])
    assert [finding.start for finding in found] == [14]


def test_what_follows_makes_it_good() -> None:
    alone = rule(followed_by=QUESTION)
    assert len(check_wording(text("いつですか。ごめん。"), [alone])) == 1
    assert check_wording(text("ごめん。いつですか。"), [alone]) == ()


def test_p17_admitting_a_fault_is_flagged_until_it_is_established() -> None:
    admission = rule(only_before_facts=True)
    assert len(check_wording(text("ごめん"), [admission])) == 1
    assert check_wording(text("ごめん"), [admission], fault_established=True) == ()


def test_a_rule_applies_where_it_is_meant_for() -> None:
    spoken = rule(uses=frozenset({WordingUse.REPLY}))
    assert check_wording(text("ごめん"), [spoken], use=WordingUse.MAIL) == ()
    assert len(check_wording(text("ごめん"), [spoken], use=WordingUse.REPLY)) == 1
    assert len(check_wording(text("ごめん"), [spoken])) == 1


def test_findings_stand_in_the_order_of_the_text() -> None:
    found = check_wording(text("ごめん、でも"), [rule(re.compile("でも"), name="but"), rule()])
    assert [finding.rule for finding in found] == ["sorry", "but"]


def test_a_whole_sentence_is_replaced() -> None:
    text = "お調べしました。返金はできませんと決まっております。ほかにございますか。"
    start, end = sentence_around(text, 11, 15)
    assert text[start:end] == "返金はできませんと決まっております。"


def test_a_sentence_that_is_not_finished_is_replaced_to_its_end() -> None:
    text = "お待たせしました\nそれは無理です"
    start, end = sentence_around(text, 12, 14)
    assert text[start:end] == "それは無理です"


def test_what_follows_counts_wherever_it_stands_and_only_after() -> None:
    followed = rule(followed_by=QUESTION)
    typed = "か。ごめん ごめん 何時か。ごめん"
    found = check_wording(text(typed), [followed])
    assert [finding.start for finding in found] == [typed.rindex("ごめん")]
