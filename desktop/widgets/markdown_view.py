"""Shows sanitised HTML of an article; fetches nothing, opens nothing, and only tells which link was followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.widgets.document_form import format_blocks, set_up_document
from desktop.widgets.pictures import add_pictures, fit_pictures, with_descriptions

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme
    from kb.domain.reading import ShownImage

_SCHEME = "kb"


class MarkdownView(QTextBrowser):
    """``link_requested`` carries the address of a followed ``kb:`` link; every other scheme does nothing."""

    link_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._html = ""
        self._images: tuple[ShownImage, ...] = ()
        self.setAccessibleName(name)
        # A clicked file: link would otherwise open the file.
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._render)

    def set_html(self, html: str, images: tuple[ShownImage, ...] = ()) -> None:
        """Show sanitised HTML from the top, with those of its images that are given."""
        self._html = html
        self._images = images
        self._render()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: the document has its images already, and Qt's own answer reads any file of the disk."""
        return QByteArray()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._images:
            fit_pictures(self.document(), self.viewport().width())

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == _SCHEME:
            self.link_requested.emit(url.toString())

    def _render(self) -> None:
        document = self.document()
        set_up_document(document, self._theme)
        # Emptied first, since that also drops the images of what was shown before.
        document.clear()
        self.setHtml(with_descriptions(self._html, add_pictures(document, self._images)))
        format_blocks(document, self._theme, self.viewport().width())
