"""Why the reading stands still: questions of a crisis come first (P12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.widgets.labels import Label
from desktop.widgets.painting import draw_box

if TYPE_CHECKING:
    from desktop.theme import Theme

_HEIGHT = 36


class HeldLine(QWidget):
    """Hidden while the reading may go on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self.words = Label(theme, icon="pause")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(28), theme.gap(8), theme.gap(16), 0)
        row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()
        self.hide()

    def show_questions(self, left: int) -> None:
        """Say how many questions are left; 0 hides the line."""
        text = self.tr("読み上げを止めています。火種の確認 あと{count}問").format(count=left)
        self.words.show_text(text, icon_color="danger")
        self.setAccessibleName(text)
        self.setVisible(bool(left))

    def paintEvent(self, event: QPaintEvent) -> None:
        gap = self._theme.gap
        rect = QRectF(self.rect()).adjusted(gap(12), gap(8), -gap(12), 0)
        draw_box(QPainter(self), rect, fill=self._theme.color("danger.tint"))

    def _refresh(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT) + self._theme.gap(8))
