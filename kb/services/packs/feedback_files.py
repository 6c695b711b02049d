"""What agents say of articles, on its way to the editors as files: counts and reasons, never a call or a customer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kb.domain.call import Feedback, FeedbackType
from kb.domain.permission import Permission
from kb.errors import FileUnreadableError, FolderMissingError
from kb.identifiers import new_id
from kb.patience import in_time
from kb.services.audit.entrances import Arrival
from kb.services.audit.ways import Ways
from kb.storage import feedback_store
from kb.storage.failures import file_errors
from kb.written_files import write_over

if TYPE_CHECKING:
    from pathlib import Path

    from kb.clock import Clock
    from kb.domain.permission import Permissions
    from kb.search.masking import Masker
    from kb.storage.database import Database

SUFFIX = ".kbfeedback"
_FORMAT = 1
#: What is older was sent before: a file names everything of so many days, and nothing counts twice.
_DAYS = 60
_MOST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """What came of reading a file: statements that are new here, known already, or about articles not known here."""

    added: int = 0
    known: int = 0
    strange: int = 0


class FeedbackFiles:
    """Writes and reads such files; any thread may ask."""

    def __init__(
        self,
        database: Database,
        masker: Masker,
        clock: Clock,
        ways: Ways | None = None,
        permissions: Permissions | None = None,
    ) -> None:
        """``masker`` goes over every reason, which may name a customer; without ``permissions`` nobody is refused."""
        self._permissions = permissions
        self._ways = ways or Ways()
        self._database = database
        self._masker = masker
        self._clock = clock

    def write(self, folder: Path) -> tuple[Path, int]:
        """Write what was said lately into a new file of a folder, and return it with the number of statements.

        Raises:
            FolderMissingError: there is no such folder.
            AuditUnwritableError: it cannot be recorded that something goes out; there is no file.
            DiskFullError, LibraryReadOnlyError: there is no file.
        """
        if not folder.is_dir():
            raise FolderMissingError(path=str(folder))
        now = self._clock.now()
        with self._database.read() as session:
            found = feedback_store.since(session, now - timedelta(days=_DAYS))
        rows = [
            {
                "id": said.id.hex,
                "article": said.article_id.hex,
                "at": said.at.isoformat(),
                "type": said.type.value,
                "reason": self._masker.mask(said.reason).text if said.reason else "",
            }
            for said in found
        ]
        path = folder / f"{now:%Y%m%dT%H%M%SZ}-{new_id().hex[-12:]}{SUFFIX}"
        with self._ways.exits.feedback(path) as counts, file_errors(folder):
            write_over(path, json.dumps({"format": _FORMAT, "feedback": rows}, ensure_ascii=False))
            counts.update(statements=len(rows))
        return path, len(rows)

    def read(self, path: Path) -> FeedbackReport:
        """Take in a file; repeating it changes nothing.

        Raises:
            NotPermittedError: the user may not import.
            FileUnreadableError: it is no such file; nothing of it was taken in.
            PlaceSilentError: it lies on a share that hangs.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: as above.
        """
        if self._permissions is not None:
            self._permissions.require((Permission.EXCHANGE,))
        try:
            content = in_time(path, partial(_content, path))
            statements = [_feedback(row) for row in _rows(json.loads(content))]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise FileUnreadableError(path=str(path), line=0) from error
        with self._ways.entrances.through(Arrival.FEEDBACK, path) as counts:
            with self._database.write() as session:
                added, strange = feedback_store.add_from_elsewhere(session, statements)
            counts.update(added=added)
        return FeedbackReport(added=added, known=len(statements) - added - strange, strange=strange)


def _content(path: Path) -> bytes:
    if path.stat().st_size > _MOST_BYTES:
        raise FileUnreadableError(path=str(path), line=0)
    return path.read_bytes()


def _rows(content: Any) -> list[dict[str, str]]:  # noqa: ANN401 - whatever the file holds
    if content["format"] != _FORMAT:
        raise ValueError(content["format"])
    rows: list[dict[str, str]] = content["feedback"]
    return rows


def _feedback(row: dict[str, str]) -> Feedback:
    at = datetime.fromisoformat(row["at"])
    if at.tzinfo is None:
        raise ValueError(row["at"])
    return Feedback(
        id=UUID(row["id"]),
        article_id=UUID(row["article"]),
        call_id=None,
        at=at,
        type=FeedbackType(row["type"]),
        reason=str(row["reason"])[:1_000],
    )
