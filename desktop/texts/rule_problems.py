"""Sentences for what is wrong in a rule file: what stands there, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop
from kb.domain.rule_problem import RuleProblem

if TYPE_CHECKING:
    from enum import StrEnum

#: As in ``labels``; ``{detail}`` is filled with what the problem names.
RULE_PROBLEMS: dict[type[StrEnum], dict[StrEnum, str]] = {
    RuleProblem: {
        RuleProblem.NOT_YAML: noop(
            "RuleProblem",
            "このあたりを読めません。字下げ、「:」のあとの空白、引用符やかっこの閉じ忘れを確かめてください。",
        ),
        RuleProblem.NOT_TOML: noop(
            "RuleProblem",
            "このあたりを TOML として読めません。文字は引用符で囲み、[表] の中に同じ項目は一つだけにしてください。",
        ),
        RuleProblem.BACKSLASH: noop(
            "RuleProblem",
            "\"…\" の中の \\ は、次の字と合わせて読まれます。D:\\… のような場所は、一重の引用符 '…' で囲んでください。",
        ),
        RuleProblem.NOT_A_TOML_TABLE: noop(
            "RuleProblem", "ここには [policy] のような見出しを置き、下に「項目 = 値」の行を書いてください。"
        ),
        RuleProblem.NOT_A_TOML_LIST: noop("RuleProblem", 'ここには値を ["…", "…"] の形で書いてください。'),
        RuleProblem.NOT_A_TOML_TEXT: noop("RuleProblem", 'ここには文字を "…" の形で書いてください。空にはできません。'),
        RuleProblem.PATH_NOT_WHOLE: noop(
            "RuleProblem", "ここには場所を、ドライブか / から始まる絶対パスで書いてください。"
        ),
        RuleProblem.PLACE_UNKNOWN: noop(
            "RuleProblem", "ここにはフォルダーの絶対パスか、https:// で始まる場所を書いてください。"
        ),
        RuleProblem.NOT_A_PACK_KEY: noop(
            "RuleProblem", "公開鍵ではありません。「kb pack key」が表示した一行を、そのまま写してください。"
        ),
        RuleProblem.NOT_A_MAPPING: noop("RuleProblem", "ここには「項目: 値」の行を書いてください。"),
        RuleProblem.NOT_A_LIST: noop("RuleProblem", "ここには一つ以上の値を、「- 」で始まる行に並べて書いてください。"),
        RuleProblem.NOT_A_TEXT: noop(
            "RuleProblem", "ここには文字を書いてください。空にはできません。数字だけの語は引用符で囲みます。"
        ),
        RuleProblem.NOT_A_NUMBER: noop("RuleProblem", "ここには整数を書いてください（{detail}）。"),
        RuleProblem.NOT_YES_OR_NO: noop("RuleProblem", "ここには true か false を書いてください。"),
        RuleProblem.KEY_MISSING: noop("RuleProblem", "「{detail}」がありません。書き足してください。"),
        RuleProblem.KEY_UNKNOWN: noop(
            "RuleProblem", "「{detail}」という項目はありません。つづりを確かめるか、消してください。"
        ),
        RuleProblem.KEY_TWICE: noop("RuleProblem", "「{detail}」が二つあります。一つにしてください。"),
        RuleProblem.ID_TWICE: noop("RuleProblem", "「{detail}」は前にもあります。別の名前にしてください。"),
        RuleProblem.WORD_UNKNOWN: noop("RuleProblem", "ここに書けるのは次のどれかです: {detail}"),
        RuleProblem.NAME_UNKNOWN: noop("RuleProblem", "「{detail}」という名前はありません。つづりを確かめてください。"),
        RuleProblem.PATTERN_BROKEN: noop(
            "RuleProblem", "正規表現として読めません。かっこの閉じ忘れを確かめてください: {detail}"
        ),
        RuleProblem.PATTERN_EMPTY: noop(
            "RuleProblem", "何もない所にも当てはまる正規表現です。一文字は要る形にしてください: {detail}"
        ),
        RuleProblem.PHRASE_BROKEN: noop(
            "RuleProblem", "この言い回しは読めません。書き方はファイルの先頭にあります: {detail}"
        ),
        RuleProblem.PLACEHOLDER_UNKNOWN: noop(
            "RuleProblem", "知らない差し込み欄です。使える名前は「差し込み欄」で見られます: {detail}"
        ),
        RuleProblem.TOO_LONG: noop("RuleProblem", "長すぎます。{detail}文字までにしてください。"),
        RuleProblem.COUNT_WRONG: noop("RuleProblem", "数が違います。ちょうど{detail}にしてください。"),
        RuleProblem.ORDER_WRONG: noop("RuleProblem", "次のものを、すべてこの順に書いてください: {detail}"),
        RuleProblem.BRACKETS_MISSING: noop("RuleProblem", "〔 で始まり 〕 で終わる一行にしてください。"),
        RuleProblem.RED_BEFORE_AMBER: noop(
            "RuleProblem", "赤になる分は、黄になる分と同じか、それより後にしてください。"
        ),
    },
}
