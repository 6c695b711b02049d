from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kb.documents.article_text import write_article
from kb.documents.folder_manifest import read_manifest
from kb.domain.importing import FolderOrder
from kb.domain.progress import JobKind, JobProgress
from kb.domain.searching import SearchQuery
from kb.errors import FolderEmptyError, FolderMissingError, FolderNotEmptyError, OperationCancelledError
from kb.resources import resource_path
from tests.counted import calls_of
from tests.kb.services.table_imports.test_calls import CancelledAt
from tests.kb.support import make_script

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from kb.domain.article import Article
    from kb.domain.importing import ImportReport
    from kb.library import Library


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def markdown(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in contents(folder).items() if name.endswith(".md")}


def write(folder: Path, name: str, article: Article, *, with_id: bool = True) -> None:
    text = write_article(article)
    if not with_id:
        text = "\n".join(line for line in text.split("\n") if not line.startswith("id: "))
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def count(library: Library) -> int:
    return library.status().article_count


def test_the_sample_comes_in_and_comes_out_as_it_went_in(blank: Library, tmp_path: Path) -> None:
    report = blank.exchange.import_folder(resource_path("sample"))
    assert (report.changed, report.unchanged, report.invalid) == ((), (), ())
    assert len(report.added) == count(blank) == blank.searching.search(SearchQuery(text="")).total
    blank.exchange.export_folder(tmp_path / "out")
    originals = {file.read_bytes() for file in resource_path("sample").rglob("*.md")}
    assert set(markdown(tmp_path / "out").values()) == originals


def test_twice_as_many_articles_are_twice_the_work_and_the_index_is_written_as_often(
    blank: Library, tmp_path: Path
) -> None:
    def work_for(count: int) -> Counter[str]:
        folder = tmp_path / f"in-{count}"
        for number in range(count):
            write(folder, f"{number}.md", make_script(f"{count}の{number}番目", f"訪問を求められた。{number}回目"))
        return calls_of(partial(blank.exchange.import_folder, folder))

    once, twice = work_for(60), work_for(120)
    assert twice.total() <= 2.2 * once.total()
    assert twice["fsync"] <= once["fsync"]
    assert once["commit"] < twice["commit"] <= 2 * once["commit"] < 60


def test_importing_again_changes_nothing(sample: Library) -> None:
    report = sample.exchange.import_folder(resource_path("sample"))
    assert len(report.unchanged) == count(sample)
    assert (report.added, report.changed, report.invalid) == ((), (), ())


def test_a_second_export_brings_the_folder_up_to_date(blank: Library, tmp_path: Path) -> None:
    article = make_script("前の題名")
    blank.editing.save(article)
    blank.exchange.export_folder(tmp_path / "out")
    write(tmp_path / "in", "a.md", make_script("別の記事"))
    blank.exchange.import_folder(tmp_path / "in")
    report = blank.exchange.export_folder(tmp_path / "out")
    assert set(report.files) == set(markdown(tmp_path / "out"))
    assert len(report.files) == 2


def test_a_cancelled_export_leaves_whole_files_that_the_next_one_completes(sample: Library, tmp_path: Path) -> None:
    total = len(sample.exchange.export_folder(tmp_path / "whole").files)
    out = tmp_path / "out"
    heard: list[JobProgress] = []
    with pytest.raises(OperationCancelledError):
        sample.exchange.export_folder(out, token=CancelledAt(20), listener=heard.append)
    assert heard[0] == JobProgress(job=JobKind.EXPORT, done=0, total=total)
    written = {file.relative_to(out) for file in out.rglob("*.md")}
    assert len(written) == 19
    assert read_manifest(out)
    report = sample.exchange.export_folder(out)
    assert (len(report.files), report.left) == (total, ())
    for file in written:
        assert (out / file).read_bytes() == (tmp_path / "whole" / file).read_bytes()
    assert {file.relative_to(out) for file in out.rglob("*.md")} == {
        file.relative_to(tmp_path / "whole") for file in (tmp_path / "whole").rglob("*.md")
    }


def test_export_refuses_a_folder_with_other_things(blank: Library, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "写真.jpg").write_bytes(b"x")
    with pytest.raises(FolderNotEmptyError):
        blank.exchange.export_folder(tmp_path / "out")
    with pytest.raises(FolderMissingError):
        blank.exchange.export_folder(tmp_path / "no" / "where")
    assert contents(tmp_path / "out") == {"写真.jpg": b"x"}


def test_a_missing_or_empty_folder_changes_nothing(sample: Library, tmp_path: Path) -> None:
    before = count(sample)
    with pytest.raises(FolderMissingError):
        sample.exchange.import_folder(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FolderEmptyError):
        sample.exchange.import_folder(tmp_path / "empty")
    assert count(sample) == before


def test_articles_missing_from_the_folder_stay(sample: Library, tmp_path: Path) -> None:
    before = count(sample)
    write(tmp_path / "in", "a.md", make_script("新しい記事"))
    assert len(sample.exchange.import_folder(tmp_path / "in").added) == 1
    assert count(sample) == before + 1


def test_a_dry_run_tells_and_writes_nothing(blank: Library, tmp_path: Path) -> None:
    kept, changed = make_script("そのまま"), make_script("変わる")
    blank.editing.save(kept)
    blank.editing.save(changed)
    write(tmp_path / "in", "a.md", kept)
    write(tmp_path / "in", "b.md", replace(changed, title="変わった"))
    write(tmp_path / "in", "c.md", make_script("新しい"))

    def paths(report: ImportReport) -> tuple[list[str], list[str], list[str]]:
        return (
            [item.path for item in report.added],
            [item.path for item in report.changed],
            [item.path for item in report.unchanged],
        )

    dry = blank.exchange.preview_folder(tmp_path / "in")
    assert dry.dry_run
    assert paths(dry) == (["c.md"], ["b.md"], ["a.md"])
    assert count(blank) == 2
    assert blank.editing.get(changed.id).article.title == "変わる"
    assert paths(blank.exchange.import_folder(tmp_path / "in")) == paths(dry)
    assert count(blank) == 3


def test_a_file_without_id_is_matched_by_kind_and_title(blank: Library, tmp_path: Path) -> None:
    known = make_script("訪問を求められたとき")
    blank.editing.save(known)
    again = make_script("訪問を求められたとき", "駅で待つと言われた")
    write(tmp_path / "in", "a.md", again, with_id=False)
    write(tmp_path / "in", "b.md", make_script("新しい記事"), with_id=False)
    report = blank.exchange.import_folder(tmp_path / "in")
    assert [item.article_id for item in report.changed] == [known.id]
    assert len(report.added) == 1
    assert report.added[0].article_id.version == 7
    second = blank.exchange.import_folder(tmp_path / "in")
    assert len(second.unchanged) == 2


def test_two_files_for_one_article_do_not_fight(blank: Library, tmp_path: Path) -> None:
    article = make_script("訪問を求められたとき")
    write(tmp_path / "in", "a.md", article, with_id=False)
    write(tmp_path / "in", "b.md", article)
    write(tmp_path / "in", "c.md", article)
    for _ in range(2):
        report = blank.exchange.import_folder(tmp_path / "in")
        assert [(path, problem.code, problem.detail) for path, problem in report.invalid] == [
            ("a.md", "article_twice", "b.md"),
            ("c.md", "article_twice", "b.md"),
        ]
        assert count(blank) == 1


def test_invalid_files_are_listed_with_lines_and_the_others_imported(blank: Library, tmp_path: Path) -> None:
    write(tmp_path / "in", "good.md", make_script("よい記事"))
    text = write_article(make_script("だめな記事")).replace("kind: script", "kind: skript")
    (tmp_path / "in" / "bad.md").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "sjis.md").write_bytes("日本語".encode("cp932"))
    report = blank.exchange.import_folder(tmp_path / "in")
    assert [item.path for item in report.added] == ["good.md"]
    assert [(path, problem.line, problem.code) for path, problem in report.invalid] == [
        ("bad.md", 3, "value_unknown"),
        ("sjis.md", 0, "file_not_utf8"),
    ]


def test_a_file_changed_by_hand_is_not_written_over_until_it_was_imported(blank: Library, tmp_path: Path) -> None:
    article = make_script("前の題名")
    blank.editing.save(article)
    blank.exchange.export_folder(tmp_path / "out")
    (file,) = (tmp_path / "out").rglob("*.md")
    file.write_text(write_article(replace(article, product="掃除機")), encoding="utf-8")
    blank.editing.save(replace(article, title="次の題名"))
    before = contents(tmp_path / "out")
    report = blank.exchange.export_folder(tmp_path / "out")
    assert (report.files, report.left) == ((), (file.relative_to(tmp_path / "out").as_posix(),))
    assert contents(tmp_path / "out") == before
    blank.exchange.import_folder(tmp_path / "out")
    report = blank.exchange.export_folder(tmp_path / "out")
    assert report.left == ()
    assert set(markdown(tmp_path / "out")) == set(report.files)
    merged = blank.editing.get(article.id).article
    assert (merged.title, merged.product) == ("次の題名", "掃除機")


def test_a_file_that_cannot_be_read_any_more_is_not_written_over(blank: Library, tmp_path: Path) -> None:
    blank.editing.save(make_script("前の題名"))
    blank.exchange.export_folder(tmp_path / "out")
    (file,) = (tmp_path / "out").rglob("*.md")
    file.write_text(file.read_text(encoding="utf-8").replace("kind: script", "kind: skript"), encoding="utf-8")
    assert len(blank.exchange.export_folder(tmp_path / "out").left) == 1
    assert "skript" in file.read_text(encoding="utf-8")


def test_what_comes_in_is_signed_by_the_name_given_or_else_by_the_user(blank: Library, tmp_path: Path) -> None:
    write(tmp_path / "in", "a.md", make_script("題名"))
    file = tmp_path / "in" / "a.md"
    for editor in ("", "佐藤"):
        report = blank.exchange.run(FolderOrder(path=tmp_path / "in", editor=editor))
        assert report.changed + report.added
        revision = blank.editing.history(report.items[0].article_id)[0]
        assert revision.saved_by == (editor or blank.permissions.user)
        file.write_text(file.read_text(encoding="utf-8").replace("題名", "別の題名"), encoding="utf-8")
