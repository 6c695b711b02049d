"""The forms of the rule files that speak in a call: questions, handing over, boundaries, snippets."""

from __future__ import annotations

from desktop.i18n import noop
from desktop.setup.rules.specs import ENTRY_ID, NO_TEXT, FieldKind, FieldSpec, FileSpec, GroupSpec, always, both
from kb.domain.article import Kind, Stage
from kb.domain.questions import Listening

_LINES, _WORD, _WORDS = FieldKind.LINES, FieldKind.WORD, FieldKind.WORDS

_GLOSS = FieldSpec(("gloss",), noop("RuleForms", "英語の意味"))

_SAY = FieldSpec(
    ("say",),
    noop("RuleForms", "話す言葉"),
    _LINES,
    noop("RuleForms", "一息一行。{{担当者名}} のような差し込み欄も使えます。"),
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
                ENTRY_ID,
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
                ENTRY_ID,
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
                ENTRY_ID,
                *both(("role",), noop("RuleForms", "役割")),
                _SAY,
                _GLOSS,
                *both(("settles",), noop("RuleForms", "区切りになるわけ")),
            ),
            title=(("role", "ja"), ("id",)),
            below=(("say",),),
            blank={"id": "", "role": NO_TEXT, "say": [], "gloss": "", "settles": NO_TEXT},
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
                ENTRY_ID,
                *both(
                    ("text",),
                    noop("RuleForms", "基準"),
                    noop("RuleForms", "{minutes} には、方針の「同じ内容」の分が入ります。"),
                ),
            ),
            title=(("text", "ja"), ("id",)),
            blank={"id": "", "text": NO_TEXT},
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
                ENTRY_ID,
                *both(("title",), noop("RuleForms", "題名")),
                *both(("group",), noop("RuleForms", "分類")),
                FieldSpec(("text",), noop("RuleForms", "入る文"), FieldKind.LONG),
                FieldSpec(("kinds",), noop("RuleForms", "記事の種別"), _WORDS, words=Kind, optional=True),
                FieldSpec(("section",), noop("RuleForms", "見出し"), optional=True),
            ),
            title=(("title", "ja"), ("id",)),
            below=(("text",),),
            blank={"id": "", "title": NO_TEXT, "group": NO_TEXT, "text": ""},
        ),
    ),
)
