"""An editor writes an article in the real program: the process is killed, the draft is there again, it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.power_cuts import drafts_now

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.application import Application, Sight
    from tests.e2e.conftest import Kb, StartApplication

TITLE = "停電で受付が止まるとき"
BODY = "## 内容\n\n受付は翌朝の九時に再開します。\n\n## お願い\n\nお客様に折り返しの時刻を伝えてください。"
TEXT, TITLE_FIELD = "本文", "題名"


def test_a_new_article_survives_a_kill_and_is_published(start: StartApplication, library: Path, kb: Kb) -> None:
    editor = start(library)
    editor.wait_for(lambda sight: sight.says("索引は最新"), "the library is open")
    editor.press("Ctrl+3")
    editor.wait_for(lambda sight: sight.says("左の一覧から記事を選びます。"), "the screen for editors")
    editor.click("お知らせ")
    editor.wait_for(lambda sight: sight.focus == TITLE_FIELD, "a new article, with the title to be typed")
    editor.type_text(TITLE, ("ていでん", "停電で"))
    write_body(editor)
    *_, last_line = BODY.split("\n")
    editor.wait_for(lambda _: any(last_line in text for text in drafts_now(library)), "what was typed is saved")
    editor.kill()

    again = start(library)
    again.wait_for(lambda sight: sight.says("索引は最新"), "the library is open")
    again.press("Ctrl+3")
    again.wait_for(lambda sight: any(TITLE in row for row in sight.rows("記事")), "the draft is listed first")
    again.press("Down")
    again.press("Return")
    again.wait_for(lambda sight: written(sight) == BODY and sight.says("書きかけを開きました"), "the draft is back")
    again.press("Ctrl+Return")
    again.wait_for(lambda sight: sight.says("版 1"), "it is published")
    again.close()
    assert TITLE in kb(library, "search", "停電")


def write_body(editor: Application) -> None:
    editor.press("Return")
    editor.wait_for(lambda sight: sight.focus == TEXT, "Enter leads from the title to the text")
    for line in BODY.split("\n"):
        if line:
            editor.type_text(line)
        editor.press("Return")


def written(sight: Sight) -> str:
    return sight.text(TEXT, "MarkdownEdit").rstrip("\n")
