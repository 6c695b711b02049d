from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

import pytest

from kb.domain.article import Kind
from kb.errors import LibraryBusyError, LibraryReadOnlyError, OperationCancelledError
from kb.services.imports.unfinished import PlannedFile, UnfinishedImport, UnfinishedImports
from tests.kb.support import START

FOLDER = Path(os.path.abspath("届いた 記事"))  # noqa: PTH100 - as the module does
PLAN = [
    PlannedFile("a/一\udc93.md", 3, 7, UUID(int=1), own_id=True, kind=Kind.CASE, title="題\n名"),
    PlannedFile("b.md", 0, -1, UUID(int=2), own_id=False, kind=Kind.NOTICE, title=""),
]


@pytest.fixture
def unfinished(tmp_path: Path) -> UnfinishedImports:
    return UnfinishedImports(tmp_path / "jobs")


def test_what_was_not_finished_is_remembered_with_its_plan(unfinished: UnfinishedImports) -> None:
    assert unfinished.all() == ()
    with unfinished.begun(Path("届いた 記事"), editor="田中", now=START) as journal:
        assert journal.plan() == ([], 0)
        journal.write_plan(PLAN, 0)
        journal.note(1)
        journal.check()
    left = UnfinishedImport(folder=FOLDER, editor="田中", started_at=START, saved=1)
    assert unfinished.all() == (left,)
    assert unfinished.of(FOLDER) == left
    with unfinished.begun(FOLDER, editor="", now=START) as journal:
        assert journal.plan() == (PLAN, 1)
        journal.finish()
    assert unfinished.all() == ()
    with unfinished.begun(FOLDER, editor="", now=START) as journal:
        assert journal.plan() == ([], 0)


def test_only_one_program_imports_a_folder(unfinished: UnfinishedImports, tmp_path: Path) -> None:
    with unfinished.begun(FOLDER, editor="", now=START):
        (record,) = unfinished.all()
        assert unfinished.running(record)
        with pytest.raises(LibraryBusyError), unfinished.begun(FOLDER, editor="", now=START):
            pass
        with unfinished.begun(tmp_path, editor="", now=START):
            assert len(unfinished.all()) == 2
    assert not unfinished.running(record)


def test_whoever_drops_an_import_stops_it(unfinished: UnfinishedImports) -> None:
    with unfinished.begun(FOLDER, editor="", now=START) as journal:
        unfinished.drop(FOLDER)
        with pytest.raises(OperationCancelledError):
            journal.check()
        journal.note(5)
    assert unfinished.all() == ()
    with unfinished.begun(FOLDER, editor="", now=START):
        assert [record.saved for record in unfinished.all()] == [0]


@pytest.mark.parametrize("suffix", ["json", "plan", "saved"])
@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff\x00", b'{"folder": 3}'])
def test_damaged_notes_only_make_an_import_begin_anew(
    unfinished: UnfinishedImports, tmp_path: Path, suffix: str, content: bytes
) -> None:
    with unfinished.begun(FOLDER, editor="", now=START) as journal:
        journal.write_plan(PLAN, 2)
    (file,) = (tmp_path / "jobs").glob(f"*.{suffix}")
    file.write_bytes(content)
    assert len(unfinished.all()) == (suffix != "json")
    with unfinished.begun(FOLDER, editor="", now=START) as journal:
        assert journal.plan() in (([], 0), (PLAN, 0))
        journal.check()


def test_what_cannot_be_remembered_is_named(tmp_path: Path) -> None:
    (tmp_path / "jobs").write_text("mine", encoding="utf-8")
    unfinished = UnfinishedImports(tmp_path / "jobs")
    with pytest.raises(LibraryReadOnlyError), unfinished.begun(FOLDER, editor="", now=START):
        pass
