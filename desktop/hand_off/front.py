"""What the window does when something comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from kb.domain.hand_off import CallHandOff

#: The screen on which calls are.
_SCREEN = "call"


def receive(window: MainWindow, request: CallHandOff | None) -> None:
    """Bring the window to the front and give a call to the screen that takes calls; None only brings it to the front.

    Who is at work in the window stays where they are: a call that has to wait shows in the message bar of every screen.
    """
    if not window.isActiveWindow():
        if request is not None:
            window.show_screen(_SCREEN)
        window.summon()
        # Where a program must not come to the front by itself, as on Windows, its button in the task bar asks for it.
        QApplication.alert(window)
    if request is not None:
        any(screen.take_hand_off(request) for screen in window.screens())
