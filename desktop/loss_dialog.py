"""The dialog for data at risk: the window is about to close and something cannot be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from desktop.theme import Theme

_WIDTH = 720
_TEXT_HEIGHT = 180
_PADDING = 20


class LossDialog(QDialog):
    """Shows what would be lost; closing goes on only with the text on the clipboard.

    Signals:
        closing: the user wants to end the program now; what cannot be saved is on the clipboard.
    """

    closing = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("保存できていない内容"))
        self.setMinimumWidth(_WIDTH)
        set_ground(self, "surface")
        self._theme = theme
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("保存できていない内容"))
        self._text.setMinimumHeight(_TEXT_HEIGHT)
        set_ground(self._text, "subtle")
        self.back = Button(theme, self.tr("戻る"), style=ButtonStyle.PRIMARY)
        self.back.clicked.connect(self.reject)
        self.leave = Button(theme, self.tr("コピーして終了"), icon="copy")
        self.leave.clicked.connect(self._leave)
        theme.changed.connect(self._refresh)
        self._refresh()
        self._build()

    def ask(self, text: str) -> None:
        """Show the text that cannot be saved; never blocks."""
        self._text.setPlainText(text)
        self.show()
        self.back.setFocus()

    def _leave(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self.close()
        self.closing.emit()

    def _build(self) -> None:
        sentence = self.tr(
            "いま終了すると、下の内容は残りません。戻ると、勘所は保存を続けて試みます。"
            "終了するときは内容をコピーするので、ほかの場所に貼り付けてください。"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(self._theme.gap(12))
        column.addWidget(Label(self._theme, self.tr("書いた内容を保存できていません"), role="title"))
        column.addWidget(Paragraph(self._theme, sentence, role="ui", color="text.secondary"))
        column.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.setSpacing(self._theme.gap(8))
        row.addWidget(self.back)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)

    def _refresh(self) -> None:
        self._text.setFont(self._theme.font("body"))
