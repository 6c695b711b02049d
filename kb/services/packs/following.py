"""Looks for new packs where the centre puts them, and takes them in, whether the place can be reached or not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.documents.pack_file import SUFFIX, read_header
from kb.domain.pack import PackProblem, PackReport, packs_to_take
from kb.domain.rule_problem import RuleProblem
from kb.errors import KbError, PackInvalidError
from kb.rule_files import rule_file, said_last
from kb.services.packs.visit import Visit
from kb.services.packs.web_place import MOST_FILE, PackTooLargeError, WebPlace
from kb.storage import pack_store
from kb.storage.failures import file_errors
from kb.storage.files import make_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from kb.domain.pack import PackFile
    from kb.rule_entries import RuleEntry
    from kb.services.packs.copied import CopiedPack
    from kb.services.packs.taking import PackTaker
    from kb.services.packs.visit import PackPlace
    from kb.storage.database import Database

#: How a place on the web begins; nothing is read without encryption.
_WEB = "https://"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A folder, mostly on a share that may be gone at any time."""

    folder: Path

    def names(self) -> list[str]:
        """Return the packs there are."""
        return sorted(path.name for path in self.folder.iterdir() if path.name.endswith(SUFFIX))

    def fetch(self, name: str) -> Iterator[bytes]:
        """Read one of them piece by piece."""
        with (self.folder / name).open("rb") as file:
            if os.fstat(file.fileno()).st_size > MOST_FILE:
                raise PackTooLargeError(name)
            while piece := file.read(_PIECE):
                yield piece


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    """Where packs come from, by whom they must be signed, and how often to look; see ``rules/packs.yaml``.

    ``where`` is the place as it is written there.
    """

    place: PackPlace | None = None
    where: str = ""
    keys: tuple[str, ...] = ()
    every_minutes: int = 30


def load_pack_source(library_root: Path | None, fixed: Iterable[RuleEntry] = ()) -> PackSource:
    """Read ``rules/packs.yaml``: the library's own, or the one that is shipped, which names no place.

    What is ``fixed`` for the computer stands above it.

    Raises:
        RuleInvalidError: it is not what it should be, such as a place on the web without https.
    """
    return read_pack_source((rule_file(library_root, "packs"), *fixed))


def read_pack_source(layers: Sequence[RuleEntry]) -> PackSource:
    """Return what files like ``rules/packs.yaml`` say, the later ones first of all; raises RuleInvalidError."""
    said_by = said_last(layers, "from")
    where = said_by.text("from", "")
    if "://" in where and not where.startswith(_WEB):
        said_by.fail(RuleProblem.PLACE_UNKNOWN, "from")
    keys = said_last(layers, "keys").texts("keys", optional=True)
    every_minutes = said_last(layers, "every_minutes").number("every_minutes", least=1, most=1_440)
    ca_file = said_last(layers, "ca_file").text("ca_file", "")
    for layer in layers:
        layer.finish()
    return PackSource(place=_place(where, ca_file), where=where, keys=keys, every_minutes=every_minutes)


def _place(where: str, ca_file: str) -> PackPlace | None:
    if not where:
        return None
    return WebPlace(where, ca_file) if where.startswith(_WEB) else FolderPlace(Path(where).expanduser())


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowReport:
    """What a look for packs came to: what was taken in, what was refused, and whether all of the place was reached."""

    reached: bool = True
    taken: tuple[PackReport, ...] = ()
    refused: tuple[KbError, ...] = ()


class PackFollower:
    """Looks into one place; any thread may ask, one at a time."""

    def __init__(self, database: Database, taker: PackTaker, source: PackSource, scratch: Path) -> None:
        """``scratch`` is a folder of the library's where a pack is copied to before it is read."""
        self._database = database
        self._taker = taker
        self._source = source
        self._scratch = scratch
        #: Files that were looked at and have nothing new, so that a share is not read again and again.
        self._old: set[str] = set()

    def look(self, token: CancelToken | None = None) -> FollowReport:
        """Take in what is new; a place that cannot be reached, and files that are no good, cost nothing but a word.

        Raises:
            OperationCancelledError: the rest is taken another time.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: as above.
        """
        if self._source.place is None:
            return FollowReport()
        with file_errors(self._scratch):
            make_part(self._scratch)
            token, visit = token or CancelToken(), Visit(self._source.place, self._scratch, self._old)
            with visit.copies(token) as copies:
                return self._take(visit, copies, token)

    def _take(self, visit: Visit, copies: Iterable[CopiedPack], token: CancelToken) -> FollowReport:
        self._old |= visit.too_large
        good, refused = self._verified(copies)
        taken: list[PackReport] = []
        for way in self._ways(good):
            for pack in way:
                try:
                    taken.append(self._taker.take(pack, token))
                except PackInvalidError as error:
                    refused.append(error)
                    break
                self._old.add(pack.path.name)
        named = tuple(self._at_the_place(error) for error in refused)
        return FollowReport(reached=visit.reached, taken=tuple(taken), refused=named)

    def _at_the_place(self, error: PackInvalidError) -> PackInvalidError:
        """Name the file where somebody can find it."""
        name = Path(str(error.params["path"])).name
        return PackInvalidError(**(error.params | {"path": f"{self._source.where.rstrip('/')}/{name}"}))

    def _verified(self, copies: Iterable[CopiedPack]) -> tuple[list[PackFile], list[PackInvalidError]]:
        good: list[PackFile] = []
        refused: list[PackInvalidError] = []
        for copy in copies:
            try:
                good.append(read_header(Path(copy.name), self._source.keys, copy))
            except PackInvalidError as error:
                # One that is being copied to the share just now is whole next time.
                if error.params["problem"] is not PackProblem.TRUNCATED:
                    refused.append(error)
                    self._old.add(copy.name)
        return good, refused

    def _ways(self, good: Iterable[PackFile]) -> Iterable[tuple[PackFile, ...]]:
        by_pack: dict[UUID, list[PackFile]] = {}
        for pack in good:
            by_pack.setdefault(pack.header.pack_id, []).append(pack)
        for pack_id, files in by_pack.items():
            with self._database.read() as session:
                taken = pack_store.taken(session, pack_id)
            version = taken.version if taken else 0
            self._old |= {file.path.name for file in files if file.header.version <= version}
            yield packs_to_take(files, version)
