"""Importing tables in another process, as the service sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.cancellation import CancelToken
    from kb.domain.progress import JobProgress
    from kb.domain.table import TableOrder, TableReport

    Listener = Callable[[JobProgress], None]


class Elsewhere(Protocol):
    """Imports tables in another process; None tells that none could be started."""

    def import_table(
        self, order: TableOrder, token: CancelToken, listener: Listener | None, *, dry_run: bool
    ) -> TableReport | None: ...
