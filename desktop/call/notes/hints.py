"""What stands in the notes before the first word: how it works, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.key_cap import draw_key_cap, key_cap_height, key_cap_width
from desktop.widgets.painting import TextBlock

if TYPE_CHECKING:
    from desktop.theme import Theme

_LEFT = 6
_ROW = 28
_WORDS_LEFT = 92
_BETWEEN = 8


class NoteHints(QWidget):
    """Lies over the empty text and lets the mouse through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show everything."""
        super().__init__(parent)
        self._theme = theme
        self._idle = True
        self._text = False
        self._covered = False
        self._slim = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)
        self._rows = (
            (("Alt", "1–8"), self.tr("応対や事例を開く")),
            (("Alt", "↓"), self.tr("次の行を読む")),
            (("Ctrl", "Enter"), self.tr("使った、と記録")),
            (("Alt", "Y"), self.tr("約束を記録")),
            (("↓",), self.tr("約束の一覧へ")),
        )
        lines = (self.tr("聞こえたままを書いてください。"), self.tr("時計は自動で動きます。"))
        self._lines = lines
        keys = (f"{'+'.join(caps)} {words}" for caps, words in self._rows)
        self.setAccessibleName(" ".join((*lines, *keys)))

    def set_idle(self, idle: bool) -> None:
        """Say how to begin, or nothing because a call runs."""
        self._idle = idle
        self._refresh()

    def set_slim(self, slim: bool) -> None:
        """Keep to the first line where there is room for no more."""
        self._slim = slim
        self.update()

    def set_text(self, text: bool) -> None:
        """Give way to text."""
        self._text = text
        self._refresh()

    def set_covered(self, covered: bool) -> None:
        """Give way to what an input method is converting."""
        self._covered = covered
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        left, y = theme.gap(_LEFT), 0
        room = self.width() - left
        for line in self._lines[:1] if self._slim else self._lines:
            block = TextBlock(theme, line, role="body", color="text.tertiary", width=room, lines=2)
            block.draw(painter, left, y)
            y += block.height
        if self._slim:
            return
        y += theme.gap(20)
        row, cap = theme.px(_ROW), key_cap_height(theme)
        for keys, words in self._rows:
            width = room - theme.gap(_WORDS_LEFT)
            block = TextBlock(theme, words, color="text.secondary", width=width)
            if block.elided:
                block = TextBlock(theme, words, role="meta", color="text.secondary", width=width, lines=2)
            height = max(row, block.height + theme.gap(_BETWEEN))
            if y + height > self.height():
                return
            x = left
            for key in keys:
                draw_key_cap(painter, theme, key, x, y + (height - cap) / 2)
                x += key_cap_width(theme, key) + 4
            block.draw(painter, left + theme.gap(_WORDS_LEFT), y + (height - block.height) / 2)
            y += height

    def _refresh(self) -> None:
        self.setVisible(self._idle and not self._text and not self._covered)
