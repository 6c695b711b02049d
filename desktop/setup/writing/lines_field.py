"""A field for a list of words or sentences, one on each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from desktop.widgets.fields import draw_field
from desktop.widgets.line_layout import FixedLineLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

    from desktop.theme import Theme

_FEWEST, _MOST = 2, 10
_PADDING = 6
#: A pause in the typing after which what was written counts.
SETTLED_MS = 400


class LinesField(QPlainTextEdit):
    """As high as its lines, up to ten; empty lines do not count. Tab goes on to the next part.

    Signals:
        edited: (texts) the user changed them, and paused or left.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self._composing = False
        self._invalid = False
        document = QTextDocument(self)
        document.setDocumentMargin(theme.gap(_PADDING))
        self._lines = FixedLineLayout(document, theme.line_height("ui"))
        document.setDocumentLayout(self._lines)
        self.setDocument(document)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self.settle)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines that say something."""
        return tuple(line.strip() for line in self.toPlainText().split("\n") if line.strip())

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show other lines without telling; what is being written stays where it says the same."""
        self._timer.stop()
        self._shown = tuple(texts)
        if self.texts != self._shown:
            self.setPlainText("\n".join(texts))
            self._timer.stop()

    def set_invalid(self, invalid: bool) -> None:
        """Mark the content as wrong, or no longer."""
        self._invalid = invalid
        self.viewport().update()

    def settle(self) -> None:
        """Tell now what was written."""
        self._timer.stop()
        if not self._composing and self.texts != self._shown:
            self._shown = self.texts
            self.edited.emit(self._shown)

    def sizeHint(self) -> QSize:
        lines = max(_FEWEST, min(_MOST, self.blockCount()))
        height = lines * self._theme.line_height("ui") + 2 * self._theme.gap(_PADDING)
        return QSize(self._theme.px(200), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.sizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing:
            self._timer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        self.viewport().update()
        self.settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        rect = self.viewport().rect().toRectF()
        draw_field(painter, self._theme, rect, focused=self.hasFocus(), invalid=self._invalid)
        painter.end()
        super().paintEvent(event)

    def _on_text_changed(self) -> None:
        self.updateGeometry()
        self._timer.start()

    def _dress(self) -> None:
        self.setFont(self._theme.font("ui"))
        self.document().setDefaultFont(self._theme.font("ui"))
        self.document().setDocumentMargin(self._theme.gap(_PADDING))
        self._lines.set_line_height(self._theme.line_height("ui"))
        self.updateGeometry()
