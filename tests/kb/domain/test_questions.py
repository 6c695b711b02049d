"""What to ask next, and what the notes show to be asked."""

from __future__ import annotations

import re

from kb.domain.article import Stage
from kb.domain.questions import AskedItem, Listening, Question, QuestionBank
from kb.domain.script import Segment, SpokenLine


def spoken(text: str) -> SpokenLine:
    return SpokenLine((Segment(text),))


def question(name: str, *stages: Stage, causes: tuple[str, ...] = (), item: str = "") -> Question:
    return Question(
        id=name,
        word=name,
        sentence=spoken(f"{name}は?"),
        listening=Listening.LISTEN,
        stages=frozenset(stages),
        causes=frozenset(causes),
        item=item,
    )


BANK = QuestionBank(
    items=(AskedItem("name", "氏名", re.compile("氏名")), AskedItem("model", "型番", re.compile("型番"))),
    questions=(
        question("who", Stage.OPENING, Stage.FACTS, item="name"),
        question("model", Stage.FACTS, causes=("product_defect",), item="model"),
        question("agree", Stage.AGREEMENT),
    ),
    not_yet=re.compile("未確認|まだ"),
    alternative=spoken("ほかに"),
    confirming_question=spoken("よろしいですか"),
)


def names(found: tuple[Question, ...]) -> list[str]:
    return [one.id for one in found]


def test_p14_the_stage_and_the_cause_choose() -> None:
    assert names(BANK.for_call("product_defect", Stage.FACTS)) == ["model", "who"]
    assert names(BANK.for_call("attitude", Stage.FACTS)) == ["who"]
    assert names(BANK.for_call("", Stage.AGREEMENT)) == ["agree"]
    assert names(BANK.for_call("product_defect", None)) == ["model", "who", "agree"]


def test_p14_what_was_asked_is_left_out() -> None:
    assert names(BANK.for_call("product_defect", Stage.FACTS, {"name"})) == ["model"]
    assert names(BANK.for_call("product_defect", Stage.FACTS, {"who", "model"})) == []


def test_p9_notes_show_what_was_asked() -> None:
    assert BANK.asked_items("氏名は田中、型番はr-8") == {"name", "model"}
    assert BANK.asked_items("怒っている") == frozenset()


def test_p9_what_has_still_to_be_asked_does_not_count() -> None:
    assert BANK.asked_items("氏名は未確認") == frozenset()
    assert BANK.asked_items("氏名は田中。型番はまだ") == {"name"}
    assert BANK.asked_items("型番はまだ。\n型番はr-8") == {"model"}
