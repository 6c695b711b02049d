"""Transactions of long jobs: how much each takes, what is kept out of them, and that the log never grows for ever."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from kb.services.imports.pace import Pace
from kb.services.imports.steps import ShortSteps
from kb.storage.database import Database
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from pathlib import Path


ITEMS = tuple(range(1_000))


class Paced(Pace):
    """Notes what it is told, and waits for nobody."""

    def __init__(self) -> None:
        super().__init__(lambda _: None)
        self.told: list[tuple[float, int | None]] = []

    def took(self, seconds: float, saved: int | None = None) -> None:
        self.told.append((round(seconds, 3), saved))
        super().took(seconds, saved)


def steps_of(tmp_path: Path) -> tuple[Database, FakeClock, Paced, ShortSteps]:
    clock, pace = FakeClock(), Paced()
    Database.create(tmp_path / "library.db")
    database = Database.open(tmp_path / "library.db", clock=clock)
    return database, clock, pace, ShortSteps(database, clock, pace)


def test_a_transaction_ends_when_it_has_lasted_long_enough_and_the_next_goes_on(tmp_path: Path) -> None:
    database, clock, pace, steps = steps_of(tmp_path)
    saved: list[int] = []
    while len(saved) < len(ITEMS):
        with steps.write() as step:
            for some in step.slices(ITEMS[len(saved) :]):
                saved += some
                clock.pass_seconds(0.008)
    assert tuple(saved) == ITEMS
    # Three slices of 40 take 24 ms: the first two left room for another one.
    assert pace.told == [(0.024, 120)] * 8 + [(0.008, 40)]
    database.close()


def test_on_a_machine_too_slow_for_a_slice_every_transaction_saves_one_nevertheless(tmp_path: Path) -> None:
    database, clock, pace, steps = steps_of(tmp_path)
    with steps.write() as step:
        for _ in step.slices(ITEMS):
            clock.pass_seconds(5)
    assert pace.told == [(5.0, 40)]
    assert steps.size == 5
    database.close()


def test_garbage_is_collected_between_transactions_and_never_in_one(tmp_path: Path) -> None:
    database, _, _, steps = steps_of(tmp_path)
    assert gc.isenabled()
    with steps.write():
        assert not gc.isenabled()
    assert gc.isenabled()
    database.close()


def test_no_commit_of_a_step_folds_the_log_which_is_folded_beside_them(tmp_path: Path) -> None:
    database, _, _, steps = steps_of(tmp_path)
    log = tmp_path / "library.db-wal"
    grown: list[int] = []
    with database.write() as session:
        session.connection().exec_driver_sql("CREATE TABLE notes (text TEXT)")
    for _ in range(40):
        with steps.write() as step:
            step.session.connection().exec_driver_sql("INSERT INTO notes VALUES (hex(randomblob(200000)))")
        grown.append(log.stat().st_size)
    # 100 pages a step: folded by commits, it would stay below 1,100 pages, and never folded, it would have 4,000.
    assert 1_500 < max(grown) / 4_096 < 2_500
    assert grown[-1] == grown[20]
    with database.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM notes").scalar() == 40
    database.close()


def test_an_ordinary_write_folds_a_long_log_again(tmp_path: Path) -> None:
    database, _, _, steps = steps_of(tmp_path)
    asked = "PRAGMA wal_autocheckpoint"
    for fold in (True, False, False, True):
        if fold:
            with database.write() as session:
                pages = session.connection().exec_driver_sql(asked).scalar()
        else:
            with steps.write() as step:
                pages = step.session.connection().exec_driver_sql(asked).scalar()
        assert pages == (1_000 if fold else 0)
    database.close()
