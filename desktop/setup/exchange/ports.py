"""What the exchange section asks of an open library; every method may be called on any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.tasks.ways_out import Exits
    from kb.cancellation import CancelToken
    from kb.domain.article import Kind
    from kb.domain.importing import (
        ComparedTexts,
        FolderOrder,
        ImportItem,
        ImportReport,
        Resolution,
        UnfinishedWork,
    )
    from kb.domain.permission import Permission
    from kb.domain.progress import JobProgress
    from kb.domain.table import (
        TableField,
        TableLook,
        TableMapping,
        TableOrder,
        TableReading,
        TableReport,
        TableTarget,
    )
    from kb.errors import NotPermittedError

    Listener = Callable[[JobProgress], None]


class Written(Protocol):
    """``kb.services.exports.ExportReport``, as far as it is needed here."""

    @property
    def files(self) -> tuple[str, ...]: ...


class WrittenTables(Protocol):
    """``kb.services.records.ExportedTables``, as far as it is needed here."""

    @property
    def call_count(self) -> int: ...


class Exchanging(Protocol):
    """``kb.services.exchange.ExchangeService``."""

    def run_elsewhere(
        self,
        order: FolderOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Listener | None = None,
    ) -> ImportReport: ...
    def compare_texts(self, path: Path, item: ImportItem, *, text_kind: Kind | None = None) -> ComparedTexts: ...
    def resolution(self, item: ImportItem, text: str, library_number: int) -> Resolution: ...
    def unfinished_work(self) -> tuple[UnfinishedWork, ...]: ...
    def give_up(self, path: Path) -> None: ...
    def go_on(self) -> None: ...
    def export_folder(
        self, path: Path, *, token: CancelToken | None = None, listener: Listener | None = None
    ) -> Written: ...


class Tabling(Protocol):
    """``kb.services.table_imports.service.TableService``."""

    def fields(self, target: TableTarget) -> tuple[TableField, ...]: ...
    def look(
        self,
        path: Path,
        target: TableTarget | None = None,
        *,
        reading: TableReading = ...,
        mapping: TableMapping | None = None,
    ) -> TableLook: ...
    def run_elsewhere(
        self,
        order: TableOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Listener | None = None,
    ) -> TableReport: ...
    def export_articles(self, file: Path) -> int: ...


class Permitting(Protocol):
    """``kb.domain.permission.Permissions``, as far as it is needed here."""

    def refusal(self, permission: Permission) -> NotPermittedError | None: ...


class Recording(Protocol):
    """``kb.services.records.RecordService``."""

    def export_csv(self, folder: Path) -> WrittenTables: ...


class ExchangeServices(Protocol):
    """All of them: ``kb.library.Library`` has them by these names."""

    @property
    def exchange(self) -> Exchanging: ...
    @property
    def tables(self) -> Tabling: ...
    @property
    def records(self) -> Recording: ...
    @property
    def permissions(self) -> Permitting: ...
    @property
    def exits(self) -> Exits: ...
