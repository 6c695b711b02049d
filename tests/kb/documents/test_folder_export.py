from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.article_text import read_article, write_article
from kb.documents.folder_export import folder_file_name, write_folder
from kb.domain.article import Kind
from kb.errors import ArticleInvalidError, FolderMissingError, FolderNotEmptyError, LibraryReadOnlyError
from tests.kb.documents.articles import ID, article
from tests.markdown_folder import read_folder

if TYPE_CHECKING:
    from pathlib import Path

OTHER = UUID("019a7f00-1111-7222-8333-fedcba987654")


def files(path: Path) -> list[str]:
    return sorted(file.relative_to(path).as_posix() for file in path.rglob("*.md"))


def test_a_folder_gives_back_what_was_written(tmp_path: Path) -> None:
    written = [article("## 状況\n"), replace(article(title="訪問/要求?"), id=OTHER, kind=Kind.NOTICE)]
    names = write_folder(tmp_path / "out", written).files
    assert names == ("case/題名-01234567.md", "notice/訪問-要求-fedcba98.md")
    contents = read_folder(tmp_path / "out")
    assert [file.path for file in contents.files] == list(names)
    assert [read_article(file.text) for file in contents.files] == written
    assert files(tmp_path / "out") == list(names)


def test_writing_again_touches_only_what_changed(tmp_path: Path) -> None:
    write_folder(tmp_path, [article("a\n"), replace(article(), id=OTHER)])
    first, second = (tmp_path / name for name in files(tmp_path))
    os.utime(second, (1, 1))
    renamed = article("a\n", title="新しい題名")
    assert write_folder(tmp_path, [renamed, replace(article(), id=OTHER)]).files == (
        "case/新しい題名-01234567.md",
        "case/題名-fedcba98.md",
    )
    assert not first.exists()
    assert second.stat().st_mtime == 1


def test_files_of_articles_that_are_not_written_stay(tmp_path: Path) -> None:
    write_folder(tmp_path, [article()])
    write_folder(tmp_path, [replace(article(), id=OTHER)])
    assert files(tmp_path) == ["case/題名-01234567.md", "case/題名-fedcba98.md"]


def test_two_articles_never_share_a_file(tmp_path: Path) -> None:
    twin = replace(article(title="題名"), id=UUID(int=ID.int ^ 1))
    names = write_folder(tmp_path, [article(), twin]).files
    assert len(set(names)) == 2
    assert names[1] == f"case/題名-{twin.id.hex}.md"


def test_a_folder_with_other_things_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    write_folder(tmp_path, [article()])
    (tmp_path / "report.xlsx").write_bytes(b"")
    with pytest.raises(FolderNotEmptyError):
        write_folder(tmp_path, [article()])
    with pytest.raises(FolderMissingError):
        write_folder(tmp_path / "a" / "b", [article()])


def test_an_article_that_cannot_be_written_leaves_no_half_file(tmp_path: Path) -> None:
    with pytest.raises(ArticleInvalidError):
        write_folder(tmp_path, [article("a\ud800")])
    assert files(tmp_path) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(LibraryReadOnlyError):
        write_folder(tmp_path, [article()])


@given(st.text(min_size=1, max_size=120) | st.sampled_from(("CON", "..", ". .", "a/../b", "x.md ", "\U0001f600" * 90)))
def test_names_are_safe_everywhere(title: str) -> None:
    name = folder_file_name(article(title=title))
    folder, _, file = name.partition("/")
    assert folder == "case"
    assert not set(file) & set('<>:"/\\|?*\x00\n\t ')
    assert not file.startswith((".", "-"))
    assert file.endswith("-01234567.md")
    assert len(file.encode()) <= 255


def test_a_title_of_signs_only_is_named_by_its_kind() -> None:
    assert folder_file_name(article(title="???")) == "case/case-01234567.md"
    assert write_article(article(title="???"))
