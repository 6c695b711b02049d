"""The trail of what left a library, was put back into it, or changed who may do what: records, each bound to the last.

A record is one line of JSON in one spelling only (keys in order, no spaces, ASCII). ``hash`` is the SHA-256 of the line
without ``hash`` and ``seal``; ``before`` is the hash of the record before it. Where the library has a key, ``seal`` is
the HMAC-SHA-256 of the hash under a key derived from it, so that who has no key cannot write a record. As a hash stands
for all records before it, one right seal speaks for all of them, whatever key those were sealed with.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Counts, paths, ids and words of closed lists; never what somebody wrote about a customer.
Detail: TypeAlias = str | int | tuple[str, ...]

#: What the first record goes on from.
NOTHING_BEFORE = "0" * 64
#: Clocks are put right by a second or so all the time.
_PUT_RIGHT = timedelta(minutes=1)


class AuditEvent(StrEnum):
    """What is recorded; see ``resources/docs/SECURITY.md`` for what each one tells."""

    #: The file was new, or was not there any more.
    TRAIL_BEGUN = "trail_begun"
    #: The end of the file was no record: a program was killed while it wrote, or somebody cut there.
    TRAIL_MENDED = "trail_mended"
    CLOCK_SET_BACK = "clock_set_back"
    #: The library knew a record that was not in the file: it was deleted, cut short, or put back as it was earlier.
    TRAIL_LOST = "trail_lost"
    #: Somebody who may says that it is known why.
    LOSS_ACCEPTED = "loss_accepted"
    EXPORT = "export"
    RESTORE = "restore"
    #: A folder, a table or feedback of other computers was taken in.
    IMPORT = "import"
    PACK_TAKEN = "pack_taken"
    RETENTION = "retention"
    REPAIR = "repair"
    PROTECTION_ON = "protection_on"
    PROTECTION_OFF = "protection_off"
    PROTECTION_REKEYED = "protection_rekeyed"
    #: A user was seen for the first time, or with another role or other permissions than before.
    ROLE = "role"
    #: Whoever is given which role, by name or by group, or what a role may do, is not as it was.
    STAFF = "staff"
    #: The policy of the computer or a rule file of the library is not what it was.
    POLICY = "policy"
    #: Packs are trusted that are signed with other keys than before.
    PACK_KEYS = "pack_keys"


class AuditStep(StrEnum):
    """What must not happen unrecorded is recorded before it begins, and again when it has ended."""

    BEGUN = "begun"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AuditAuthor:
    """Who does something: the user as the system knows them, on which computer, with which version of the program."""

    user: str
    machine: str
    version: str


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The newest record: whoever keeps it elsewhere can tell later that everything up to it is still there."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """One record; ``key`` names the key it is sealed with, empty like ``seal`` where there is none."""

    number: int
    at: datetime
    user: str
    machine: str
    version: str
    event: AuditEvent
    step: AuditStep = AuditStep.DONE
    details: Mapping[str, Detail] = field(default_factory=dict)
    before: str
    key: str = ""
    hash: str = ""
    seal: str = ""

    @property
    def head(self) -> AuditHead:
        """What stands for this record and all before it."""
        return AuditHead(self.number, self.hash)

    def digest(self) -> str:
        """Return the hash that this record must have."""
        return sha256(_spelled(self, without=("hash", "seal"))).hexdigest()

    def line(self) -> bytes:
        """Return the record as it stands in the file, without the end of the line."""
        return _spelled(self)


def sealed_with(key: bytes, hashed: str) -> str:
    """Return the seal of a hash."""
    return hmac.new(key, hashed.encode(), sha256).hexdigest()


def read_record(line: bytes) -> AuditRecord:
    """Read a line of the file.

    Raises:
        ValueError: it is no record, or not in the one spelling that records have.
    """
    try:
        found = json.loads(line)
        details = {name: tuple(value) if isinstance(value, list) else value for name, value in found["details"].items()}
        values = {
            "at": datetime.fromisoformat(found["at"]),
            "event": AuditEvent(found["event"]),
            "step": AuditStep(found["step"]),
            "details": details,
        }
        record = AuditRecord(**(found | values))
        if record.at.utcoffset() == timedelta(0) and record.line() == line:
            return record
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no record") from error
    raise ValueError("a record in another spelling")


def may_go_on_bare(last: AuditRecord) -> bool:
    """Tell whether a record without a seal may follow.

    After a sealed one only where the library has no key: encryption was begun and not achieved, or was ended.
    """
    if not last.key:
        return True
    began, ended = last.event is AuditEvent.PROTECTION_ON, last.event is AuditEvent.PROTECTION_OFF
    return (began and last.step is not AuditStep.DONE) or (ended and last.step is not AuditStep.FAILED)


def may_change_key(record: AuditRecord) -> bool:
    """Tell whether the record before may be sealed with another key, or not at all."""
    return record.event in {AuditEvent.PROTECTION_ON, AuditEvent.PROTECTION_REKEYED}


def went_back(before: datetime, at: datetime) -> bool:
    """Tell whether somebody set the clock back between two records, more than what puts a clock right."""
    return at < before - _PUT_RIGHT


def _spelled(record: AuditRecord, without: tuple[str, ...] = ()) -> bytes:
    values = dict(_values(record, without))
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode("ascii")


def _values(record: AuditRecord, without: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    for one in fields(record):
        if one.name not in without:
            value = getattr(record, one.name)
            yield one.name, value.isoformat() if isinstance(value, datetime) else value
