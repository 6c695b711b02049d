"""Fields to write and choose in, with edges that carry their meaning at enough contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.widgets.key_cap import KeyCap
from desktop.widgets.painting import CONTROL_RADIUS, TextBlock, draw_box, draw_icon

if TYPE_CHECKING:
    from desktop.theme import Theme

_HEIGHT = 32
_SEARCH_HEIGHT = 40
_PADDING = 9
_ICON = 16
_RING = 2


def draw_field(painter: QPainter, theme: Theme, rect: QRectF, *, focused: bool, invalid: bool = False) -> None:
    """Draw the ground and edge of a field: a stronger bottom edge, a ring when focused, red below when wrong."""
    draw_box(painter, rect, fill=theme.color("bg.field"), edge=theme.color("line.strong"))
    if focused:
        draw_box(painter, rect, edge=theme.color("focus"), width=_RING)
        return
    height = _RING if invalid else 1
    painter.save()
    # Only the lowest pixels of the same rounded edge, so that the corners stay round.
    painter.setClipRect(QRectF(rect.left(), rect.bottom() - CONTROL_RADIUS / 2, rect.width(), CONTROL_RADIUS))
    draw_box(painter, rect, edge=theme.color("danger.solid" if invalid else "line.control"), width=height)
    painter.restore()


class LineField(QLineEdit):
    """One line of text in a field; ``set_invalid`` marks it, the owner says why beside it."""

    def __init__(self, theme: Theme, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        """``name`` is for screen readers, ``placeholder`` shows while it is empty."""
        super().__init__(parent)
        self._theme = theme
        self._invalid = False
        self.setProperty("bare", True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_invalid(self, invalid: bool) -> None:
        """Mark the content as wrong, or no longer."""
        self._invalid = invalid
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_field(painter, self._theme, QRectF(self.rect()), focused=self.hasFocus(), invalid=self._invalid)
        painter.end()
        super().paintEvent(event)

    def _refresh(self) -> None:
        self.setFont(self._theme.font("ui"))
        padding = self._theme.gap(_PADDING) - 2  # QLineEdit keeps two pixels for itself
        self.setTextMargins(padding, 0, padding, 0)
        self.updateGeometry()


class ComboField(QComboBox):
    """One of several values, drawn as a field; -1 is 'not chosen' and shows the placeholder."""

    def __init__(self, theme: Theme, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._invalid = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A wheel that scrolls the page over it must not choose another value.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_invalid(self, invalid: bool) -> None:
        """Mark the value as wrong, or no longer; the owner says why beside it."""
        self._invalid = invalid
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(72), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        draw_field(painter, theme, QRectF(self.rect()), focused=self.hasFocus(), invalid=self._invalid)
        padding, side = theme.gap(_PADDING), theme.gap(_ICON)
        draw_icon(
            painter,
            theme,
            "chevron-down",
            "text.secondary",
            self.width() - padding - side,
            (self.height() - side) / 2,
            side,
        )
        chosen = self.currentIndex() >= 0
        text = self.currentText() if chosen else self.placeholderText()
        color = "text.tertiary"
        if chosen:
            color = "text.primary" if self.isEnabled() else "text.secondary"
        block = TextBlock(theme, text, color=color, width=self.width() - 3 * padding - side, hang=False)
        block.draw(painter, padding, (self.height() - block.height) / 2)

    def _refresh(self) -> None:
        self.setFont(self._theme.font("ui"))
        self.updateGeometry()


class SearchField(QWidget):
    """A search field: icon, large text, the key that leaves it; ``compact`` is as high as other fields, without it.

    ``text_changed`` carries committed text only (an input method's preedit is no text yet); ``submitted`` is Enter,
    ``left`` is Escape, ``moved`` is arrow up (-1) or down (1), for the list beside it.
    """

    text_changed = Signal(str)
    submitted = Signal()
    left = Signal()
    moved = Signal(int)

    def __init__(
        self, theme: Theme, *, name: str, placeholder: str = "", compact: bool = False, parent: QWidget | None = None
    ) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._compact = compact
        self._composing = False
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self.text_changed)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self._cap = KeyCap(theme, "Esc")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self._cap)
        self._cap.setVisible(not compact)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def text(self) -> str:
        """The committed text."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Replace the text; ``text_changed`` follows."""
        self.edit.setText(text)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(_HEIGHT if self._compact else _SEARCH_HEIGHT))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if isinstance(event, QInputMethodEvent) and event.type() == QEvent.Type.InputMethod:
            self._composing = bool(event.preeditString())
        if event.type() == QEvent.Type.FocusOut:
            self._composing = False
        # While an input method converts, Enter, Escape and arrows are its own.
        keys = event.type() == QEvent.Type.KeyPress and not self._composing
        if keys and isinstance(event, QKeyEvent) and self._took(event):
            return True
        return super().eventFilter(self.edit, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_field(painter, self._theme, QRectF(self.rect()), focused=self.edit.hasFocus())
        side = self._theme.gap(_ICON)
        draw_icon(
            painter,
            self._theme,
            "search",
            "text.secondary",
            self._theme.gap(_PADDING),
            (self.height() - side) / 2,
            side,
        )

    def _took(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            self.submitted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _refresh(self) -> None:
        theme = self._theme
        font = theme.font("ui" if self._compact else "body")
        font.setWeight(QFont.Weight.Normal if self._compact else QFont.Weight.Bold)
        self.edit.setFont(font)
        padding = theme.gap(_PADDING)
        self._row.setContentsMargins(2 * padding + theme.gap(_ICON), 0, padding, 0)
        self.updateGeometry()
        self.update()
