"""What was imported becomes findable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.progress import JobKind
from kb.errors import OperationCancelledError
from kb.services.indexing import IndexCondition

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.cancellation import CancelToken
    from kb.domain.progress import JobProgress
    from kb.services.indexing import IndexingService
    from kb.services.progress import JobBoard


class IndexAfterImport:
    """Brings the index up to date after an import; cancelled or failed, it is left to whoever repairs the index."""

    def __init__(self, indexing: IndexingService, board: JobBoard, repair: Callable[[], None]) -> None:
        """``repair`` is called when what was imported could not be indexed at once."""
        self._indexing = indexing
        self._board = board
        self._repair = repair

    @property
    def behind(self) -> bool:
        """Whether something waits to be indexed, also what an earlier run saved and could not have indexed any more."""
        return self._indexing.condition is IndexCondition.BEHIND

    def bring_up_to_date(self, token: CancelToken, listener: Callable[[JobProgress], None] | None) -> None:
        """Index what waits."""
        try:
            with self._board.report(JobKind.REBUILD, listener) as progress:
                condition = self._indexing.catch_up(token, progress)
        except OperationCancelledError:
            condition = IndexCondition.BEHIND
        if condition is not IndexCondition.READY:
            self._repair()
