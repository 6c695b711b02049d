"""The evidence of a matter by 3現主義 (P6): the place, the object, the phenomenon, and documents beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.call.note_text import short_day
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, IconButton
from desktop.widgets.fields import LineField
from desktop.widgets.key_choice import Choice, KeyChoice
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import Run
from kb.domain.matter import Evidence, EvidencePrinciple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.theme import Theme

_KEYS = {
    EvidencePrinciple.PLACE: "1",
    EvidencePrinciple.OBJECT: "2",
    EvidencePrinciple.PHENOMENON: "3",
    EvidencePrinciple.DOCUMENT: "4",
}
_LONGEST_TEXT = 400
_LONGEST_NAME = 80


class EvidenceEditor(QWidget):
    """``evidence`` is what was there and what was added; what is still in the line counts as added.

    Signals:
        changed: ``evidence`` is different.
    """

    changed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """Start empty; ``now`` dates what is added."""
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._kept: tuple[Evidence, ...] = ()
        self._added: tuple[Evidence, ...] = ()
        self._list = QVBoxLayout()
        self.principle = KeyChoice(
            theme, [Choice(one.value, label(one), key) for one, key in _KEYS.items()], name=self.tr("3現主義")
        )
        self.principle.choose(EvidencePrinciple.PLACE.value)
        self.text = LineField(theme, name=self.tr("確かめた事実"), placeholder=self.tr("確かめた事実"))
        self.text.setMaxLength(_LONGEST_TEXT)
        self.checked_by = LineField(theme, name=self.tr("確かめた人"), placeholder=self.tr("確かめた人"))
        self.checked_by.setMaxLength(_LONGEST_NAME)
        self.add_button = Button(theme, self.tr("加える"), icon="plus", size=ButtonSize.FORM)
        line = QHBoxLayout()
        line.setSpacing(theme.gap(8))
        line.addWidget(self.text, 3)
        line.addWidget(self.checked_by, 1)
        line.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(8))
        column.addLayout(self._list)
        column.addWidget(self.principle)
        column.addLayout(line)
        self.text.returnPressed.connect(self.add)
        self.checked_by.returnPressed.connect(self.add)
        self.add_button.clicked.connect(self.add)
        self.text.textChanged.connect(self.changed)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything, in the order it came."""
        return (*self._kept, *self._added, *self._written())

    def show_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """Show what a matter has; nothing is added yet."""
        self._kept, self._added = evidence, ()
        self.text.clear()
        self._refresh()

    def add(self) -> None:
        """Take what is in the line into the list."""
        written = self._written()
        if not written:
            self.text.setFocus()
            return
        self._added = (*self._added, *written)
        self.text.clear()
        self._refresh()
        self.text.setFocus()
        self.changed.emit()

    def _written(self) -> tuple[Evidence, ...]:
        text = self.text.text().strip()
        if not text:
            return ()
        principle = EvidencePrinciple(self.principle.current)
        return (Evidence(at=self._now(), principle=principle, text=text, checked_by=self.checked_by.text().strip()),)

    def _take_back(self, number: int) -> None:
        self._added = tuple(one for place, one in enumerate(self._added) if place != number)
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for one in self._kept:
            self._list.addWidget(self._row(one, None))
        for number, one in enumerate(self._added):
            self._list.addWidget(self._row(one, number))
        if not (self._kept or self._added):
            self._list.addWidget(Label(self._theme, self.tr("まだありません"), color="text.secondary"))

    def _row(self, one: Evidence, number: int | None) -> QWidget:
        """Show one fact; what was added just now can be taken back, what is recorded stays."""
        theme, row = self._theme, QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.gap(8))
        here = one.at.astimezone()
        by = self.tr("確認 {name}").format(name=one.checked_by) if one.checked_by else self.tr("確認者なし")
        words = Paragraph(theme, [Run(label(one.principle), bold=True), Run(f"  {one.text}")])
        layout.addWidget(words, 1)
        layout.addWidget(
            Label(theme, f"{by} · {short_day(here.date())} {here:%H:%M}", role="meta", color="text.secondary")
        )
        if number is not None:
            button = IconButton(theme, self.tr("取り消す"), "close")
            button.clicked.connect(lambda: self._take_back(number))
            layout.addWidget(button)
        return row
