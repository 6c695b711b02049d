"""The rail: one button a screen, at the left edge of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.painting import BAR_WIDTH, TextBlock, draw_box, draw_hairline, draw_icon
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from desktop.theme import Theme

_WIDTH = 64
_ITEM_HEIGHT = 52
_MARGIN = 6
_TOP = 10
_BETWEEN = 4
_ICON = 20
_BAR_HEIGHT = 18
_BADGE = 16


class RailButton(QAbstractButton):
    """Icon over word; a number in red only for what is overdue."""

    def __init__(self, theme: Theme, icon: str, word: str, key: str) -> None:
        """``key`` is the shortcut, for the tooltip and screen readers."""
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._badge = 0
        self.setText(word)
        self.setCheckable(True)
        self.setAccessibleName(word)
        self.setAccessibleDescription(key)
        self.setToolTip(f"{word} ({key})" if key else word)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_badge(self, number: int) -> None:
        """Show how many are overdue; 0 shows nothing."""
        self._badge = number
        late = self.tr("期限を過ぎた約束 {count}").format(count=number) if number else ""
        self.setAccessibleName(f"{self.text()} {late}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH - 2 * _MARGIN), self._theme.px(_ITEM_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, chosen = self._theme, self.isChecked()
        if chosen:
            draw_box(painter, QRectF(self.rect()), fill=theme.color("accent.tint"))
            height = theme.px(_BAR_HEIGHT)
            bar = QRectF(0, (self.height() - height) / 2, BAR_WIDTH, height)
            draw_box(painter, bar, fill=theme.color("accent"), radius=BAR_WIDTH / 2)
        elif self.underMouse():
            draw_box(painter, QRectF(self.rect()), fill=theme.color("bg.pressed"))
        if self.hasFocus():
            draw_box(painter, QRectF(self.rect()), edge=theme.color("focus"), width=2)
        color = "accent" if chosen else "text.secondary"
        side, line = theme.gap(_ICON), theme.line_height("meta")
        top = (self.height() - side - line - 4) / 2
        draw_icon(painter, theme, self._icon, color, (self.width() - side) / 2, top, side)
        word = TextBlock(theme, self.text(), role="meta", color=color, bold=chosen, width=self.width(), hang=False)
        word.draw(painter, (self.width() - word.width) / 2, top + side + 4)
        if self._badge:
            self._draw_badge(painter, (self.width() + side) / 2, top)

    def _draw_badge(self, painter: QPainter, right_of: float, top: float) -> None:
        theme, text = self._theme, str(self._badge)
        font = theme.font("key", bold=True)
        side = theme.gap(_BADGE)
        width = max(side, QFontMetrics(font).horizontalAdvance(text) + 8)
        rect = QRectF(right_of - side / 3, top - side / 3, width, side)
        draw_box(painter, rect, fill=theme.color("danger.solid"), radius=side / 2)
        painter.setFont(font)
        painter.setPen(theme.color("danger.on"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QWidget):
    """Which screen is shown; ``chosen`` carries the id of the one asked for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, RailButton] = {}
        self.setAccessibleName(name)
        set_ground(self, "window")
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(_BETWEEN)
        self._column.addStretch(1)
        self._upper = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._refresh)
        self._refresh()

    def add(self, screen_id: str, icon: str, word: str, key: str, *, at_bottom: bool = False) -> RailButton:
        """Add a screen below the earlier ones, or at the bottom of the rail."""
        button = RailButton(self._theme, icon, word, key)
        button.clicked.connect(lambda: self.chosen.emit(screen_id))
        self._buttons[screen_id] = button
        self._group.addButton(button)
        if at_bottom:
            self._column.addWidget(button)
        else:
            self._column.insertWidget(self._upper, button)
            self._upper += 1
        return button

    def remove(self, screen_id: str) -> None:
        """Take a screen off."""
        button = self._buttons.pop(screen_id)
        if self._column.indexOf(button) < self._upper:
            self._upper -= 1
        self._group.removeButton(button)
        self._column.removeWidget(button)
        button.deleteLater()

    def choose(self, screen_id: str) -> None:
        """Show a screen as the chosen one, without telling."""
        self._buttons[screen_id].setChecked(True)

    def button(self, screen_id: str) -> RailButton:
        """Return the button of a screen."""
        return self._buttons[screen_id]

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.window"))
        draw_hairline(painter, self._theme, self.width() - 1, 0, self.height(), vertical=True)

    def _refresh(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH))
        self._column.setContentsMargins(_MARGIN, _TOP, _MARGIN, _TOP)
        for button in self._buttons.values():
            button.updateGeometry()
            button.update()
