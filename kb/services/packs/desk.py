"""Everything a library does with packs, wired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.permission import Permission
from kb.services.audit.ways import Ways
from kb.services.packs.feedback_files import FeedbackFiles
from kb.services.packs.following import FollowReport, PackFollower
from kb.services.packs.making import PackMaker
from kb.services.packs.taking import PackTaker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.pack import PackFile, PackReport
    from kb.domain.permission import Permissions
    from kb.search.masking import Masker
    from kb.services.packs.following import PackSource
    from kb.storage.database import Database


class PackDesk:
    """Makes packs, takes them in and follows the place they are put; ``feedback`` is the way back.

    ``where`` is that place as it is written, empty where none is named.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        masker: Masker,
        repair: Callable[[], None],
        *,
        source: PackSource,
        scratch: Path,
        ways: Ways | None = None,
        permissions: Permissions | None = None,
    ) -> None:
        """``source`` is where packs come from, ``scratch`` a folder of the library for files that are being read.

        ``ways`` are those out and in, all of them open without; without ``permissions`` nobody is refused. What lies
        where the centre puts its packs is taken in for everybody.
        """
        ways = ways or Ways()
        self.where = source.where
        self.keys = source.keys
        self.every_minutes = source.every_minutes
        self._permissions = permissions
        self.maker = PackMaker(database, clock, ways.exits, permissions)
        self._taker = PackTaker(database, clock, repair, entrances=ways.entrances)
        self.feedback = FeedbackFiles(database, masker, clock, ways, permissions)
        self._follower = PackFollower(database, self._taker, source, scratch)

    def take(self, file: PackFile) -> PackReport:
        """Take in one pack that somebody has got by another way; see ``PackTaker.take``.

        Raises NotPermittedError where the user may not import.
        """
        if self._permissions is not None:
            self._permissions.require((Permission.EXCHANGE,))
        return self._taker.take(file)

    def look(self, token: CancelToken | None = None) -> FollowReport:
        """See ``PackFollower.look``."""
        return self._follower.look(token)
