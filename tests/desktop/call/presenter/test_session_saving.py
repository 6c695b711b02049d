"""What could not be saved of a call: tried again, written later in its order, and told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.call.presenter import CallPresenter, CallSession, Phase
from kb.errors import DiskFullError, LibraryBusyError, LibraryDamagedError, LibraryMissingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kb.errors import KbError
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock


@pytest.fixture
def session(presenter: CallPresenter) -> CallSession:
    return presenter.session


def phase_of(session: CallSession) -> Phase:
    return session.phase


def error_of(session: CallSession) -> KbError | None:
    return session.saver.error


def test_notes_that_were_not_saved_are_tried_again(
    session: CallSession, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    session.set_notes("ケトル")
    settle()
    calls.failures["save_notes"] = [LibraryBusyError(path="x")]
    session.flush()
    settle()
    assert error_of(session) is not None
    session.flush()
    settle()
    assert error_of(session) is None
    assert calls.saves == ["ケトル"]


def test_words_of_a_call_that_is_over_are_not_lost_silently(
    session: CallSession, calls: FakeCalls, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    session.set_notes("ケトル")
    settle()
    calls.failures["save_notes"] = [LibraryDamagedError(path="x", backups="y")]
    with qtbot.waitSignal(session.unsaved) as unsaved:
        session.end()
    call_id, notes, _ = unsaved.args
    session.saver.save_notes(call_id, notes)
    settle()
    assert calls.saves == ["ケトル"]


def test_a_call_that_cannot_be_written_keeps_its_words(
    session: CallSession, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    calls.failures["start"] = [DiskFullError(path="x")]
    session.set_notes("ケトル")
    settle()
    assert error_of(session) is not None
    assert session.content.notes == "ケトル"


def test_what_a_full_disk_refused_of_a_call_that_is_over_is_written_later(
    presenter: CallPresenter, session: CallSession, calls: FakeCalls, clock: FakeClock, settle: Callable[[], None]
) -> None:
    session.set_notes("ケトル")
    settle()
    full = DiskFullError(path="x")
    calls.failures["save_notes"] = [full, full]
    over_at = clock.now()
    session.next()
    settle()
    session.set_notes("炊飯器")
    clock.pass_seconds(300)
    assert presenter.owed.refused == "ケトル"
    presenter.owed.retry()
    settle()
    assert presenter.owed.refused == "ケトル"  # it is still full
    presenter.owed.retry()
    settle()
    assert presenter.owed.refused == ""
    session.flush()
    settle()
    first, second = calls.calls.values()
    assert (first.notes, first.ended_at) == ("ケトル", over_at)
    assert (second.notes, second.ended_at) == ("炊飯器", None)


def test_an_end_that_waits_for_the_disk_is_taken_back_at_once(
    presenter: CallPresenter, session: CallSession, calls: FakeCalls, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    session.set_notes("ケトル")
    settle()
    full = DiskFullError(path="x")
    calls.failures["save_notes"] = [full]  # and what comes after it waits with it
    with qtbot.waitSignal(session.ended) as ended:
        session.end()
    settle()
    session.take_back(ended.args[0])
    assert phase_of(session) is Phase.RUNNING
    session.set_notes("ケトル、続き")
    session.flush()
    settle()
    presenter.owed.retry()
    settle()
    (call,) = calls.calls.values()
    assert (call.notes, call.ended_at) == ("ケトル、続き", None)


def test_a_call_that_was_never_written_ends_and_is_written_whole(
    presenter: CallPresenter, session: CallSession, calls: FakeCalls, clock: FakeClock, settle: Callable[[], None]
) -> None:
    gone = LibraryMissingError(path="x")
    calls.failures["start"] = [gone, gone]
    session.set_notes("ケトル")
    session.set_fields(product="電気ケトル K-21")
    settle()
    began = clock.now()
    clock.pass_seconds(60)
    session.next()
    settle()
    assert presenter.owed.refused == "ケトル\n電気ケトル K-21"
    session.set_notes("炊飯器")
    clock.pass_seconds(60)
    presenter.owed.retry()
    settle()
    ended = next(call for call in calls.calls.values() if call.ended_at is not None)
    assert (ended.notes, ended.product) == ("ケトル", "電気ケトル K-21")
    assert (ended.started_at, ended.ended_at) == (began, began + timedelta(seconds=60))
    assert session.content.notes == "炊飯器"


def test_the_end_of_a_call_that_was_never_written_is_taken_back(
    presenter: CallPresenter, session: CallSession, calls: FakeCalls, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    calls.failures["start"] = [LibraryMissingError(path="x")] * 2
    session.set_notes("ケトル")
    settle()
    with qtbot.waitSignal(session.ended_unwritten) as ended:
        assert session.end()
    settle()
    session.take_back_unwritten(*ended.args)
    settle()
    assert session.content.notes == "ケトル"
    session.flush()
    settle()
    presenter.owed.retry()
    settle()
    (call,) = calls.calls.values()
    assert (call.notes, call.ended_at) == ("ケトル", None)


def test_an_end_that_fails_brings_the_call_back(
    session: CallSession, calls: FakeCalls, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    session.set_notes("ケトル")
    settle()
    calls.failures["end"] = [LibraryDamagedError(path="x", backups="y")]
    with qtbot.waitSignal(session.failed):
        session.end()
    assert phase_of(session) is Phase.RUNNING
    assert session.content.notes == "ケトル"
