"""What the search screen knows: the question, its newest answer, the article in the preview."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.search.question import PAGE, Answer, Order, Question, ask
from desktop.tasks.live_search import LiveSearch
from kb.errors import ArticleNotFoundError, IndexUnavailableError, KbError

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken
    from kb.domain.article import Changes
    from kb.domain.reading import ReadableArticle
    from kb.domain.searching import Facet, SearchQuery, SearchResults

#: Holding an arrow key down passes over articles without opening each of them.
_READ_DELAY_MS = 30
#: An index that is being rebuilt is asked again.
_RETRY_MS = 2_000
_SLOT = re.compile(r"\{\{([^{}\n]+)\}\}")


class Searching(Protocol):
    """What is asked of ``kb.services.searching.SearchService``."""

    def search(self, query: SearchQuery, token: CancelToken | None = None) -> SearchResults: ...


class Reading(Protocol):
    """What is asked of ``kb.services.reading.ReadingService``."""

    def open(self, article_id: UUID) -> ReadableArticle: ...


class SearchPresenter(QObject):
    """Asks the services off the GUI thread; the newest question wins and old results stay until its answer.

    Signals:
        answered: an ``Answer``.
        failed: a KbError that leaves the results as they are.
        busy_changed: whether the newest question waits for its answer.
        article_changed: the ``ReadableArticle`` in the preview, or None.
        closing: no more questions are answered.
    """

    answered = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)
    article_changed = Signal(object)
    closing = Signal()

    def __init__(
        self,
        searching: Searching,
        reading: Reading,
        faults: FaultChannel,
        *,
        delay_ms: int = 120,
        parent: QObject | None = None,
    ) -> None:
        """Keep questions until ``start``."""
        super().__init__(parent)
        self._searching = searching
        self._reading = reading
        self._ready = False
        self._question = Question()
        self._answer: Answer | None = None
        self._selected: UUID | None = None
        self._article: ReadableArticle | None = None
        self._live: LiveSearch[Question, Answer] = LiveSearch(self._ask, faults, delay_ms=delay_ms, parent=self)
        self._live.succeeded.connect(self._on_answered)
        self._live.failed.connect(self._on_failed)
        self._live.busy_changed.connect(self.busy_changed)
        self._reader: LiveSearch[UUID, ReadableArticle] = LiveSearch(
            self._read, faults, delay_ms=min(delay_ms, _READ_DELAY_MS), parent=self
        )
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_read_failed)
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self.retry)

    # What there is

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self._question

    @property
    def answer(self) -> Answer | None:
        """The newest answer; it may belong to an older question."""
        return self._answer

    @property
    def article(self) -> ReadableArticle | None:
        """The article in the preview."""
        return self._article

    @property
    def selected(self) -> UUID | None:
        """The article that is, or will be, in the preview."""
        return self._selected

    @property
    def busy(self) -> bool:
        """Whether the newest question waits for its answer."""
        return self._live.busy

    @property
    def missing(self) -> tuple[str, ...]:
        """Placeholders that only a call can fill: while there are any, the words cannot be copied."""
        words = self._article.plain if self._article else ""
        return tuple(dict.fromkeys(match[1].strip() for match in _SLOT.finditer(words)))

    @property
    def words(self) -> str:
        """What a copy puts on the clipboard; empty when nothing may be copied."""
        return "" if self._article is None or self.missing else self._article.plain

    # What the user does

    @property
    def started(self) -> bool:
        """Whether questions are answered."""
        return self._ready

    def start(self) -> None:
        """The library is open: answer what was typed meanwhile."""
        self._ready = True
        self.refresh()
        if self._selected is not None:
            self._reader.set_query(self._selected)

    def set_text(self, text: str) -> None:
        """Ask something else, once the typing pauses."""
        if text != self._question.text:
            self._put(replace(self._question, text=text, limit=PAGE))

    def toggle(self, facet: Facet, value: str) -> None:
        """Choose a facet value, or no longer."""
        self._put(self._question.toggled(facet, value), at_once=True)

    def clear_choices(self) -> None:
        """Take every filter off."""
        if self._question.chosen:
            self._put(replace(self._question, chosen=(), limit=PAGE), at_once=True)

    def set_order(self, order: Order) -> None:
        """Put the results in another order."""
        self._put(replace(self._question, order=order, limit=PAGE), at_once=True)

    def more(self) -> None:
        """Ask for the next results of the same question."""
        if self._answer is not None and self._answer.question == self._question and not self.busy:
            self._put(replace(self._question, limit=self._question.limit + PAGE), at_once=True)

    def hurry(self) -> None:
        """Do not wait for the typing to pause."""
        self._live.flush()

    def refresh(self) -> None:
        """Ask the same question again."""
        self._put(self._question, at_once=True)

    def retry(self) -> None:
        """Ask again what the index could not answer; happens by itself every two seconds."""
        self.refresh()

    def select(self, article_id: UUID | None) -> None:
        """Show an article in the preview; the one on show stays until the next is there."""
        if article_id == self._selected:
            return
        self._selected = article_id
        if article_id is None:
            self._reader.cancel()
            self._show(None)
        elif self._ready:
            self._reader.set_query(article_id)

    def on_changed(self, changes: Changes) -> None:
        """Take in what changed in the library."""
        if not changes.everything and not changes.articles:
            return
        self.refresh()
        if self._selected is not None and (changes.everything or self._selected in changes.articles):
            self._reader.set_query(self._selected)

    def close(self) -> bool:
        """Stop for good; return whether the threads ended in time."""
        self.closing.emit()
        self._retry.stop()
        return self._live.close() and self._reader.close()

    # Behind it

    def _put(self, question: Question, *, at_once: bool = False) -> None:
        self._question = question
        self._retry.stop()
        if not self._ready:
            return
        self._live.set_query(question)
        if at_once:
            self._live.flush()

    def _ask(self, question: Question, token: CancelToken) -> Answer:
        return ask(self._searching.search, question, token)

    def _read(self, article_id: UUID, _token: CancelToken) -> ReadableArticle:
        return self._reading.open(article_id)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._answer = answer
        self.answered.emit(answer)

    @Slot(object)
    def _on_failed(self, error: KbError) -> None:
        if isinstance(error, IndexUnavailableError):
            self._retry.start()
        self.failed.emit(error)

    @Slot(object)
    def _on_read(self, article: ReadableArticle) -> None:
        self._show(article)

    @Slot(object)
    def _on_read_failed(self, error: KbError) -> None:
        self._show(None)
        self.failed.emit(error)
        if isinstance(error, ArticleNotFoundError):
            self.refresh()

    def _show(self, article: ReadableArticle | None) -> None:
        if article is not None or self._article is not None:
            self._article = article
            self.article_changed.emit(article)
