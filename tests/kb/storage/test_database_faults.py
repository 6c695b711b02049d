"""Disks, permissions, other programs and crashes: each becomes its own error, and nothing saved is lost."""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.errors import DiskFullError, LibraryBusyError, LibraryDamagedError, LibraryMissingError, LibraryReadOnlyError
from kb.storage import article_store
from kb.storage.database import Database
from tests.kb.storage.samples import NOW, StoppedClock, make_article, start_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

HOLD_THE_WRITE_LOCK = """
import sys
from pathlib import Path
from kb.clock import SystemClock
from kb.storage.database import Database
with Database.open(Path(sys.argv[1]), clock=SystemClock()).write():
    print("locked", flush=True)
    sys.stdin.readline()
"""

SAVE_FOR_EVER = """
import sys
from pathlib import Path
from kb.clock import SystemClock
from kb.domain.article import Article, Kind
from kb.identifiers import new_id
from kb.storage import article_store
from kb.storage.database import Database
database = Database.open(Path(sys.argv[1]), clock=SystemClock())
while True:
    article = Article(id=new_id(), kind=Kind.CASE, title="t", body="b")
    with database.write() as session:
        article_store.save(session, article, editor="", now=SystemClock().now())
    print(article.id, flush=True)
"""

#: Root may write everywhere, so it becomes nobody, once everything is imported that nobody may not read.
OPEN_AND_NAME_THE_ERROR = """
import os
import sys
from pathlib import Path
from kb.clock import SystemClock
from kb.errors import KbError
from kb.storage.database import Database
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    if sys.argv[2] == "create":
        Database.create(Path(sys.argv[1]))
    else:
        Database.open(Path(sys.argv[1]), clock=SystemClock()).close()
    print("fine")
except KbError as error:
    print(error.code)
"""

OPEN_AND_LIST_MODULES = """
import sys
from pathlib import Path
from kb.clock import SystemClock
from kb.storage import article_store
from kb.storage.database import Database
database = Database.open(Path(sys.argv[1]), clock=SystemClock())
with database.read() as session:
    assert article_store.count(session) == 0
print(sorted({name.partition(".")[0] for name in sys.modules} & {"alembic", "mako"}))
"""


def open_as_ordinary_user(path: Path, verb: str = "open") -> str:
    out, err = start_program(OPEN_AND_NAME_THE_ERROR, path, verb).communicate(timeout=180)
    assert err == ""
    return out.strip()


@pytest.fixture
def common_folder(library: Path) -> Iterator[Path]:
    """Give a folder with a library that other users reach: pytest's own is closed to them."""
    folder = Path(tempfile.mkdtemp())
    shutil.copy(library, folder / "library.db")
    (folder / "library.db").chmod(0o666)
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="permissions work differently on Windows")


@posix_only
def test_an_ordinary_user_opens_a_writable_library(common_folder: Path) -> None:
    assert open_as_ordinary_user(common_folder / "library.db") == "fine"


@posix_only
def test_a_read_only_folder_is_named(common_folder: Path) -> None:
    common_folder.chmod(0o555)
    assert open_as_ordinary_user(common_folder / "library.db") == "library_read_only"
    assert open_as_ordinary_user(common_folder / "new.db", "create") == "library_read_only"
    assert open_as_ordinary_user(common_folder / "new" / "new.db", "create") == "library_read_only"


@posix_only
@pytest.mark.parametrize("mode", [0o444, 0o000])
def test_a_read_only_file_is_named(common_folder: Path, mode: int) -> None:
    (common_folder / "library.db").chmod(mode)
    assert open_as_ordinary_user(common_folder / "library.db") == "library_read_only"


def test_a_full_disk_loses_nothing_that_was_saved(database: Database) -> None:
    saved = make_article("saved")
    with database.write() as session:
        article_store.save(session, saved, editor="", now=NOW)
    large = make_article("large", body="あ" * 400_000)
    with database.write() as session:
        limit_pages(session.connection().exec_driver_sql("PRAGMA page_count").scalar_one(), session)
    with pytest.raises(DiskFullError), database.write() as session:
        article_store.save(session, large, editor="", now=NOW)
    with database.read() as session:
        assert [revision.article for revision in article_store.all_articles(session)] == [saved]
    with database.write() as session:
        limit_pages(1_000_000, session)
        article_store.save(session, large, editor="", now=NOW)


def test_what_the_disk_refused_is_in_the_way_until_it_takes_something(database: Database) -> None:
    with database.write() as session:
        limit_pages(session.connection().exec_driver_sql("PRAGMA page_count").scalar_one(), session)
    assert database.obstacle() is None
    large = make_article("large", body="あ" * 400_000)
    for refusal in (DiskFullError(path="x"), LibraryReadOnlyError(path="x")):
        with pytest.raises(type(refusal)), database.write():
            raise refusal
        assert database.obstacle() is None  # a number was written: it takes something again
    with pytest.raises(DiskFullError), database.write() as session:
        article_store.save(session, large, editor="", now=NOW)
    database.path.rename(database.path.with_name("elsewhere.db"))
    assert isinstance(database.obstacle(), LibraryMissingError)
    database.path.with_name("elsewhere.db").rename(database.path)
    assert database.obstacle() is None


def limit_pages(count: int, session: Session) -> None:
    """Make SQLite report a full disk at that size of the file."""
    session.connection().exec_driver_sql(f"PRAGMA max_page_count = {count}")


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database at all" * 500, b"SQLite format 3\x00" + b"\x00" * 5000],
    ids=["empty", "foreign", "header only"],
)
def test_what_is_no_database_is_reported_damaged_and_kept(library: Path, content: bytes) -> None:
    library.write_bytes(content)
    with pytest.raises(LibraryDamagedError) as caught:
        Database.open(library, clock=StoppedClock())
    assert caught.value.params == {"path": str(library), "backups": str(library.parent / "backups")}
    assert library.read_bytes() == content


def test_a_database_cut_short_is_reported_damaged(library: Path) -> None:
    content = library.read_bytes()
    library.write_bytes(content[: len(content) // 2])
    with pytest.raises(LibraryDamagedError):
        Database.open(library, clock=StoppedClock())


def test_damage_inside_is_reported_when_it_is_met(library: Path) -> None:
    database = Database.open(library, clock=StoppedClock())
    with database.write() as session:
        articles = [make_article(str(number), body="本文" * 500) for number in range(50)]
        article_store.save_many(session, articles, editor="", now=NOW)
    database.close()
    content = bytearray(library.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle:] = b"\xff" * (len(content) - middle)
    library.write_bytes(content)
    database = Database.open(library, clock=StoppedClock())
    with pytest.raises(LibraryDamagedError), database.read() as session:
        list(article_store.all_articles(session))
    database.close()


def test_a_database_of_another_program_is_no_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
    with pytest.raises(LibraryDamagedError):
        Database.open(path, clock=StoppedClock())


def test_another_program_that_writes_is_waited_for_and_then_named(library: Path, database: Database) -> None:
    other = start_program(HOLD_THE_WRITE_LOCK, library)
    assert other.stdout is not None
    assert other.stdout.readline() == "locked\n"
    with pytest.raises(LibraryBusyError), database.write():
        pass
    with database.read() as session:
        assert article_store.count(session) == 0
    other.communicate("go\n", timeout=180)
    with database.write() as session:
        article_store.save(session, make_article(), editor="", now=NOW)


def test_what_was_acknowledged_survives_a_kill(library: Path) -> None:
    other = start_program(SAVE_FOR_EVER, library)
    assert other.stdout is not None
    acknowledged = [other.stdout.readline().strip() for _ in range(5)]
    other.kill()
    acknowledged += other.communicate(timeout=180)[0].split()
    database = Database.open(library, clock=StoppedClock())
    with database.read() as session:
        found = {str(revision.article.id) for revision in article_store.all_articles(session)}
    database.close()
    # A last line may be cut by the kill; a whole one has 36 characters.
    assert {line for line in acknowledged if len(line) == 36} <= found


def test_opening_a_current_library_does_not_import_alembic(library: Path) -> None:
    out, err = start_program(OPEN_AND_LIST_MODULES, library).communicate(timeout=180)
    assert (out, err) == ("[]\n", "")
