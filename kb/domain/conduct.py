"""The order in which a call is led, and what is said out of it (P13, P17, P18, P23).

名乗り → 心情のお詫び → 事実確認 → 解決策と代替案 → 合意 → 約束 → 結び. A warning never stops anybody: the agent hears
the customer, the program does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.article import Stage
from kb.domain.call import Handling
from kb.domain.script import ApologyClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.domain.script import SpokenLine, Step

_TELL = r"(?:聞かせ|きかせ|教え|おしえ|知らせ|お話し)[^。]{0,6}(?:ください|下さい|願います|いただければ)"
_QUESTION = re.compile(rf"か[。?？」]*$|[?？]$|{_TELL}")
_SENTENCE_END = re.compile(r"[。!?！？]」?$")
_INTRODUCTION = re.compile(r"と申します|\{\{(?:次の)?担当者名\}\}(?:で(?:す|ございます)|が承ります)")
#: A question for consent; one that also asks for a fact (伺ってもよろしいですか) is none.
_CONSENT = re.compile(r"よろしい|宜しい|いかが")
_FACT = re.compile(
    r"何|なに|いつ|どこ|どの|どなた|いくつ|いくら|なぜ|わけ|理由|伺|お聞かせ|教え|間違い|違い|ございます?か"
)
_COMES_BACK = re.compile(
    r"(?:折り返|お電話|ご連絡|ご報告|ご回答|お知らせ|お返事)[^。]{0,6}(?:します|いたします|致します|差し上げます|申し上げます)"
)
_DUE = re.compile(
    r"\{\{(?:折り返し日時|回答期限)\}\}|[0-9〇一二三四五六七八九十]+(?:日|時|分)|までに|本日中|今日のうち"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenMoment:
    """What one line was, once it has been spoken.

    ``completes``: it ends its sentence, where an apology of several breaths counts once. ``introduces``: it says who
    speaks. ``promise``: it says that somebody will come back to the customer; ``due``: its step says by when.
    """

    stage: Stage | None
    apology: ApologyClass = ApologyClass.NONE
    question: bool = False
    completes: bool = True
    introduces: bool = False
    promise: bool = False
    due: bool = False


class OrderCode(StrEnum):
    """What can be out of order."""

    SECOND_OPENS_WITH_APOLOGY = "second_opens_with_apology"  # P23
    EMPATHY_TWICE_WITHOUT_QUESTION = "empathy_twice_without_question"  # P13
    FAULT_APOLOGY_BEFORE_FAULT_ESTABLISHED = "fault_apology_before_fault_established"  # P17
    SOLUTION_BEFORE_FACTS = "solution_before_facts"
    PROMISE_WITHOUT_DUE = "promise_without_due"  # P18


@dataclass(frozen=True, slots=True)
class OrderWarning:
    """What is out of order, and with which line (from 0) it became so."""

    code: OrderCode
    at: int


def moment_of(stage: Stage | None, step: Step, line: SpokenLine) -> SpokenMoment:
    """Tell what a line of a step is; ``stage`` is that of the article it stands in."""
    text = line_text(line)
    return SpokenMoment(
        stage=_stage_of_step(stage, step),
        apology=line.apology,
        question=is_question(text),
        completes=completes_sentence(text),
        introduces=_INTRODUCTION.search(text) is not None,
        promise=_COMES_BACK.search(text) is not None,
        due=_DUE.search("".join(line_text(one) for one in step.lines)) is not None,
    )


def line_text(line: SpokenLine) -> str:
    """Return a line as it was typed, placeholders in double braces, without its mark of apology."""
    return "".join(f"{{{{{part.text}}}}}" if part.placeholder else part.text for part in line.segments)


def is_question(text: str) -> bool:
    """Tell whether a line asks for something: it ends in か or asks to be told."""
    return _QUESTION.search(text.rstrip()) is not None


def completes_sentence(text: str) -> bool:
    """Tell whether a sentence ends with this line."""
    return _SENTENCE_END.search(text.rstrip()) is not None


def order_warnings(
    moments: Sequence[SpokenMoment], handling: Handling, *, fault_established: bool = False
) -> tuple[OrderWarning, ...]:
    """Return what is out of order in the lines spoken so far, by line.

    ``fault_established`` is what the agent marked: only then is an apology for fault offered (P17).
    """
    found = [
        *_opening(moments, handling),
        *_empathy_without_question(moments),
        *(() if fault_established else _fault_apology(moments)),
        *_solution_before_facts(moments),
        *_promises_without_due(moments),
    ]
    return tuple(sorted(found, key=lambda warning: warning.at))


def _stage_of_step(stage: Stage | None, step: Step) -> Stage | None:
    """Return what a step of a solution script is: it may begin with an apology or facts and end with consent."""
    if stage is not Stage.SOLUTION:
        return stage
    if any(line.apology is not ApologyClass.NONE for line in step.lines):
        return Stage.EMPATHY
    texts = [line_text(line) for line in step.lines]
    if not any(map(is_question, texts)):
        return stage
    whole = "".join(texts)
    return Stage.AGREEMENT if _CONSENT.search(whole) and not _FACT.search(whole) else Stage.FACTS


def _opening(moments: Sequence[SpokenMoment], handling: Handling) -> Iterator[OrderWarning]:
    if handling is not Handling.SECOND:
        return
    for at, moment in enumerate(moments):
        if moment.introduces:
            return
        if moment.apology is not ApologyClass.NONE:
            yield OrderWarning(OrderCode.SECOND_OPENS_WITH_APOLOGY, at)
            return


def _empathy_without_question(moments: Sequence[SpokenMoment]) -> Iterator[OrderWarning]:
    in_a_row = 0
    for at, moment in enumerate(moments):
        if moment.question:
            in_a_row = 0
        elif moment.apology is not ApologyClass.NONE and moment.completes:
            in_a_row += 1
            if in_a_row == 2:  # noqa: PLR2004 - two lines without a question, as P13 says
                yield OrderWarning(OrderCode.EMPATHY_TWICE_WITHOUT_QUESTION, at)


def _solution_before_facts(moments: Sequence[SpokenMoment]) -> Iterator[OrderWarning]:
    for at, moment in enumerate(moments):
        if moment.question or moment.stage is Stage.FACTS:
            return
        if moment.stage is Stage.SOLUTION:
            yield OrderWarning(OrderCode.SOLUTION_BEFORE_FACTS, at)
            return


def _promises_without_due(moments: Sequence[SpokenMoment]) -> Iterator[OrderWarning]:
    for at, moment in enumerate(moments):
        if moment.due:
            return
        if moment.promise:
            yield OrderWarning(OrderCode.PROMISE_WITHOUT_DUE, at)
            return


def _fault_apology(moments: Sequence[SpokenMoment]) -> Iterator[OrderWarning]:
    for at, moment in enumerate(moments):
        if moment.apology is ApologyClass.FAULT:
            yield OrderWarning(OrderCode.FAULT_APOLOGY_BEFORE_FAULT_ESTABLISHED, at)
            return
