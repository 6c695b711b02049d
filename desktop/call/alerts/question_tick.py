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


class QuestionTick(QAbstractButton):
    """``clicked`` says that it is to be ticked, or its tick taken away; the owner shows the state."""

    def __init__(self, theme: Theme, question: str, parent: QWidget | None = None) -> None:
        """Show an open question."""
        super().__init__(parent)
        self._theme = theme
        self._next = False
        self._word_shown = True
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

    def set_word_shown(self, shown: bool) -> None:
        """Leave the words to the tooltip where there is no room."""
        self._word_shown = shown
        self._refresh()

    def nextCheckState(self) -> None:
        """Wait for the owner: only what is recorded is shown as answered."""

    def sizeHint(self) -> QSize:
        return QSize(self.width_with(shown=self._word_shown), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        word = self._theme.px(_WORD_AT_LEAST) if self._word_shown else 0
        return QSize(self.width_with(shown=False) + word, self.sizeHint().height())

    def width_with(self, *, shown: bool) -> int:
        """Return the width with or without the words."""
        box = self._theme.gap(_SIDE) + 4
        return box + self._theme.gap(_GAP) + round(self._block(1e6).width + 1) if shown else box

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

    def _block(self, width: float) -> TextBlock:
        color = "text.secondary" if self.isChecked() else "text.primary"
        return TextBlock(self._theme, self.text(), color=color, bold=not self.isChecked(), width=width, hang=False)

    def _refresh(self) -> None:
        self.setAccessibleName(self.text())
        self.setToolTip("" if self._word_shown else self.text())
        self.updateGeometry()
        self.update()
