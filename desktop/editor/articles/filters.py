"""What narrows the list of articles: state, kind, product, cause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.texts import cause_label, label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.fields import ComboField
from desktop.widgets.labels import Label
from kb.domain.article import Kind, State
from kb.domain.article_heading import HeadingQuery

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.theme import Theme
    from kb.domain.article_heading import HeadingChoices

_LABEL = 40
#: More values than one can look through are left to the search screen.
_MOST = 60


class ListFilters(QWidget):
    """One value of each at most; ``query`` is what they leave, without the text.

    Signals:
        changed: the user chose another.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Leave nothing out."""
        super().__init__()
        self._theme = theme
        self._values: dict[str, list[str]] = {}
        names = {
            "states": self.tr("状態"),
            "kinds": self.tr("種別"),
            "products": self.tr("製品"),
            "causes": self.tr("原因"),
        }
        self.combos = {key: ComboField(theme, name=name) for key, name in names.items()}
        self._labels = [Label(theme, name, role="meta", color="text.secondary") for name in names.values()]
        self._grid = QGridLayout()
        for row, (combo, name) in enumerate(zip(self.combos.values(), self._labels, strict=True)):
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(combo, row, 1)
            combo.activated.connect(self.changed)
        self._grid.setColumnStretch(1, 1)
        self.clear_button = Button(theme, self.tr("すべて外す"), style=ButtonStyle.LINK, size=ButtonSize.BAR)
        self.clear_button.clicked.connect(self.clear)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.clear_button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._grid)
        self._column.addLayout(foot)
        for key in self.combos:
            self._offer(key, {})
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def query(self) -> HeadingQuery:
        """What is left by the filters."""
        chosen = {key: self._chosen(key) for key in self.combos}
        return replace(
            HeadingQuery(),
            states=tuple(map(State, chosen["states"])),
            kinds=tuple(map(Kind, chosen["kinds"])),
            products=chosen["products"],
            causes=chosen["causes"],
        )

    @property
    def words(self) -> str:
        """What is chosen, in words; empty while nothing is."""
        chosen = [combo.currentText() for combo in self.combos.values() if combo.currentIndex() > 0]
        return " · ".join(word.rpartition(" (")[0] for word in chosen)

    def offer(self, choices: HeadingChoices) -> None:
        """Offer the values that there are; what is chosen stays."""
        self._offer("states", {state.value: (label(state), count) for state, count in choices.states.items()})
        self._offer("kinds", {kind.value: (label(kind), count) for kind, count in choices.kinds.items()})
        self._offer("products", {value: (value, count) for value, count in choices.products.items()})
        self._offer("causes", {value: (cause_label(value), count) for value, count in choices.causes.items()})

    def clear(self) -> None:
        """Leave nothing out again."""
        for combo in self.combos.values():
            combo.setCurrentIndex(0)
        self.changed.emit()

    def _chosen(self, key: str) -> tuple[str, ...]:
        place = self.combos[key].currentIndex()
        return (self._values[key][place],) if place > 0 else ()

    def _offer(self, key: str, values: Mapping[str, tuple[str, int]]) -> None:
        combo = self.combos[key]
        chosen = self._chosen(key) if key in self._values else ()
        kept = dict(list(values.items())[:_MOST]) | {value: (value, 0) for value in chosen if value not in values}
        words = [self.tr("すべて"), *(f"{word} ({count:,})" for word, count in kept.values())]
        if words == [combo.itemText(place) for place in range(combo.count())]:
            return
        self._values[key] = ["", *kept]
        combo.clear()
        combo.addItems(words)
        combo.setCurrentIndex(self._values[key].index(chosen[0]) if chosen else 0)

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(gap(12), 0, gap(8), gap(4))
        self._column.setSpacing(0)
        self._grid.setVerticalSpacing(gap(4))
        for name in self._labels:
            name.setFixedWidth(self._theme.px(_LABEL))
