"""What the values of guidance are called: boundaries, changes, order, listening, kinds of data and of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop
from kb.domain.boundary import BoundaryStep
from kb.domain.conduct import OrderCode
from kb.domain.masking import PersonalData
from kb.domain.questions import Listening
from kb.domain.slots import SlotSource
from kb.domain.three_changes import Change, ChangeReason
from kb.domain.trend import CallKind
from kb.domain.wording import WordingUse

if TYPE_CHECKING:
    from enum import StrEnum

GUIDANCE_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
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
        ChangeReason.TRUST_LOST: noop("ChangeReason", "信頼を失っている"),
        ChangeReason.HARASSED: noop("ChangeReason", "迷惑な言動がある"),
        ChangeReason.SUPERIOR_DEMANDED: noop("ChangeReason", "上長対応を求められた"),
        ChangeReason.NO_PROGRESS: noop("ChangeReason", "進まないまま時間が過ぎた"),
        ChangeReason.SAME_CONTENT: noop("ChangeReason", "同じ話が続いている"),
        ChangeReason.CHANGED_ALREADY: noop("ChangeReason", "人はもう変えた"),
        ChangeReason.VISIT_DEMANDED: noop("ChangeReason", "訪問を求められた"),
        ChangeReason.MANY_CALLS: noop("ChangeReason", "何度も電話が続いている"),
    },
    OrderCode: {
        OrderCode.SECOND_OPENS_WITH_APOLOGY: noop("OrderCode", "名乗る前に詫びている"),
        OrderCode.EMPATHY_TWICE_WITHOUT_QUESTION: noop("OrderCode", "問いかけのない共感が続いている"),
        OrderCode.FAULT_APOLOGY_BEFORE_FAULT_ESTABLISHED: noop("OrderCode", "責任が確定する前に責任を詫びている"),
        OrderCode.SOLUTION_BEFORE_FACTS: noop("OrderCode", "事実確認の前に解決策を述べている"),
        OrderCode.PROMISE_WITHOUT_DUE: noop("OrderCode", "期限を言わずに約束している"),
    },
    Listening: {
        Listening.HEAR: noop("Listening", "聞く"),
        Listening.LISTEN: noop("Listening", "聴く"),
        Listening.ASK: noop("Listening", "訊く"),
    },
    PersonalData: {
        PersonalData.NAME: noop("PersonalData", "氏名"),
        PersonalData.TELEPHONE: noop("PersonalData", "電話番号"),
        PersonalData.EMAIL: noop("PersonalData", "メールアドレス"),
        PersonalData.ADDRESS: noop("PersonalData", "住所"),
        PersonalData.POSTAL_CODE: noop("PersonalData", "郵便番号"),
        PersonalData.CARD: noop("PersonalData", "カード番号"),
        PersonalData.ORDER_NUMBER: noop("PersonalData", "受付番号"),
        PersonalData.BIRTH_DATE: noop("PersonalData", "生年月日"),
        PersonalData.ACCOUNT: noop("PersonalData", "口座番号"),
    },
    SlotSource: {
        SlotSource.CALLER_NAME: noop("SlotSource", "お客様"),
        SlotSource.AGENT: noop("SlotSource", "担当"),
        SlotSource.NEXT_AGENT: noop("SlotSource", "次の担当"),
        SlotSource.CALLBACK_AT: noop("SlotSource", "折り返しの日時"),
        SlotSource.ANSWER_DUE: noop("SlotSource", "回答の期限"),
        SlotSource.PRODUCT: noop("SlotSource", "製品"),
        SlotSource.DEPARTMENT: noop("SlotSource", "部署"),
        SlotSource.ALTERNATIVE: noop("SlotSource", "代替案"),
        SlotSource.DUTY_CONTACT: noop("SlotSource", "当番の連絡先"),
        SlotSource.FACTS: noop("SlotSource", "確かめた事実"),
    },
    CallKind: {
        CallKind.ALERT: noop("CallKind", "同じ警告"),
        CallKind.PRODUCT_AND_CAUSE: noop("CallKind", "同じ製品と原因"),
        CallKind.PRODUCT: noop("CallKind", "同じ製品"),
    },
    WordingUse: {
        WordingUse.REPLY: noop("WordingUse", "応対の言葉"),
        WordingUse.SCRIPT: noop("WordingUse", "スクリプト"),
        WordingUse.MAIL: noop("WordingUse", "メールの文面"),
    },
}
