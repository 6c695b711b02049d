"""What the window shows where a library cannot be opened: why, what can be done, and that nothing typed is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.i18n import translate
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.panes import EmptyState, set_ground

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.theme import Theme

    #: A word and what it does.
    Action = tuple[str, Callable[[], None]]


class FailurePage(EmptyState):
    """A sentence and buttons; the first action is the one to try."""

    def __init__(self, theme: Theme, sentence: str, actions: Sequence[Action], typed: str) -> None:
        """Offer ``actions``, and to copy what was ``typed`` while there was no library yet."""
        buttons = [_button(theme, action) for action in actions]
        buttons[0].set_style(ButtonStyle.PRIMARY)
        kept = ""
        if typed:
            kept = translate("FailurePage", "書いたメモは通話の画面に残っています。ライブラリが開けば、記録されます。")
            copy = partial(QGuiApplication.clipboard().setText, typed)
            buttons.append(_button(theme, (translate("FailurePage", "メモをコピー"), copy)))
        super().__init__(theme, sentence, *buttons, more=kept)
        self._first = buttons[0]
        set_ground(self, "surface")

    def take_focus(self) -> None:
        """Put the focus on what to try first."""
        self._first.setFocus()


def _button(theme: Theme, action: Action) -> Button:
    word, act = action
    button = Button(theme, word, style=ButtonStyle.OUTLINE)
    button.clicked.connect(act)
    return button
