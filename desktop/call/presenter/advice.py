"""Suggestions for the call as it stands: the newest words win, rows stand still while nobody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.arrangement import Arrangement, arranged
from desktop.tasks.live_search import DEBOUNCE_MS, LiveSearch

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken
    from kb.domain.suggestion import SuggestionQuery, Suggestions


class Advice(QObject):
    """Asks for suggestions and arranges the answers.

    Signals:
        changed: other rows or other matched words; both at once, so that the screen is painted once.
        failed: (KbError) suggestions are not to be had now; ``changed`` tells when they are again.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        suggest: Callable[[SuggestionQuery, CancelToken], Suggestions],
        faults: FaultChannel,
        *,
        delay_ms: int = DEBOUNCE_MS,
        parent: QObject | None = None,
    ) -> None:
        """``suggest`` is called on a thread of its own."""
        super().__init__(parent)
        self._live: LiveSearch[SuggestionQuery, Suggestions] = LiveSearch(
            suggest, faults, delay_ms=delay_ms, parent=self
        )
        self._live.succeeded.connect(self._on_answer)
        self._live.failed.connect(self.failed)
        self._arrangement = Arrangement()
        self._spans: tuple[tuple[int, int], ...] = ()
        self._dismissed: frozenset[UUID] = frozenset()
        self._opened: UUID | None = None
        self._typed = False

    @property
    def arrangement(self) -> Arrangement:
        """The rows on show."""
        return self._arrangement

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the words behind the suggestions stand in the notes, in code points."""
        return self._spans

    @property
    def dismissed(self) -> frozenset[UUID]:
        """Articles waved away in this call."""
        return self._dismissed

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._live.busy

    def set_opened(self, article_id: UUID | None) -> None:
        """Tell which article is open: it keeps its number."""
        self._opened = article_id

    def ask(self, query: SuggestionQuery | None, *, typed: bool) -> None:
        """Ask for suggestions; None means that the call says nothing yet. Old rows stay until the answer comes."""
        if query is None:
            self._live.cancel()
            self._show(Arrangement(), ())
            return
        self._typed = self._typed or typed
        self._live.set_query(query)

    def dismiss(self, article_id: UUID) -> None:
        """Take an article out of this call's suggestions at once."""
        self._dismissed |= {article_id}
        self._show(self._arrangement.without(article_id), self._spans)

    def set_dismissed(self, article_ids: frozenset[UUID]) -> None:
        """Begin with what was waved away before in this call."""
        self._dismissed = article_ids

    def flush(self) -> None:
        """Do not wait for a pause in the typing."""
        self._live.flush()

    def shut_down(self) -> None:
        """Stop asking for good."""
        self._live.close()

    def _on_answer(self, answer: Suggestions) -> None:
        rows = arranged(self._arrangement, answer, self._opened, typed=self._typed)
        self._typed = False
        self._show(rows, answer.matched_spans)

    def _show(self, rows: Arrangement, spans: tuple[tuple[int, int], ...]) -> None:
        self._arrangement, self._spans = rows, spans
        self.changed.emit()
