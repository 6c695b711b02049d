"""What the values of guidance are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop
from kb.domain.boundary import BoundaryStep
from kb.domain.conduct import OrderCode
from kb.domain.questions import Listening
from kb.domain.slots import SlotSource
from kb.domain.three_changes import Change, ChangeReason
from kb.domain.trend import CallKind
from kb.domain.triage import RuleKind, Severity
from kb.domain.wording import WordingUse

if TYPE_CHECKING:
    from enum import StrEnum

#: By type, as in ``labels``; what a centre writes itself, such as the sentences of a boundary, stands in its rules.
GUIDANCE_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    OrderCode: {
        OrderCode.SECOND_OPENS_WITH_APOLOGY: noop("OrderCode", "二次対応です。お詫びより先に、名乗ります。"),
        OrderCode.EMPATHY_TWICE_WITHOUT_QUESTION: noop("OrderCode", "お詫びと共感が続きます。間に質問を一つ入れます。"),
        OrderCode.FAULT_APOLOGY_BEFORE_FAULT_ESTABLISHED: noop("OrderCode", "責任のお詫びは、責任が確定してからです。"),
        OrderCode.SOLUTION_BEFORE_FACTS: noop("OrderCode", "事実をまだ伺っていません。解決策の前に質問を一つ。"),
        OrderCode.PROMISE_WITHOUT_DUE: noop("OrderCode", "いつまでにかを言わない約束です。期限を添えます。"),
    },
    SlotSource: {
        SlotSource.CALLER_NAME: noop("SlotSource", "お客様名"),
        SlotSource.AGENT: noop("SlotSource", "担当者名"),
        SlotSource.NEXT_AGENT: noop("SlotSource", "次の担当者名"),
        SlotSource.CALLBACK_AT: noop("SlotSource", "折り返しの電話"),
        SlotSource.ANSWER_DUE: noop("SlotSource", "回答"),
        SlotSource.PRODUCT: noop("SlotSource", "製品名"),
        SlotSource.DEPARTMENT: noop("SlotSource", "部署名"),
        SlotSource.ALTERNATIVE: noop("SlotSource", "代替案"),
        SlotSource.DUTY_CONTACT: noop("SlotSource", "当番連絡先"),
        SlotSource.FACTS: noop("SlotSource", "事実の要約"),
    },
    Severity: {
        Severity.CRISIS: noop("Severity", "火種"),
        Severity.WARNING: noop("Severity", "警告"),
        Severity.CAUTION: noop("Severity", "注意"),
    },
    RuleKind: {
        RuleKind.EVENT: noop("RuleKind", "起きたこと"),
        RuleKind.STATEMENT: noop("RuleKind", "言われたこと"),
    },
    Listening: {
        Listening.HEAR: noop("Listening", "聞く"),
        Listening.LISTEN: noop("Listening", "聴く"),
        Listening.ASK: noop("Listening", "訊く"),
    },
    BoundaryStep: {
        BoundaryStep.ALTERNATIVE: noop("BoundaryStep", "代わりの案"),
        BoundaryStep.WARNING: noop("BoundaryStep", "警告"),
        BoundaryStep.FINAL_WARNING: noop("BoundaryStep", "最終警告"),
        BoundaryStep.TERMINATION: noop("BoundaryStep", "切電"),
    },
    Change: {
        Change.PERSON: noop("Change", "人を変える"),
        Change.TIME: noop("Change", "時を変える"),
        Change.PLACE: noop("Change", "場所を変える"),
    },
    ChangeReason: {
        ChangeReason.TRUST_LOST: noop("ChangeReason", "担当への信頼が失われた"),
        ChangeReason.HARASSED: noop("ChangeReason", "迷惑行為があった"),
        ChangeReason.SUPERIOR_DEMANDED: noop("ChangeReason", "上長対応を求められた"),
        ChangeReason.NO_PROGRESS: noop("ChangeReason", "話が進んでいない"),
        ChangeReason.SAME_CONTENT: noop("ChangeReason", "同じ話が続いている"),
        ChangeReason.CHANGED_ALREADY: noop("ChangeReason", "人はもう変わっている"),
        ChangeReason.VISIT_DEMANDED: noop("ChangeReason", "訪問を求められた"),
        ChangeReason.MANY_CALLS: noop("ChangeReason", "電話が重なっている"),
    },
    CallKind: {
        CallKind.ALERT: noop("CallKind", "同じ警告"),
        CallKind.PRODUCT_AND_CAUSE: noop("CallKind", "同じ製品と原因"),
        CallKind.PRODUCT: noop("CallKind", "同じ製品"),
    },
    WordingUse: {
        WordingUse.REPLY: noop("WordingUse", "話す言葉"),
        WordingUse.SCRIPT: noop("WordingUse", "台本"),
        WordingUse.MAIL: noop("WordingUse", "メール"),
    },
}
