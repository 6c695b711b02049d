"""Proof of encryption: of a library at work nothing can be read on the disk, and with the key all of it is there.

Marked words are written wherever a customer's can stand, and looked for in every byte of the library's folder and of
the temporary folder while programs work, are killed, back up and restore.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kb.clock import SystemClock
from kb.documents.pack_file import MAGIC, public_text
from kb.domain.importing import FolderOrder
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.domain.table import TableOrder
from kb.identifiers import new_id
from kb.library import LibraryPaths, create_library, open_library
from kb.library.restoring import prepared
from kb.protection import KnownKeys, LibraryKey
from kb.services.indexing import IndexCondition
from kb.storage.database import Database
from kb.storage.reencryption import reencrypt
from tests.kb.marked_calls import Markers, write_call
from tests.kb.pictures import png
from tests.kb.readable_bytes import found_in, watched
from tests.kb.services.imports.folders import write
from tests.kb.services.table_imports.tables import HEADER, ROW, changed, write_csv
from tests.kb.support import START, eventually, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.library import Library

KEY = LibraryKey(b"k" * 32)
#: What all marked words have in the middle, as somebody wrote them and as an index folds them.
MIDDLE = "zqxwvkjm"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this program and its children put temporary files."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


@contextmanager
def opened(paths: LibraryPaths, key: LibraryKey | None) -> Iterator[tuple[Library, Database]]:
    with (
        open_library(paths, clock=SystemClock(), key=key) as library,
        closing(Database.open(paths.database, clock=SystemClock(), key=key)) as database,
    ):
        yield library, database


def work(library: Library, database: Database, mark: Markers, outside: Path) -> None:
    """Do what people do in a day: take calls, write, import, search, draft, back up."""
    article = make_script(mark(), mark() * 20)
    library.editing.save(article)
    for _ in range(20):
        with database.write() as session:
            write_call(session, START, mark, article.id)
    for number in range(30):
        write(outside / "folder", f"{number}.md", make_script(mark(), mark()), with_id=False)
    library.exchange.run_elsewhere(FolderOrder(path=outside / "folder"))
    rows = [changed(ROW, お客様番号=str(number), 問い合わせ内容=mark()) for number in range(20)]
    table = write_csv(outside / "table.csv", [HEADER, *rows, changed(ROW, 受付日時="いつか", 担当者=mark())])
    look = library.tables.look(table)
    assert look.target is not None
    report = library.tables.run_elsewhere(TableOrder(path=table, target=look.target, mapping=look.mapping))
    assert (report.added, report.bad_count) == (20, 1)
    workbook = outside / "articles.xlsx"
    library.tables.export_articles(workbook)
    library.tables.look(workbook)
    assert eventually(lambda: library.status().index_state is IndexCondition.READY)
    library.searching.search(SearchQuery(text=mark()))
    library.suggestions.suggest(SuggestionQuery(notes=mark() * 10))
    library.indexing.rebuild()
    library.backups.make()


def all_said(paths: LibraryPaths, key: LibraryKey | None, folder: Path, mark: Markers) -> set[str]:
    """Return the marked words that are in the library for whoever has the key."""
    folder.mkdir()
    plain = folder / "plain.db"
    plain.touch()
    reencrypt(paths.database, plain, key, None)
    return mark.anywhere_in(folder)


def test_a_day_of_work_leaves_nothing_that_can_be_read(paths: LibraryPaths, temporary: Path, tmp_path: Path) -> None:
    mark = Markers(MIDDLE)
    create_library(paths, clock=SystemClock(), sample=False, key=KEY)
    with watched(MIDDLE, paths.root, temporary) as found, opened(paths, KEY) as (library, database):
        work(library, database, mark, tmp_path / "outside")
    assert found == set()
    assert found_in(paths.root, MIDDLE) == set()
    assert found_in(temporary, MIDDLE) == set()
    asked_or_refused = 3
    assert len(all_said(paths, KEY, tmp_path / "with the key", mark)) == len(mark.made) - asked_or_refused


def test_the_same_search_finds_all_of_a_plain_library(paths: LibraryPaths, temporary: Path, tmp_path: Path) -> None:
    mark = Markers(MIDDLE)
    create_library(paths, clock=SystemClock(), sample=False)
    with opened(paths, None) as (library, database):
        work(library, database, mark, tmp_path / "outside")
    found = found_in(paths.root, MIDDLE)
    assert "library.db" in found
    assert found_in(paths.backups, MIDDLE)
    assert found_in(paths.index, MIDDLE)


def test_a_restoration_puts_nothing_readable_beside(paths: LibraryPaths, temporary: Path, tmp_path: Path) -> None:
    mark = Markers(MIDDLE)
    create_library(paths, clock=SystemClock(), sample=False, key=KEY)
    with opened(paths, KEY) as (library, _):
        library.editing.save(make_script(mark(), mark()))
        backup = library.backups.make().backup.path
        library.editing.save(make_script(mark(), mark()))
    other, under_another = LibraryKey(b"o" * 32), tmp_path / "elsewhere.db"
    under_another.touch()
    reencrypt(backup, under_another, KEY, other)
    for file in (backup, under_another):
        with (
            watched(MIDDLE, paths.root, temporary) as found,
            prepared(paths, file, clock=SystemClock(), keys=KnownKeys(KEY, lambda: (other,))) as restoration,
        ):
            assert found_in(paths.root, MIDDLE) == set()
            restoration.preview()
            restoration.replace()
        assert found == set()
    assert found_in(paths.root, MIDDLE) == set()
    with opened(paths, KEY) as (library, _):
        assert library.status().article_count == 1


WORK_FOR_EVER = """
import sys
from pathlib import Path
from kb.clock import SystemClock
from kb.domain.importing import FolderOrder
from kb.library import LibraryPaths, open_library
from kb.protection import LibraryKey
from tests.kb.support import make_script
library = open_library(LibraryPaths(Path(sys.argv[1])), clock=SystemClock(), key=LibraryKey(b"k" * 32))
number = 0
while True:
    number += 1
    library.editing.save(make_script(f"QZzqxwvkjm{number:05}QZ", "QZzqxwvkjm00000QZ" * 500))
    if number == 3:
        print("at work", flush=True)
    if number % 5 == 0:
        library.exchange.run_elsewhere(FolderOrder(path=Path(sys.argv[2])))
    if number % 7 == 0:
        library.indexing.rebuild()
        library.backups.make()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a kill there is the same as the end of a process")
@pytest.mark.parametrize("seconds", [0.0, 0.4, 1.1])
def test_a_killed_program_leaves_nothing_that_can_be_read(
    paths: LibraryPaths, temporary: Path, tmp_path: Path, seconds: float
) -> None:
    mark = Markers(MIDDLE)
    create_library(paths, clock=SystemClock(), sample=False, key=KEY)
    for number in range(200):
        write(tmp_path / "in", f"{number}.md", make_script(mark(), mark()), with_id=False)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, "-c", WORK_FOR_EVER, str(paths.root), str(tmp_path / "in")],
        stdout=subprocess.PIPE,
        env=environment,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"at work\n"
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(seconds)
        program.send_signal(signal.SIGKILL)
    assert found_in(paths.root, MIDDLE) == set()
    assert found_in(temporary, MIDDLE) == set()
    with opened(paths, KEY) as (library, _):
        assert library.status().article_count >= 3
    assert found_in(paths.root, MIDDLE) == set()


def test_pictures_and_drafts_are_in_the_database_and_nowhere_else(
    paths: LibraryPaths, temporary: Path, tmp_path: Path
) -> None:
    mark = Markers(MIDDLE)
    create_library(paths, clock=SystemClock(), sample=False, key=KEY)
    with watched(MIDDLE, paths.root, temporary) as found, opened(paths, KEY) as (library, _):
        library.attachments.add(png(), name=mark())
        library.drafts.save(new_id(), mark() * 50)
    assert found == set()
    assert found_in(paths.root, MIDDLE) == set()


def test_a_pack_is_taken_in_and_feedback_goes_round_without_anything_readable(
    blank: Library, temporary: Path, tmp_path: Path
) -> None:
    """A pack is packed and not encrypted: it is looked for by how it begins, too."""
    paths = LibraryPaths(tmp_path / "agent")
    mark, share, key = Markers(MIDDLE), tmp_path / "share", Ed25519PrivateKey.generate()
    share.mkdir()
    for _ in range(50):
        blank.editing.save(make_script(mark(), mark() * 20))
    blank.packs.maker.make(share, key)
    create_library(paths, clock=SystemClock(), sample=False, key=KEY)
    (paths.root / "rules").mkdir()
    (paths.root / "rules" / "packs.yaml").write_text(
        f"from: '{share}'\nkeys: ['{public_text(key.public_key())}']\nevery_minutes: 30\n", encoding="utf-8"
    )
    begins = MAGIC.decode().strip()
    assert found_in(share, begins)
    with (
        watched(MIDDLE, paths.root, temporary) as words,
        watched(begins, paths.root, temporary) as packs,
        opened(paths, KEY) as (library, _),
    ):
        (taken,) = library.packs.look().taken
        assert len(taken.added) == 50
        library.packs.feedback.read(library.packs.feedback.write(share)[0])
    assert (words, packs) == (set(), set())
    assert found_in(paths.root, MIDDLE) == set()


CRASH = """
import resource, subprocess, sys
from pathlib import Path
from kb.clock import SystemClock
from kb.library import LibraryPaths, open_library
from kb.protection import LibraryKey
library = open_library(LibraryPaths(Path(sys.argv[1])), clock=SystemClock(), key=LibraryKey(b"k" * 32))
library.close()
child = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
print(resource.getrlimit(resource.RLIMIT_CORE)[0], subprocess.check_output([sys.executable, "-c", child]).decode())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows dumps nothing by itself")
def test_a_crash_leaves_no_memory_on_the_disk(paths: LibraryPaths) -> None:
    create_library(paths, clock=SystemClock(), sample=False, key=KEY)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(
        [sys.executable, "-c", CRASH, str(paths.root)], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert {int(limit) for limit in said.split()} <= {0, 1}  # too little for any dump, and for piping one
