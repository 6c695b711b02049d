"""What the values are called that a call comes to when something is typed; see ``labels``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop
from kb.domain.case_draft import CallText
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

CALL_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
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
    JobKind: {
        JobKind.IMPORT: noop("JobKind", "取り込み中"),
        JobKind.REBUILD: noop("JobKind", "索引を作り直しています"),
        JobKind.EXPORT: noop("JobKind", "書き出し中"),
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
