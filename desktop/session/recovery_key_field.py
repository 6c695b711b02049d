"""A field for a recovery key: whatever is typed or pasted stands in it in groups of four, as on the paper."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from desktop.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from desktop.theme import Theme

#: 32 bytes of key and three that check it, five bits a letter.
LETTERS = 56
GROUP = 4
_ROW = LETTERS // GROUP // 2
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NO_LETTER = re.compile(r"[^0-9A-Z]")


def grouped(text: str) -> str:
    """Return what was typed in groups: half width, capitals, two rows of seven as it is printed."""
    letters = _letters(text)
    groups = [letters[start : start + GROUP] for start in range(0, len(letters), GROUP)]
    return "\n".join("-".join(groups[start : start + _ROW]) for start in range(0, len(groups), _ROW))


class RecoveryKeyField(GrowingText):
    """Arranges itself while one types.

    Signals:
        submitted: Enter was pressed.
    """

    submitted = Signal()

    def __init__(self, theme: Theme, *, name: str) -> None:
        """``name`` is for screen readers."""
        self._arranging = False
        super().__init__(theme, name=name)
        hints = Qt.InputMethodHint.ImhUppercaseOnly | Qt.InputMethodHint.ImhLatinOnly
        self.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        self.written.connect(self._arrange)

    @property
    def count(self) -> int:
        """How many letters stand in it."""
        return len(_letters(self.text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def _arrange(self, text: str) -> None:
        """Put the groups right, and the cursor behind the letter that it stood behind."""
        wanted = grouped(text)
        if text == wanted or self._arranging:
            return
        before = len(_letters(text[: self.textCursor().position()]))
        place = before + max(0, before - 1) // GROUP
        self._arranging = True
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(wanted)
        cursor.setPosition(min(place, len(wanted)))
        self.setTextCursor(cursor)
        self._arranging = False

    def _dress(self) -> None:
        super()._dress()
        self.setFont(self._theme.font("markdown"))


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).upper())
