"""Values and small programs the storage tests share."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kb.domain.article import Article, Kind, Outcome, Role, Stage, State
from kb.domain.call import Call, CallResult, Handling
from kb.domain.demand import Demand, DemandQuality
from kb.domain.matter import AnswerChannel, Evidence, EvidencePrinciple, Matter, MatterState
from kb.identifiers import new_id

if TYPE_CHECKING:
    from uuid import UUID

NOW = datetime(2026, 11, 22, 13, 3, 5, 123456, tzinfo=UTC)
CHECKOUT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class StoppedClock:
    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return 0.0


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def make_article(title: str = "訪問を求められたとき", **changes: object) -> Article:
    plain = Article(id=new_id(), kind=Kind.SCRIPT, title=title, body="## 使う場面\n")
    return replace(plain, **changes)  # type: ignore[arg-type] # a test names the fields it means


def full_article() -> Article:
    """Every attribute differs from its default, which no kind of article would have in earnest."""
    return make_article(
        state=State.VALIDATED,
        practices=("P1", "P2"),
        product="電気ケトル K-21",
        cause="product_defect",
        demand=(DemandQuality.VISIT, DemandQuality.MONEY),
        tags=("訪問要求", '引用"符'),
        customer_words=("今すぐ来い", "家まで来て謝れ"),
        validated_on=date(2026, 10, 2),
        stage=Stage.FACTS,
        role=Role.FIRST,
        outcome=Outcome.NO_CONSENT,
        happened_on=date(2026, 7, 14),
        ends_on=date(2027, 12, 27),
    )


def full_matter() -> Matter:
    return Matter(
        id=new_id(),
        opened_at=NOW,
        caller_reference="C-104",
        handler="担当者",
        product="加湿器 H-3",
        cause="attitude",
        demand=Demand((DemandQuality.APOLOGY_LETTER,), "社長名で"),
        original_complaint="水が漏れた",
        state=MatterState.AGREED,
        answer_channel=AnswerChannel.EMAIL,
        answer_channel_reason="お客様のご希望",
        evidence=(
            Evidence(at=later(5), principle=EvidencePrinciple.OBJECT, text="現物", checked_by="品質保証部"),
            Evidence(at=NOW, principle=EvidencePrinciple.PLACE, text="台所"),
        ),
        reviewers=("SV", "品質保証部"),
        closed_at=later(60),
    )


def full_call(matter_id: UUID | None = None) -> Call:
    return Call(
        id=new_id(),
        started_at=NOW,
        agent="担当者",
        matter_id=matter_id,
        caller_reference="C-104",
        handling=Handling.SECOND,
        notes="「今すぐ来い」と言われている\n三回目",
        demand=Demand((DemandQuality.VISIT, DemandQuality.SUPERIOR), "今日中に二人"),
        product="電気ケトル K-21",
        cause="product_defect",
        action="調査のお約束",
        result=CallResult.CALLBACK,
        seconds_held=90,
        secondary_at=later(3),
        ended_at=later(12.5),
        held_since=later(11),
        asked=("name", "purchase_date"),
        stage=Stage.FACTS,
        fault_established=True,
    )


def start_program(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Run Python code in a process of its own; ``arguments`` are its sys.argv[1:]."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
