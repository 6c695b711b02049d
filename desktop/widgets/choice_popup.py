"""A question with a few answers, one key each, that opens beside a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from desktop.widgets.key_cap import draw_key_cap, key_cap_height, key_cap_width
from desktop.widgets.labels import Label
from desktop.widgets.painting import TextBlock, draw_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_ROW = 30
_PADDING = 12
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ChoicePopup(QFrame):
    """The n-th answer has the key n; Escape or a click elsewhere closes it.

    Signals:
        chosen: (place of the answer, from 0).
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, question: str, answers: Sequence[str], parent: QWidget) -> None:
        """Start hidden; at most nine answers have a key."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setAccessibleName(question)
        self._head = QVBoxLayout()
        self._head.addWidget(Label(theme, question, role="meta", color="text.secondary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        column.addLayout(self._head)
        self._rows: list[_AnswerRow] = []
        for place, answer in enumerate(answers):
            row = _AnswerRow(theme, answer, str(place + 1))
            row.clicked.connect(lambda _=False, chosen=place: self._choose(chosen))
            self._rows.append(row)
            column.addWidget(row)
        theme.changed.connect(self._refresh)
        self._refresh()

    def open_above(self, widget: QWidget) -> None:
        """Open with the right edge at that of ``widget``."""
        self.resize(self.sizeHint())
        corner = widget.mapToGlobal(QPoint(widget.width(), 0))
        self._open(QPoint(corner.x() - self.width(), corner.y() - self.height() - 4))

    def open_below(self, widget: QWidget) -> None:
        """Open with the left edge at that of ``widget``."""
        self.resize(self.sizeHint())
        self._open(widget.mapToGlobal(QPoint(0, widget.height() + 4)))

    def open_at(self, place: QPoint) -> None:
        """Open with the top left corner at a point of the screen."""
        self.resize(self.sizeHint())
        self._open(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdecimal() and 0 < int(text) <= len(self._rows):
            self._choose(int(text) - 1)
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge = self._theme.color("bg.raised"), self._theme.color("line.strong")
        draw_box(painter, self.rect().toRectF(), fill=fill, edge=edge, radius=0)

    def _open(self, place: QPoint) -> None:
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        self.move(left, max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.show()
        self._rows[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _refresh(self) -> None:
        side, above = self._theme.gap(_PADDING), self._theme.gap(6)
        self._head.setContentsMargins(side, above, side, above)
        for row in self._rows:
            row.updateGeometry()

    def _choose(self, place: int) -> None:
        self.close()
        self.chosen.emit(place)


class _AnswerRow(QAbstractButton):
    def __init__(self, theme: Theme, word: str, key: str) -> None:
        super().__init__()
        self._theme = theme
        self._key = key
        self.setText(word)
        self.setAccessibleName(word)
        self.setAccessibleDescription(key)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        theme = self._theme
        word = TextBlock(theme, self.text(), hang=False).width
        return QSize(round(word + key_cap_width(theme, self._key)) + 3 * theme.gap(_PADDING), theme.px(_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.key() == Qt.Key.Key_Space:
            self.click()
        else:
            event.ignore()  # the popup knows the other keys

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, padding = self._theme, self._theme.gap(_PADDING)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), theme.color("bg.selected" if self.hasFocus() else "bg.hover"))
        block = TextBlock(theme, self.text(), hang=False)
        block.draw(painter, padding, (self.height() - block.height) / 2)
        x = self.width() - padding - key_cap_width(theme, self._key)
        draw_key_cap(painter, theme, self._key, x, (self.height() - key_cap_height(theme)) / 2)
