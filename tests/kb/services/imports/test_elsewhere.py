"""Folders imported in a process of their own, and what a window asks about an import before and after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.documents.article_text import write_article
from kb.domain.importing import ConflictChoice, FileChange, FolderOrder, ImportDecisions
from kb.domain.permission import Permission, Permissions, StaffRole, StaffRules
from kb.errors import ArticleInvalidError, FolderMissingError, NotPermittedError, OperationCancelledError
from kb.services.exchange import ExchangeService
from kb.services.imports.unfinished import UnfinishedImports
from kb.storage import article_store
from tests.kb.services.imports.folders import write
from tests.kb.support import START, PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.article import Article
    from kb.library import Library


def _titles(library: Library) -> set[str]:
    with library.editing._database.read() as session:  # noqa: SLF001 - the test's own look
        return {revision.article.title for revision in article_store.all_articles(session)}


def test_another_process_previews_and_imports(blank: Library, tmp_path: Path) -> None:
    for number in range(20):
        write(tmp_path / "in", f"{number}.md", make_script(f"{number}番目の話"))
    order = FolderOrder(path=tmp_path / "in", editor="佐藤")
    heard: list[int] = []
    preview = blank.exchange.run_elsewhere(order, dry_run=True, listener=lambda progress: heard.append(progress.done))
    assert (preview.dry_run, len(preview.added), _titles(blank)) == (True, 20, set())
    report = blank.exchange.run_elsewhere(order, listener=lambda progress: heard.append(progress.done))
    assert len(report.added) == 20
    assert len(_titles(blank)) == 20
    assert heard[-1] == 20
    assert blank.exchange.unfinished_work() == ()


def test_what_stops_it_is_said_here(blank: Library, tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError):
        blank.exchange.run_elsewhere(FolderOrder(path=tmp_path / "gone"))
    assert blank.exchange.unfinished_work() == ()


def test_cancelled_it_is_given_up(blank: Library, tmp_path: Path) -> None:
    write(tmp_path / "in", "a.md", make_script("話"))
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        blank.exchange.run_elsewhere(FolderOrder(path=tmp_path / "in"), token=token)
    assert blank.exchange.unfinished_work() == ()


def test_whom_the_policy_does_not_let_import(blank: Library, tmp_path: Path) -> None:
    staff = StaffRules({StaffRole.MANAGER: frozenset(Permission)}, StaffRole.AGENT)
    service = ExchangeService(
        blank.editing._database,  # noqa: SLF001 - one of the test's own over the same library
        blank.indexing,
        PlayedClock(),
        lambda: None,
        tmp_path / "jobs",
        Permissions("agent", staff, "policy.yaml"),
    )
    write(tmp_path / "in", "a.md", make_script("話"))
    order = FolderOrder(path=tmp_path / "in")
    assert len(service.run_elsewhere(order, dry_run=True).added) == 1
    with pytest.raises(NotPermittedError):
        service.run_elsewhere(order)


def _conflict(library: Library, folder: Path) -> Article:
    """Let folder and library say different things of one article."""
    article = make_script("もとの話")
    write(folder, "a.md", article)
    library.exchange.import_folder(folder)
    library.editing.save(replace(article, title="ライブラリの話"))
    write(folder, "a.md", replace(article, title="フォルダーの話"))
    return article


def test_a_conflict_is_shown_as_texts_and_merged_by_hand(blank: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    article = _conflict(blank, folder)
    preview = blank.exchange.run_elsewhere(FolderOrder(path=folder), dry_run=True)
    (item,) = preview.of(FileChange.CONFLICT)
    texts = blank.exchange.compare_texts(folder, item)
    assert "title: ライブラリの話" in texts.library
    assert texts.after == texts.library
    assert "title: フォルダーの話" in texts.file
    with pytest.raises(ArticleInvalidError):
        blank.exchange.resolution(item, texts.file.replace("title: ", "titel: "), texts.library_number)
    merged = texts.file.replace("フォルダーの話", "二人の話")
    resolution = blank.exchange.resolution(item, merged, texts.library_number)
    decisions = ImportDecisions(resolved={article.id: resolution})
    blank.exchange.run_elsewhere(FolderOrder(path=folder, decisions=decisions))
    assert _titles(blank) == {"二人の話"}


def test_what_is_chosen_for_one_article_reaches_the_other_process(blank: Library, tmp_path: Path) -> None:
    article = _conflict(blank, tmp_path / "in")
    decisions = ImportDecisions(each={article.id: ConflictChoice.TAKE})
    blank.exchange.run_elsewhere(FolderOrder(path=tmp_path / "in", decisions=decisions))
    assert _titles(blank) == {"フォルダーの話"}


def test_a_new_article_is_compared_with_nothing(blank: Library, tmp_path: Path) -> None:
    article = make_script("新しい話")
    write(tmp_path / "in", "a.md", article)
    (item,) = blank.exchange.run_elsewhere(FolderOrder(path=tmp_path / "in"), dry_run=True).added
    texts = blank.exchange.compare_texts(tmp_path / "in", item)
    assert (texts.library, texts.library_number) == ("", 0)
    assert texts.after == texts.file == write_article(article)


def test_unfinished_imports_are_listed_and_given_up(blank: Library, tmp_path: Path) -> None:
    unfinished = UnfinishedImports(blank.paths.jobs)
    with unfinished.begun(tmp_path / "in", editor="", now=START):
        (running,) = blank.exchange.unfinished_work()
        assert (running.path, running.running, running.table) == (tmp_path / "in", True, False)
    (left,) = blank.exchange.unfinished_work()
    assert (left.running, left.saved) == (False, 0)
    blank.exchange.go_on()
    blank.exchange.give_up(tmp_path / "in")
    assert blank.exchange.unfinished_work() == ()
