"""The list of results, the line above it, and what it says when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QSizePolicy, QVBoxLayout, QWidget

from desktop.commands import command
from desktop.search.delegates import ResultDelegate
from desktop.search.question import MOST_BY_DATE, Order
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import set_ground
from desktop.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from desktop.search.models import Index, ResultsModel
    from desktop.search.question import Answer
    from desktop.theme import Theme

_PADDING = 20
_BAR = 39


class ResultList(QListView):
    """One row is chosen; a click leaves the focus in the search field.

    Signals:
        chosen: (article id or None) another row is the chosen one.
        opened: a row was double-clicked.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme, model: ResultsModel, *, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__()
        self._hits = model
        self.setModel(model)
        self.setItemDelegate(ResultDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def choose(self, article_id: UUID | None) -> None:
        """Choose an article, or the first where it is not among the results."""
        index = self._hits.index_of(article_id)
        self.setCurrentIndex(index if index.isValid() else self._hits.index(0))
        if not index.isValid():
            self.scrollToTop()
        if self._hits.rowCount() == 0:
            self.chosen.emit(None)

    def step(self, step: int) -> None:
        """Choose a neighbour; at an end it stays."""
        row = max(0, min(self.currentIndex().row() + step, self._hits.rowCount() - 1))
        self.setCurrentIndex(self._hits.index(row))
        if row == self._hits.rowCount() - 1:
            self._hits.fetchMore(QModelIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Rows are as high as their text takes; Qt would only look again when the height changes.
            self.doItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        hit = self._hits.hit(current)
        if hit is not None:
            self.chosen.emit(hit.article_id)


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
        self._state = Label(theme, color="text.secondary")
        self.better = Button(theme, "", style=ButtonStyle.LINK, size=ButtonSize.BAR)
        self.better.clicked.connect(lambda: self.spelling_chosen.emit(self._spelling))
        self._order_word = Label(theme, self.tr("並び"), color="text.secondary")
        words = {str(Order.NEAREST): self.tr("近い順"), str(Order.NEWEST): self.tr("新しい順")}
        self.order = SegmentedControl(theme, words, name=self.tr("並び"))
        self.order.chosen.connect(lambda key: self.order_chosen.emit(Order(key)))
        self._row = QHBoxLayout(self)
        for widget in (self.filters, self._count, self._all, self._state, self.better):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._order_word)
        self._row.addWidget(self.order)
        self._state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.filters.hide()
        self.say("")
        self.show_spelling("")
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_answer(self, answer: Answer) -> None:
        """Count the results and offer another spelling."""
        results = answer.results
        self._count.show_text(self.tr("%n件", "", results.total))
        filtered = results.total_unfiltered != results.total
        self._all.setVisible(filtered)
        self._all.show_text(self.tr("全 %n件", "", results.total_unfiltered))
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

    @property
    def sentence(self) -> str:
        """What it says beside the count."""
        return self._state.text()

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._row.setContentsMargins(gap(_PADDING), 0, gap(12), 0)
        self._row.setSpacing(gap(8))
        self.setFixedHeight(self._theme.px(_BAR))


class NoHits(QWidget):
    """What to do when nothing was found.

    Signals:
        spelling_chosen: (text).
        clear_wanted: the filters are to be taken off.
        call_wanted: back to the notes of the call.
    """

    spelling_chosen = Signal(str)
    clear_wanted = Signal()
    call_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme = theme
        self._spelling = ""
        set_ground(self, "surface")
        self.sentence = Paragraph(theme, role="head")
        self.advice = Paragraph(theme, role="ui", color="text.secondary")
        self.better = Button(theme, "", style=ButtonStyle.PRIMARY, size=ButtonSize.FORM)
        self.clear = Button(theme, self.tr("しぼり込みを外す"), size=ButtonSize.FORM)
        self.call = Button(theme, self.tr("通話に戻る"), size=ButtonSize.FORM, key=command("show.call").cap)
        self.better.clicked.connect(lambda: self.spelling_chosen.emit(self._spelling))
        self.clear.clicked.connect(self.clear_wanted)
        self.call.clicked.connect(self.call_wanted)
        row = QHBoxLayout()
        for button in (self.better, self.clear, self.call):
            row.addWidget(button)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.advice)
        self._column.addLayout(row)
        self._column.addStretch(1)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_answer(self, answer: Answer, *, on_call: bool) -> None:
        """Say what was not found and what can be done about it."""
        results, question = answer.results, answer.question
        text = question.text.strip()
        sentence = self.tr("「{text}」に合う記事はありません。") if text else self.tr("記事はありません。")
        self.sentence.set_runs(sentence.format(text=text))
        others = results.total_unfiltered
        if question.chosen and others:
            advice = self.tr("しぼり込みを外すと %n件あります。", "", others)
        elif on_call:
            advice = self.tr("言葉を減らすか、別の言い方で探せます。通話メモに書いておけば、お客様の言葉は残ります。")
        else:
            advice = self.tr("言葉を減らすか、別の言い方で探せます。入力した言葉はそのまま残ります。")
        self.advice.set_runs(advice)
        self._spelling = results.did_you_mean
        self.better.set_words(self.tr("「{text}」で探す").format(text=self._spelling))
        self.better.setVisible(bool(self._spelling))
        self.clear.setVisible(bool(question.chosen))
        self.call.setVisible(on_call)

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(gap(_PADDING), gap(24), gap(_PADDING), gap(_PADDING))
        self._column.setSpacing(gap(10))
