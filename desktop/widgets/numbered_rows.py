"""Rows to choose one from: the first nine have a figure each, arrows and Enter reach all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.key_cap import draw_key_cap, key_cap_width
from desktop.widgets.labels import Label
from desktop.widgets.painting import TextBlock, draw_hairline, draw_row_ground
from desktop.widgets.removal import take_away

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from desktop.theme import Theme

_FIGURES = 9
_PADDING = 12
_ABOVE = 8
_CAP = 34
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """``text`` is what is chosen, ``note`` stands before it; ``heading`` begins a group above the row."""

    text: str
    note: str = ""
    heading: str = ""


class NumberedRows(QWidget):
    """Holds the focus for all of its rows.

    Signals:
        chosen: (place of the row, from 0).
        reached: (QWidget) the row that is current now, to be scrolled to.
    """

    chosen = Signal(int)
    reached = Signal(object)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start without rows; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._rows: list[_Row] = []
        self._current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Figures are keys here: an input method that is switched on would swallow them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(row.row.text for row in self._rows)

    def set_rows(self, rows: Sequence[NumberedRow]) -> None:
        """Show other rows, the first of them current."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                take_away(widget)
        self._rows = []
        for place, row in enumerate(rows):
            if row.heading:
                heading = Label(self._theme, row.heading, role="meta", color="text.secondary", bold=True)
                heading.setContentsMargins(0, self._theme.gap(_ABOVE), 0, 0)
                heading.setFixedHeight(heading.sizeHint().height() + self._theme.gap(_ABOVE) * 2)
                self._column.addWidget(heading)
            made = _Row(self._theme, row, str(place + 1) if place < _FIGURES else "")
            made.clicked.connect(lambda _=False, chosen=place: self.chosen.emit(chosen))
            self._rows.append(made)
            self._column.addWidget(made)
        self._go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, key = event.text(), event.key()
        if text.isdecimal() and 0 < int(text) <= min(_FIGURES, len(self._rows)):
            self.chosen.emit(int(text) - 1)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._go(self._current + (1 if key == Qt.Key.Key_Down else -1))
            self._reach()
        elif key in _ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier and self._rows:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go(self._current)

    def _reach(self) -> None:
        if self._rows:
            self.reached.emit(self._rows[self._current])

    def _go(self, place: int) -> None:
        self._current = max(0, min(place, len(self._rows) - 1))
        for number, row in enumerate(self._rows):
            row.set_current(number == self._current and self.hasFocus())
        if self._rows:
            said = self._rows[self._current].accessibleName()
            self.setAccessibleDescription(said)


class _Row(QAbstractButton):
    def __init__(self, theme: Theme, row: NumberedRow, figure: str) -> None:
        super().__init__()
        self._theme = theme
        self.row = row
        self._figure = figure
        self._is_current = False
        self.setText(row.text)
        self.setAccessibleName(f"{row.note} {row.text}".strip())
        self.setAccessibleDescription(figure)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def set_current(self, current: bool) -> None:
        self._is_current = current
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        note, text = self._blocks(width)
        return note.height * bool(self.row.note) + text.height + self._theme.gap(_PADDING)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(240))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.line_height("body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        draw_row_ground(painter, theme, rect, selected=self._is_current, hovered=self.underMouse())
        draw_hairline(painter, theme, 0, self.height() - 1, self.width())
        y = theme.gap(_PADDING) / 2
        if self._figure:
            side = key_cap_width(theme, self._figure)
            draw_key_cap(painter, theme, self._figure, (theme.gap(_CAP) - side) / 2, y + 2)
        note, text = self._blocks(self.width())
        left = theme.gap(_CAP) + theme.gap(4)
        if self.row.note:
            note.draw(painter, left, y)
            y += note.height
        text.draw(painter, left, y)

    def _blocks(self, width: int) -> tuple[TextBlock, TextBlock]:
        room = width - self._theme.gap(_CAP) - self._theme.gap(_PADDING)
        note = TextBlock(self._theme, self.row.note, role="meta", color="text.secondary", width=room)
        return note, TextBlock(self._theme, self.row.text, role="body", width=room, lines=0)
