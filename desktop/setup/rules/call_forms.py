"""The forms of the rule files that speak in a call: alerts, wording, questions, handing over, boundaries, snippets."""

from __future__ import annotations

from typing import Any

from desktop.i18n import noop
from desktop.setup.rules.specs import FieldKind, FieldSpec, FileSpec, GroupSpec, always, both
from kb.domain.article import Kind, Stage
from kb.domain.questions import Listening
from kb.domain.triage import RuleKind, Severity
from kb.domain.wording import WordingUse

_LINES, _YES, _WORD, _WORDS = FieldKind.LINES, FieldKind.YES, FieldKind.WORD, FieldKind.WORDS
_ID = FieldSpec(
    ("id",), noop("RuleForms", "名前"), rule=noop("RuleForms", "記録に残る名前です。あとで変えないでください。")
)
_GLOSS = FieldSpec(("gloss",), noop("RuleForms", "英語の意味"))
_SAY = FieldSpec(
    ("say",),
    noop("RuleForms", "話す言葉"),
    _LINES,
    noop("RuleForms", "一息一行。{{担当者名}} のような差し込み欄も使えます。"),
)


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
        _ID,
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


_TWO = {"ja": "", "en": ""}
_ALERT = {
    "id": "",
    "name": _TWO,
    "severity": "warning",
    "kind": "event",
    "patterns": [],
    "action": _TWO,
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
                _ID,
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
                "why": _TWO,
                "better": _TWO,
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

QUESTIONS = FileSpec(
    noop("RuleForms", "質問"),
    noop("RuleForms", "通話で訊く質問と、メモから分かる「聞いたこと」。"),
    "bulb",
    {
        noop("RuleForms", "全体"): (
            FieldSpec(
                ("not_yet",),
                noop("RuleForms", "まだの言葉"),
                _LINES,
                noop("RuleForms", "同じ節にあれば、まだ聞いていないとみなします。正規表現です。"),
            ),
            FieldSpec(("solution", "alternative"), noop("RuleForms", "代替案の言葉")),
            FieldSpec(("solution", "confirming_question"), noop("RuleForms", "確認の質問")),
        )
    },
    (
        GroupSpec(
            ("items",),
            noop("RuleForms", "聞いたこと"),
            always(
                _ID,
                FieldSpec(("word",), noop("RuleForms", "画面の言葉")),
                FieldSpec(
                    ("shown_by",),
                    noop("RuleForms", "メモの表現"),
                    _LINES,
                    noop("RuleForms", "聞いたと分かるメモの書き方です。正規表現で書きます。"),
                ),
            ),
            title=(("word",), ("id",)),
            below=(("shown_by",),),
            blank={"id": "", "word": "", "shown_by": []},
        ),
        GroupSpec(
            ("questions",),
            noop("RuleForms", "質問"),
            always(
                _ID,
                FieldSpec(("word",), noop("RuleForms", "画面の言葉")),
                FieldSpec(("sentence",), noop("RuleForms", "読み上げる文")),
                FieldSpec(("listening",), noop("RuleForms", "きき方"), _WORD, words=Listening),
                FieldSpec(("stages",), noop("RuleForms", "段階"), _WORDS, words=Stage),
                FieldSpec(
                    ("causes",),
                    noop("RuleForms", "原因"),
                    _LINES,
                    noop("RuleForms", "どの原因のときに出すか。何も書かなければ、いつでも出します。"),
                    optional=True,
                ),
                FieldSpec(
                    ("item",),
                    noop("RuleForms", "項目"),
                    rule=noop("RuleForms", "この「聞いたこと」が済んでいれば出しません。"),
                    optional=True,
                ),
            ),
            title=(("word",), ("id",)),
            below=(("sentence",),),
            blank={"id": "", "word": "", "sentence": "", "listening": "ask", "stages": ["facts"]},
        ),
    ),
    noop("RuleForms", "例: お名前は伺った。型番はまだ"),
)

HANDOVER = FileSpec(
    noop("RuleForms", "引き継ぎの言葉"),
    noop("RuleForms", "代わる人の役割ごとの言葉と、三つのカエルの言葉。"),
    "swap",
    {
        noop("RuleForms", "時計の横"): (
            FieldSpec(
                ("strip",),
                noop("RuleForms", "短い文"),
                rule=noop("RuleForms", "通話が長いとき、時計の横に出します。24文字までです。"),
            ),
        )
    },
    (
        GroupSpec(
            ("people",),
            noop("RuleForms", "代わる人"),
            always(
                _ID,
                *both(("role",), noop("RuleForms", "役割")),
                _SAY,
                _GLOSS,
                *both(("settles",), noop("RuleForms", "区切りになるわけ")),
            ),
            title=(("role", "ja"), ("id",)),
            below=(("say",),),
            blank={"id": "", "role": _TWO, "say": [], "gloss": "", "settles": _TWO},
        ),
        GroupSpec(("changes",), noop("RuleForms", "三つのカエル"), always(_SAY, _GLOSS), below=(("say",),)),
        GroupSpec(
            ("reasons",),
            noop("RuleForms", "変えるわけ"),
            always(*both((), noop("RuleForms", "わけ"))),
            below=(("ja",),),
        ),
    ),
)

BOUNDARIES = FileSpec(
    noop("RuleForms", "境界線"),
    noop("RuleForms", "不当な要求や迷惑行為への基準と、段階ごとの言葉。当てはまるかどうかは人が決めます。"),
    "pause",
    groups=(
        GroupSpec(
            ("steps",),
            noop("RuleForms", "段階"),
            always(
                *both(("name",), noop("RuleForms", "画面での名前")),
                _SAY,
                _GLOSS,
                *both(("before",), noop("RuleForms", "その前に")),
                *both(("record",), noop("RuleForms", "残すこと")),
            ),
            title=(("name", "ja"), ("step",)),
            below=(("say",),),
        ),
        GroupSpec(
            ("criteria",),
            noop("RuleForms", "基準"),
            always(
                _ID,
                *both(
                    ("text",),
                    noop("RuleForms", "基準"),
                    noop("RuleForms", "{minutes} には、方針の「同じ内容」の分が入ります。"),
                ),
            ),
            title=(("text", "ja"), ("id",)),
            blank={"id": "", "text": _TWO},
        ),
    ),
)

SNIPPETS = FileSpec(
    noop("RuleForms", "書くときの言葉"),
    noop("RuleForms", "記事を書くときに差し込める、決まった言葉。"),
    "page",
    groups=(
        GroupSpec(
            ("snippets",),
            noop("RuleForms", "言葉"),
            always(
                _ID,
                *both(("title",), noop("RuleForms", "題名")),
                *both(("group",), noop("RuleForms", "分類")),
                FieldSpec(("text",), noop("RuleForms", "入る文"), FieldKind.LONG),
                FieldSpec(("kinds",), noop("RuleForms", "記事の種別"), _WORDS, words=Kind, optional=True),
                FieldSpec(("section",), noop("RuleForms", "見出し"), optional=True),
            ),
            title=(("title", "ja"), ("id",)),
            below=(("text",),),
            blank={"id": "", "title": _TWO, "group": _TWO, "text": ""},
        ),
    ),
)
