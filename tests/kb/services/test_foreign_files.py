"""Web pages and plain texts as drafts, and images that come and go with articles."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.documents.article_text import write_article
from kb.documents.rendering import plain_paragraphs
from kb.domain.article import Kind, State
from kb.domain.attachment import attachment_id, attachment_reference
from kb.domain.importing import ImportDecisions, ImportReport
from kb.errors import FolderMissingError
from kb.library import LibraryPaths, open_library
from kb.services.imports.importer import ImportSettings
from tests.kb.pictures import gif, png
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.article import Article
    from kb.library import Library

PAGE = """<html><head><title>社内</title></head><body><h1>返品の受け付け</h1><h2>手順</h2>
<p>箱の<b>傷</b>を見る。<img src="img/box.png" alt="箱の傷"><img src="https://x.jp/a.png" alt="外の図"></body>"""


def settings(kind: Kind | None = Kind.PROCEDURE) -> ImportSettings:
    return ImportSettings(decisions=ImportDecisions(text_kind=kind))


def run(library: Library, path: Path) -> ImportReport:
    return library.exchange.import_folder(path, settings=settings())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "共有"
    (root / "img").mkdir(parents=True)
    (root / "img" / "box.png").write_bytes(png())
    (root / "faq.html").write_bytes(PAGE.encode("cp932"))
    (root / "memo.txt").write_bytes("折り返しの約束\r\n\r\n時刻を*必ず*復唱する。\r\n".encode("euc_jp"))
    (root / "readme.txt").write_text("読まない", encoding="utf-8")
    (root / "broken.txt").write_bytes(b"\x80\xff\xfd")
    return root


def articles(library: Library, report: ImportReport) -> dict[str, Article]:
    return {item.title: library.editing.get(item.article_id).article for item in report.items}


def test_pages_and_texts_become_drafts_with_their_images(blank: Library, folder: Path) -> None:
    report = run(blank, folder)
    found = articles(blank, report)
    assert {one.state for one in found.values()} == {State.DRAFT}
    assert {one.kind for one in found.values()} == {Kind.PROCEDURE}
    page = found["返品の受け付け"]
    assert page.body == (f"## 手順\n\n箱の**傷**を見る。{attachment_reference(attachment_id(png()), '箱の傷')}外の図\n")
    assert blank.attachments.content(attachment_id(png())) == png()
    assert plain_paragraphs(found["折り返しの約束"].body) == ("時刻を*必ず*復唱する。",)
    assert [(path, problem.code) for path, problem in report.invalid] == [("broken.txt", "encoding_unknown")]
    assert [(path, problem.code) for path, problem in report.remarks] == [("faq.html", "picture_not_taken")]


def test_importing_them_again_changes_nothing_even_when_an_editor_worked_on_them(blank: Library, folder: Path) -> None:
    first = articles(blank, run(blank, folder))
    assert len(run(blank, folder).unchanged) == 2
    edited = replace(first["折り返しの約束"], title="折り返しの時刻を復唱する", product="掃除機")
    blank.editing.save(edited)
    report = run(blank, folder)
    assert {item.change.value for item in report.items} == {"unchanged", "library_newer"}
    assert blank.editing.get(edited.id).article == edited
    assert blank.status().article_count == 2


def test_without_a_kind_they_are_passed_over(blank: Library, folder: Path) -> None:
    (folder / "a.md").write_text(write_article(make_script("記事")), encoding="utf-8")
    run(blank, folder)
    report = blank.exchange.import_folder(folder)
    assert [item.title for item in report.items] == ["記事"]


def test_one_file_can_be_imported_and_a_preview_shows_what_it_becomes(blank: Library, folder: Path) -> None:
    page = folder / "faq.html"
    (item,) = blank.exchange.preview_folder(page, settings=settings()).items
    seen = blank.exchange.compare(page, item, text_kind=Kind.PROCEDURE)
    assert seen.file is not None
    assert seen.file.title == "返品の受け付け"
    assert blank.attachments.everything() == ()
    (item,) = run(blank, page).items
    assert blank.editing.get(item.article_id).article.body == seen.file.body
    with pytest.raises(FolderMissingError):
        blank.exchange.import_folder(page)


def test_images_go_out_with_their_articles_and_come_in_again(
    blank: Library, blank_template: Path, tmp_path: Path
) -> None:
    for content in (png(), gif()):
        blank.attachments.add(content, name="図")
    reference = attachment_reference(attachment_id(png()), "箱の傷")
    article = make_script("画像のある記事")
    article = replace(article, body=article.body + f"\n## 補足\n\n{reference}\n")
    blank.editing.save(article)
    report = blank.exchange.export_folder(tmp_path / "out")
    assert report.attachments == (f"attachments/{attachment_id(png())}.png",)
    before = {file: file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file()}
    other = LibraryPaths(shutil.copytree(blank_template, tmp_path / "other"))
    with open_library(other, clock=PlayedClock(), repair="later") as second:
        assert second.exchange.import_folder(tmp_path / "out").invalid == ()
        assert second.editing.get(article.id).article == article
        assert second.attachments.content(attachment_id(png())) == png()
        second.exchange.export_folder(tmp_path / "out")
    assert {file: file.read_bytes() for file in before} == before
    blank.editing.save(replace(article, body=article.body.replace(reference, "図なし")))
    (tmp_path / "out" / "attachments" / "私の.png").write_bytes(png())
    assert blank.exchange.export_folder(tmp_path / "out").attachments == ()
    assert [file.name for file in (tmp_path / "out" / "attachments").iterdir()] == ["私の.png"]


def test_markdown_with_its_own_images_is_taken_in_and_exported_over(blank: Library, tmp_path: Path) -> None:
    article = make_script("よそから来た記事")
    text = write_article(article) + "\n## 補足\n\n![箱](img/box.png)\n"
    (tmp_path / "in" / "script" / "img").mkdir(parents=True)
    (tmp_path / "in" / "script" / "img" / "box.png").write_bytes(png())
    (tmp_path / "in" / "script" / "a.md").write_text(text, encoding="utf-8")
    for change in ("added", "unchanged"):
        (item,) = blank.exchange.import_folder(tmp_path / "in").items
        assert item.change.value == change
    assert attachment_reference(attachment_id(png()), "箱") in blank.editing.get(article.id).article.body
    report = blank.exchange.export_folder(tmp_path / "in")
    assert report.left == ()
    assert not (tmp_path / "in" / "script" / "a.md").exists()


def test_an_image_that_is_nowhere_is_named_and_one_that_the_library_has_is_not(blank: Library, tmp_path: Path) -> None:
    blank.attachments.add(png())
    article = make_script("画像のある記事")
    references = attachment_reference(attachment_id(png()), "ある図"), attachment_reference(attachment_id(gif()), "図")
    text = write_article(replace(article, body=article.body + "\n## 補足\n\n" + "\n".join(references) + "\n"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(text, encoding="utf-8")
    report = blank.exchange.import_folder(tmp_path / "in")
    assert len(report.added) == 1
    assert [(path, problem.code, problem.detail) for path, problem in report.remarks] == [
        ("a.md", "picture_missing", f"kb:attachment/{attachment_id(gif())}")
    ]
