"""The quiet bar that says an open matter of this caller is handled by somebody already (P7)."""

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
            key=command("call.other_handler").cap,
            size=size,
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sentence, 1)
        for button, command_id in (
            (self.words, "call.other_handler"),
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
        """Say who handles the caller's matter, or nothing."""
        matter = self._file.handled if self._session.phase is not Phase.IDLE else None
        self.setVisible(matter is not None)
        if matter is None:
            return
        own = bool(matter.handler) and matter.handler == self._session.agent
        handler = matter.handler or self.tr("未定")
        text = self.tr("対応中の案件があります: 担当 {handler} · {state}")
        text = self.tr("ご自分が担当の案件があります · {state}") if own else text
        self.sentence.show_text(text.format(handler=handler, state=label(matter.state)))
        self.setAccessibleName(self.sentence.text())
        self.words.setVisible(not own)

    def _dress(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.gap(16), 0, theme.gap(12), 0)
        self._row.setSpacing(theme.gap(8))
        for button in (self.words,):
            button.set_icon_shown(not theme.large_text)
        self.updateGeometry()
