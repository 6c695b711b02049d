"""A field for a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.editor.attributes.dates import day_of, moved
from desktop.widgets.fields import LineField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from desktop.theme import Theme

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_LONGEST = 20


class DateField(LineField):
    """A day in one of the ways it is written; ↑ and ↓ go to the next and the previous one.

    Leaving the field writes it as it is kept: 2026-07-03.
    """

    def __init__(self, theme: Theme, *, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__(theme, name=name, placeholder="2026-07-03")
        self.setMaxLength(_LONGEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        self._type(moved(self.text(), step, _today()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        day = day_of(self.text(), _today())
        if day is not None:
            self._type(day.isoformat())

    def _type(self, text: str) -> None:
        """Write as if the user did: whoever listens to typing hears it."""
        if text != self.text():
            self.setText(text)
            self.textEdited.emit(text)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
