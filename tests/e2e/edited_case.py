"""A finished call becomes an article by keyboard: the draft, what is missing in it, published, validated.

The test asks what became of it, the pictures of the editors' guide are taken on the way.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.application import Application, Sight

CALL = (
    "山田様。電動アシスト自転車 E-7 の前かごが走行中に外れた。",
    "「部品だけ送れ、自分で付ける」とのこと。取り付ける工具はない。",
)
TITLE = "走行中に外れた前かごの部品だけを求められた"
#: What is written below the headings that a case needs and a call does not give, in their order.
MISSING = {
    "要求": "前かごの部品だけを送ってほしい。",
    "原因": "取り付けねじの緩み。点検で分かった。",
    "対応": "走行中の落下は危険なので、部品だけは送れないと伝え、訪問での取り付けを案内した。",
    "学び": "部品だけを求められたら、工具と取り付け経験を先に伺う。",
}
#: Another customer with the same trouble in other words.
NEXT_CALL = "前かごが外れて転びそうになった。かごの部品だけ送ってくれれば自分で直すと言う。"


class EditedCase:
    """Plays it in a window that is open on the sample library; ``photograph`` is called by name on the way."""

    def __init__(self, editor: Application, photograph: Callable[[str], None] = lambda _name: None) -> None:
        self._editor = editor
        self._photograph = photograph

    def play(self) -> None:
        """Play everything up to the validated article."""
        self.take_the_call()
        self.make_a_draft()
        self.write_what_is_missing()
        self.publish_and_validate()

    def take_the_call(self) -> None:
        """Take a call to its end."""
        editor = self._editor
        editor.press("Ctrl+N")
        for line in CALL:
            editor.type_text(line)
            editor.press("Return")
        self._wait(lambda sight: sight.says("に保存"), "the notes are saved")
        editor.press("Alt+E")
        self._wait(lambda sight: sight.find("通話の記録"), "the record of the call")
        editor.press("1")

    def make_a_draft(self) -> None:
        """Have a case drafted of it, see what is masked, and go on to the editor (P32)."""
        editor = self._editor
        editor.click("事例にする")
        self._wait(lambda sight: sight.find("事例にする", "CaseSheet"), "the draft can be looked at")
        editor.press("Ctrl+Return")
        self._wait(lambda sight: "下書きを保存しました" in sight.message, "the draft is saved")
        editor.press("Escape")
        self._wait(lambda sight: sight.focus == "通話メモ", "the notes have the keyboard")
        editor.press("Alt+Z")
        self._wait(lambda sight: "外れた" in body(sight), "the draft is in the editor")

    def write_what_is_missing(self) -> None:
        """Go from one thing to look at to the next and write what is missing, then give it a title."""
        editor = self._editor
        self._wait(lambda sight: len(sight.rows(FINDINGS)) == len(MISSING), "what is missing is listed")
        self._photograph("editor-findings")
        for heading, text in MISSING.items():
            editor.press("F4")
            self._wait(lambda sight: sight.focus == "本文", "the text has the keyboard")
            editor.press("End")
            editor.press("Return")
            editor.press("Return")
            editor.type_text(text)
            self._wait(partial(_says_nothing_of, heading), f"{heading} is not missing any more")
        editor.press("F2")
        self._wait(lambda sight: sight.focus == "題名", "the title has the keyboard")
        editor.type_text(TITLE)
        self._wait(lambda sight: sight.find("ありません") and sight.says("に保存"), "nothing is left to look at")

    def publish_and_validate(self) -> None:
        """Show it to agents as 未検証, then trust it."""
        self._editor.press("Ctrl+Return")
        self._wait(lambda sight: sight.find("いまの状態: 未検証"), "it is published")
        self._editor.press("Ctrl+Shift+Return")
        self._wait(lambda sight: sight.find("いまの状態: 検証済"), "it is validated")
        self._photograph("editor-validated")

    def take_the_next_call(self) -> str:
        """Take a call with the same trouble, and return the row of the article among the suggestions."""
        self._editor.press("Ctrl+1")
        self._editor.press("Ctrl+N")
        self._wait(lambda sight: sight.focus == "通話メモ", "the notes have the keyboard")
        self._editor.type_text(NEXT_CALL)
        sight = self._wait(_suggested, "the article is suggested")
        return _suggested(sight)

    def _wait(self, condition: Callable[[Sight], object], what: str) -> Sight:
        return self._editor.wait_for(condition, what)


FINDINGS = "確かめること"


def body(sight: Sight) -> str:
    """Return the Markdown in the editor."""
    return sight.text("本文", "MarkdownEdit")


def _says_nothing_of(heading: str, sight: Sight) -> bool:
    return not any(f"「{heading}」" in row for row in sight.rows(FINDINGS))


def _suggested(sight: Sight) -> str:
    return next((row for row in sight.rows("候補") if "前かごが走行中に外れた" in row), "")
