"""The full text or the mail as agents read it, which knows the line of the source that each block comes from."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal

from desktop.articles.full_text import full_text
from desktop.widgets.markdown_view import MarkdownView

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QTextBlock
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from kb.domain.preview import ArticlePreview
    from kb.domain.reading import ShownImage

_ANCHOR = re.compile(r"line-([0-9]+)")
_SIDE = 20
_ABOVE = 14


class NumberedView(MarkdownView):
    """``show_html`` keeps the place; ``line_chosen`` carries the line of what was double-clicked."""

    line_chosen = Signal(int)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(theme, name=name, parent=parent)
        theme.changed.connect(self._set_sides)
        self._set_sides()

    @property
    def content_height(self) -> float:
        """Height of everything, in pixels."""
        return self.document().size().height()

    def show_html(self, text: str, images: tuple[ShownImage, ...] = ()) -> None:
        """Show other HTML where it is scrolled to."""
        place = self.verticalScrollBar().value()
        self.set_html(text, images)
        self._set_sides()
        self.verticalScrollBar().setValue(place)

    def places(self) -> list[tuple[int, float]]:
        """Return the lines that are known, each with its top in pixels."""
        layout, found = self.document().documentLayout(), []
        block = self.document().begin()
        while block.isValid():
            line = _line_of(block)
            if line:
                found.append((line, layout.blockBoundingRect(block).top()))
            block = block.next()
        return found

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        line = self._line_at(event.position().toPoint())
        if line:
            self.line_chosen.emit(line)

    def _line_at(self, point: QPoint) -> int:
        block = self.cursorForPosition(point).block()
        while block.isValid():
            line = _line_of(block)
            if line:
                return line
            block = block.previous()
        return 0

    def _set_sides(self) -> None:
        gap = self._theme.gap
        self.setViewportMargins(gap(_SIDE), 0, gap(_SIDE) // 2, 0)
        # Above the text, not above the viewport: what is scrolled away goes up to the head of the pane.
        frame = self.document().rootFrame()
        frame_format = frame.frameFormat()
        frame_format.setTopMargin(gap(_ABOVE))
        frame_format.setBottomMargin(gap(_SIDE))
        frame.setFrameFormat(frame_format)


def document_html(preview: ArticlePreview) -> str:
    """Return the full text as the reader shows it before a call fills anything in."""
    return full_text(preview.article.html, {})


def mail_html(preview: ArticlePreview) -> str:
    """Return the text of the mail line by line, as it goes to the clipboard; what a call fills in is visibly empty."""
    numbers = iter(preview.mail)
    last = 0
    parts = []
    for line in preview.article.mail.split("\n"):
        if line.strip():
            last = next(numbers, last)
        parts.append(f'<p><a name="line-{last}"></a>{html.escape(line, quote=False) or "&nbsp;"}</p>')
    return full_text("".join(parts), {}) if preview.article.mail else ""


def _line_of(block: QTextBlock) -> int:
    iterator = block.begin()
    while not iterator.atEnd():
        for name in iterator.fragment().charFormat().anchorNames():
            if match := _ANCHOR.fullmatch(name):
                return int(match[1])
        iterator += 1
    return 0
