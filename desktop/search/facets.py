"""The column しぼり込み: what results can be narrowed by, with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.search.facet_list import FacetList
from desktop.search.models import FacetModel, FacetValue
from desktop.symbols import KINDS, STATES
from desktop.texts import cause_label, label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import Chip, ChipState, FlowLayout
from desktop.widgets.labels import Label
from desktop.widgets.panes import set_ground
from kb.domain.article import Kind, State
from kb.domain.searching import Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from desktop.search.question import Answer
    from desktop.theme import Theme

_PADDING = 16
_TOP = 12
_ABOVE_HEADING, _UNDER_HEADING = 12, 4
_ROW = 26
#: Longer lists fold to this many.
_SHOWN_ROWS, _SHOWN_TAGS = 5, 5


def values_of(facet: Facet, answer: Answer) -> list[FacetValue]:
    """Return a facet's values as rows: kinds and states always all of them, the rest as far as there are results."""
    counts = {count.value: count.count for count in answer.facets.get(facet, ())}
    chosen = set(answer.question.values(facet))
    if facet is Facet.KIND:
        symbols = [(str(kind), label(kind), KINDS[kind]) for kind in Kind]
    elif facet is Facet.STATE:
        order = (State.VALIDATED, State.NOT_VALIDATED, State.DRAFT, State.ARCHIVED)
        symbols = [(str(state), label(state), STATES[state]) for state in order]
    else:
        text = cause_label if facet is Facet.CAUSE else str
        return [FacetValue(value, text(value), count, value in chosen) for value, count in counts.items()]
    return [
        FacetValue(value, text, counts.get(value, 0), value in chosen, symbol.icon, symbol.color)
        for value, text, symbol in symbols
    ]


def folded(values: Sequence[FacetValue], shown: int) -> list[FacetValue]:
    """Return the first values, and the chosen ones wherever they stand."""
    return [value for place, value in enumerate(values) if place < shown or value.chosen]


class FacetSection(QWidget):
    """A heading, the values as rows or as chips, and the button that unfolds a long list.

    Signals:
        toggled: (value) the user chose it, or no longer.
    """

    toggled = Signal(str)

    def __init__(self, theme: Theme, facet: Facet) -> None:
        """Show nothing until there are values."""
        super().__init__()
        self._theme = theme
        self._facet = facet
        self._values: list[FacetValue] = []
        self._unfolded = False
        self._heading = Label(theme, label(facet), role="meta", color="text.secondary", bold=True)
        self._model = FacetModel()
        self._model.toggled.connect(self.toggled)
        self.list = FacetList(theme, self._model, name=label(facet))
        self.chips: list[Chip] = []
        self._chip_area = QWidget()
        self._flow = FlowLayout(self._chip_area)
        self.more = Button(theme, "", style=ButtonStyle.LINK, size=ButtonSize.BAR)
        self.more.clicked.connect(self._on_more)
        self._heading_box, self._chip_box, self._more_box = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._heading_box.addWidget(self._heading)
        self._chip_box.addWidget(self._chip_area)
        self._more_box.addWidget(self.more)
        self._more_box.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._heading_box)
        column.addWidget(self.list)
        column.addLayout(self._chip_box)
        column.addLayout(self._more_box)
        self.list.setVisible(facet is not Facet.TAG)
        self._chip_area.setVisible(facet is Facet.TAG)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_values(self, values: list[FacetValue]) -> None:
        """Show other values; without any the section is hidden."""
        self._values = values
        self._present()

    def _present(self) -> None:
        most = _SHOWN_TAGS if self._facet is Facet.TAG else _SHOWN_ROWS
        shown = self._values if self._unfolded else folded(self._values, most)
        if self._facet is Facet.TAG:
            self._show_chips(shown)
        else:
            self._model.set_values(shown)
        rest = len(self._values) - len(shown)
        words = self.tr("もっと見る（{count}）").format(count=rest) if rest else self.tr("少なくする")
        self.more.setVisible(bool(rest) or (self._unfolded and len(self._values) > most))
        self.more.set_words(words)
        self.setVisible(bool(self._values))

    def _show_chips(self, values: Sequence[FacetValue]) -> None:
        # The chips on show are kept: a chip that was just pressed keeps the focus, and nothing flickers.
        if [chip.text() for chip in self.chips] != [value.text for value in values]:
            self._flow.clear()
            self.chips = [self._chip(value) for value in values]
        for chip, value in zip(self.chips, values, strict=True):
            chip.set_state(ChipState.CHOSEN if value.chosen else ChipState.PLAIN)
            chip.set_count(str(value.count))
        self._chip_area.updateGeometry()

    def _chip(self, value: FacetValue) -> Chip:
        chip = Chip(self._theme, value.text, count=str(value.count))
        chip.clicked.connect(lambda: self.toggled.emit(value.value))
        self._flow.addWidget(chip)
        return chip

    def _on_more(self) -> None:
        self._unfolded = not self._unfolded
        self._present()

    def _refresh(self) -> None:
        gap = self._theme.gap
        padding = gap(_PADDING)
        self._heading_box.setContentsMargins(padding, gap(_ABOVE_HEADING), padding, gap(_UNDER_HEADING))
        self._chip_box.setContentsMargins(padding, gap(2), gap(_PADDING // 2), 0)
        self._more_box.setContentsMargins(gap(_PADDING + 22 - 4) if self._facet is not Facet.TAG else gap(12), 0, 0, 0)


class FacetPane(QWidget):
    """All facets under one head.

    Signals:
        toggled: (facet, value).
        cleared: every choice is to be taken off.
    """

    toggled = Signal(object, str)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        """Show no values yet."""
        super().__init__()
        self._theme = theme
        set_ground(self, "window")
        self._title = Label(theme, self.tr("しぼり込み"), bold=True)
        self._clear = Button(theme, self.tr("外す"), style=ButtonStyle.LINK, size=ButtonSize.BAR)
        self._clear.setAccessibleDescription(self.tr("しぼり込みをすべて外す"))
        self._clear.clicked.connect(self.cleared)
        self._clear.hide()
        self.sections = {facet: FacetSection(theme, facet) for facet in Facet}
        for facet, section in self.sections.items():
            section.toggled.connect(lambda value, facet=facet: self.toggled.emit(facet, value))
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._clear)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(0)
        for section in self.sections.values():
            self._column.addWidget(section)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._area, 1)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_answer(self, answer: Answer) -> None:
        """Show what can be narrowed now."""
        self._clear.setVisible(bool(answer.question.chosen))
        for facet, section in self.sections.items():
            section.set_values(values_of(facet, answer))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._head.setContentsMargins(gap(_PADDING), gap(_TOP) - 4, gap(_PADDING) - 4, 0)
        self._clear.setFixedHeight(self._theme.px(_ROW))
        self._title.setMinimumHeight(self._theme.px(_ROW))
        self._column.setContentsMargins(0, 0, 0, gap(_PADDING))
