"""What each value of the domain is called on the screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from kb.domain.article import Kind, Outcome, Role, Stage, State
from kb.domain.call import CallEventType, CallResult, DismissReason, FeedbackType, Handling
from kb.domain.demand import DemandQuality

if TYPE_CHECKING:
    from enum import StrEnum

#: By type, because members of two enumerations with the same value are equal as strings. These stand in the window
#: when it appears; it does not wait for the others.
_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Kind: {
        Kind.CASE: noop("Kind", "応対事例"),
        Kind.SCRIPT: noop("Kind", "応対スクリプト"),
        Kind.PROCEDURE: noop("Kind", "手順"),
        Kind.TECHNIQUE: noop("Kind", "応対技法"),
        Kind.NOTICE: noop("Kind", "お知らせ"),
    },
    State: {
        State.DRAFT: noop("State", "作成中"),
        State.NOT_VALIDATED: noop("State", "未検証"),
        State.VALIDATED: noop("State", "検証済"),
        State.ARCHIVED: noop("State", "公開停止"),
    },
    Stage: {
        Stage.OPENING: noop("Stage", "名乗り"),
        Stage.EMPATHY: noop("Stage", "心情のお詫び"),
        Stage.FACTS: noop("Stage", "事実確認"),
        Stage.SOLUTION: noop("Stage", "解決策と代替案"),
        Stage.AGREEMENT: noop("Stage", "合意"),
        Stage.PROMISE: noop("Stage", "約束"),
        Stage.CLOSING: noop("Stage", "結び"),
    },
    Role: {
        Role.FIRST: noop("Role", "一次対応"),
        Role.SECOND: noop("Role", "二次対応"),
        Role.BOTH: noop("Role", "一次・二次"),
    },
    Outcome: {
        Outcome.SETTLED: noop("Outcome", "解決"),
        Outcome.NO_CONSENT: noop("Outcome", "合意なし"),
        Outcome.SECONDARY: noop("Outcome", "二次化"),
    },
    Handling: {
        Handling.FIRST: noop("Handling", "一次対応"),
        Handling.SECOND: noop("Handling", "二次対応"),
    },
    CallResult: {
        CallResult.SETTLED: noop("CallResult", "解決"),
        CallResult.CALLBACK: noop("CallResult", "折り返し"),
        CallResult.HANDED_OVER: noop("CallResult", "引き継ぎ"),
        CallResult.NO_CONSENT: noop("CallResult", "合意なし"),
        CallResult.SECONDARY: noop("CallResult", "二次化"),
        CallResult.TERMINATED: noop("CallResult", "切電"),
    },
    CallEventType: {
        CallEventType.STARTED: noop("CallEventType", "開始"),
        CallEventType.HANDED_IN: noop("CallEventType", "着信の受け取り"),
        CallEventType.HELD: noop("CallEventType", "保留"),
        CallEventType.RESUMED: noop("CallEventType", "保留の解除"),
        CallEventType.SECONDARY: noop("CallEventType", "二次化"),
        CallEventType.SECONDARY_TAKEN_BACK: noop("CallEventType", "二次化の取り消し"),
        CallEventType.ALERT_RAISED: noop("CallEventType", "警告が出た"),
        CallEventType.QUESTION_ANSWERED: noop("CallEventType", "火種の確認"),
        CallEventType.DUTY_CONTACTED: noop("CallEventType", "当番へ連絡"),
        CallEventType.ALERT_ACKNOWLEDGED: noop("CallEventType", "警告を確認"),
        CallEventType.ALERT_DENIED: noop("CallEventType", "火種でないと判断"),
        CallEventType.MEMO_MADE: noop("CallEventType", "引き継ぎメモ"),
        CallEventType.PROMISE_CALLED: noop("CallEventType", "約束の電話"),
        CallEventType.PROMISE_MADE: noop("CallEventType", "約束"),
        CallEventType.PROMISE_MOVED: noop("CallEventType", "約束の期限を変更"),
        CallEventType.PROMISE_KEPT: noop("CallEventType", "約束を果たした"),
        CallEventType.PROMISE_MISSED: noop("CallEventType", "約束を果たせなかった"),
        CallEventType.BOUNDARY: noop("CallEventType", "線引き"),
        CallEventType.FAULT_ESTABLISHED: noop("CallEventType", "責任の有無"),
        CallEventType.ARTICLE_OPENED: noop("CallEventType", "記事を開いた"),
        CallEventType.ARTICLE_USED: noop("CallEventType", "記事を使った"),
        CallEventType.ARTICLE_DISMISSED: noop("CallEventType", "記事を却下"),
        CallEventType.TEXT_COPIED: noop("CallEventType", "言葉をコピー"),
        CallEventType.SLOT_PASSED: noop("CallEventType", "未入力のまま次へ"),
        CallEventType.ENDED: noop("CallEventType", "終話"),
        CallEventType.REOPENED: noop("CallEventType", "終話の取り消し"),
    },
    FeedbackType: {
        FeedbackType.USED: noop("FeedbackType", "使った"),
        FeedbackType.HELPED: noop("FeedbackType", "効いた"),
        FeedbackType.NOT_HELPED: noop("FeedbackType", "効かなかった"),
        FeedbackType.DISMISSED: noop("FeedbackType", "却下"),
        FeedbackType.FLAGGED: noop("FeedbackType", "指摘"),
    },
    DismissReason: {
        DismissReason.OTHER_SITUATION: noop("DismissReason", "場面が違う"),
        DismissReason.ALREADY_DONE: noop("DismissReason", "もう行った"),
        DismissReason.WRONG_CONTENT: noop("DismissReason", "内容に誤り"),
    },
    DemandQuality: {
        DemandQuality.MONEY: noop("DemandQuality", "金銭"),
        DemandQuality.PREVENTION: noop("DemandQuality", "再発防止"),
        DemandQuality.APOLOGY_LETTER: noop("DemandQuality", "謝罪文"),
        DemandQuality.VISIT: noop("DemandQuality", "訪問"),
        DemandQuality.EXCHANGE: noop("DemandQuality", "交換・返品・修理"),
        DemandQuality.SUPERIOR: noop("DemandQuality", "上長対応"),
        DemandQuality.OTHER: noop("DemandQuality", "その他"),
    },
}

_SHORT_KINDS: dict[Kind, str] = {
    Kind.CASE: noop("ShortKind", "事例"),
    Kind.SCRIPT: noop("ShortKind", "応対"),
    Kind.PROCEDURE: noop("ShortKind", "手順"),
    Kind.TECHNIQUE: noop("ShortKind", "技法"),
    Kind.NOTICE: noop("ShortKind", "お知らせ"),
}

_CAUSES: dict[str, str] = {
    "expectation_gap": noop("Cause", "期待との差"),
    "product_defect": noop("Cause", "製品・サービスの欠陥"),
    "attitude": noop("Cause", "接客・対応"),
    "misunderstanding": noop("Cause", "誤解・情報不足"),
    "personal": noop("Cause", "感情・個別事情"),
}


def label(value: StrEnum) -> str:
    """Return what a value of the domain is called; a value without a name raises KeyError."""
    kind = type(value)
    names = _LABELS.get(kind) or _calls_labels().get(kind) or _editors_labels()[kind]
    return translate(kind.__name__, names[value])


@cache
def _calls_labels() -> dict[type[StrEnum], dict[StrEnum, str]]:
    """Return the names that a call comes to, when the first of them is needed."""
    from desktop.texts.call_labels import CALL_LABELS  # noqa: PLC0415 - see above
    from desktop.texts.guidance_labels import GUIDANCE_LABELS  # noqa: PLC0415 - see above
    from desktop.texts.rule_problems import RULE_PROBLEMS  # noqa: PLC0415 - see above

    return {**GUIDANCE_LABELS, **RULE_PROBLEMS, **CALL_LABELS}


@cache
def _editors_labels() -> dict[type[StrEnum], dict[StrEnum, str]]:
    """Return the names that no call needs, when the first of them is needed."""
    from desktop.texts.knowledge_labels import KNOWLEDGE_LABELS  # noqa: PLC0415 - see above
    from desktop.texts.queue_labels import QUEUE_LABELS  # noqa: PLC0415 - see above

    return {**KNOWLEDGE_LABELS, **QUEUE_LABELS}


def short_label(kind: Kind) -> str:
    """Return the short word for a kind, for rows."""
    return translate("ShortKind", _SHORT_KINDS[kind])


def cause_label(code: str) -> str:
    """Return what a cause class is called; a centre's own word is returned as it is."""
    return translate("Cause", _CAUSES[code]) if code in _CAUSES else code
