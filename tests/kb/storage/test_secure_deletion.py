"""What was deleted or written over is not readable in the file, long before retention sees to it.

Some builds of SQLite delete securely by themselves, such as those of Debian; others only because they are told to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.call import Call
from kb.domain.stored_draft import StoredDraft
from kb.identifiers import new_id
from kb.storage import call_store, draft_store
from kb.storage.database import Database
from tests.kb.support import START, PlayedClock

if TYPE_CHECKING:
    from pathlib import Path

_MARK = "QZ水野様QZ"


def test_a_discarded_draft_and_notes_written_over_are_gone(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    Database.create(file)
    database = Database.open(file, clock=PlayedClock())
    draft = StoredDraft(
        article_id=new_id(), editor="", window=new_id(), text=_MARK * 500, base_number=0, saved_at=START, call_id=None
    )
    call = Call(id=new_id(), started_at=START, notes=_MARK * 500)
    with database.write() as session:
        draft_store.save(session, draft)
        call_store.start(session, call)
    assert database.fold_log()
    assert _MARK.encode() in file.read_bytes()
    with database.write() as session:
        draft_store.discard(session, draft.article_id, editor="", window=draft.window)
        call_store.save_notes(session, call.id, "")
    assert database.fold_log()
    assert file.with_name("library.db-wal").stat().st_size == 0
    assert _MARK.encode() not in file.read_bytes()
    database.close()


def test_the_file_is_written_anew_with_everything_in_it(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    Database.create(file)
    database = Database.open(file, clock=PlayedClock())
    call = Call(id=new_id(), started_at=START, notes="訪問")
    with database.write() as session:
        call_store.start(session, call)
    version = database.data_version()
    database.rewrite()
    assert database.data_version() == version  # no change by another program
    with database.read() as session:
        assert call_store.get(session, call.id) == call
    database.close()
