"""The line above the results: how many there are, or what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.search.question import MOST_BY_DATE, Order
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from desktop.search.question import Answer
    from desktop.theme import Theme

_PADDING = 20
_BAR = 39
#: Shorter waits are not worth a word.
_PATIENCE_MS = 400


class CountLine(QWidget):
    """How many results there are, what went wrong, a better spelling, the order.

    Signals:
        spelling_chosen: (text) the offered spelling was clicked.
        order_chosen: (Order).
        filters_wanted: (shown) the column of filters is to be shown or hidden.
    """

    spelling_chosen = Signal(str)
    order_chosen = Signal(object)
    filters_wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        """Count nothing yet."""
        super().__init__()
        self._theme = theme
        self._spelling = ""
        self.filters = Button(theme, self.tr("しぼり込み"), icon="filter", size=ButtonSize.BAR)
        self.filters.setCheckable(True)
        self.filters.toggled.connect(self.filters_wanted)
        self._count = Label(theme, bold=True)
        self._all = Label(theme, color="text.secondary")
        self.understood = Label(theme, color="text.secondary")
        self._state = Label(theme, color="text.secondary")
        self.better = Button(theme, "", style=ButtonStyle.LINK, size=ButtonSize.BAR)
        self.better.clicked.connect(lambda: self.spelling_chosen.emit(self._spelling))
        self._order_word = Label(theme, self.tr("並び"), color="text.secondary")
        words = {str(Order.NEAREST): self.tr("近い順"), str(Order.NEWEST): self.tr("新しい順")}
        self.order = SegmentedControl(theme, words, name=self.tr("並び"))
        self.order.chosen.connect(lambda key: self.order_chosen.emit(Order(key)))
        self._row = QHBoxLayout(self)
        for widget in (self.filters, self._count, self._all, self.understood, self._state, self.better):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._order_word)
        self._row.addWidget(self.order)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.say(self.tr("探しています…")))
        self._state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.filters.hide()
        self.say("")
        self.show_spelling("")
        self.understood.hide()
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_answer(self, answer: Answer) -> None:
        """Count the results and offer another spelling."""
        results = answer.results
        self._count.show_text(self.tr("%n件", "", results.total))
        filtered = results.total_unfiltered != results.total
        self._all.setVisible(filtered)
        self._all.show_text(self.tr("全 %n件", "", results.total_unfiltered))
        meant = "」「".join(results.understood_as)
        self.understood.setVisible(bool(meant))
        self.understood.show_text(self.tr("「{terms}」として探しました").format(terms=meant))
        chosen = len(answer.question.chosen)
        words = self.tr("しぼり込み {count}").format(count=chosen) if chosen else self.tr("しぼり込み")
        self.filters.set_words(words)
        self.show_spelling(results.did_you_mean if answer.hits else "")
        self.order.choose(str(answer.order))
        self.order.set_enabled(str(Order.NEWEST), answer.can_be_ordered)
        why = self.tr("{most}件より多いと新しい順にできません。").format(most=MOST_BY_DATE)
        self.order.setToolTip("" if answer.can_be_ordered or answer.question.browsing else why)
        self.order.setVisible(bool(answer.hits) and not answer.question.browsing)
        self._order_word.setVisible(bool(answer.hits))
        self._order_word.show_text(self.tr("新しい順") if answer.question.browsing else self.tr("並び"))

    def show_spelling(self, text: str) -> None:
        """Offer another spelling, or none."""
        self._spelling = text
        self.better.setVisible(bool(text))
        self.better.set_words(self.tr("もしかして「{text}」").format(text=text))

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Say what stands in the way or is going on, beside the old count."""
        color = "warn" if warning else "text.secondary"
        self._state.show_text(sentence, color=color, icon="warning" if warning else "")
        self._state.setVisible(bool(sentence))

    def set_busy(self, busy: bool) -> None:
        """Say that it searches, once that takes a while, and until the next thing is said."""
        if busy:
            self._patience.start()
        else:
            self._patience.stop()

    @property
    def sentence(self) -> str:
        """What it says beside the count."""
        return self._state.text()

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._row.setContentsMargins(gap(_PADDING), 0, gap(12), 0)
        self._row.setSpacing(gap(8))
        self.setFixedHeight(self._theme.px(_BAR))
