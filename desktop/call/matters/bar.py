"""The quiet bar that says who handles an open matter of this caller already (P7), or that there were calls (P16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.call.presenter import Phase
from desktop.commands import command
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.matter import Matter

_HEIGHT = 36


class MatterBar(QWidget):
    """Hidden while there is nothing to say.

    Signals:
        wanted: (command id) a button was clicked.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Follow ``presenter.matters``."""
        super().__init__(parent)
        self._theme = theme
        self._session = presenter.session
        self._file = presenter.matters
        set_ground(self, "accent")
        self.sentence = Label(theme, icon="folder")
        size = ButtonSize.BAR
        self.show_button = Button(theme, self.tr("案件を開く"), key=command("call.matter").cap, size=size)
        self.join = Button(
            theme, self.tr("この通話をつなぐ"), style=ButtonStyle.PLAIN, key=command("call.join_matter").cap, size=size
        )
        self.words = Button(
            theme,
            self.tr("伝える言葉"),
            style=ButtonStyle.PLAIN,
            icon="lines",
            key=command("call.words").cap,
            size=size,
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sentence, 1)
        for button, command_id in (
            (self.words, "call.words"),
            (self.join, "call.join_matter"),
            (self.show_button, "call.matter"),
        ):
            button.clicked.connect(lambda _=False, wanted=command_id: self.wanted.emit(wanted))
            self._row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._file.changed.connect(self.refresh)
        self._session.changed.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def refresh(self) -> None:
        """Say who handles the caller's matter, else that there were earlier calls, or nothing."""
        running = self._session.phase is not Phase.IDLE
        matter = self._file.handled if running else None
        earlier = len(self._file.history.calls) if running and self._file.view is None else 0
        self.setVisible(matter is not None or earlier > 0)
        self.join.setVisible(matter is not None)
        self.show_button.set_words(self.tr("案件を開く") if matter is not None else self.tr("経過を見る"))
        if matter is not None:
            self._say_handler(matter)
        elif earlier:
            self.words.hide()
            text = self.tr("このお客様の通話が以前に {count} 件あります · このPCの記録のみ")
            self._say(text.format(count=earlier))

    def _say_handler(self, matter: Matter) -> None:
        own = bool(matter.handler) and matter.handler == self._session.agent
        handler = matter.handler or self.tr("未定")
        text = self.tr("対応中の案件があります: 担当 {handler} · {state}")
        text = self.tr("ご自分が担当の案件があります · {state}") if own else text
        self._say(text.format(handler=handler, state=label(matter.state)))
        self.words.setVisible(not own)

    def _say(self, text: str) -> None:
        self.sentence.show_text(text)
        self.setAccessibleName(text)

    def _dress(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.gap(16), 0, theme.gap(12), 0)
        self._row.setSpacing(theme.gap(8))
        for button in (self.words,):
            button.set_icon_shown(not theme.large_text)
        self.updateGeometry()
