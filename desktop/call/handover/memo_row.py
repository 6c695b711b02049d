"""A row of the memo: what it is, its text to be edited, where that came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import Label
from desktop.widgets.painting import draw_box, draw_hairline

if TYPE_CHECKING:
    from desktop.theme import Theme

PADDING = 12
_LABEL = 108
_SOURCE = 128
_ABOVE = 6
_RING = 2


class MemoRow(QWidget):
    """``edit`` holds the text; while it has the focus, the ring is around the whole row."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        """``label`` is also the name for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._source_text = ""
        self.label = Label(theme, label, role="meta", color="text.secondary", bold=True)
        self.edit = GrowingText(theme, name=label, framed=False)
        self.source = Label(theme, role="meta", color="text.secondary")
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.label, 0, top)
        self._row.addWidget(self.edit, 1, top)
        self._row.addWidget(self.source, 0, top)
        self.edit.installEventFilter(self)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_source(self, text: str) -> None:
        """Say where the text came from."""
        self._source_text = text
        self._say_source()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._say_source()
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        padding = theme.gap(PADDING)
        if self.edit.hasFocus():
            rect = QRectF(self.rect()).adjusted(0, 0, 0, -1)
            draw_box(painter, rect, fill=theme.color("bg.field"), edge=theme.color("focus"), width=_RING)
        else:
            draw_hairline(painter, theme, padding, self.height() - 1, self.width() - 2 * padding)

    def _say_source(self) -> None:
        self.source.show_text(self.tr("入力中") if self.edit.hasFocus() else self._source_text)

    def _refresh(self) -> None:
        theme = self._theme
        padding, above = theme.gap(PADDING), theme.gap(_ABOVE)
        self._row.setContentsMargins(padding, above, padding, above + 1)
        self._row.setSpacing(theme.gap(8))
        self.label.setFixedSize(theme.px(_LABEL), theme.line_height("body"))
        self.source.setFixedSize(theme.px(_SOURCE), theme.line_height("body"))
