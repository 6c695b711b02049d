"""A library under a key: nothing in it can be read without, and everything that a plain one does is done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kb.errors import (
    BackupLockedError,
    FileUnreadableError,
    LibraryBusyError,
    LibraryDamagedError,
    LibraryLockedError,
    ProtectionStateError,
)
from kb.protection import LibraryKey
from kb.storage import article_store
from kb.storage.backup import backup_database, overwrite_database
from kb.storage.backup_check import check_library_file, key_of_file
from kb.storage.ciphered import PAGE_BYTES, is_plain, may_be_encrypted
from kb.storage.connections import connect
from kb.storage.database import Database
from kb.storage.migration import CURRENT_SCHEMA, Schema, stored_revision
from kb.storage.protection_note import NOTE_NAME, ProtectionNote, read_note, remove_note, write_note
from kb.storage.reencryption import reencrypt
from tests.kb.storage.samples import NOW, StoppedClock, make_article

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "しるしの言葉"
KEY, OTHER = LibraryKey(b"k" * 32), LibraryKey(b"o" * 32)


@pytest.fixture
def encrypted(empty_library: Path, tmp_path: Path) -> Path:
    """A library with one article, and with the note beside it."""
    path = tmp_path / "encrypted" / "library.db"
    path.parent.mkdir()
    path.touch()
    reencrypt(empty_library, path, None, KEY)
    write_note(path.parent, ProtectionNote(KEY.id))
    with closing(opened(path)) as database:
        save(database, MARKER)
    return path


def opened(path: Path, key: LibraryKey | None = KEY) -> Database:
    return Database.open(path, clock=StoppedClock(), key=key, busy_seconds=0.05)


def save(database: Database, title: str) -> None:
    with database.write() as session:
        article_store.save(session, make_article(title), editor="", now=NOW)


def titles(path: Path, key: LibraryKey | None = KEY) -> list[str]:
    with closing(opened(path, key)) as database, database.read() as session:
        return [revision.article.title for revision in article_store.all_articles(session)]


def readable(folder: Path) -> list[str]:
    """Return the files in which the marker can be read."""
    spellings = [MARKER.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(spelling in path.read_bytes() for spelling in spellings)
    ]


def test_nothing_can_be_read_in_the_file_or_in_its_log(encrypted: Path) -> None:
    with closing(opened(encrypted)) as database:
        save(database, MARKER * 500)
        assert encrypted.with_name("library.db-wal").stat().st_size > 0
        assert readable(encrypted.parent) == []
    assert titles(encrypted) == [MARKER, MARKER * 500]


def test_the_same_search_finds_the_marker_in_a_plain_library(library: Path) -> None:
    with closing(opened(library, None)) as database:
        save(database, MARKER)
        assert readable(library.parent) != []


def test_a_new_library_is_encrypted_from_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.db"
    Database.create(path, key=KEY)
    assert may_be_encrypted(path)
    assert titles(path) == []


@pytest.mark.parametrize("key", [None, OTHER])
def test_without_its_key_it_is_locked_and_not_damaged(encrypted: Path, key: LibraryKey | None) -> None:
    before = encrypted.read_bytes()
    with pytest.raises(LibraryLockedError) as caught:
        opened(encrypted, key)
    assert caught.value.params == {"path": str(encrypted.parent)}
    assert encrypted.read_bytes() == before


def test_another_key_is_refused_also_where_no_note_names_the_right_one(encrypted: Path) -> None:
    remove_note(encrypted.parent)
    assert titles(encrypted) == [MARKER]
    with pytest.raises(LibraryLockedError):
        opened(encrypted, OTHER)


@pytest.mark.parametrize("page", [0, 3])
def test_a_damaged_page_is_damage_and_no_wrong_key(encrypted: Path, page: int) -> None:
    content = bytearray(encrypted.read_bytes())
    content[page * PAGE_BYTES + 700] ^= 1
    encrypted.write_bytes(content)
    check = check_library_file(encrypted, in_use=True, key=KEY)
    assert not check.sound
    with pytest.raises(LibraryDamagedError):
        backup_database(encrypted, encrypted.parent / "b", now=NOW, key=KEY)
    if page == 0:
        with pytest.raises(LibraryDamagedError):
            opened(encrypted)


def test_a_plain_file_in_the_place_of_an_encrypted_one_is_not_written_to(encrypted: Path, library: Path) -> None:
    encrypted.write_bytes(library.read_bytes())
    with pytest.raises(ProtectionStateError):
        opened(encrypted)


def test_a_library_that_was_decrypted_takes_no_key(library: Path) -> None:
    write_note(library.parent, ProtectionNote("", (KEY.id,)))
    with pytest.raises(ProtectionStateError):
        opened(library, KEY)
    assert titles(library, None) == []


def test_another_program_that_writes_keeps_the_writer_waiting(encrypted: Path) -> None:
    with (
        closing(opened(encrypted)) as first,
        closing(opened(encrypted)) as second,
        first.write(),
        pytest.raises(LibraryBusyError),
    ):
        save(second, "later")
    assert titles(encrypted) == [MARKER]


def test_what_others_write_is_noticed_and_the_log_is_folded(encrypted: Path) -> None:
    with closing(opened(encrypted)) as first, closing(opened(encrypted)) as second:
        seen = first.data_version()
        save(second, "another")
        assert first.data_version() != seen
        assert first.fold_log()
        first.rewrite()
    assert titles(encrypted) == [MARKER, "another"]


def test_backups_are_encrypted_and_checked_under_the_same_key(encrypted: Path, tmp_path: Path) -> None:
    copy = backup_database(encrypted, tmp_path / "backups", now=NOW, key=KEY)
    assert readable(tmp_path) == []
    assert key_of_file(copy, (OTHER, KEY)) == KEY
    assert check_library_file(copy, key=KEY).counts["articles"] == 1
    with pytest.raises(BackupLockedError):
        key_of_file(copy, (OTHER,))


def test_no_key_is_asked_for_what_is_no_encrypted_file(library: Path, tmp_path: Path) -> None:
    assert key_of_file(library, (KEY,)) is None
    (tmp_path / "words").write_text("no database", encoding="utf-8")
    assert key_of_file(tmp_path / "words", (KEY,)) is None
    assert key_of_file(tmp_path / "none", (KEY,)) is None


@pytest.mark.parametrize("keys", [(), (OTHER,), (KEY,)])
def test_a_backup_without_its_first_page_is_broken_and_not_locked(
    encrypted: Path, library: Path, keys: tuple[LibraryKey, ...]
) -> None:
    for path in (encrypted, library):
        content = path.read_bytes()
        path.write_bytes(bytes(PAGE_BYTES) + content[PAGE_BYTES:])
        key = key_of_file(path, keys)
        assert key is None
        assert not check_library_file(path, key=key).sound
    # Noise in its place looks like encryption, but the page behind it does not.
    library.write_bytes(bytes(range(256)) * (PAGE_BYTES // 256) + content[PAGE_BYTES:])
    assert key_of_file(library, keys) is None


def test_a_backup_of_which_a_later_page_is_blank_is_read_under_its_key(encrypted: Path) -> None:
    content = encrypted.read_bytes()
    encrypted.write_bytes(content[:PAGE_BYTES] + bytes(PAGE_BYTES) + content[2 * PAGE_BYTES :])
    assert key_of_file(encrypted, (OTHER, KEY)) == KEY
    assert not check_library_file(encrypted, key=KEY).sound


@pytest.mark.parametrize("key", [None, KEY])
def test_a_library_without_its_first_page_is_damaged_where_no_note_names_a_key(
    library: Path, key: LibraryKey | None
) -> None:
    library.write_bytes(bytes(PAGE_BYTES) + library.read_bytes()[PAGE_BYTES:])
    with pytest.raises(LibraryDamagedError):
        opened(library, key)


def test_one_encrypted_library_takes_the_place_of_another(encrypted: Path, tmp_path: Path) -> None:
    side = backup_database(encrypted, tmp_path / "side", now=NOW, key=KEY)
    with closing(opened(encrypted)) as database:
        save(database, "later")
    overwrite_database(side, encrypted, lambda: None, key=KEY)
    assert titles(encrypted) == [MARKER]


@pytest.mark.parametrize("target_key", [OTHER, None])
def test_a_copy_under_another_key_has_all_of_it(encrypted: Path, tmp_path: Path, target_key: LibraryKey | None) -> None:
    target = tmp_path / "copy.db"
    target.touch()
    reencrypt(encrypted, target, KEY, target_key)
    assert titles(target, target_key) == [MARKER]
    assert is_plain(target) is (target_key is None)
    assert stored_revision(target, key=target_key) == stored_revision(encrypted, key=KEY)
    with closing(connect(target, key=target_key)) as copy, closing(connect(encrypted, key=KEY)) as source:
        schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        assert copy.execute(schema).fetchall() == source.execute(schema).fetchall()


def test_a_damaged_library_gives_no_copy(encrypted: Path, tmp_path: Path) -> None:
    content = bytearray(encrypted.read_bytes())
    content[3 * PAGE_BYTES + 700] ^= 1
    encrypted.write_bytes(content)
    target = tmp_path / "copy.db"
    target.touch()
    with pytest.raises(LibraryDamagedError):
        reencrypt(encrypted, target, KEY, OTHER)


def test_an_older_schema_is_brought_up_to_date_after_an_encrypted_backup(tmp_path: Path) -> None:
    path = tmp_path / "old" / "library.db"
    older = Schema(revisions=CURRENT_SCHEMA.revisions[:1], folder=CURRENT_SCHEMA.folder)
    Database.create(path, key=KEY, schema=older)
    opened(path).close()
    (backup,) = (path.parent / "backups").iterdir()
    assert stored_revision(backup, key=KEY) == older.head
    assert titles(path) == []


def test_sqlite_itself_sees_no_database(encrypted: Path) -> None:
    with closing(sqlite3.connect(encrypted)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM sqlite_master")


def test_the_note_remembers_earlier_keys(tmp_path: Path) -> None:
    assert read_note(tmp_path) is None
    first = ProtectionNote("").changed_to("a").changed_to("b").changed_to("").changed_to("a")
    assert first == ProtectionNote("a", ("b",))
    write_note(tmp_path, first)
    assert read_note(tmp_path) == first


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "key": "a", "earlier": []}', '{"version": 1}', "\udcff"])
def test_a_note_that_says_something_else_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / NOTE_NAME).write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(FileUnreadableError):
        read_note(tmp_path)
