"""The forms of the rule files that say which words matter: alerts in notes, and wording in replies."""

from __future__ import annotations

from typing import Any

from desktop.i18n import noop
from desktop.setup.rules.specs import ENTRY_ID, NO_TEXT, FieldKind, FieldSpec, FileSpec, GroupSpec, always, both
from kb.domain.triage import RuleKind, Severity
from kb.domain.wording import WordingUse

_LINES, _YES, _WORD, _WORDS = FieldKind.LINES, FieldKind.YES, FieldKind.WORD, FieldKind.WORDS

#: So many a crisis has, and as many fields a rule is given that had none.
_QUESTIONS = 3


def _alert_fields(entry: Any) -> tuple[FieldSpec, ...]:  # noqa: ANN401 - whatever the file holds
    subtypes = entry.get("subtypes") if isinstance(entry, dict) else None
    patterns = [
        FieldSpec(("subtypes", name), noop("RuleForms", "見つける言葉"), _LINES, str(name)) for name in subtypes or ()
    ] or [
        FieldSpec(
            ("patterns",),
            noop("RuleForms", "見つける言葉"),
            _LINES,
            noop(
                "RuleForms",
                "辞書の形で。「」の中は書いたとおり、… は離れていてよい、| はどれか、<名前> は言葉の一覧です。",
            ),
        )
    ]
    questions = entry.get("questions") if isinstance(entry, dict) else None
    count = len(questions) if isinstance(questions, list) else 0
    return (
        ENTRY_ID,
        *both(("name",), noop("RuleForms", "画面での名前")),
        FieldSpec(("severity",), noop("RuleForms", "重さ"), _WORD, words=Severity),
        FieldSpec(("kind",), noop("RuleForms", "何の言葉か"), _WORD, words=RuleKind),
        FieldSpec(
            ("doubt",),
            noop("RuleForms", "疑いでも出す"),
            _YES,
            noop("RuleForms", "「漏れていないか」のような疑いでもアラートを出します。"),
            optional=True,
        ),
        *patterns,
        FieldSpec(
            ("exclusions",),
            noop("RuleForms", "除く言い回し"),
            _LINES,
            noop("RuleForms", "比喩や日常の使い方です。重なるとアラートを出しません。"),
            optional=True,
        ),
        FieldSpec(
            ("questions",),
            noop("RuleForms", "質問で確かめる"),
            _YES,
            noop("RuleForms", "担当者が順に尋ねる質問です。重さが火種なら、三つ要ります。"),
            optional=True,
            when_yes=[NO_TEXT] * _QUESTIONS,
        ),
        *(part for number in range(count) for part in both(("questions", number), noop("RuleForms", "確認の質問"))),
        *both(("action",), noop("RuleForms", "すること")),
        FieldSpec(
            ("raises",),
            noop("RuleForms", "出るべき例"),
            _LINES,
            noop("RuleForms", "書き換えるたびに、このとおりになるかを確かめます。"),
            optional=True,
        ),
        FieldSpec(("silent",), noop("RuleForms", "出ない例"), _LINES, optional=True),
    )


_ALERT = {
    "id": "",
    "name": NO_TEXT,
    "severity": "warning",
    "kind": "event",
    "patterns": [],
    "action": NO_TEXT,
    "raises": [],
    "silent": [],
}

ALERTS = FileSpec(
    noop("RuleForms", "アラート"),
    noop("RuleForms", "通話メモのどんな言葉で、火種や注意を知らせるか。"),
    "warning",
    {
        noop("RuleForms", "よその話"): (
            FieldSpec(
                ("elsewhere",),
                noop("RuleForms", "よその話"),
                _LINES,
                noop(
                    "RuleForms",
                    "よその会社やニュースの話を示す言葉です。このあとは、起きたことのアラートを出しません。",
                ),
                optional=True,
            ),
            FieldSpec(
                ("here",),
                noop("RuleForms", "こちらの話"),
                _LINES,
                noop("RuleForms", "よその話のあとでも、この言葉があれば出します。"),
                optional=True,
            ),
        )
    },
    (
        GroupSpec(
            ("rules",),
            noop("RuleForms", "アラート"),
            _alert_fields,
            title=(("name", "ja"), ("id",)),
            below=(("action", "ja"),),
            blank=_ALERT,
        ),
        GroupSpec(
            ("groups",),
            noop("RuleForms", "言葉の一覧"),
            always(FieldSpec((), noop("RuleForms", "言葉"), _LINES)),
            below=((),),
            blank=[],
            named=True,
        ),
    ),
    noop("RuleForms", "例: お湯をこぼして手をやけどした"),
)

_PHRASES = noop("RuleForms", "表現のまとまりの名前です。")

WORDING = FileSpec(
    noop("RuleForms", "言葉の点検"),
    noop("RuleForms", "火に油を注ぐ言葉と、その言い換え。話す言葉、台本、メールで指摘します。"),
    "bubble",
    groups=(
        GroupSpec(
            ("rules",),
            noop("RuleForms", "規則"),
            always(
                ENTRY_ID,
                FieldSpec(("group",), noop("RuleForms", "種類"), rule=noop("RuleForms", "集計に使う名前です。")),
                FieldSpec(
                    ("patterns",),
                    noop("RuleForms", "見つける表現"),
                    _LINES,
                    noop("RuleForms", "正規表現です。全角と半角、カタカナとひらがなの違いは、そろえてから見ます。"),
                    optional=True,
                ),
                FieldSpec(("phrases",), noop("RuleForms", "まとまり"), _LINES, _PHRASES, optional=True),
                *both(("why",), noop("RuleForms", "なぜ悪いか")),
                *both(("better",), noop("RuleForms", "言い換え")),
                FieldSpec(("applies",), noop("RuleForms", "どこで"), _WORDS, words=WordingUse),
                FieldSpec(
                    ("at_least",),
                    noop("RuleForms", "何回目から"),
                    FieldKind.NUMBER,
                    noop("RuleForms", "続けて何回目から指摘するか。"),
                    optional=True,
                ),
                FieldSpec(("broken_by",), noop("RuleForms", "続きを切る"), _LINES, _PHRASES, optional=True),
                FieldSpec(("unless_followed_by",), noop("RuleForms", "後にあれば可"), _LINES, _PHRASES, optional=True),
                FieldSpec(
                    ("only_before_facts",),
                    noop("RuleForms", "確定前だけ"),
                    _YES,
                    noop("RuleForms", "責任が確定したあとは指摘しません。"),
                    optional=True,
                ),
                FieldSpec(
                    ("flags",),
                    noop("RuleForms", "指摘する例"),
                    _LINES,
                    noop("RuleForms", "書き換えるたびに、このとおりになるかを確かめます。"),
                ),
                FieldSpec(("passes",), noop("RuleForms", "指摘しない例"), _LINES),
            ),
            title=(("why", "ja"), ("id",)),
            below=(("better", "ja"),),
            blank={
                "id": "",
                "group": "",
                "patterns": [],
                "why": NO_TEXT,
                "better": NO_TEXT,
                "applies": ["reply", "script", "mail"],
                "flags": [],
                "passes": [],
            },
        ),
        GroupSpec(
            ("phrases",),
            noop("RuleForms", "表現のまとまり"),
            always(FieldSpec((), noop("RuleForms", "表現"), _LINES, noop("RuleForms", "正規表現です。"))),
            below=((),),
            blank=[],
            named=True,
        ),
    ),
    sample=noop("RuleForms", "例: だって、そう書いてありますよね"),
)
