"""Whether the trail is still the one that the library knows: the library keeps the newest record's number and hash.

A file can be deleted, cut short or put back as it was earlier without a trace in itself. The library then knows a
record that the file does not have. The other way round is no loss: after a kill, and after a restoration, the library
knows an earlier record than the last one.
"""

from __future__ import annotations

import logging
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from kb.domain.audit import NOTHING_BEFORE, AuditHead, read_record
from kb.errors import KbError

if TYPE_CHECKING:
    from kb.domain.audit import AuditRecord
    from kb.services.audit.file import FileEnd

_log = logging.getLogger(__name__)


class KnownHead(Protocol):
    """Where the library keeps the head; both methods raise KbError."""

    def read(self) -> AuditHead | None: ...
    def keep(self, head: AuditHead) -> None: ...


class Anchor:
    """What the library knows of its trail; a library that cannot be asked just now, or that has none, knows nothing."""

    def __init__(self, known: KnownHead | None) -> None:
        """Without ``known`` there is no library."""
        self._known = known

    def head(self) -> AuditHead | None:
        """Return the newest record that the library knows of."""
        try:
            return None if self._known is None else self._known.read()
        except KbError as error:
            _log.info("the library was not asked for the head of its audit trail: %s", error.code)
            return None

    def keep(self, head: AuditHead) -> None:
        """Have the library know a record; where that cannot be, it goes on knowing an earlier one."""
        if self._known is None or self.head() == head:
            return
        try:
            self._known.keep(head)
        except KbError as error:
            _log.info("the library does not know the head of its audit trail: %s", error.code)

    def missing(self, end: FileEnd) -> AuditHead | None:
        """Return the record that the library knows and the file does not have; None where nothing is missing."""
        known = self.head()
        if known is None:
            return None
        number, newest, _ = last_record(end)
        if known.number < number:
            newest = hash_of(next(islice(end.newest_first(), number - known.number, None), b""))
        return None if known.number <= number and known.hash == newest else known


def last_record(end: FileEnd) -> tuple[int, str, AuditRecord | None]:
    """Return number and hash of the last record, and itself; after a line that is none, what stands for that line."""
    line = end.last_line()
    if line is None:
        return 0, NOTHING_BEFORE, None
    try:
        last = read_record(line)
    except ValueError:
        return end.count(), hash_of(line), None
    return last.number, last.hash, last


def hash_of(line: bytes) -> str:
    """Return the hash of a record, or what stands for a line that is none."""
    try:
        return read_record(line).hash
    except ValueError:
        return sha256(line).hexdigest()
