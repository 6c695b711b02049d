"""A field to choose a known word or write one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QStyledItemDelegate

from desktop.widgets.fields import ComboField, draw_field
from desktop.widgets.painting import draw_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

_PADDING = 9
_ICON = 16
#: A product or a cause is a name; longer text belongs into the notes.
_LONGEST = 120


class WordCombo(ComboField):
    """``value`` is the code of a known word, or the words as written; ``changed`` tells that it is another.

    Only committed text counts: what an input method is converting is no text yet.
    """

    changed = Signal()

    def __init__(self, theme: Theme, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(theme, name=name, placeholder=placeholder, parent=parent)
        self._codes: dict[str, str] = {}
        self._value = ""
        self.setProperty("bare", True)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._edit = edit = QLineEdit(self)
        self.setLineEdit(edit)
        edit.setProperty("bare", True)
        edit.setAccessibleName(name)
        edit.setPlaceholderText(placeholder)
        edit.setMaxLength(_LONGEST)
        completer = QCompleter(self.model(), edit)
        edit.setCompleter(completer)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.words_found = QListView()
        completer.setPopup(self.words_found)
        # Its own delegate does not take the look of a menu from the style sheet.
        self.words_found.setItemDelegate(QStyledItemDelegate(self.words_found))
        self.words_found.setProperty("menu", True)
        edit.installEventFilter(self)
        edit.textChanged.connect(self._on_text)
        self.setCurrentIndex(-1)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def value(self) -> str:
        """Code of a known word, or what was written."""
        return self._value

    def set_words(self, words: Sequence[tuple[str, str]]) -> None:
        """Offer (code, word); what is written stays."""
        if self._codes == {word: code for code, word in words}:
            return  # what is being chosen from stays as it is
        text = self._edit.text()
        with QSignalBlocker(self), QSignalBlocker(self._edit):
            self.clear()
            self._codes = {word: code for code, word in words}
            self.addItems([word for _, word in words])
            self.setCurrentIndex(-1)
            self._edit.setText(text)

    def show_value(self, value: str) -> None:
        """Show a code or words, without telling."""
        if value == self._value:
            return
        self._value = value
        words = {code: word for word, code in self._codes.items()}
        with QSignalBlocker(self), QSignalBlocker(self._edit):
            self._edit.setText(words.get(value, value))
            self._edit.setCursorPosition(0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        draw_field(painter, theme, QRectF(self.rect()), focused=self._edit.hasFocus(), invalid=self._invalid)
        padding, side = theme.gap(_PADDING), theme.gap(_ICON)
        x, y = self.width() - padding - side, (self.height() - side) / 2
        draw_icon(painter, theme, "chevron-down", "text.secondary", x, y, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_edit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place_edit()  # the combo box moves it whenever its values change
        if watched is self._edit and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        """Give the font to the parts too: under a style sheet they do not take it from the field."""
        font = self._theme.font("ui")
        for part in (self._edit, self.view(), self.words_found):
            if part is not None:
                part.setFont(font)
        self._place_edit()

    def _place_edit(self) -> None:
        """Leave the edge and the arrow to the painted field."""
        padding = self._theme.gap(_PADDING)
        right = self._theme.gap(_ICON) + 2 * padding
        self._edit.setGeometry(padding - 2, 1, self.width() - right - padding + 2, self.height() - 2)

    def _on_text(self, text: str) -> None:
        text = text.strip()
        value = self._codes.get(text, text)
        if value != self._value:
            self._value = value
            self.changed.emit()
