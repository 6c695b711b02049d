from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from kb.domain.stored_draft import OtherWriter
from kb.errors import DiskFullError
from tests.fakes.editor import BODY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from tests.fakes.editor import FakeEditorLibrary

ONE, TWO = UUID(int=1), UUID(int=2)


def opened(panel: EditorPanel, qtbot: QtBot, article_id: UUID = ONE) -> None:
    with qtbot.waitSignal(panel.edited.opened):
        panel.edit_article(article_id)


def said(panel: EditorPanel) -> str:
    message = panel.bar.current
    return message.text if message else ""


def test_a_recovered_draft_is_said_and_taken_back_with_one_button(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    draft = library.drafts.save(ONE, "---\nkind: notice\ntitle: 切れた題名\n---\n\n切れた本文", base_number=1)
    library.drafts.kept.clear()
    library.drafts.left.append(draft)
    opened(panel, qtbot)
    assert "書きかけ" in said(panel)
    assert panel.text.text == "切れた本文"
    panel.bar.act()
    assert panel.text.text == BODY
    panel.text.undo()
    assert panel.text.text == "切れた本文"


def test_a_recovered_article_that_was_never_saved_cannot_be_wiped_by_a_slip(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    draft = library.drafts.save(UUID(int=8), "---\nkind: notice\ntitle: 書きかけ\n---\n\n本文")
    library.drafts.kept.clear()
    library.drafts.left.append(replace(draft, window=UUID(int=5)))
    opened(panel, qtbot, UUID(int=8))
    assert "書きかけ" in said(panel)
    panel.bar.act()
    assert panel.text.text == "本文"


def test_what_was_begun_can_be_thrown_away_and_brought_back(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    assert panel.write_article("返金の範囲")
    article_id = panel.edited.article_id
    qtbot.waitUntil(lambda: article_id in library.drafts.kept)
    with qtbot.waitSignal(panel.message) as undo:
        qtbot.mouseClick(panel.head.state.throw, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not library.drafts.kept)
    assert panel.nothing.isVisible()
    undo.args[0].on_action()
    assert panel.head.pane.title.text() == "返金の範囲"
    assert panel.edited.form.words("customer_words") == ("返金の範囲",)
    qtbot.waitUntil(lambda: article_id in library.drafts.kept)


def test_changes_of_an_article_can_be_thrown_away_and_brought_back(panel: EditorPanel, qtbot: QtBot) -> None:
    opened(panel, qtbot)
    assert not panel.head.state.throw.isVisible()
    panel.edited.set_value("tags", ("急ぎ",))
    with qtbot.waitSignal(panel.message) as undo:
        qtbot.mouseClick(panel.head.state.throw, Qt.MouseButton.LeftButton)
    assert not panel.edited.modified
    undo.args[0].on_action()
    assert panel.edited.form.words("tags") == ("急ぎ",)


def test_who_else_writes_is_said_and_no_longer_at_the_next_article(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    library.drafts.others[ONE] = (OtherWriter("木村", UUID(int=5), library.drafts.clock.now()),)
    opened(panel, qtbot)
    assert "木村" in said(panel)
    opened(panel, qtbot, TWO)
    assert said(panel) == ""


def test_a_newer_version_is_said_where_something_was_typed(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened(panel, qtbot)
    changes = library.editing.save(replace(library.editing.get(ONE).article, title="ほかの画面で"))
    panel.on_library_changed(changes, None)
    qtbot.waitUntil(lambda: panel.head.pane.title.text() == "ほかの画面で")
    assert said(panel) == ""
    panel.edited.set_body(f"{BODY}\nここで。")
    panel.on_library_changed(library.editing.save(replace(library.editing.get(ONE).article, title="また")), None)
    qtbot.waitUntil(lambda: "版 3" in said(panel))


def test_what_cannot_be_kept_is_said_and_would_be_lost(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened(panel, qtbot)
    library.drafts.failures.append(DiskFullError(path="x"))
    panel.edited.set_value("title", "書いた題名")
    qtbot.waitUntil(lambda: "空き" in said(panel))
    assert "書いた題名" in panel.unsaved()
    opened(panel, qtbot, TWO)
    qtbot.waitUntil(lambda: panel.unsaved() == "")
    assert "書いた題名" in library.drafts.kept[ONE].text
    qtbot.waitUntil(lambda: said(panel) == "")


def test_what_is_in_no_version_keeps_the_library_from_being_put_away(panel: EditorPanel, qtbot: QtBot) -> None:
    opened(panel, qtbot)
    assert panel.busy() == ""
    panel.edited.set_body(f"{BODY}\nここで。")
    assert "版に残していない" in panel.busy()
