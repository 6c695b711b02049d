"""A field for a few lines of text that is as high as what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QPainter, QPaintEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop.widgets.fields import draw_field
from desktop.widgets.painting import TextBlock

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFocusEvent

    from desktop.theme import Theme

_PADDING = 6


class GrowingText(QTextEdit):
    """Plain text; Tab goes on to the next part, Enter makes a new line.

    Signals:
        written: (text) the committed text is another: what an input method converts is no text yet.
        left: the focus went elsewhere.
    """

    written = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, *, name: str, placeholder: str = "", framed: bool = True, parent: QWidget | None = None
    ) -> None:
        """``name`` is for screen readers; without a frame the owner shows where the focus is."""
        super().__init__(parent)
        self._theme = theme
        self._framed = framed
        self._text = ""
        self._line_height = 0
        self.setAccessibleName(name)
        self._placeholder = placeholder
        self._converting = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._dress)
        self._dress()

    def set_name(self, name: str) -> None:
        """Name it for screen readers, and in the empty field."""
        self.setAccessibleName(name)
        self._placeholder = name
        self.viewport().update()

    @property
    def text(self) -> str:
        """The committed text."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show another text without telling; the cursor goes behind it."""
        if text == self._text:
            return
        self._text = text
        self.setPlainText(text)
        self._set_line_height()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:
        height = round(self.document().size().height())
        return QSize(self._theme.px(200), max(height, self._line_height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.sizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._converting = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._converting = False
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._framed:
            painter = QPainter(self.viewport())
            draw_field(painter, self._theme, self._frame_rect(), focused=self.hasFocus())
            painter.end()
        super().paintEvent(event)
        if self._placeholder and not self._text and not self._converting:
            # Qt draws its own without the height of the lines, so beside the caret.
            margin = self.document().documentMargin()
            block = TextBlock(self._theme, self._placeholder, role="body", color="text.tertiary", hang=False)
            block.draw(QPainter(self.viewport()), margin, margin)

    def _frame_rect(self) -> QRectF:
        return self.viewport().rect().toRectF()

    def _on_text_changed(self) -> None:
        text = self.toPlainText()
        if text != self._text:
            self._text = text
            self.written.emit(text)

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self._line_height = self._theme.line_height("body")
        self.document().setDocumentMargin(self._theme.gap(_PADDING) if self._framed else 0)
        self._set_line_height()
        self.updateGeometry()

    def _set_line_height(self) -> None:
        block_format = QTextBlockFormat()
        block_format.setLineHeight(self._line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.document().setUndoRedoEnabled(False)  # looks are nothing that a user undoes
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block_format)
        self.document().setUndoRedoEnabled(True)
