"""The window does not close over notes that could not be saved without saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.loss_dialog import LossDialog
from desktop.main_window import MainWindow
from desktop.widgets.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

NOTES = "取っ手が外れた\n今すぐ来いと言われた"


class NotesScreen(Screen):
    screen_id = "call"
    icon = "phone"
    text = ""

    def unsaved(self) -> str:
        return self.text


def opened(qtbot: QtBot, qapp: QApplication, theme: Theme) -> tuple[MainWindow, NotesScreen]:
    window, screen = MainWindow(qapp, theme), NotesScreen()
    qtbot.addWidget(window)
    window.add_screen(screen)
    window.show()
    return window, screen


def dialog(window: MainWindow) -> LossDialog:
    return next(child for child in window.findChildren(LossDialog))


def test_a_window_with_everything_saved_closes(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window, _ = opened(qtbot, qapp, theme)
    assert window.close()
    assert not window.isVisible()


def test_going_back_keeps_the_window_and_the_notes(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window, screen = opened(qtbot, qapp, theme)
    screen.text = NOTES
    assert not window.close()
    assert dialog(window).isVisible()
    dialog(window).back.click()
    assert window.isVisible()
    assert not dialog(window).isVisible()
    assert not window.close()


def test_leaving_copies_the_notes_first(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window, screen = opened(qtbot, qapp, theme)
    screen.text = NOTES
    window.close()
    dialog(window).leave.click()
    assert not window.isVisible()
    assert QGuiApplication.clipboard().text() == NOTES


def test_notes_saved_after_all_close_without_asking(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window, screen = opened(qtbot, qapp, theme)
    screen.text = NOTES
    window.close()
    dialog(window).back.click()
    screen.text = ""
    assert window.close()


def test_who_wants_to_start_again_and_stays_at_what_would_be_lost_does_not_start_again_later(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    window, screen = opened(qtbot, qapp, theme)
    screen.text = NOTES
    window.run_command("window.restart")
    assert window.isVisible()
    dialog(window).back.click()
    screen.text = ""
    assert window.close()
    assert not window.restarting
    window.show()
    window.run_command("window.restart")
    assert not window.isVisible()
    assert window.restarting
