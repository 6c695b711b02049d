"""How past calls of another system come in: `python -m tests.bench.tables [--rows N] [--json] [--keep FOLDER]`.

A CSV file in CP932 with cells of several lines, 1 % of its rows broken in five ways, is looked through (``dry_run``),
imported until half of it is saved and cancelled, imported again to its end, and once more. Beside it, in the same run,
Python's ``csv`` and ``sqlite3.executemany`` put the same rows into one table in one transaction: they check nothing,
keep no room for others, write no index, and lose what they cannot read.

``steps`` are the times for which the database was locked. ``peak_mb_growth`` is how much the most memory this process
ever had (``ru_maxrss``) grew while the whole file was imported, after a small one had loaded all there is to load.
"""

from __future__ import annotations

import csv
import resource
import sqlite3
import sys
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.clock import SystemClock
from kb.domain.table import TableOrder
from kb.errors import OperationCancelledError
from kb.library import LibraryPaths, create_library
from kb.search.index import SearchIndex
from kb.services.indexing import IndexingService
from kb.services.table_imports.service import TableService
from kb.storage import call_store
from kb.storage.database import Database
from tests.bench.measuring import Result, figures, machine, parser, print_result, say, seconds, table, workshop
from tests.kb.services.table_imports.tables import HEADER, Histories, write_histories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlmodel import Session

    from kb.domain.progress import JobProgress
    from kb.domain.table import TableReport

_WARM_UP_ROWS = 1_000
#: ``ru_maxrss`` counts in KiB on Linux.
_KIBIBYTES_A_MEBIBYTE = 1_024


class TimedDatabase(Database):
    """Notes for how long each transaction held the lock, in milliseconds."""

    held: list[float]

    @contextmanager
    def write(self, *, fold: bool = True) -> Iterator[Session]:
        with super().write(fold=fold) as session:
            begun = time.perf_counter()
            yield session
        self.held.append((time.perf_counter() - begun) * 1_000)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Time the import of past calls from a table.")
    options_parser.add_argument("--rows", type=int, default=100_000)
    options = options_parser.parse_args(arguments)
    with workshop(options.keep) as folder:
        result = measure(folder, options.rows)
        result["machine"] = machine()
    print_result(result, as_json=options.json, text=text)
    return 0


def measure(folder: Path, rows: int) -> Result:
    """Import ``rows`` rows and return what that took."""
    histories = write_histories(folder / "calls.csv", rows)
    say(f"{rows:,} rows, {histories.file.stat().st_size / 2**20:.1f} MiB")
    with opened(folder / "warm-up") as database:
        _service(database).run(_order(database, write_histories(folder / "small.csv", _WARM_UP_ROWS)))
    with opened(folder / "library") as database:
        before = _peak_mb()
        rates, checks = _import(database, histories)
        grown = _peak_mb() - before
        steps = figures("held", database.held) | {
            "held_max_ms": round(max(database.held), 2),
            "count": len(database.held),
        }
    say("the same by csv and executemany")
    rates["csv_sqlite"] = rows / seconds(lambda: _peer(histories.file, folder / "peer.db"))
    return {
        "rows": rows,
        "file_mb": round(histories.file.stat().st_size / 2**20, 1),
        **checks,
        "rows_per_s": {name: round(rate, 1) for name, rate in rates.items()},
        "ratios": {
            "import_vs_csv_sqlite": round(rates["import"] / rates["csv_sqlite"], 3),
            "dry_run_vs_csv_sqlite": round(rates["dry_run"] / rates["csv_sqlite"], 3),
        },
        "steps": steps,
        "peak_mb_growth": round(grown, 1),
    }


@contextmanager
def opened(root: Path) -> Iterator[TimedDatabase]:
    """Give the database of a new library."""
    paths = LibraryPaths(root)
    create_library(paths, clock=SystemClock(), sample=False)
    database = TimedDatabase.open(paths.database, clock=SystemClock())
    database.held = []
    try:
        yield database
    finally:
        database.close()


def _import(database: TimedDatabase, histories: Histories) -> tuple[dict[str, float], Result]:
    """Return rows a second of each run, and what came of them."""
    service, order = _service(database), _order(database, histories)
    total = histories.good + len(histories.bad)
    rates = {"dry_run": total / seconds(lambda: service.run(order, dry_run=True))}
    say("looked through")
    token = CancelToken()

    def stop_half_way(progress: JobProgress) -> None:
        if progress.done * 2 >= total:
            token.cancel()

    begun = time.perf_counter()
    try:
        service.run(order, token=token, listener=stop_half_way)
    except OperationCancelledError:
        say("cancelled half way")
    saved = _count(database)
    reports: list[TableReport] = [service.run(order)]
    rates["import"] = total / (time.perf_counter() - begun)
    say("imported")
    rates["again"] = total / seconds(lambda: reports.append(service.run(order)))
    last = reports[-1]
    return rates, {
        "good": histories.good,
        "bad": len(histories.bad),
        "saved_when_cancelled": saved,
        "calls": _count(database),
        "doubles": _count(database) - histories.good,
        "added_again": last.added + last.changed,
        "bad_named": {row.row: row.problems[0].code for row in last.bad} == histories.bad,
    }


def _service(database: Database) -> TableService:
    root = database.path.parent
    indexing = IndexingService(database, SearchIndex.open(LibraryPaths(root).index))
    return TableService(database, indexing, SystemClock(), lambda: None, root)


def _order(database: Database, histories: Histories) -> TableOrder:
    look = _service(database).look(histories.file)
    aside = histories.file.with_suffix(".bad-rows.csv")
    return TableOrder(path=histories.file, target=look.target, mapping=look.mapping, bad_rows=aside)


def _count(database: Database) -> int:
    with database.read() as session:
        return sum(1 for _ in call_store.every(session))


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIBIBYTES_A_MEBIBYTE


def _peer(file: Path, database: Path) -> None:
    """Put the rows into a table; what cannot be decoded becomes U+FFFD, and rows of another length are left out."""
    database.unlink(missing_ok=True)
    columns = ", ".join(f"c{number} TEXT" for number in range(len(HEADER)))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"CREATE TABLE calls (id INTEGER PRIMARY KEY, {columns})")
        with file.open(encoding="cp932", errors="replace", newline="") as stream:
            rows = (row for row in csv.reader(stream) if len(row) == len(HEADER))
            values = ", ".join("?" * len(HEADER))
            connection.executemany(f"INSERT INTO calls VALUES (NULL, {values})", rows)  # noqa: S608 - of question marks


def text(result: Result) -> str:
    """Return the tables."""
    rates = result["rows_per_s"]
    found = table(
        ["rows a second", "figure", "times csv + executemany"],
        [[name, rate, round(rate / rates["csv_sqlite"], 3)] for name, rate in rates.items()],
    )
    steps = result["steps"]
    found += "\n" + table(
        ["what", "figure"],
        [
            ["rows in the file", result["rows"]],
            ["MiB of the file", result["file_mb"]],
            ["good rows", result["good"]],
            ["bad rows", result["bad"]],
            ["every bad row named with its fault", "yes" if result["bad_named"] else "no"],
            ["calls saved when cancelled half way", result["saved_when_cancelled"]],
            ["calls after going on", result["calls"]],
            ["calls too many", result["doubles"]],
            ["calls changed by importing again", result["added_again"]],
            ["peak memory grown by, MiB", result["peak_mb_growth"]],
            ["database locked at a time, p50, ms", steps["held_p50_ms"]],
            ["the same, p95, ms", steps["held_p95_ms"]],
            ["the same, longest, ms", steps["held_max_ms"]],
        ],
    )
    return found


if __name__ == "__main__":
    sys.exit(main())
