"""An article begun before the library is open: it is kept as soon as it can be, and waited for at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.editor.panel import EditorPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import LibrarySession
    from tests.fakes.desktop_library import SlowSource


@pytest.fixture
def editor(session: LibrarySession, window: MainWindow) -> EditorPanel:
    window.show_screen("editor")
    found = window.current
    assert isinstance(found, EditorPanel)
    return found


def test_an_article_begun_first_is_kept_when_the_library_opens(
    session: LibrarySession, editor: EditorPanel, source: SlowSource, qtbot: QtBot
) -> None:
    assert "もう書き始められます" in editor.nothing.advice.text()
    session.start()
    editor.write_article("停電のとき")
    editor.text.setFocus()
    qtbot.keyClicks(editor.text, "abc")
    assert editor.pending() == "abc"
    with qtbot.waitSignal(session.ready):
        source.gate.set()
    drafts = source.library.drafts.kept
    qtbot.waitUntil(lambda: ["停電のとき" in draft.text and "abc" in draft.text for draft in drafts.values()] == [True])
    assert editor.pending() == ""


def test_a_window_that_is_closed_meanwhile_waits_for_what_was_begun(
    session: LibrarySession, window: MainWindow, editor: EditorPanel, source: SlowSource, qtbot: QtBot
) -> None:
    session.start()
    editor.write_article("停電のとき")
    window.close()
    assert window.isVisible()
    assert window.messages.current is not None
    assert "保存してから終わります" in window.messages.current.text
    source.gate.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(source.library.drafts.kept) == 1
