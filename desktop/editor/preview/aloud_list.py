"""The steps and the lines to speak, painted as the reader of a call paints them, before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.articles.reading_delegate import ReadingDelegate
from desktop.articles.reading_items import CriterionRow, LineRow, LineState, ReaderItem, StepRow, piece_of
from desktop.articles.reading_model import ReadingModel
from desktop.widgets.lists import set_up_list
from kb.domain.article import Kind
from kb.domain.script import ApologyClass

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from kb.domain.preview import ArticlePreview


class AloudList(QListView):
    """Scripts stand in the large type of reading aloud, procedures with their criteria.

    Signals:
        line_chosen: (line of the source) a row was double-clicked or entered.
    """

    line_chosen = Signal(int)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start empty; ``name`` is for screen readers."""
        super().__init__(parent)
        self._model = ReadingModel(self)
        self._lines: tuple[int, ...] = ()
        self.setModel(self._model)
        self.setItemDelegate(ReadingDelegate(theme, self))
        set_up_list(self, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(self._on_chosen)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> ReadingModel:
        """The model behind the list."""
        return self._model

    @property
    def content_height(self) -> float:
        """Height of all rows, in pixels."""
        last = self._model.index(self._model.rowCount() - 1)
        return float(self.visualRect(last).bottom() + 1 + self.verticalScrollBar().value())

    def show_preview(self, preview: ArticlePreview) -> None:
        """Show other lines where it is scrolled to."""
        place = self.verticalScrollBar().value()
        rows = preview_rows(preview)
        self._lines = tuple(line for line, _ in rows)
        self._model.update(tuple(item for _, item in rows))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def places(self) -> list[tuple[int, float]]:
        """Return the line of the source of each row, with its top in pixels."""
        self.executeDelayedItemsLayout()
        scrolled = self.verticalScrollBar().value()
        tops = (self.visualRect(self._model.index(row)).top() + scrolled for row in range(len(self._lines)))
        return [(line, float(top)) for line, top in zip(self._lines, tops, strict=True)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.row() < len(self._lines):
            self.line_chosen.emit(self._lines[index.row()])


def preview_rows(preview: ArticlePreview) -> list[tuple[int, ReaderItem]]:
    """Return the rows of the reader at the beginning of a call, each with its line of the source.

    Nothing is filled in, and an apology for a fault is locked: no fault is established yet (P17).
    """
    aloud = preview.article.article.kind is Kind.SCRIPT
    rows: list[tuple[int, ReaderItem]] = []
    number = 0
    for step_number, (step, place) in enumerate(zip(preview.article.steps, preview.steps, strict=True)):
        locked = any(line.apology is ApologyClass.FAULT for line in step.lines)
        title = StepRow(step_number, step.title, step.apology, done=False, current=False, locked=locked)
        rows.append((place.title, title))
        if step.criterion and not aloud:
            rows.append((place.title, CriterionRow(step_number, step.criterion)))
        for line, source in zip(step.lines, place.lines, strict=True):
            pieces = tuple(piece_of(segment, {}) for segment in line.segments)
            locked = line.apology is ApologyClass.FAULT
            rows.append((source, LineRow(step_number, number, pieces, LineState.NEXT, aloud, locked)))
            number += 1
    return rows
