"""Alert rules in memory: a rule is raised by one word of the notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.domain.bilingual import Bilingual
from kb.domain.triage import Alert, AlertRule, RuleKind, Severity

if TYPE_CHECKING:
    import threading

    from kb.errors import KbError


def alert_rule(
    rule_id: str, name: str, severity: Severity, word: str, questions: tuple[str, ...] = (), action: str = ""
) -> AlertRule:
    return AlertRule(
        id=rule_id,
        name=Bilingual(name, rule_id),
        severity=severity,
        kind=RuleKind.EVENT,
        patterns=(("", word),),
        questions=tuple(Bilingual(question, question) for question in questions),
        action=Bilingual(action, action),
    )


INJURY = alert_rule(
    "injury",
    "けが",
    Severity.CRISIS,
    "赤くなった",
    ("けがの部位と程度", "受診の有無", "使用の中止を依頼"),
    "台本を止めて、けがの確認をする",
)
FIRE = alert_rule("fire", "発煙・発火", Severity.CRISIS, "煙", ("火は消えたか", "人は無事か", "電源を抜いたか"))
VISIT = alert_rule("visit", "訪問の要求", Severity.WARNING, "家まで", action="その場で行かない。理由を伺う")
BAD_FAITH = alert_rule("bad_faith", "悪意のおそれ", Severity.CAUTION, "駅で待つ", action="事実を記録し、一人で決めない")


@dataclass
class FakeTriage:
    """Applies ``known`` rules; ``failures`` are raised first, one a call; ``gate`` holds answers back."""

    known: tuple[AlertRule, ...] = (INJURY, FIRE, VISIT, BAD_FAITH)
    asked: list[str] = field(default_factory=list)
    failures: list[KbError] = field(default_factory=list)
    gate: threading.Event | None = None

    def rules(self) -> tuple[AlertRule, ...]:
        return self.known

    def check(self, notes: str) -> tuple[Alert, ...]:
        self.asked.append(notes)
        if self.failures:
            raise self.failures.pop(0)
        if self.gate is not None:
            assert self.gate.wait(60)
        found = []
        for rule in self.known:
            word = rule.patterns[0][1]
            start = notes.find(word)
            if start >= 0:
                found.append(
                    Alert(
                        rule=rule.id,
                        name=rule.name,
                        severity=rule.severity,
                        subtype="",
                        matched=word,
                        span=(start, start + len(word)),
                        action=rule.action,
                        questions=rule.questions,
                    )
                )
        return tuple(sorted(found, key=lambda alert: alert.severity.order))
