"""The full text or the mail as agents read it, which knows the line of the source that each block comes from."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal

from desktop.articles.full_text import full_text
from desktop.widgets.html_pieces import pieces_of
from desktop.widgets.markdown_view import MarkdownView
from desktop.widgets.pictures import add_pictures, with_descriptions
from desktop.widgets.pieced_document import PiecedDocument

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from kb.domain.preview import ArticlePreview
    from kb.domain.reading import ShownImage

_SIDE = 20
_ABOVE = 14
#: So much HTML is shown in one turn of the event loop: some screens full, and a few milliseconds' worth.
_AT_ONCE = 6_000


class NumberedView(MarkdownView):
    """Shows only what is different from before, and a long text a part in each turn, so that typing goes on.

    Signals:
        line_chosen: (line from 1) of what was double-clicked.
        completed: the last part of a text that took several turns is shown.
    """

    line_chosen = Signal(int)
    completed = Signal()

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(theme, name=name, parent=parent)
        self._pieced = PiecedDocument(self.document(), theme)
        self._place = 0
        self._next_part = QTimer(self, singleShot=True, interval=0)
        self._next_part.timeout.connect(self._show_part)
        self._empty()

    @property
    def complete(self) -> bool:
        """Whether all of the text is shown."""
        return self._pieced.complete

    @property
    def content_height(self) -> float:
        """Height of everything, in pixels."""
        return self.document().size().height()

    def show_html(self, text: str, images: tuple[ShownImage, ...] = ()) -> None:
        """Show other HTML where it is scrolled to; ``completed`` tells when all of a long text is there."""
        self._html, self._images = text, images
        self._place = self.verticalScrollBar().value()
        pieces = pieces_of(with_descriptions(text, add_pictures(self.document(), images)))
        if not self._pieced.shares(pieces):
            self._empty()
            add_pictures(self.document(), images)
        self._pieced.change(pieces)
        self._show_part()
        self.back_to_place()

    def back_to_place(self) -> None:
        """Scroll to where it was scrolled to before the text was another, as far as that is there."""
        if self.verticalScrollBar().value() < self._place:
            self.verticalScrollBar().setValue(self._place)

    def places(self) -> list[tuple[int, float]]:
        """Return the lines that are known, each with its top in pixels."""
        layout = self.document().documentLayout()
        return [(line, layout.blockBoundingRect(block).top()) for line, block in self._pieced.numbered_blocks() if line]

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        line = self._line_at(event.position().toPoint())
        if line:
            self.line_chosen.emit(line)

    def _line_at(self, point: QPoint) -> int:
        number = self.cursorForPosition(point).blockNumber()
        above = (line for line, block in self._pieced.numbered_blocks() if block.blockNumber() <= number)
        return max(above, default=0)

    def _render(self) -> None:
        """Show all of it anew: colours or sizes are other ones."""
        self._empty()
        self.show_html(self._html, self._images)

    def _empty(self) -> None:
        self._pieced.empty()
        self._set_sides()

    def _show_part(self) -> None:
        self._pieced.fill(_AT_ONCE, self.viewport().width())
        if not self.complete:
            self._next_part.start()
        elif self.sender() is self._next_part:
            self.completed.emit()

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
