"""What comes into a library at once: folders, tables, packs."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.domain.importing import FolderOrder
from kb.domain.table import TableOrder, TableTarget
from tests.faults.scene import USER, numbered, pack_ids, script
from tests.faults.truth import article_fact
from tests.kb.services.table_imports.tables import HEADER

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.library import Library
    from tests.faults.ledger import Facts
    from tests.faults.scene import Run


def import_folder(run: Run) -> None:
    """Import a folder in this process."""
    with run.open() as library:
        run.ledger.step(lambda: library.exchange.import_folder(run.scene.cases), imported_folder(run))


def import_folder_elsewhere(run: Run) -> None:
    """Import a folder as a window does, in a child."""
    with run.open() as library:
        order = FolderOrder(path=run.scene.cases, editor=USER)
        run.ledger.step(lambda: library.exchange.run_elsewhere(order), imported_folder(run))


def imported_folder(run: Run) -> Facts:
    """Return what the folder of the scene brings."""
    cases: list[Article] = [
        replace(script(0, f"取り込む話{number}", f"訪問を求められた、{number}件目"), id=key)
        for number, key in enumerate(run.scene.case_ids())
    ]
    return {key: value for case in cases for key, value in article_fact(case).items()}


def import_table(run: Run) -> None:
    """Import a table of past calls in this process."""
    with run.open() as library:
        run.ledger.step(lambda: library.tables.run(_order(run, library)))
        run.ledger.did({"calls of the table": str(_rows(run))})


def import_table_elsewhere(run: Run) -> None:
    """Import a table as a window does, in a child."""
    with run.open() as library:
        run.ledger.step(lambda: library.tables.run_elsewhere(_order(run, library)))
        run.ledger.did({"calls of the table": str(_rows(run))})


def imported_table(run: Run) -> Facts:
    """Return what the table of the scene brings."""
    return {"calls of the table": str(_rows(run))}


def _order(run: Run, library: Library) -> TableOrder:
    look = library.tables.look(run.scene.table, TableTarget.CALLS)
    return TableOrder(path=run.scene.table, target=TableTarget.CALLS, mapping=look.mapping, editor=USER)


def _rows(run: Run) -> int:
    with run.scene.table.open(encoding="utf-8", newline="") as file:
        return sum(row != list(HEADER) for row in csv.reader(file))


def take_packs(run: Run) -> None:
    """Look for packs and take them in, as the background does."""
    with run.open() as library:
        report = run.ledger.step(library.packs.look)
        if report.taken:
            run.ledger.did(packs_taken(run))


def packs_taken(run: Run) -> Facts:
    """Return what the packs of the scene bring."""
    brought = [
        replace(script(0, f"配る話{version}-{number}"), id=numbered(2_000 + version * 10 + number))
        for version in range(2)
        for number in range(4)
    ]
    assert [article.id for article in brought] == list(pack_ids())
    return {key: value for article in brought for key, value in article_fact(article).items()}


def continue_import(run: Run) -> None:
    """Let the background go on with what did not end, as a start of the program does."""
    with run.open() as library:
        for record in library.exchange.unfinished.all():
            if record.order:
                library.tables.continue_import(record, CancelToken())
            else:
                library.exchange.continue_import(record, CancelToken())
        library.indexing.catch_up()
