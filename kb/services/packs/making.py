"""Makes packs of what editors have published."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kb.documents.article_text import write_article
from kb.documents.pack_file import SUFFIX, pack_lines, write_pack
from kb.domain.exporting import Export
from kb.domain.pack import PackFile, PackHeader, PackState
from kb.domain.permission import Permission
from kb.errors import FolderMissingError
from kb.identifiers import new_id
from kb.services.audit.exits import Exits
from kb.storage import article_store, pack_store
from kb.storage.failures import file_errors
from kb.written_files import sync_file, write_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from kb.clock import Clock
    from kb.domain.permission import Permissions
    from kb.storage.database import Database

#: What a web folder is asked for first: which packs there are.
LISTING = "packs.json"
#: After so many versions a whole pack is written beside the one with the changes, so that ways stay short.
_WHOLE_EVERY = 10
_NAME = re.compile(rf"kandokoro-([0-9a-f]{{8}})-([0-9]{{6,9}})(?:-whole)?{re.escape(SUFFIX)}")


class PackMaker:
    """Writes packs into a folder that agents' programs look into; any thread may ask."""

    def __init__(
        self, database: Database, clock: Clock, exits: Exits | None = None, permissions: Permissions | None = None
    ) -> None:
        """Touch nothing yet; without ``exits`` every way out is open, without ``permissions`` nobody is refused."""
        self._permissions = permissions
        self._exits = exits or Exits()
        self._database = database
        self._clock = clock

    def make(self, folder: Path, key: Ed25519PrivateKey, *, whole: bool = False) -> tuple[PackFile, ...]:
        """Write what changed since the last pack, and the whole where ``whole`` or where it is time; return the files.

        Nothing is written where nothing changed and nobody asked for the whole. Unfinished articles are left out;
        archived ones travel as archived, since nothing ever disappears from a library.

        Raises:
            NotPermittedError: the user may not export.
            ExportRefusedError: the policy of this computer lets no packs out.
            AuditUnwritableError: it cannot be recorded that something goes out; nothing was written.
            FolderMissingError: there is no such folder.
            DiskFullError, LibraryReadOnlyError, LibraryBusyError: the version is not counted; make it again.
        """
        if self._permissions is not None:
            self._permissions.require((Permission.EXCHANGE,))
        with self._exits.through(Export.PACKS, folder) as counts:
            files = self._make(folder, key, whole=whole)
            last = files[0].header if files else None
            counts.update(files=len(files), version=last.version if last else 0, articles=last.articles if last else 0)
        return files

    def _make(self, folder: Path, key: Ed25519PrivateKey, *, whole: bool) -> tuple[PackFile, ...]:
        if not folder.is_dir():
            raise FolderMissingError(path=str(folder))
        with self._database.read() as session:
            before = pack_store.made(session)
            mark = pack_store.last_revision(session)
        before = before or PackState(pack_id=new_id(), version=0, mark=pack_store.NO_MARK, at=self._clock.now())
        if mark == before.mark and not whole:
            return ()
        state = replace(before, version=before.version + 1, mark=mark, at=self._clock.now())
        # The number first: a version that somebody may have taken in never stands for something else later.
        self._note(replace(state, mark=before.mark))
        # Where the version before is not in the folder, by a stop between the two or by a clean-up, nobody can go on
        # from it.
        bases = [before.version] if any(folder.glob(f"{_name(before)}*")) else []
        if whole or not bases or state.version % _WHOLE_EVERY == 0:
            bases.append(0)
        files = tuple(self._write(folder, state, base, before.mark, key) for base in bases)
        with file_errors(folder):
            names = sorted(path.name for path in folder.glob(f"*{SUFFIX}"))
            write_over(folder / LISTING, json.dumps({"packs": names}, ensure_ascii=False))
        self._note(state)
        return files

    def _note(self, state: PackState) -> None:
        with self._database.write() as session:
            pack_store.note(session, state, made_here=True)

    def _write(self, folder: Path, state: PackState, base: int, since: UUID, key: Ed25519PrivateKey) -> PackFile:
        mark = pack_store.NO_MARK if base == 0 else since
        name = f"{_name(state)}{'' if base else '-whole'}{SUFFIX}"
        with file_errors(folder), TemporaryDirectory(prefix=".packing-", dir=folder) as scratch:
            packed, finished = Path(scratch) / "content", Path(scratch) / name
            count = [0]
            digest, length, unpacked = pack_lines(self._lines(mark, count), packed)
            header = PackHeader(
                pack_id=state.pack_id,
                version=state.version,
                base=base,
                made_at=_whole_seconds(state.at),
                articles=count[0],
                mark=state.mark,
                sha256=digest,
                length=length,
                unpacked=unpacked,
            )
            write_pack(finished, header, packed, key)
            target = folder / name
            sync_file(finished)
            finished.replace(target)
        return PackFile(path=target, header=header)

    def _lines(self, mark: UUID, count: list[int]) -> Iterator[dict[str, str]]:
        with self._database.read() as session:
            for article_id in pack_store.changed_since(session, mark):
                revision = article_store.get(session, article_id)
                if revision is not None:
                    count[0] += 1
                    yield {"article": write_article(revision.article)}


def version_in_name(name: str) -> tuple[str, int] | None:
    """Return what the name of a file says of its pack: the beginning of its id, and the version; None of any other."""
    found = _NAME.fullmatch(name)
    return (found[1], int(found[2])) if found else None


def _name(state: PackState) -> str:
    return f"kandokoro-{state.pack_id.hex[:8]}-{state.version:06}"


def _whole_seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
