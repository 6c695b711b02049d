"""One question of a crisis: open with a red edge and bold words, answered with a grey tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.widgets.painting import KEY_RADIUS, TextBlock, draw_box, draw_icon

if TYPE_CHECKING:
    from desktop.theme import Theme

_SIDE = 16
_GAP = 8
_HEIGHT = 28
_WORD_AT_LEAST = 60
_LINES = 2
_WRAPPED_HEIGHT = 40


class QuestionTick(QAbstractButton):
    """``clicked`` says that it is to be ticked, or its tick taken away; the owner shows the state."""

    def __init__(self, theme: Theme, question: str, parent: QWidget | None = None) -> None:
        """Show an open question."""
        super().__init__(parent)
        self._theme = theme
        self._next = False
        self._word_shown = True
        self._wrapped = False
        self.setText(question)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_state(self, *, answered: bool, is_next: bool) -> None:
        """Show whether it is answered, and whether Alt+K means it."""
        self._next = is_next
        self.setChecked(answered)
        self._refresh()

    def set_word_shown(self, shown: bool, *, wrapped: bool = False) -> None:
        """Leave the words to the tooltip where there is no room, or make them smaller and ``wrapped`` on two lines."""
        self._word_shown, self._wrapped = shown, wrapped
        self._refresh()

    def nextCheckState(self) -> None:
        """Wait for the owner: only what is recorded is shown as answered."""

    def sizeHint(self) -> QSize:
        height = _WRAPPED_HEIGHT if self._wrapped else _HEIGHT
        return QSize(self.width_with(shown=self._word_shown), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        word = self._theme.px(_WORD_AT_LEAST) if self._word_shown else 0
        return QSize(self.width_with(shown=False) + word, self.sizeHint().height())

    def width_with(self, *, shown: bool) -> int:
        """Return the width with or without the words."""
        box = self._theme.gap(_SIDE) + 4
        return box + self._theme.gap(_GAP) + round(self._words_width() + 1) if shown else box

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        side = theme.gap(_SIDE)
        box = QRectF(2, (self.height() - side) / 2, side, side)
        if self.isChecked():
            draw_box(painter, box, edge=theme.color("text.secondary"), radius=KEY_RADIUS, width=1.5)
            draw_icon(painter, theme, "check", "text.secondary", box.x() + 2, box.y() + 2, side - 4)
        else:
            draw_box(painter, box, edge=theme.color("danger"), radius=KEY_RADIUS, width=2)
        if self._word_shown:
            x = side + 4 + theme.gap(_GAP)
            block = self._block(self.width() - x + 0.5)
            block.draw(painter, x, (self.height() - block.height) / 2)
        if self.hasFocus():
            draw_box(painter, QRectF(self.rect()), edge=theme.color("focus"), width=2)

    def _words_width(self) -> float:
        """Return the width of the words; on two lines, the least at which nothing of them is cut."""
        whole = self._block(1e6).width
        if not self._wrapped:
            return whole
        letter = self._theme.line_height("meta") / 2
        width = whole / _LINES
        while width < whole and self._block(width).elided:
            width += letter
        return width

    def _block(self, width: float) -> TextBlock:
        """Lay the words out; the next question is bold, so that it is found among those that follow."""
        color = "text.secondary" if self.isChecked() else "text.primary"
        role, lines = ("meta", _LINES) if self._wrapped else ("ui", 1)
        bold = self._next if self._wrapped else not self.isChecked()
        return TextBlock(
            self._theme, self.text(), role=role, color=color, bold=bold, width=width, lines=lines, hang=False
        )

    def _refresh(self) -> None:
        self.setAccessibleName(self.text())
        self.setToolTip("" if self._word_shown else self.text())
        self.updateGeometry()
        self.update()
