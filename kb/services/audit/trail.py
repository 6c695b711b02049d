"""Records what happens to a library: nothing that must be recorded begins before its record is on the disk."""

from __future__ import annotations

import hmac
import logging
import platform
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kb.domain.audit import (
    AuditAuthor,
    AuditEvent,
    AuditRecord,
    AuditStep,
    may_go_on_bare,
    read_record,
    sealed_with,
    went_back,
)
from kb.domain.audit_check import AuditKey, AuditReport, check_trail
from kb.errors import (
    AuditUnwritableError,
    DiskFullError,
    FileUnreadableError,
    KbError,
    LibraryBusyError,
    PlaceSilentError,
)
from kb.protection import KeyPurpose, KnownKeys
from kb.services.audit.anchoring import Anchor, last_record
from kb.services.audit.copies import AuditCopy
from kb.services.audit.file import AuditFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from kb.clock import Clock
    from kb.domain.audit import AuditHead, Detail
    from kb.protection import LibraryKey
    from kb.services.audit.anchoring import KnownHead
    from kb.services.audit.file import FileEnd

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be recorded."""

    event: AuditEvent
    step: AuditStep = AuditStep.DONE
    details: Mapping[str, Detail] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _program_version() -> str:
    try:
        return version("kandokoro")
    except PackageNotFoundError:  # a bundle may leave the record of a package out
        return "?"


def author(user: str) -> AuditAuthor:
    """Return who does something here and now."""
    return AuditAuthor(user, platform.node(), _program_version())


class AuditTrail:
    """The trail of one library; any thread and any program may add to it at any time."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        user: str,
        keys: KnownKeys | None = None,
        *,
        copy_to: Path | None = None,
        known: KnownHead | None = None,
    ) -> None:
        """``path`` is the file, which is made with the first record; under the present one of ``keys`` it is sealed.

        ``copy_to`` is a folder where a copy is kept; ``known`` is where the library keeps the head of its trail.
        """
        self._anchor = Anchor(known)
        self.copy_place = copy_to
        self._copy = None if copy_to is None else AuditCopy(copy_to, path, author(user))
        self.file = AuditFile(path)
        self._clock = clock
        self._user = user
        keys = keys or KnownKeys()
        self._key = None if keys.present is None else _audit_key(keys.present)
        self._earlier = keys.earlier

    def record(self, event: AuditEvent, step: AuditStep = AuditStep.DONE, **details: Detail) -> AuditRecord:
        """Record one thing, and return when it is on the disk.

        Raises:
            DiskFullError, LibraryBusyError, AuditUnwritableError: it could not be recorded; what must be recorded must
                not be done then.
        """
        return self.record_all([Entry(event=event, step=step, details=details)])[-1]

    def record_all(self, entries: Iterable[Entry]) -> list[AuditRecord]:
        """Record some things at once, before them what was found; raises as ``record`` does: none of them was."""
        wanted, written = list(entries), list[AuditRecord]()
        newest: AuditHead | None = None

        def following(end: FileEnd) -> list[bytes]:
            nonlocal newest
            last = last_record(end)[-1]
            written[:] = self._records(end, wanted)
            newest = written[-1].head if written else last.head if last else None
            return [record.line() for record in written]

        def after() -> None:
            if newest is not None:
                self._anchor.keep(newest)
            self.copy()

        try:
            self.file.append(following, after)
        except (AuditUnwritableError, DiskFullError, LibraryBusyError):
            raise
        except (KbError, OSError) as error:
            raise AuditUnwritableError(path=str(self.file.path)) from error
        return written

    @contextmanager
    def watched(
        self, event: AuditEvent, then: AuditTrail | None = None, **details: Detail
    ) -> Iterator[dict[str, Detail]]:
        """Record that something begins, and when the block ends what came of it: what was put into the mapping.

        ``then`` records that it is done, where the library has another key by then.

        Raises:
            DiskFullError, LibraryBusyError, AuditUnwritableError: it cannot be recorded; the block is not entered.
        """
        begun = self.record(event, AuditStep.BEGUN, **details)
        result: dict[str, Detail] = {}
        try:
            yield result
        except BaseException as error:
            reason = error.code if isinstance(error, KbError) else type(error).__name__
            self.note(event, AuditStep.FAILED, {"of": begun.number, "reason": reason})
            raise
        (then or self).note(event, AuditStep.DONE, {"of": begun.number, **result})

    def note(
        self, event: AuditEvent, step: AuditStep = AuditStep.DONE, details: Mapping[str, Detail] | None = None
    ) -> AuditRecord | None:
        """Record what happens in any case: where that is not possible only the log tells, and None is returned."""
        try:
            return self.record_all([Entry(event=event, step=step, details=details or {})])[-1]
        except KbError:
            _log.warning("not recorded: %s %s", event.value, step.value, exc_info=True)
            return None

    def look(self) -> None:
        """Record where the trail is not the one that the library knows; else have it know the newest record.

        Raises what ``record`` raises.
        """
        self.record_all(())

    def accept_loss(self) -> bool:
        """Record that it is known why the trail was lost, so that checks find fault no more; tell whether it was.

        Raises what ``record`` raises, and FileUnreadableError.
        """
        self.look()
        losses = self.check().losses
        if losses:
            self.record(AuditEvent.LOSS_ACCEPTED, of=losses[-1])
        return bool(losses)

    def copy(self) -> None:
        """Bring the copy up to date; a place that cannot be reached gets what it misses the next time."""
        if self._copy is None:
            return
        try:
            self._copy.follow()
        except (OSError, PlaceSilentError) as error:
            _log.info("the copy of the audit trail cannot be reached: %s", type(error).__name__)

    def records(self) -> Iterator[AuditRecord]:
        """Yield all records that can be read, from the first to the last; raises FileUnreadableError."""
        return _readable(self.file.lines())

    def newest_first(self, events: Collection[AuditEvent] = frozenset(AuditEvent)) -> Iterator[AuditRecord]:
        """Yield the records of these events that can be read, the last one first; raises FileUnreadableError."""
        if len(events) == len(AuditEvent):
            return _readable(self.file.newest_first())
        # Records are spelled in one way only: a long trail need not be read word by word.
        marks = [f'"event":"{event.value}"'.encode() for event in events]
        return _readable(line for line in self.file.newest_first() if any(mark in line for mark in marks))

    def head(self) -> AuditHead | None:
        """Return what stands for all records so far, to be kept elsewhere; None where there are none."""
        newest = next(self.newest_first(), None)
        return newest.head if newest else None

    def check(self, known: Iterable[AuditHead] = (), copy: Path | None = None) -> AuditReport:
        """Look whether the trail is what was recorded, and whether all that the copies have is in it.

        Without a ``copy`` those are looked at that are kept; where they cannot be reached the report says so.

        Raises:
            FileUnreadableError: the copy or the trail cannot be read.
        """
        newest_known = self._anchor.head()
        known = (*known, *(() if newest_known is None else (newest_known,)))
        copies = self._copies() if copy is None else [_lines(_content_of(copy))]
        newest = next(self.newest_first(), None)
        for lines in copies or [list[bytes]()]:
            report = check_trail(
                self.file.lines(),
                key=self._key,
                known=known,
                copy=lines,
                torn=self.file.torn(),
                rekeyed=newest is not None and self._is_cut_off_rekey(newest),
            )
            if report.finding is not None:
                break
        return replace(report, copied=len(copies[-1]) if copies else None, copy_away=copies is None)

    def _copies(self) -> list[list[bytes]] | None:
        """Return the lines of each copy; None where there should be one and the place cannot be reached."""
        try:
            return [] if self._copy is None else list(map(_lines, self._copy.contents()))
        except (OSError, PlaceSilentError):
            return None

    def _records(self, end: FileEnd, wanted: list[Entry]) -> list[AuditRecord]:
        now = self._clock.now()
        number, before, last = last_record(end)
        if last is not None and self._key is None and not may_go_on_bare(last):
            # A record without a seal would look like one of somebody who has no key, and it would be.
            raise AuditUnwritableError(path=str(self.file.path))
        found: list[Entry] = []
        if last is not None and self._is_cut_off_rekey(last):
            found.append(Entry(event=last.event, details={"of": last.number}))
        missing = self._anchor.missing(end)
        if not number and (wanted or missing):
            found.append(Entry(event=AuditEvent.TRAIL_BEGUN))
        if missing is not None:
            found.append(Entry(event=AuditEvent.TRAIL_LOST, details={"known": missing.number, "hash": missing.hash}))
        if not (found or wanted):
            return []
        if end.torn:
            found.append(Entry(event=AuditEvent.TRAIL_MENDED, details={"bytes": end.torn}))
        if last is not None and went_back(last.at, now):
            found.append(Entry(event=AuditEvent.CLOCK_SET_BACK, details={"last": last.at.isoformat()}))
        records: list[AuditRecord] = []
        for entry in (*found, *wanted):
            number += 1
            records.append(self._sealed(entry, number, before, now))
            before = records[-1].hash
        return records

    def _is_cut_off_rekey(self, last: AuditRecord) -> bool:
        """Tell whether a kill left the library under its new key, and no record of that."""
        if self._key is None or last.event is not AuditEvent.PROTECTION_REKEYED or last.step is not AuditStep.BEGUN:
            return False
        before = next((_audit_key(key) for key in self._earlier() if key.id == last.key), None)
        return before is not None and hmac.compare_digest(sealed_with(before.secret, last.hash), last.seal)

    def _sealed(self, entry: Entry, number: int, before: str, now: datetime) -> AuditRecord:
        who = author(self._user)
        record = AuditRecord(
            number=number,
            at=now,
            user=who.user,
            machine=who.machine,
            version=who.version,
            event=entry.event,
            step=entry.step,
            details=dict(entry.details),
            before=before,
            key=self._key.id if self._key else "",
        )
        digest = record.digest()
        return replace(record, hash=digest, seal=sealed_with(self._key.secret, digest) if self._key else "")


def _audit_key(key: LibraryKey) -> AuditKey:
    return AuditKey(key.id, key.derived(KeyPurpose.AUDIT))


def _content_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadableError(path=str(path), line=0) from error


def _lines(content: bytes) -> list[bytes]:
    return content[: content.rfind(b"\n") + 1].split(b"\n")[:-1]


def _readable(lines: Iterable[bytes]) -> Iterator[AuditRecord]:
    for line in lines:
        try:
            yield read_record(line)
        except ValueError:
            continue  # the check names it
