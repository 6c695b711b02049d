"""Chips: small choices and ticks that flow over several lines."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QSizePolicy, QWidget

from desktop.widgets.painting import TextBlock, draw_box, draw_dashed_box, draw_icon
from desktop.widgets.removal import take_away

if TYPE_CHECKING:
    from desktop.theme import Theme

_HEIGHT = 24
_PADDING = 8
_ICON = 14
_GAP = 5


class ChipState(Enum):
    """DONE: tick on green. OPEN: dashed edge and ring. CHOSEN: accent. PLAIN: a tag, or a value that is not chosen."""

    DONE = "done"
    OPEN = "open"
    CHOSEN = "chosen"
    PLAIN = "plain"


_ICONS = {ChipState.DONE: ("check", "ok"), ChipState.OPEN: ("ring", "text.secondary")}
_TEXT = {ChipState.CHOSEN: "accent", ChipState.OPEN: "text.secondary"}
_GROUND = {ChipState.DONE: "ok.tint", ChipState.CHOSEN: "accent.tint", ChipState.PLAIN: "bg.pressed"}


class Chip(QAbstractButton):
    """A word with an optional count; ``clicked`` says it was chosen or ticked, the owner sets the state."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        state: ChipState = ChipState.PLAIN,
        count: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show ``text`` as ``state``."""
        super().__init__(parent)
        self._theme = theme
        self._state = state
        self._count = count
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def state(self) -> ChipState:
        """What it shows."""
        return self._state

    def set_state(self, state: ChipState) -> None:
        """Show another state."""
        self._state = state
        self._refresh()

    def set_count(self, count: str) -> None:
        """Show another count."""
        self._count = count
        self._refresh()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = self._word().width + 2 * theme.gap(_PADDING)
        if self._state in _ICONS:
            width += theme.gap(_ICON) + theme.gap(_GAP)
        if self._count:
            width += theme.gap(_GAP) + self._number().width
        return QSize(round(width + 0.5), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        if self._state is ChipState.OPEN:
            ground = theme.color("bg.hover") if self.underMouse() else None
            draw_dashed_box(painter, rect, theme.color("line.control"), fill=ground)
        else:
            draw_box(painter, rect, fill=theme.color(_GROUND[self._state]))
        if self.hasFocus():
            draw_box(painter, rect, edge=theme.color("focus"), width=2)
        x = float(theme.gap(_PADDING))
        if self._state in _ICONS:
            icon, color = _ICONS[self._state]
            side = theme.gap(_ICON)
            draw_icon(painter, theme, icon, color, x, (self.height() - side) / 2, side)
            x += side + theme.gap(_GAP)
        word = self._word()
        y = (self.height() - word.height) / 2
        word.draw(painter, x, y)
        if self._count:
            self._number().draw(painter, x + word.width + theme.gap(_GAP), y)

    def _word(self) -> TextBlock:
        color = _TEXT.get(self._state, "text.primary") if self.isEnabled() else "text.disabled"
        return TextBlock(self._theme, self.text(), role="meta", color=color, hang=False)

    def _number(self) -> TextBlock:
        return TextBlock(self._theme, self._count, role="meta", color="text.secondary")

    def _refresh(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._count}".strip())
        self.updateGeometry()
        self.update()


class FlowLayout(QLayout):
    """Lays widgets out in lines from left to right, as words are."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        """Leave ``gap`` pixels between neighbours and between lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete every widget."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                take_away(widget)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, whole: QRect, *, move: bool) -> int:
        rect = whole.marginsRemoved(self.contentsMargins())
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._gap
            line = max(line, hint.height())
        return y + line - rect.y() + self.contentsMargins().top() + self.contentsMargins().bottom()
