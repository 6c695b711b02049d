"""The words of one step of a boundary, large, with what must have happened before and what is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.call.reader.question_card import spoken_runs
from desktop.texts import in_language
from desktop.widgets.fields import LineField
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import LINE_BREAK, Run
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.call.presenter.reading import Reading
    from desktop.theme import Theme
    from kb.domain.boundary import BoundaryWords

_LONGEST = 120


class StepWords(QWidget):
    """Fills the slots of the words from the call; one that only the agent can fill has a field here.

    Signals:
        changed: a slot says something else.
    """

    changed = Signal()

    def __init__(self, theme: Theme, reading: Reading, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._reading = reading
        self._words: BoundaryWords | None = None
        self._slot = ""
        set_ground(self, "subtle")
        self.before = Paragraph(theme, role="ui", color="text.secondary")
        self.sentence = Paragraph(theme, role="reading")
        self.slot = LineField(theme, name="")
        self.slot.setMaxLength(_LONGEST)
        self.record = Paragraph(theme, role="ui", color="text.secondary")
        self.taken = Label(theme, color="ok", icon="check")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap(16), theme.gap(10), theme.gap(16), theme.gap(12))
        column.setSpacing(theme.gap(8))
        row = QHBoxLayout()
        row.addWidget(self.before, 1)
        row.addWidget(self.taken)
        column.addLayout(row)
        column.addWidget(self.sentence)
        column.addWidget(self.slot)
        column.addWidget(self.record)
        self.slot.textChanged.connect(self._on_typed)

    @property
    def empty(self) -> str:
        """Name of the slot that says nothing yet; empty when all do."""
        names = self._words.sentence.placeholders if self._words else ()
        return next((name for name in names if not self._reading.values.get(name)), "")

    def show_step(self, words: BoundaryWords, taken_at: datetime | None) -> None:
        """Show a step, and when it was taken."""
        if words is not self._words:
            self._words = words
            names = [name for name in words.sentence.placeholders if self._reading.slots.is_typed(name)]
            self._slot = names[0] if names else ""
            self.slot.setVisible(bool(self._slot))
            self.slot.setAccessibleName(self._slot)
            self.slot.setPlaceholderText(self._slot)
            blocked = self.slot.blockSignals(True)
            self.slot.setText(self._reading.values.get(self._slot, ""))
            self.slot.blockSignals(blocked)
        before = self.tr("前に: {text}").format(text=in_language(words.before))
        self.before.set_runs(before)
        self.record.set_runs(self.tr("記録すること: {text}").format(text=in_language(words.record)))
        self.taken.setVisible(taken_at is not None)
        if taken_at is not None:
            self.taken.show_text(self.tr("{time} に話した").format(time=f"{taken_at.astimezone():%H:%M:%S}"))
        self._show_sentence(words)

    def _show_sentence(self, words: BoundaryWords) -> None:
        values = self._reading.values
        runs: list[Run] = []
        for line in words.sentence.lines:
            runs += [*([Run(LINE_BREAK)] if runs else []), *spoken_runs(line, values)]
        self.sentence.set_runs(runs)
        self.sentence.setAccessibleName(self.sentence.text())
        self.sentence.setAccessibleDescription(words.sentence.gloss)
        self.sentence.setToolTip(words.sentence.gloss)

    def _on_typed(self, text: str) -> None:
        self._reading.fill(self._slot, text)
        if self._words is not None:
            self._show_sentence(self._words)
        self.changed.emit()
