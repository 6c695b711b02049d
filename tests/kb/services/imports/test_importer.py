from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.documents.attributes import NO_ID
from kb.errors import OperationCancelledError
from kb.identifiers import new_id
from kb.library import LibraryPaths
from kb.services.imports.importer import FolderImport, ImportSettings
from kb.services.imports.unfinished import UnfinishedImports
from kb.storage import article_store, outbox_store
from kb.storage.database import Database
from tests.kb.library_state import saved_articles
from tests.kb.services.imports.folders import PowerCut, PowerCutError, run_import, write
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.article import Article

FILES = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files with ids, without, two for one article, and some that break a rule."""
    root = tmp_path / "in"
    for number in range(FILES):
        article = make_script(f"{number:02}番目の話", f"訪問を{number}回求められた")
        write(root, f"{number % 3}/{number:02}.md", article, with_id=number % 2 == 0)
    twin = make_script("二つある話")
    write(root, "0/twin.md", twin)
    write(root, "2/twin.md", twin, with_id=False)
    (root / "1" / "broken.md").write_text("---\nkind: script\n", encoding="utf-8")
    return root


def without_ids(articles: list[Article]) -> Counter[Article]:
    return Counter(replace(article, id=NO_ID) for article in articles)


def revisions(paths: LibraryPaths) -> int:
    database = Database.open(paths.database, clock=PlayedClock())
    try:
        with database.read() as session:
            return outbox_store.count(session)
    finally:
        database.close()


@pytest.mark.parametrize("steps", range(1, 9))
def test_an_import_after_a_power_cut_ends_as_one_that_was_not_disturbed(
    blank_paths: LibraryPaths, blank_template: Path, tmp_path: Path, folder: Path, steps: int
) -> None:
    undisturbed = LibraryPaths(shutil.copytree(blank_template, tmp_path / "undisturbed"))
    expected = run_import(undisturbed, folder)
    with pytest.raises(PowerCutError):
        run_import(blank_paths, folder, steps=steps)
    assert len(saved_articles(blank_paths)) == steps * 7
    report = run_import(blank_paths, folder)
    assert without_ids(saved_articles(blank_paths)) == without_ids(saved_articles(undisturbed))
    assert revisions(blank_paths) == revisions(undisturbed) == FILES + 1
    assert len(report.added) + len(report.unchanged) == len(expected.added)
    assert (report.changed, report.invalid) == ((), expected.invalid)
    assert UnfinishedImports(blank_paths.jobs).all() == ()


def test_several_power_cuts_are_survived_one_after_the_other(blank_paths: LibraryPaths, folder: Path) -> None:
    cuts = 0
    while True:
        try:
            report = run_import(blank_paths, folder, steps=2, clock=TickingClock())
        except PowerCutError:
            cuts += 1
        else:
            break
    assert cuts > 3
    assert len(saved_articles(blank_paths)) == revisions(blank_paths) == FILES + 1
    assert len(report.added) <= 7


class TickingClock(PlayedClock):
    """A second passes whenever somebody looks, so that every step is noted."""

    def monotonic(self) -> float:
        self.pass_minutes(1 / 60)
        return super().monotonic()


def test_what_is_saved_and_noted_is_not_read_again(blank_paths: LibraryPaths, folder: Path) -> None:
    with pytest.raises(PowerCutError):
        run_import(blank_paths, folder, steps=4, clock=TickingClock())
    (record,) = UnfinishedImports(blank_paths.jobs).all()
    assert (record.folder, record.saved) == (folder, 21)
    report = run_import(blank_paths, folder)
    assert report.resumed == 21
    # The step that was saved but not noted is compared once more.
    assert (len(report.unchanged), len(report.added)) == (28, FILES + 1 - 28)
    assert [item.path for item in report.unchanged] == sorted(item.path for item in report.unchanged)


def test_a_change_by_somebody_between_the_runs_stays(blank_paths: LibraryPaths, folder: Path) -> None:
    with pytest.raises(PowerCutError):
        run_import(blank_paths, folder, steps=4, clock=TickingClock())
    first = saved_articles(blank_paths)[0]
    database = Database.open(blank_paths.database, clock=PlayedClock())
    with database.write() as session:
        mine = replace(first, title="自分で直した題名")
        article_store.save(session, mine, editor="", now=PlayedClock().now())
    database.close()
    run_import(blank_paths, folder)
    assert mine in saved_articles(blank_paths)
    assert len(saved_articles(blank_paths)) == FILES + 1


def test_a_file_that_changed_between_the_runs_is_imported_as_it_is_now(blank_paths: LibraryPaths, folder: Path) -> None:
    with pytest.raises(PowerCutError):
        run_import(blank_paths, folder, steps=4, clock=TickingClock())
    before = next(article for article in saved_articles(blank_paths) if article.title == "00番目の話")
    write(folder, "0/00.md", replace(before, title="書き直した話"))
    (folder / "0" / "06.md").unlink()
    report = run_import(blank_paths, folder)
    assert [(item.path, item.article_id) for item in report.changed] == [("0/00.md", before.id)]
    assert len(saved_articles(blank_paths)) == FILES + 1


def test_a_folder_that_renames_an_article_gives_the_same_after_a_power_cut(
    blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    """The file without an id means the article of the old title, which the first run has renamed."""
    known = make_script("前の題名")
    database = Database.open(blank_paths.database, clock=PlayedClock())
    with database.write() as session:
        article_store.save(session, known, editor="", now=PlayedClock().now())
    database.close()
    write(tmp_path / "in", "a.md", replace(known, id=new_id(), title="先に入る話"))
    for number in range(6):
        write(tmp_path / "in", f"b{number}.md", make_script(f"話{number}"))
    write(tmp_path / "in", "c.md", make_script("前の題名", "前の題名の本文"), with_id=False)
    with pytest.raises(PowerCutError):
        run_import(blank_paths, tmp_path / "in", steps=1)
    database = Database.open(blank_paths.database, clock=PlayedClock())
    with database.write() as session:
        article_store.save(session, replace(known, title="新しい題名"), editor="", now=PlayedClock().now())
    database.close()
    report = run_import(blank_paths, tmp_path / "in")
    # Somebody changed the article, and nobody knows from which of its versions the file was made.
    assert [(item.path, item.article_id) for item in report.conflicts] == [("c.md", known.id)]


def run_until(paths: LibraryPaths, folder: Path, token: CancelToken, progress: list[tuple[int, int]]) -> None:
    clock = TickingClock()
    database = Database.open(paths.database, clock=clock)
    unfinished = UnfinishedImports(paths.jobs)

    def note(done: int, total: int) -> None:
        progress.append((done, total))
        if len(progress) == 3:
            unfinished.drop(folder)

    try:
        with unfinished.begun(folder, editor="", now=clock.now()) as journal:
            FolderImport(database, clock, journal, ImportSettings(), PowerCut()).run(folder, paths.jobs, token, note)
    finally:
        database.close()


def test_an_import_that_was_given_up_elsewhere_stops_and_is_forgotten(blank_paths: LibraryPaths, folder: Path) -> None:
    progress: list[tuple[int, int]] = []
    with pytest.raises(OperationCancelledError):
        run_until(blank_paths, folder, CancelToken(), progress)
    assert 0 < len(saved_articles(blank_paths)) < FILES
    assert UnfinishedImports(blank_paths.jobs).all() == ()
    assert [total for _, total in progress] == [FILES + 3] * len(progress)
    assert [done for done, _ in progress] == sorted(done for done, _ in progress)


def test_a_cancelled_import_stops_between_two_steps_and_is_remembered(blank_paths: LibraryPaths, folder: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        run_until(blank_paths, folder, token, [])
    assert saved_articles(blank_paths) == []
    assert [record.folder for record in UnfinishedImports(blank_paths.jobs).all()] == [folder]


def test_several_processes_and_little_memory_make_no_difference(
    blank_paths: LibraryPaths, blank_template: Path, tmp_path: Path, folder: Path
) -> None:
    expected = run_import(blank_paths, folder)
    other = LibraryPaths(shutil.copytree(blank_template, tmp_path / "other"))
    clock = PlayedClock()
    database = Database.open(other.database, clock=clock)
    settings = ImportSettings(memory_bytes=1, parallel_from=1)
    with UnfinishedImports(other.jobs).begun(folder, editor="", now=clock.now()) as journal:
        one = FolderImport(database, clock, journal, settings, PowerCut())
        report = one.run(folder, other.jobs, CancelToken(), lambda done, total: None)
    database.close()
    assert [item.path for item in report.added] == [item.path for item in expected.added]
    assert report.invalid == expected.invalid
    assert without_ids(saved_articles(other)) == without_ids(saved_articles(blank_paths))
