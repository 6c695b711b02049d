"""Everything a library does with packs, wired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.services.audit.ways import Ways
from kb.services.packs.feedback_files import FeedbackFiles
from kb.services.packs.following import FollowReport, PackFollower, load_pack_source
from kb.services.packs.making import PackMaker
from kb.services.packs.taking import PackTaker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.rule_entries import RuleEntry
    from kb.search.masking import Masker
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
        root: Path,
        scratch: Path,
        fixed: Sequence[RuleEntry] = (),
        ways: Ways | None = None,
    ) -> None:
        """``root`` is the library's folder, ``scratch`` one in it for files that are being read.

        What is ``fixed`` for the computer stands above the library's file; ``ways`` are those out and in.

        Raises:
            FileUnreadableError: the library's rules/packs.yaml is not what it should be.
        """
        ways = ways or Ways()
        source = load_pack_source(root, fixed)
        self.where = source.where
        self.keys = source.keys
        self.every_minutes = source.every_minutes
        self.maker = PackMaker(database, clock, ways.exits)
        self.taker = PackTaker(database, clock, repair, entrances=ways.entrances)
        self.feedback = FeedbackFiles(database, masker, clock, ways)
        self._follower = PackFollower(database, self.taker, source, scratch)

    def look(self, token: CancelToken | None = None) -> FollowReport:
        """See ``PackFollower.look``."""
        return self._follower.look(token)
