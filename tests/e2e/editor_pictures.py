"""What the editors' guide shows, one picture after the other, in a window that is open on the sample library."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.e2e.edited_case import EditedCase, body
from tests.e2e.setup_pictures import show_section

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.application import Application

#: Seconds after which what is tried in the background has been tried.
_TRIED = 2.0
_SCRIPT = "どの部署がいつまでに答えるか伝える"
_NOTE = "前かごが外れた。部品だけ送ってほしい、と言う。"
_MISSED = "ドローンが墜落"


def take_editor_pictures(editor: Application, photograph: Callable[[str], None]) -> None:
    """Play a call into an article, and go through the screens for editors."""
    EditedCase(editor, photograph).play()
    editor.click("閉じる")  # the offer to take that back
    editor.press("Ctrl+Shift+A")
    editor.wait_for(lambda sight: sight.find("現れ方を試す"), "what would appear can be tried")
    editor.type_text(_NOTE)
    time.sleep(_TRIED)
    photograph("editor-appearance")
    editor.press("Escape")
    _photograph_history(editor, photograph)
    _photograph_queue(editor, photograph)
    show_section(editor, lambda sight: sight.says("CSV・Excel を選ぶ"), "import and export")
    photograph("setup-exchange")
    show_section(editor, lambda sight: sight.find("同義語の一覧"), "the customers' words")
    photograph("setup-synonyms")


def _photograph_history(editor: Application, photograph: Callable[[str], None]) -> None:
    """Change a script in two places, save it, and look at what became of it."""
    editor.press("Ctrl+Shift+F")
    editor.wait_for(lambda sight: sight.focus == "記事をさがす", "an article can be looked for")
    editor.type_text(_SCRIPT)
    editor.wait_for(lambda sight: 0 < len(sight.rows("記事")) <= 3, "the list has it")
    editor.press("Down")
    editor.press("Return")
    editor.wait_for(lambda sight: "使う場面" in body(sight), "it is in the editor")
    editor.press("Ctrl+Home")
    for _ in range(2):
        editor.press("Down")
    editor.press("End")
    editor.press("Backspace")
    editor.type_text("と、前の電話でも伝えていた。")
    editor.press("Ctrl+S")
    editor.wait_for(lambda sight: sight.says("版 2"), "it is saved")
    editor.press("Ctrl+Shift+H")
    editor.wait_for(lambda sight: sight.says("版 1 と 版 2"), "both are compared")
    photograph("editor-history")
    editor.press("Escape")


def _photograph_queue(editor: Application, photograph: Callable[[str], None]) -> None:
    """Search for what is not there, mean it, and see it among what is to be done."""
    editor.press("Ctrl+K")
    editor.type_text(_MISSED)
    editor.wait_for(lambda sight: sight.says("合う記事はありません"), "nothing is found")
    time.sleep(_TRIED * 2)  # so long somebody stays who means it
    editor.press("Ctrl+3")
    editor.click("0件の検索")
    time.sleep(_TRIED)
    editor.wait_for(
        lambda sight: sight.says(_MISSED) and not sight.says("探しています"), "it is among what is to be done"
    )
    photograph("editor-queue")
    editor.press("Escape")
