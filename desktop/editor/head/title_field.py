"""The title of the article: it looks like a title, and is typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from desktop.widgets.fields import draw_field
from desktop.widgets.painting import TextBlock, draw_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

_HEIGHT = 36
_PADDING = 8
_LONGEST = 300


class TitleField(QLineEdit):
    """A line in the size of a title; its edge shows only while it is typed in or pointed at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._invalid = False
        self.setProperty("bare", True)
        self.setMaxLength(_LONGEST)
        self.setAccessibleName(self.tr("題名"))
        self.setPlaceholderText(self.tr("題名"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_invalid(self, invalid: bool) -> None:
        """Mark the title as wrong, or no longer."""
        self._invalid = invalid
        self.update()

    def show_text(self, text: str) -> None:
        """Show another title from its beginning, without telling."""
        if text != self.text():
            blocked = self.blockSignals(True)
            self.setText(text)
            self.setCursorPosition(0)
            self.blockSignals(blocked)

    def take_focus(self) -> None:
        """Have the whole title typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.px(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.hasFocus() or self._invalid:
            draw_field(painter, self._theme, rect, focused=self.hasFocus(), invalid=self._invalid)
        elif self.underMouse() and not self.isReadOnly():
            draw_box(painter, rect, edge=self._theme.color("line.strong"))
        if self.hasFocus() or not self.text():
            painter.end()
            super().paintEvent(event)
            return
        # A line edit cuts the last letter in half; nobody types in it now, so it may end in dots.
        room = rect.width() - 2 * self._theme.gap(_PADDING)
        block = TextBlock(self._theme, self.text(), role="title", width=room, hang=False)
        block.draw(painter, self._theme.gap(_PADDING), (rect.height() - block.height) / 2)

    def _refresh(self) -> None:
        self.setFont(self._theme.font("title"))
        padding = self._theme.gap(_PADDING) - 2  # QLineEdit keeps two pixels for itself
        self.setTextMargins(padding, 0, padding, 0)
        self.updateGeometry()
