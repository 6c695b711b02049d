"""The order of a call: what is said out of it is told, and nothing else."""

from __future__ import annotations

import pytest

from kb.domain.article import Stage
from kb.domain.call import Handling
from kb.domain.conduct import OrderCode, OrderWarning, SpokenMoment, is_question, moment_of, order_warnings
from kb.domain.script import ApologyClass, Segment, SpokenLine, Step

FIRST, SECOND = Handling.FIRST, Handling.SECOND
SORRY = SpokenMoment(stage=Stage.EMPATHY, apology=ApologyClass.FEELINGS)
HALF_SORRY = SpokenMoment(stage=Stage.EMPATHY, apology=ApologyClass.FEELINGS, completes=False)
FAULT = SpokenMoment(stage=Stage.EMPATHY, apology=ApologyClass.FAULT)
ASKED = SpokenMoment(stage=Stage.FACTS, question=True)
NAMED = SpokenMoment(stage=Stage.OPENING, introduces=True)
OFFER = SpokenMoment(stage=Stage.SOLUTION)
PROMISE = SpokenMoment(stage=Stage.PROMISE, promise=True)
DUE = SpokenMoment(stage=Stage.PROMISE, due=True)


def line(text: str, apology: ApologyClass = ApologyClass.NONE, placeholder: str = "") -> SpokenLine:
    segments = (Segment(placeholder, placeholder=True), Segment(text)) if placeholder else (Segment(text),)
    return SpokenLine(segments, apology)


def moment(*lines: SpokenLine, stage: Stage = Stage.SOLUTION) -> SpokenMoment:
    """Return what the last of the lines of a step is."""
    return moment_of(stage, Step("", "", lines), lines[-1])


def test_p23_a_second_handling_that_opens_with_an_apology_warns() -> None:
    assert order_warnings([SORRY, NAMED], SECOND) == (OrderWarning(OrderCode.SECOND_OPENS_WITH_APOLOGY, 0),)
    assert order_warnings([ASKED, FAULT], SECOND, fault_established=True) == (
        OrderWarning(OrderCode.SECOND_OPENS_WITH_APOLOGY, 1),
    )
    assert order_warnings([NAMED, SORRY, ASKED, OFFER], SECOND) == ()
    assert order_warnings([SORRY, NAMED], FIRST) == ()


def test_p13_two_lines_of_empathy_without_a_question_warn() -> None:
    assert order_warnings([SORRY, SORRY, SORRY], FIRST) == (OrderWarning(OrderCode.EMPATHY_TWICE_WITHOUT_QUESTION, 1),)
    assert order_warnings([SORRY, ASKED, SORRY], FIRST) == ()
    again = order_warnings([SORRY, SORRY, ASKED, SORRY, SORRY], FIRST)
    assert [warning.at for warning in again] == [1, 4]


def test_p13_an_apology_of_several_breaths_is_one() -> None:
    assert order_warnings([HALF_SORRY, HALF_SORRY, SORRY], FIRST) == ()


def test_p17_an_apology_for_fault_waits_for_the_facts() -> None:
    assert order_warnings([ASKED, FAULT, FAULT], FIRST)[0] == OrderWarning(
        OrderCode.FAULT_APOLOGY_BEFORE_FAULT_ESTABLISHED, 1
    )
    assert order_warnings([ASKED, FAULT], FIRST, fault_established=True) == ()


def test_a_solution_comes_after_the_facts() -> None:
    assert order_warnings([SORRY, OFFER, OFFER], FIRST) == (OrderWarning(OrderCode.SOLUTION_BEFORE_FACTS, 1),)
    assert order_warnings([SORRY, ASKED, OFFER], FIRST) == ()


def test_p18_a_promise_says_by_when() -> None:
    assert order_warnings([ASKED, PROMISE, PROMISE], FIRST) == (OrderWarning(OrderCode.PROMISE_WITHOUT_DUE, 1),)
    assert order_warnings([ASKED, DUE, PROMISE], FIRST) == ()


def test_nothing_spoken_is_in_order() -> None:
    assert order_warnings([], SECOND) == ()


@pytest.mark.parametrize(
    "text",
    [
        "いつごろでしょうか。",
        "理由を伺えますか",
        "どちらですか?",
        "お聞かせください。",
        "教えてください。",
        "お名前をお聞かせ願います。",
    ],
)
def test_a_question_is_seen(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text", ["お取り替えか、", "お待ちください。", "確かめます。", "三分ほどお待ちになるか、", "かしこまりました。"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("lines", "stage"),
    [
        ((line("代わりの方法が二つございます。"),), Stage.SOLUTION),
        ((line("お困りの点は"), line("何でしょうか。")), Stage.FACTS),
        ((line("伺ってもよろしいですか。"),), Stage.FACTS),
        ((line("では、これで"), line("進めてよろしいでしょうか。")), Stage.AGREEMENT),
        ((line("申し訳ございません。", ApologyClass.FEELINGS),), Stage.EMPATHY),
    ],
)
def test_a_solution_script_also_asks_and_agrees(lines: tuple[SpokenLine, ...], stage: Stage) -> None:
    assert moment(*lines).stage is stage
    assert moment(*lines, stage=Stage.FACTS).stage is Stage.FACTS


def test_a_line_tells_who_speaks() -> None:
    assert moment(line("と申します。", placeholder="次の担当者名")).introduces
    assert moment(line("です。", placeholder="担当者名")).introduces
    assert not moment(line("からご報告します。", placeholder="担当者名")).introduces


def test_a_line_promises_and_its_step_says_by_when() -> None:
    without = moment(line("私から"), line("お電話いたします。"))
    assert (without.promise, without.due) == (True, False)
    due = moment(line("までに", placeholder="回答期限"), line("お電話いたします。"))
    assert (due.promise, due.due) == (True, True)


def test_a_line_completes_its_sentence() -> None:
    assert not moment(line("ご迷惑をおかけし、")).completes
    assert moment(line("申し訳ございません。", ApologyClass.FEELINGS)).completes
