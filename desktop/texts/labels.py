"""What each value of the domain is called on the screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts.guidance_labels import GUIDANCE_LABELS
from desktop.texts.rule_problems import RULE_PROBLEMS
from kb.domain.article import Kind, Outcome, Role, Stage, State
from kb.domain.call import CallEventType, CallResult, DismissReason, FeedbackType, Handling
from kb.domain.case_draft import CallText
from kb.domain.demand import DemandQuality
from kb.domain.finding import FixVerb, Grade
from kb.domain.handover import MemoField
from kb.domain.masking import PersonalData
from kb.domain.matter import AnswerChannel, EvidencePrinciple, MatterState
from kb.domain.progress import JobKind
from kb.domain.promise import PromiseChannel, PromiseState
from kb.domain.script import ApologyClass
from kb.domain.searching import Facet
from kb.domain.suggestion import ReasonType

if TYPE_CHECKING:
    from enum import StrEnum

#: By type, because members of two enumerations with the same value are equal as strings.
_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    **GUIDANCE_LABELS,
    **RULE_PROBLEMS,
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
    Grade: {
        Grade.ERROR: noop("Grade", "誤り"),
        Grade.WARNING: noop("Grade", "注意"),
    },
    FixVerb: {
        FixVerb.REPLACE: noop("FixVerb", "置きかえる"),
        FixVerb.ADD: noop("FixVerb", "加える"),
        FixVerb.REWORD: noop("FixVerb", "言いかえる"),
        FixVerb.MASK: noop("FixVerb", "伏せる"),
        FixVerb.REMOVE: noop("FixVerb", "消す"),
        FixVerb.CHOOSE: noop("FixVerb", "選ぶ"),
        FixVerb.OPEN: noop("FixVerb", "開く"),
    },
    Handling: {
        Handling.FIRST: noop("Handling", "一次対応"),
        Handling.SECOND: noop("Handling", "二次対応"),
    },
    JobKind: {
        JobKind.IMPORT: noop("JobKind", "取り込み中"),
        JobKind.REBUILD: noop("JobKind", "索引を作り直しています"),
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
    MatterState: {
        MatterState.RECEIVED: noop("MatterState", "受付"),
        MatterState.INVESTIGATING: noop("MatterState", "調査中"),
        MatterState.AWAITING_ANSWER: noop("MatterState", "回答待ち"),
        MatterState.AGREED: noop("MatterState", "合意"),
        MatterState.NOT_AGREED: noop("MatterState", "不成立"),
    },
    AnswerChannel: {
        AnswerChannel.FACE_TO_FACE: noop("AnswerChannel", "面談"),
        AnswerChannel.TELEPHONE: noop("AnswerChannel", "電話"),
        AnswerChannel.LETTER: noop("AnswerChannel", "手紙"),
        AnswerChannel.EMAIL: noop("AnswerChannel", "メール"),
    },
    EvidencePrinciple: {
        EvidencePrinciple.PLACE: noop("EvidencePrinciple", "現場"),
        EvidencePrinciple.OBJECT: noop("EvidencePrinciple", "現物"),
        EvidencePrinciple.PHENOMENON: noop("EvidencePrinciple", "現象"),
        EvidencePrinciple.DOCUMENT: noop("EvidencePrinciple", "書類"),
    },
    MemoField: {
        MemoField.CALLER: noop("MemoField", "お客様"),
        MemoField.FIRST_MATTER: noop("MemoField", "最初の用件"),
        MemoField.COURSE: noop("MemoField", "経緯"),
        MemoField.WHY: noop("MemoField", "引き継ぐ理由"),
        MemoField.STATE_NOW: noop("MemoField", "いまの状態"),
        MemoField.WANTS: noop("MemoField", "望んでいること"),
        MemoField.ASKED: noop("MemoField", "もう聞いたこと"),
        MemoField.PROMISED: noop("MemoField", "もう約束したこと"),
    },
    PromiseState: {
        PromiseState.OPEN: noop("PromiseState", "これから"),
        PromiseState.KEPT: noop("PromiseState", "果たした"),
        PromiseState.MISSED: noop("PromiseState", "果たせなかった"),
    },
    PromiseChannel: {
        PromiseChannel.TELEPHONE: noop("PromiseChannel", "電話"),
        PromiseChannel.VISIT: noop("PromiseChannel", "面談"),
        PromiseChannel.LETTER: noop("PromiseChannel", "手紙"),
        PromiseChannel.EMAIL: noop("PromiseChannel", "メール"),
    },
    ApologyClass: {
        ApologyClass.NONE: noop("ApologyClass", "お詫びなし"),
        ApologyClass.FEELINGS: noop("ApologyClass", "心情のお詫び"),
        ApologyClass.FAULT: noop("ApologyClass", "責任のお詫び"),
    },
    PersonalData: {
        PersonalData.NAME: noop("PersonalData", "氏名"),
        PersonalData.TELEPHONE: noop("PersonalData", "電話番号"),
        PersonalData.EMAIL: noop("PersonalData", "メールアドレス"),
        PersonalData.ADDRESS: noop("PersonalData", "住所"),
        PersonalData.POSTAL_CODE: noop("PersonalData", "郵便番号"),
        PersonalData.CARD: noop("PersonalData", "カード番号"),
        PersonalData.ORDER_NUMBER: noop("PersonalData", "注文・お客様番号"),
        PersonalData.BIRTH_DATE: noop("PersonalData", "生年月日"),
        PersonalData.ACCOUNT: noop("PersonalData", "口座番号"),
    },
    CallText: {
        CallText.NOTES: noop("CallText", "通話メモ"),
        CallText.PRODUCT: noop("CallText", "製品"),
        CallText.CAUSE: noop("CallText", "原因"),
        CallText.QUANTITY: noop("CallText", "要求の量"),
        CallText.ACTION: noop("CallText", "対応内容"),
        CallText.PROMISE: noop("CallText", "約束"),
    },
    Facet: {
        Facet.KIND: noop("Facet", "種別"),
        Facet.PRODUCT: noop("Facet", "製品"),
        Facet.CAUSE: noop("Facet", "原因"),
        Facet.STATE: noop("Facet", "状態"),
        Facet.TAG: noop("Facet", "タグ"),
    },
    ReasonType: {
        ReasonType.MEANS: noop("ReasonType", "お客様の言葉"),
        ReasonType.SHARED_WORDS: noop("ReasonType", "同じ言葉"),
        ReasonType.SAME_DEMAND: noop("ReasonType", "要求が同じ"),
        ReasonType.SAME_PRODUCT: noop("ReasonType", "同じ製品"),
        ReasonType.SAME_CAUSE: noop("ReasonType", "原因が同じ"),
        ReasonType.USED: noop("ReasonType", "使用の実績"),
        ReasonType.HELPED: noop("ReasonType", "効いた実績"),
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
    names = _LABELS.get(type(value)) or _editors_labels()[type(value)]
    return translate(type(value).__name__, names[value])


@cache
def _editors_labels() -> dict[type[StrEnum], dict[StrEnum, str]]:
    """Return the names that no call needs, when the first of them is: the window is there a little earlier."""
    from desktop.texts.knowledge_labels import KNOWLEDGE_LABELS  # noqa: PLC0415 - see above
    from desktop.texts.queue_labels import QUEUE_LABELS  # noqa: PLC0415 - see above

    return {**KNOWLEDGE_LABELS, **QUEUE_LABELS}


def short_label(kind: Kind) -> str:
    """Return the short word for a kind, for rows."""
    return translate("ShortKind", _SHORT_KINDS[kind])


def cause_label(code: str) -> str:
    """Return what a cause class is called; a centre's own word is returned as it is."""
    return translate("Cause", _CAUSES[code]) if code in _CAUSES else code
