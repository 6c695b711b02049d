"""Shows sanitised HTML of an article; fetches nothing, opens nothing, and only tells which link was followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QUrl, Signal
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.widgets.pictures import add_pictures, fit_pictures, with_descriptions

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme
    from kb.domain.reading import ShownImage

_SCHEME = "kb"
_BULLET = "・"
_NUMBERS = 12
_DISCS = {QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare}
_HEADINGS = {1: "head", 2: "row", 3: "ui", 4: "ui", 5: "ui", 6: "ui"}


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
        document.setDefaultFont(self._theme.font("body"))
        document.setDefaultStyleSheet(self._style())
        document.setDocumentMargin(0)
        document.setIndentWidth(self._theme.metrics("body").horizontalAdvance(_BULLET))
        # Emptied first, since that also drops the images of what was shown before.
        document.clear()
        self.setHtml(with_descriptions(self._html, add_pictures(document, self._images)))
        # One change for all blocks: laying out anew after each of them grows with the square of their number.
        changes = QTextCursor(document)
        changes.beginEditBlock()
        self._set_bullets()
        self._set_lines()
        fit_pictures(document, self.viewport().width())
        changes.endEditBlock()

    def _style(self) -> str:
        color = self._theme.color
        cells = f"border: 1px solid {color('line.strong').name()}; padding: 4px 8px;"
        return "\n".join(
            (
                f"a {{ color: {color('accent').name()}; text-decoration: none; }}",
                f"th {{ {cells} background: {color('bg.subtle').name()}; }}",
                f"td {{ {cells} }}",
                "table { border-collapse: collapse; }",
                f"code, pre {{ background: {color('bg.subtle').name()}; }}",
                f"blockquote, .note {{ color: {color('text.secondary').name()}; }}",
                f".slot {{ color: {color('warn').name()}; background: {color('warn.tint').name()}; }}",
                ".filled { font-weight: bold; text-decoration: underline; }",
            )
        )

    def _set_bullets(self) -> None:
        """Put a character where Qt would paint a disc half as high as the line; numbers get room for two digits."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            found = block.textList()
            if found is not None:
                cursor.setPosition(block.position())
                numbered = found.format().style() not in _DISCS
                block_format = QTextBlockFormat()
                if numbered:
                    block_format.setLeftMargin(self._theme.gap(_NUMBERS))
                else:
                    found.remove(block)
                    block_format.setTextIndent(-self.document().indentWidth())
                cursor.mergeBlockFormat(block_format)
                if not numbered:
                    cursor.insertText(_BULLET, QTextCharFormat())
            block = block.next()

    def _set_lines(self) -> None:
        """Give every block the type and the fixed line height of its role: natural heights differ by face."""
        cursor = QTextCursor(self.document())
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            role = _HEADINGS.get(level, "body")
            cursor.setPosition(block.position())
            block_format = QTextBlockFormat()
            if not _has_image(block):
                block_format.setLineHeight(self._theme.line_height(role), fixed)
            block_format.setTopMargin(self._theme.gap(12) if level and block.position() else 0)
            block_format.setBottomMargin(self._theme.gap(4))
            cursor.mergeBlockFormat(block_format)
            if level:
                self._set_heading(cursor, block, role)
            block = block.next()

    def _set_heading(self, cursor: QTextCursor, block: QTextBlock, role: str) -> None:
        font = self._theme.font(role, bold=True)
        only = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
        for start, length, char_format in _fragments(block):
            # A heading carries a relative size of Qt's own, which would win over pixels.
            char_format.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)
            char_format.setFont(font, only)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(char_format)


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        iterator += 1
    return found


def _has_image(block: QTextBlock) -> bool:
    return "\ufffc" in block.text()
