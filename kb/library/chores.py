"""What an open library does by itself from time to time: back up, erase, look for packs, drop what nobody needs."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kb.errors import KbError
from kb.services.repeating import Repeating
from kb.services.upkeep import LibraryEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.cancellation import CancelToken
    from kb.services.attachments import AttachmentService
    from kb.services.audit.observing import AuditObserver
    from kb.services.backups import BackupService
    from kb.services.packs.desk import PackDesk
    from kb.services.retention import RetentionService

_log = logging.getLogger(__name__)

_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0
#: Seconds before the first look: a start has enough to do, and new knowledge comes first.
_FIRST_AUDIT, _FIRST_PACKS, _FIRST_BACKUP, _FIRST_OTHERS = 2.0, 20.0, 60.0, 300.0


class Chores:
    """Owns the threads; ``start`` and ``close`` them."""

    def __init__(
        self,
        backups: BackupService,
        retention: RetentionService,
        packs: PackDesk,
        attachments: AttachmentService,
        observer: AuditObserver,
        announce: Callable[[LibraryEvent], None],
        remove_leftovers: Callable[[], None],
    ) -> None:
        """``announce`` is told of packs, and of a clock that is not believed.

        ``remove_leftovers`` removes what killed programs left.
        """
        self._packs = packs
        self._retention = retention
        self._doubted = False
        self._announce = announce
        self._observer = observer
        self._threads = (
            Repeating("kb-backups", backups.make_if_due, first=_FIRST_BACKUP, every=10 * _MINUTE),
            # What changed since the last start is recorded early, and yet no window waits for it.
            Repeating("kb-audit", lambda _: observer.look(), first=_FIRST_AUDIT, every=_HOUR),
            # Images that no article ever showed.
            Repeating("kb-images", lambda _: attachments.drop_unused(), first=_FIRST_OTHERS, every=_DAY),
            Repeating("kb-leftovers", lambda _: remove_leftovers(), first=_FIRST_OTHERS, every=_DAY),
            # It erases once a day; further looks find nothing to do.
            Repeating("kb-retention", retention.erase_if_due, first=_FIRST_OTHERS, every=_HOUR),
            # No matter how rarely it erases: whoever sees the sentence can mend the clock at once.
            Repeating("kb-clock", lambda _: self._look_at_the_clock(), first=_FIRST_BACKUP, every=10 * _MINUTE),
            Repeating("kb-packs", self._look_for_packs, first=_FIRST_PACKS, every=packs.every_minutes * _MINUTE),
        )

    def start(self) -> None:
        """Start all of them."""
        for thread in self._threads:
            thread.start()

    def observe(self) -> None:
        """Record at once what changed, as a command does; what cannot be recorded is found again the next time."""
        try:
            self._observer.look()
        except KbError as error:
            _log.warning("what changed was not recorded: %s", error.code)

    def close(self) -> None:
        """Give up what is being done, and wait."""
        for thread in self._threads:
            thread.close()

    def _look_at_the_clock(self) -> None:
        doubted = self._retention.doubt() is not None
        if doubted != self._doubted:
            self._doubted = doubted
            self._announce(LibraryEvent.CLOCK_DOUBTED if doubted else LibraryEvent.CLOCK_BELIEVED)

    def _look_for_packs(self, token: CancelToken) -> None:
        report = self._packs.look(token)
        if report.refused:
            self._announce(LibraryEvent.PACK_REFUSED)
        if any(pack.added or pack.changed for pack in report.taken):
            self._announce(LibraryEvent.PACK_TAKEN)
