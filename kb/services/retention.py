"""Erases what customers said once it was kept as long as the centre wants, in steps that nobody who types notices."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from kb.cancellation import CancelToken
from kb.domain.retention import ERASED, RetentionReport, RetentionRule
from kb.errors import ClockDoubtedError
from kb.rule_files import rule_file, said_last
from kb.services.imports.pace import Pace
from kb.services.retention_mark import RetentionMark
from kb.storage import call_store, erasure_store, revision_masking
from kb.storage.failures import file_errors
from kb.storage.newest import newest_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.retention import RetentionLimits
    from kb.rule_entries import RuleEntry
    from kb.search.masking import Masker
    from kb.services.retained_files import RetainedFiles
    from kb.services.retention_mark import RetentionMarks
    from kb.storage.database import Database, Transaction
    from kb.storage.revision_masking import RevisionTexts

    Item = TypeVar("Item")

_MOST_DAYS = 36_500
_DAY = timedelta(days=1)
#: A mark from the future was made before somebody set the clock back: it does not count.
_CLOCKS_APART = timedelta(minutes=5)
#: A clock that is further ahead of all that is known may be wrong, and what is erased by it does not come back. It is
#: believed once it said so for the other time: a library may lie unused for years, and who works notices wrong dates.
_DOUBTED_FROM, _DOUBTED_FOR = timedelta(days=400), timedelta(days=14)
#: Revisions read and looked through at a time: nothing is locked meanwhile.
_LOOKED_AT = 100
#: The file is written anew beside other work up to this size, which takes two seconds (100 MB a second were measured).
_MOST_BYTES_ASIDE = 200_000_000
#: How often and how long apart it is tried to empty the write-ahead log that somebody reads.
_FOLDING_ATTEMPTS, _FOLDING_PAUSE_SECONDS = 5, 0.5


def load_retention_rule(library_root: Path | None, fixed: Iterable[RuleEntry] = ()) -> RetentionRule:
    """Read ``rules/retention.yaml``: the library's own, or the one that is shipped, which keeps everything.

    What is ``fixed`` for the computer stands above it.

    Raises:
        FileUnreadableError: it is not what it should be.
    """
    return read_retention_rule((rule_file(library_root, "retention"), *fixed))


def read_retention_rule(layers: Sequence[RuleEntry]) -> RetentionRule:
    """Return what files like ``rules/retention.yaml`` say, the later ones first of all; raises RuleInvalidError."""

    def days(key: str) -> int:
        return said_last(layers, key).number(key, most=_MOST_DAYS)

    rule = RetentionRule(
        calls=days("calls"),
        agents=said_last(layers, "agents").yes("agents"),
        drafts=days("drafts"),
        revisions=days("revisions"),
        backups=days("backups"),
    )
    for layer in layers:
        layer.finish()
    return rule


def clock_doubt(database: Database, mark: RetentionMark, now: datetime) -> ClockDoubtedError | None:
    """Return why a clock that says ``now`` is not believed by retention; None where it is. Nothing is changed."""
    last = _left_behind(database, mark, now)
    if last is None or (mark.doubted is not None and now - mark.doubted >= _DOUBTED_FOR):
        return None
    return ClockDoubtedError(last=last.isoformat(timespec="minutes"), now=now.isoformat(timespec="minutes"))


def _left_behind(database: Database, mark: RetentionMark, now: datetime) -> datetime | None:
    """Return the newest moment that is known, where the clock is too far ahead of it."""
    last: datetime | None = mark.at
    if not mark.ever:
        with database.read() as session:
            last = newest_moment(session)
    return last if last is not None and now - last > _DOUBTED_FROM else None


class RetentionService:
    """Sees to the retention of one library, from any thread; two at once do no harm and no more than one."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        rule: RetentionRule,
        masker: Masker,
        *,
        marks: RetentionMarks,
        files: RetainedFiles,
        rebuild_index: Callable[[CancelToken], object],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``marks`` say when it was last seen to."""
        self._database = database
        self._clock = clock
        self._rule = rule
        self._masker = masker
        self._marks = marks
        self._files = files
        self._rebuild_index = rebuild_index
        self._sleep = sleep

    @property
    def rule(self) -> RetentionRule:
        """How long things are kept."""
        return self._rule

    def preview(self, token: CancelToken | None = None) -> RetentionReport:
        """Count what ``erase`` would erase, and change nothing; raises what reading raises."""
        limits = self._rule.limits(self._clock.now())
        counts = self._files.counts(limits)
        with self._database.read() as session:
            for erasure in erasure_store.erasures(limits):
                counts[erasure.kind] = erasure_store.count(session, erasure)
        counts["revisions"] = sum(map(len, self._masked(limits, RetentionMark(), token or CancelToken())))
        return RetentionReport(counts=_only_some(counts))

    def erase_if_due(self, token: CancelToken) -> None:
        """Erase what is due, once a day; what was not finished is gone on with at the next call.

        Nothing is erased by a clock that is far ahead of all that is known until it said so for two weeks. Raises what
        ``erase`` raises.
        """
        if self._rule.keeps_all:
            return
        mark = self._marks.read()
        now = self._clock.now()
        if mark.at > now + _CLOCKS_APART:
            self._erase(RetentionMark(), token, aside=True)
        elif mark.at <= now - _DAY:
            self._require_believable(mark, now)
            self._erase(mark, token, aside=True)
        elif not mark.clean:
            self._remove_traces(token, aside=True)

    def erase(self, token: CancelToken | None = None, *, anyway: bool = False) -> RetentionReport:
        """Erase everything that is due now, and tell how much that was; who types may have to wait some seconds.

        Whatever was done when it stops stays done, and doing it again does the rest. ``anyway``: somebody looked at the
        clock and says that it is right.

        Raises:
            ClockDoubtedError: the clock is too far ahead to be believed; nothing was erased.
            OperationCancelledError: the token was cancelled.
            LibraryBusyError, IndexBusyError, DiskFullError, LibraryReadOnlyError: the rest is to be done again.
            FileUnreadableError: the word lists for masking are not what they should be.
        """
        if self._rule.keeps_all:
            return RetentionReport()
        if not anyway:
            self._require_believable(self._marks.read(), self._clock.now())
        return self._erase(RetentionMark(), token or CancelToken(), aside=False)

    def doubt(self) -> ClockDoubtedError | None:
        """Return why nothing is erased by the clock as it is; None where it is believed, or everything is kept."""
        if self._rule.keeps_all:
            return None
        return clock_doubt(self._database, self._marks.read(), self._clock.now())

    def _require_believable(self, mark: RetentionMark, now: datetime) -> None:
        """Erase nothing by a clock that somebody may have set years ahead; raises ClockDoubtedError."""
        if _left_behind(self._database, mark, now) is None:
            self._marks.note(doubted=None)
        elif doubt := clock_doubt(self._database, mark, now):
            if mark.doubted is None or now < mark.doubted:
                self._marks.note(doubted=now)
            raise doubt

    def _erase(self, known: RetentionMark, token: CancelToken, *, aside: bool) -> RetentionReport:
        now = self._clock.now()
        limits = self._rule.limits(now)
        counts: dict[str, int] = {}
        for erasure in erasure_store.erasures(limits):
            with self._database.read() as session:
                keys = erasure_store.due(session, erasure)
            counts[erasure.kind] = self._in_steps(keys, partial(_erase_rows, erasure), token)
        counts["revisions"] = 0
        for some in self._masked(limits, known, token):
            if some:
                self._marks.note(index_clean=False)
            counts["revisions"] += self._in_steps(some, revision_masking.replace, token)
        self._marks.note(at=now, revisions=limits.revisions, erased=_only_some(counts), doubted=None)
        index_clean = self._marks.read().index_clean
        traces_gone = self._remove_traces(token, aside=aside)
        # Last, so that a backup that is made now no longer holds what was erased.
        counts |= self._files.remove(limits, token)
        erased = _only_some(counts)
        self._marks.tell(erased)
        return RetentionReport(counts=erased, index_rebuilt=not index_clean, traces_gone=traces_gone)

    def _remove_traces(self, token: CancelToken, *, aside: bool) -> bool:
        """Leave nothing in the index, in unused parts of the file and in the log; tell whether that was possible now.

        Writers have to wait for the file: ``aside`` from other work it is seen to only while nobody is on the
        telephone, and not at all where it would take long.
        """
        if not self._marks.read().index_clean:
            self._rebuild_index(token)
            self._marks.note(index_clean=True)
        if self._marks.read().file_clean:
            return True
        if aside and not self._nobody_waits():
            return False
        self._database.rewrite()
        clean = self._fold(token)
        if clean:
            self._marks.note(file_clean=True)
        return clean

    def _nobody_waits(self) -> bool:
        with file_errors(self._database.path):
            if self._database.path.stat().st_size > _MOST_BYTES_ASIDE:
                return False
        with self._database.read() as session:
            return not call_store.open_calls(session)

    def _in_steps(
        self, items: Sequence[Item], change: Callable[[Transaction, Sequence[Item]], int], token: CancelToken
    ) -> int:
        """Change rows in short transactions, with pauses in which others write, and return how many were changed."""
        if items:
            self._marks.note(file_clean=False)
        pace = Pace(self._sleep)
        done = start = 0
        while start < len(items):
            token.check()
            some = items[start : start + pace.size]
            with self._database.write() as session:
                began = time.perf_counter()
                done += change(session, some)
            start += len(some)
            pace.took(time.perf_counter() - began)
        return done

    def _masked(
        self, limits: RetentionLimits, known: RetentionMark, token: CancelToken
    ) -> Iterator[list[RevisionTexts]]:
        """Yield old revisions that hold personal data, without it; ``known`` tells which were looked through before."""
        if limits.revisions is None:
            return
        with self._database.read() as session:
            ids = revision_masking.outdated(
                session,
                limits.revisions,
                saved_since=known.revisions,
                replaced_since=known.at,
            )
        for start in range(0, len(ids), _LOOKED_AT):
            yield self._without_personal_data(ids[start : start + _LOOKED_AT], token)

    def _without_personal_data(self, ids: Sequence[UUID], token: CancelToken) -> list[RevisionTexts]:
        with self._database.read() as session:
            found = revision_masking.texts(session, ids)
        masked: list[RevisionTexts] = []
        for before in found:
            token.check()
            after = before.changed(lambda text: self._masker.mask(text).text)
            if after != before:
                masked.append(after)
        return masked

    def _fold(self, token: CancelToken) -> bool:
        for _ in range(_FOLDING_ATTEMPTS):
            if self._database.fold_log():
                return True
            token.check()
            self._sleep(_FOLDING_PAUSE_SECONDS)
        return False


def _erase_rows(erasure: erasure_store.Erasure, session: Transaction, keys: Sequence[erasure_store.Key]) -> int:
    return erasure_store.erase(session, erasure, keys)


def _only_some(counts: dict[str, int]) -> dict[str, int]:
    """Return the counts that are not 0, in the order in which they are shown."""
    return {name: counts[name] for name in ERASED if counts.get(name)}
