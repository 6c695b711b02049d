"""Folder and library that both changed: what an import takes, merges, leaves and asks about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.documents.article_text import read_draft, write_article
from kb.domain.article import State
from kb.domain.importing import ConflictChoice, FileChange, ImportDecisions, ImportReport, Resolution
from kb.domain.stored_draft import FOLDER_WINDOW
from kb.errors import ArticleInvalidError
from kb.services.imports.importer import ImportSettings
from kb.storage import draft_store
from tests.kb.services.imports.folders import write
from tests.kb.support import make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.article import Article
    from kb.library import Library


@pytest.fixture
def article(blank: Library) -> Article:
    made = make_script("訪問を求められたとき")
    blank.editing.save(made)
    return made


@pytest.fixture
def folder(blank: Library, article: Article, tmp_path: Path) -> Path:
    """An export of the article."""
    blank.exchange.export_folder(tmp_path / "out")
    return tmp_path / "out"


def file_of(folder: Path) -> Path:
    (file,) = folder.rglob("*.md")
    return file


def edit(folder: Path, before: str, after: str) -> None:
    file = file_of(folder)
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def changes(report: ImportReport) -> dict[str, str]:
    return {item.title: item.change.value for item in report.items}


def run(library: Library, folder: Path, decisions: ImportDecisions | None = None) -> dict[str, str]:
    """Import after a preview that must say the same."""
    settings = ImportSettings(decisions=decisions or ImportDecisions())
    preview = library.exchange.preview_folder(folder, settings=settings)
    report = library.exchange.import_folder(folder, settings=settings)
    assert preview.dry_run
    assert changes(preview) == changes(report)
    return changes(report)


def latest(library: Library, article: Article) -> Article:
    return library.editing.get(article.id).article


def test_what_only_the_library_changed_stays(blank: Library, article: Article, folder: Path) -> None:
    newer = replace(article, product="掃除機")
    blank.editing.save(newer)
    assert run(blank, folder) == {article.title: "library_newer"}
    assert latest(blank, article) == newer


def test_what_only_the_folder_changed_is_taken_again_and_again(blank: Library, article: Article, folder: Path) -> None:
    """The second time the export is no longer what both had in common: the first import is."""
    for before, after in (("理由を伺う", "理由を聞く"), ("理由を聞く", "理由を尋ねる")):
        edit(folder, before, after)
        assert run(blank, folder) == {article.title: "changed"}
        assert after in latest(blank, article).body
    assert blank.editing.get(article.id).number == 3
    assert run(blank, folder) == {article.title: "unchanged"}


def test_changes_of_both_sides_are_merged_once(blank: Library, article: Article, folder: Path) -> None:
    blank.editing.save(replace(article, product="掃除機"))
    edit(folder, "理由を伺う", "理由を聞く")
    assert run(blank, folder) == {article.title: "merged"}
    merged = latest(blank, article)
    assert merged.product == "掃除機"
    assert "理由を聞く" in merged.body
    assert run(blank, folder) == {article.title: "library_newer"}
    assert blank.editing.get(article.id).number == 3


@pytest.fixture
def torn(blank: Library, article: Article, folder: Path) -> Article:
    """What the library says after folder and library gave the article different titles."""
    mine = replace(article, title="ライブラリの題名")
    blank.editing.save(mine)
    edit(folder, f"title: {article.title}", "title: フォルダーの題名")
    return mine


def test_a_conflict_leaves_the_article_and_keeps_the_file_as_a_draft(
    blank: Library, folder: Path, torn: Article
) -> None:
    for _ in range(2):
        assert run(blank, folder) == {"フォルダーの題名": "conflict"}
        assert latest(blank, torn) == torn
        assert blank.editing.get(torn.id).number == 2
        with blank._database.read() as session:  # noqa: SLF001 - the draft belongs to no window of the editor
            draft = draft_store.get(session, torn.id, editor="", window=FOLDER_WINDOW)
        assert draft is not None
        assert draft.base_number == 1
        assert read_draft(draft.text).title == "フォルダーの題名"
        # Whoever opens the editor finds it among what was left unfinished.
        assert blank.drafts.recoverable(editor="") == (draft,)


def test_merging_by_hand_begins_with_what_both_sides_wrote(blank: Library, folder: Path, torn: Article) -> None:
    edit(folder, "理由を伺う", "理由を聞く")
    (item,) = blank.exchange.preview_folder(folder).conflicts
    lines = blank.exchange.compare_texts(folder, item).both.split("\n")
    place = lines.index("title: ライブラリの題名")
    assert lines[place + 1] == "title: フォルダーの題名"
    assert any("理由を聞く" in line for line in lines)
    assert not any("理由を伺う" in line for line in lines)
    assert latest(blank, torn) == torn


def test_keeping_the_library_settles_a_conflict_until_the_file_changes(
    blank: Library, folder: Path, torn: Article
) -> None:
    keep = ImportDecisions(conflicts=ConflictChoice.KEEP)
    assert run(blank, folder, keep) == {"フォルダーの題名": "conflict"}
    assert run(blank, folder) == {"フォルダーの題名": "library_newer"}
    assert latest(blank, torn) == torn
    edit(folder, "フォルダーの題名", "フォルダーの別の題名")
    assert run(blank, folder) == {"フォルダーの別の題名": "conflict"}


def test_taking_the_file_makes_it_the_next_revision(blank: Library, folder: Path, torn: Article) -> None:
    take = ImportDecisions(each={torn.id: ConflictChoice.TAKE})
    assert run(blank, folder, take) == {"フォルダーの題名": "conflict"}
    assert latest(blank, torn).title == "フォルダーの題名"
    assert torn in [revision.article for revision in blank.editing.history(torn.id)]
    assert run(blank, folder) == {"フォルダーの題名": "unchanged"}


def test_what_was_merged_by_hand_is_saved_unless_the_library_moved_on(
    blank: Library, folder: Path, torn: Article
) -> None:
    (item,) = blank.exchange.preview_folder(folder).items
    seen = blank.exchange.compare(folder, item)
    assert seen.base is not None
    assert seen.file is not None
    assert (seen.base.title, seen.library, seen.file.title, seen.merged) == (
        "訪問を求められたとき",
        torn,
        "フォルダーの題名",
        None,
    )
    by_hand = replace(torn, title="両方の題名")
    decisions = ImportDecisions(resolved={torn.id: Resolution(by_hand, seen.library_number)})
    newer = replace(torn, product="掃除機")
    blank.editing.save(newer)
    run(blank, folder, decisions)
    assert latest(blank, torn) == newer
    decisions = ImportDecisions(resolved={torn.id: Resolution(by_hand, seen.library_number + 1)})
    run(blank, folder, decisions)
    assert latest(blank, torn) == by_hand


def test_an_article_merged_by_hand_that_breaks_a_rule_stops_the_import(
    blank: Library, folder: Path, torn: Article
) -> None:
    decisions = ImportDecisions(resolved={torn.id: Resolution(replace(torn, title=""), 2)})
    with pytest.raises(ArticleInvalidError):
        blank.exchange.import_folder(folder, settings=ImportSettings(decisions=decisions))
    assert blank.exchange.unfinished.all() == ()


def test_a_changed_file_can_be_left_out(blank: Library, article: Article, folder: Path) -> None:
    edit(folder, "理由を伺う", "理由を聞く")
    assert run(blank, folder, ImportDecisions(each={article.id: ConflictChoice.KEEP})) == {article.title: "changed"}
    assert latest(blank, article) == article


def test_a_missing_article_stays_until_somebody_archives_it(blank: Library, article: Article, folder: Path) -> None:
    other = make_script("残る記事")
    write(folder, "script/other.md", other)
    run(blank, folder)
    next(file for file in folder.rglob("*.md") if file.name != "other.md").unlink()
    assert run(blank, folder) == {"残る記事": "unchanged", article.title: "missing"}
    assert latest(blank, article) == article
    decisions = ImportDecisions(archive=frozenset({article.id, other.id}))
    report = blank.exchange.import_folder(folder, settings=ImportSettings(decisions=decisions))
    assert [item.article_id for item in report.archived] == [article.id]
    assert latest(blank, article).state is State.ARCHIVED
    assert latest(blank, other) == other
    assert run(blank, folder) == {"残る記事": "unchanged"}


def test_a_file_that_breaks_a_rule_is_not_missing(blank: Library, folder: Path) -> None:
    write(folder, "script/other.md", make_script("残る記事"))
    run(blank, folder)
    other = next(file for file in folder.rglob("*.md") if file.name != "other.md")
    other.write_text(other.read_text(encoding="utf-8").replace("kind: script", "kind: skript"), encoding="utf-8")
    report = blank.exchange.preview_folder(folder)
    assert changes(report) == {"残る記事": "unchanged"}
    assert [problem.code for _, problem in report.invalid] == ["value_unknown"]


def test_an_old_copy_without_a_manifest_does_not_undo_what_came_later(
    blank: Library, article: Article, tmp_path: Path
) -> None:
    newer = replace(article, product="掃除機")
    blank.editing.save(newer)
    write(tmp_path / "copy", "a.md", article)
    assert run(blank, tmp_path / "copy") == {article.title: "library_newer"}
    write(tmp_path / "copy", "a.md", replace(article, cause="attitude"))
    assert run(blank, tmp_path / "copy") == {article.title: "merged"}


def test_versions_with_nothing_known_in_common_are_a_conflict(blank: Library, article: Article, tmp_path: Path) -> None:
    blank.editing.save(replace(article, product="掃除機"))
    write(tmp_path / "elsewhere", "a.md", replace(article, cause="attitude"))
    assert run(blank, tmp_path / "elsewhere") == {article.title: "conflict"}


def test_a_moved_folder_still_knows_what_was_exported(blank: Library, article: Article, folder: Path) -> None:
    blank.editing.save(replace(article, product="掃除機"))
    edit(folder, "理由を伺う", "理由を聞く")
    assert run(blank, folder.rename(folder.with_name("moved"))) == {article.title: "merged"}


@pytest.mark.parametrize("manifest", ["<<<<<<< HEAD", '{"format": 2, "articles": {}}', "[]", '{"format": 1}'])
def test_a_manifest_that_cannot_be_read_is_told_and_not_used(
    blank: Library, article: Article, folder: Path, manifest: str
) -> None:
    (folder / ".kandokoro" / "manifest.json").write_text(manifest, encoding="utf-8")
    report = blank.exchange.import_folder(folder)
    assert [(path, problem.code) for path, problem in report.invalid] == [
        (".kandokoro/manifest.json", "manifest_unreadable")
    ]
    assert report.of(FileChange.UNCHANGED)
    blank.exchange.export_folder(folder)
    assert blank.exchange.import_folder(folder).invalid == ()


def test_the_text_of_a_file_does_not_matter_only_what_it_says(blank: Library, article: Article, folder: Path) -> None:
    text = write_article(article).replace("\n", "\r\n")
    file_of(folder).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert run(blank, folder) == {article.title: "unchanged"}
