"""A field with several values out of a few: chips in the field, a list with one key each below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.badges import draw_tick, tick_size
from desktop.widgets.fields import draw_field
from desktop.widgets.key_cap import draw_key_cap, key_cap_height, key_cap_width
from desktop.widgets.painting import TextBlock, draw_box, draw_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_HEIGHT = 32
_PADDING = 9
_ICON = 16
_CHIP_HEIGHT = 22
_CHIP_PADDING = 8
_GAP = 4
_ROW = 30
_OPENING_KEYS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}


class MultiChoiceField(QAbstractButton):
    """Shows the chosen values as chips; where they do not fit, the first and how many more.

    A click, Space or ↓ opens the list. ``changed`` tells that the user chose or took back one.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[tuple[str, str]],
        *,
        name: str,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``choices`` are (key, word), at most nine; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._words = dict(choices)
        self._chosen: tuple[str, ...] = ()
        self._name = name
        self._placeholder = placeholder
        self._invalid = False
        self._popup = _ChoiceList(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Keys of the chosen values in the order they were chosen."""
        return self._chosen

    def choose(self, keys: Sequence[str]) -> None:
        """Show these values as chosen, without telling."""
        self._chosen = tuple(keys)
        self._refresh()

    def set_invalid(self, invalid: bool) -> None:
        """Mark the values as wrong, or no longer; the owner says why beside it."""
        self._invalid = invalid
        self.update()

    def turn(self, key: str) -> None:
        """Choose a value or take it back, and tell."""
        others = tuple(chosen for chosen in self._chosen if chosen != key)
        self._chosen = others if key in self._chosen else (*others, key)
        self._refresh()
        self.changed.emit()

    def words(self) -> list[tuple[str, str]]:
        """Return all values as (key, word)."""
        return list(self._words.items())

    def open(self) -> None:
        """Open the list below the field."""
        self._popup.open()

    @property
    def popup(self) -> QWidget:
        """The list of choices."""
        return self._popup

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(140), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING_KEYS:
            self.open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        draw_field(painter, theme, QRectF(self.rect()), focused=self.hasFocus(), invalid=self._invalid)
        padding, side = theme.gap(_PADDING), theme.gap(_ICON)
        arrow = self.width() - padding - side
        draw_icon(painter, theme, "chevron-down", "text.secondary", arrow, (self.height() - side) / 2, side)
        if self._chosen:
            self._draw_chips(painter, padding - 3, arrow - _GAP)
            return
        block = TextBlock(theme, self._placeholder, color="text.tertiary", width=arrow - padding, hang=False)
        block.draw(painter, padding, (self.height() - block.height) / 2)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().event(event)

    def _draw_chips(self, painter: QPainter, left: float, right: float) -> None:
        words = [self._words.get(key, key) for key in self._chosen]
        widths = [self._chip_width(word) for word in words]
        if left + sum(widths) + _GAP * (len(widths) - 1) > right and len(words) > 1:
            words = [self._summed_up(words, right - left)]
        x = left
        for word in words:
            width = min(self._chip_width(word), right - x)
            height = self._theme.px(_CHIP_HEIGHT)
            rect = QRectF(x, (self.height() - height) / 2, width, height)
            draw_box(painter, rect, fill=self._theme.color("accent.tint"))
            room = width - 2 * self._theme.gap(_CHIP_PADDING) + 1
            block = TextBlock(self._theme, word, color="accent", width=room, hang=False)
            block.draw(painter, x + self._theme.gap(_CHIP_PADDING), (self.height() - block.height) / 2)
            x += width + _GAP

    def _summed_up(self, words: list[str], room: float) -> str:
        """Return the first word and how many more there are; the word is cut, never the number."""
        more = f" +{len(words) - 1}"
        first = TextBlock(self._theme, words[0], width=room - self._chip_width(more), hang=False)
        return first.text + more

    def _chip_width(self, word: str) -> float:
        return TextBlock(self._theme, word, hang=False).width + 2 * self._theme.gap(_CHIP_PADDING)

    def _refresh(self) -> None:
        words = ", ".join(self._words.get(key, key) for key in self._chosen)
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()


class _ChoiceList(QFrame):
    """The values with tick boxes; stays open until Enter, Escape or a click elsewhere."""

    def __init__(self, theme: Theme, field: MultiChoiceField) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._theme = theme
        self._field = field
        self._rows: list[_ChoiceRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(0)

    def open(self) -> None:
        if not self._rows:
            for number, (key, word) in enumerate(self._field.words(), 1):
                row = _ChoiceRow(self._theme, self._field, key, word, str(number))
                self._rows.append(row)
                self._column.addWidget(row)
        self.setAccessibleName(self._field.accessibleName())
        size = self.sizeHint().expandedTo(QSize(self._field.width(), 0))
        self.resize(size)
        below = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        screen = self._field.screen().availableGeometry()
        if below.y() + size.height() > screen.bottom():
            below = self._field.mapToGlobal(QPoint(0, -size.height() - 2))
        self.move(below)
        self.show()
        self._rows[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = int(event.text()) if event.text().isdecimal() else 0
        if 0 < number <= len(self._rows):
            self._rows[number - 1].click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self.hide()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge = self._theme.color("bg.raised"), self._theme.color("line.strong")
        draw_box(painter, QRectF(self.rect()), fill=fill, edge=edge, radius=0)


class _ChoiceRow(QAbstractButton):
    def __init__(self, theme: Theme, field: MultiChoiceField, key: str, word: str, number: str) -> None:
        super().__init__()
        self._theme = theme
        self._field = field
        self._key = key
        self._number = number
        self.setText(word)
        self.setCheckable(True)
        self.setAccessibleName(word)
        self.setAccessibleDescription(number)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: field.turn(key))
        field.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        theme = self._theme
        word = TextBlock(theme, self.text(), hang=False).width
        width = word + tick_size(theme) + key_cap_width(theme, self._number) + 5 * theme.gap(_PADDING)
        return QSize(round(width), theme.px(_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.click()
        else:
            event.ignore()  # the list knows the other keys

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, padding = self._theme, self._theme.gap(_PADDING)
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), theme.color("bg.selected" if self.hasFocus() else "bg.hover"))
        side = tick_size(theme)
        ticked = self._key in self._field.chosen
        draw_tick(painter, theme, padding, (self.height() - side) / 2, ticked=ticked, color="accent")
        block = TextBlock(theme, self.text(), hang=False)
        block.draw(painter, 2 * padding + side, (self.height() - block.height) / 2)
        x = self.width() - padding - key_cap_width(theme, self._number)
        draw_key_cap(painter, theme, self._number, x, (self.height() - key_cap_height(theme)) / 2)
