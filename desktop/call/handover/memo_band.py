"""The foot of the memo: who takes over, and the sentence to say before (P10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.call.handover.gap_fields import GapFields
from desktop.call.handover.memo_words import settles_text, spoken_runs
from desktop.texts import in_language
from desktop.widgets.choice_chips import ChoiceChips
from desktop.widgets.labels import Label, Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.theme import Theme
    from kb.domain.next_person import NextPerson


class MemoBand(QWidget):
    """Shows the people of the rules; ``chosen`` carries the id of a role."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nobody yet."""
        super().__init__(parent)
        self._theme = theme
        name = self.tr("代わる前に伝える言葉")
        self.people = ChoiceChips(theme, name=name)
        self.gaps = GapFields(theme)
        self.sentence = Paragraph(theme, role="body")
        self.why = Label(theme, role="meta", color="text.secondary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Label(theme, name, role="meta", color="text.secondary", bold=True))
        self._column.addWidget(self.people)
        self._column.addWidget(self.gaps)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.why)
        self.people.chosen.connect(self.chosen)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_people(
        self,
        people: tuple[NextPerson, ...],
        current: NextPerson | None,
        values: Mapping[str, str],
        gaps: tuple[str, ...],
    ) -> None:
        """Show who can take over, and what is said for the one chosen with what the call fills in.

        ``gaps`` are the slots that only the agent can fill.
        """
        self.people.set_choices({person.id: in_language(person.role) for person in people})
        self.people.choose(current.id if current else "")
        self.gaps.show_gaps(gaps, values)
        self.sentence.set_runs(spoken_runs(current.sentence, values) if current else "")
        self.why.show_text(settles_text(in_language(current.settles)) if current else "")

    def _refresh(self) -> None:
        self._column.setSpacing(self._theme.gap(6))
