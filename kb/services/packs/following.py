"""Looks for new packs where the centre puts them, and takes them in, whether the place can be reached or not."""

from __future__ import annotations

import json
import logging
import shutil
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from kb.documents.pack_file import SUFFIX, read_header
from kb.domain.pack import PackProblem, PackReport, packs_to_take
from kb.errors import KbError, PackInvalidError
from kb.rule_files import rule_file, said_last
from kb.services.packs.making import LISTING
from kb.storage import pack_store
from kb.storage.failures import file_errors
from kb.storage.files import make_folder
from kb.system_errors import FULL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.pack import PackFile
    from kb.rule_files import RuleEntry
    from kb.services.packs.taking import PackTaker
    from kb.storage.database import Database

_log = logging.getLogger(__name__)

_SECONDS = 20
_MOST_LISTING = 2**20
_MOST_FILE = 2 * 2**30


class PackPlace(Protocol):
    """Where packs are put; both methods raise OSError when it cannot be reached."""

    def names(self) -> list[str]: ...
    def fetch(self, name: str, target: Path) -> None: ...


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A folder, mostly on a share that may be gone at any time."""

    folder: Path

    def names(self) -> list[str]:
        """Return the packs there are."""
        return sorted(path.name for path in self.folder.iterdir() if path.name.endswith(SUFFIX))

    def fetch(self, name: str, target: Path) -> None:
        """Copy one of them."""
        shutil.copyfile(self.folder / name, target)


@dataclass(frozen=True, slots=True)
class WebPlace:
    """A folder of a web server, with the list that ``PackMaker`` writes into it."""

    url: str

    def names(self) -> list[str]:
        """Return the packs of the list; names that lead elsewhere are left out."""
        with self._open(LISTING) as answer:
            content = answer.read(_MOST_LISTING)
        try:
            names = json.loads(content)["packs"]
        except (ValueError, KeyError, TypeError) as error:
            message = f"{LISTING} is no list of packs"
            raise OSError(message) from error
        return [name for name in names if isinstance(name, str) and Path(name).name == name and name.endswith(SUFFIX)]

    def fetch(self, name: str, target: Path) -> None:
        """Load one of them."""
        with self._open(name) as answer, target.open("wb") as file:
            shutil.copyfileobj(answer, file)

    def _open(self, name: str) -> Any:  # noqa: ANN401 - an answer of urllib, whose class depends on the scheme
        address = urllib.parse.urljoin(f"{self.url.rstrip('/')}/", urllib.parse.quote(name))
        return urllib.request.urlopen(address, timeout=_SECONDS)  # noqa: S310 - https only, see load_pack_source


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
        FileUnreadableError: it is not what it should be, such as a place on the web without https.
    """
    return read_pack_source((rule_file(library_root, "packs"), *fixed))


def read_pack_source(layers: Sequence[RuleEntry]) -> PackSource:
    """Return what files like ``rules/packs.yaml`` say, the later ones first of all; raises RuleInvalidError."""
    where = said_last(layers, "from").text("from", "")
    keys = said_last(layers, "keys").texts("keys", optional=True)
    every_minutes = said_last(layers, "every_minutes").number("every_minutes", least=1, most=1_440)
    for layer in layers:
        layer.finish()
    return PackSource(place=_place(where), where=where, keys=keys, every_minutes=every_minutes)


def _place(where: str) -> PackPlace | None:
    if not where:
        return None
    return WebPlace(where) if where.startswith("https://") else FolderPlace(Path(where).expanduser())


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowReport:
    """What a look for packs came to: what was taken in, what was refused, and whether the place could be reached."""

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
            make_folder(self._scratch)
            # What cannot be removed on a disk that fails goes with the leftovers, and says nothing of the packs.
            with TemporaryDirectory(prefix="packs-", dir=self._scratch, ignore_cleanup_errors=True) as folder:
                return self._look_in(Path(folder), self._source.place, token)

    def _look_in(self, folder: Path, place: PackPlace, token: CancelToken | None) -> FollowReport:
        try:
            files = self._fetch(place, folder)
        except OSError as error:
            # The same copy fails where the place cannot be reached and where this computer's disk is full.
            if error.errno in FULL:
                raise
            _log.info("the place of packs cannot be reached: %s", type(error).__name__)
            return FollowReport(reached=False)
        good, refused = self._verified(files)
        taken: list[PackReport] = []
        for way in self._ways(good):
            for pack in way:
                try:
                    taken.append(self._taker.take(pack, token))
                except PackInvalidError as error:
                    refused.append(error)
                    break
        return FollowReport(taken=tuple(taken), refused=tuple(refused))

    def _fetch(self, place: PackPlace, folder: Path) -> list[Path]:
        files: list[Path] = []
        for name in place.names():
            if name in self._old:
                continue
            target = folder / name
            place.fetch(name, target)
            files.append(target)
        return files

    def _verified(self, files: Iterable[Path]) -> tuple[list[PackFile], list[KbError]]:
        good: list[PackFile] = []
        refused: list[KbError] = []
        for file in files:
            try:
                good.append(read_header(file, self._source.keys))
            except PackInvalidError as error:
                # One that is being copied to the share just now is whole next time.
                if error.params["problem"] is not PackProblem.TRUNCATED:
                    refused.append(error)
                    self._old.add(file.name)
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
