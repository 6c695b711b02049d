"""Articles written as a folder of Markdown files, so that Git shows what changed and nothing else."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.documents.article_text import content_digest, read_article, write_article
from kb.documents.folder import file_names, stated_id
from kb.documents.folder_attachments import ATTACHMENTS
from kb.documents.folder_manifest import read_manifest, write_manifest
from kb.documents.whole_files import disk_errors, whole_file
from kb.domain.article import Kind
from kb.errors import (
    ArticleInvalidError,
    FolderMissingError,
    FolderNotEmptyError,
    LibraryReadOnlyError,
    OperationCancelledError,
    Problem,
)
from kb.written_files import sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from uuid import UUID

    from kb.domain.article import Article

_TITLE_LENGTH = 50
#: What Windows forbids in names, what nobody sees, and blanks.
_UNSAFE = re.compile(r'[<>:"/\\|?*#%\s\x00-\x1f\x7f]+')


def folder_file_name(article: Article) -> str:
    """Return where an article is kept in a folder: ``<kind>/<title>-<8 digits of its id>.md``, safe on Windows too."""
    return f"{_stem(article)}-{article.id.hex[-12:-4]}.md"


@dataclass(frozen=True, slots=True)
class WrittenFolder:
    """Relative paths: ``files`` that hold the articles, ``left`` that were changed by hand and not written over."""

    files: tuple[str, ...]
    left: tuple[str, ...]


def write_folder(
    path: Path, articles: Iterable[Article], may_replace: Callable[[str, Article], bool] = lambda _file, _found: True
) -> WrittenFolder:
    """Write articles into a folder; the files are named in the order of the articles.

    Each file appears whole or not at all and is on the disk when this returns. Files that already say the same are
    left alone, and a file that holds an article under an earlier title is removed, so that a folder kept in Git shows
    what changed and nothing else. A file that says something else goes only when ``may_replace`` answers yes for its
    relative path and the article it holds; one that breaks a rule stays.

    Raises:
        FolderMissingError: the folder in which it would be created does not exist.
        FolderNotEmptyError: it holds other things than an earlier export.
        ArticleInvalidError: no file could hold an article (see write_article).
        OperationCancelledError: raised by ``articles``; the files of the articles before stay.
        DiskFullError, LibraryReadOnlyError: it cannot be written.
    """
    if not path.is_dir() and not path.parent.is_dir():
        raise FolderMissingError(path=str(path.parent))
    with disk_errors(path):
        _make_folder(path)
        earlier = _earlier_files(path)
        names: list[str] = []
        left: list[str] = []
        taken: set[str] = set()
        manifest = read_manifest(path)
        digests = {} if isinstance(manifest, Problem) else manifest
        try:
            for article in articles:
                name = folder_file_name(article)
                if name.casefold() in taken:
                    name = f"{_stem(article)}-{article.id.hex}.md"
                taken.add(name.casefold())
                text = write_article(article)
                before = earlier.get(article.id, [])
                if edited := [file for file in before if _holds_more(path, file, text, may_replace)]:
                    left += edited
                    continue
                names.append(name)
                _write(path / name, text)
                digests[article.id] = content_digest(article)
                for file in before:
                    if file.replace(os.sep, "/").casefold() not in taken:
                        _remove_other(path / file, path / name)
        except OperationCancelledError:
            # What is written is an export all the same: an import of it has to know what the library had.
            write_manifest(path, digests)
            raise
        write_manifest(path, digests)
        for folder in (path, path / ATTACHMENTS, *(path / kind.value for kind in Kind)):
            if folder.is_dir():
                sync_folder(folder)
    return WrittenFolder(tuple(names), tuple(sorted(file.replace(os.sep, "/") for file in left)))


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError:
        raise FolderNotEmptyError(path=str(path)) from None
    except FileNotFoundError:
        raise LibraryReadOnlyError(path=str(path)) from None


def _stem(article: Article) -> str:
    composed = unicodedata.normalize("NFC", article.title)
    visible = "".join(letter for letter in composed if letter.isspace() or unicodedata.category(letter)[0] != "C")
    title = _UNSAFE.sub("-", visible).strip(" .-")[:_TITLE_LENGTH].strip(" .-")
    return f"{article.kind.value}/{title or article.kind.value}"


def _earlier_files(path: Path) -> dict[UUID, list[str]]:
    """Return the files of an earlier export by the id of their article, from a look at their beginnings.

    Raises:
        FolderNotEmptyError: there are other things, among which an export would be lost.
    """
    kinds = {ATTACHMENTS, *(kind.value for kind in Kind)}
    for entry in path.iterdir():
        expected = entry.is_dir() if entry.name in kinds else entry.name.lower() == "readme.md"
        if not expected and not entry.name.startswith("."):
            raise FolderNotEmptyError(path=str(path))
    found: dict[UUID, list[str]] = {}
    for name in file_names(path, []):
        article_id = stated_id(path / name)
        if article_id is not None:
            found.setdefault(article_id, []).append(name)
    return found


def _holds_more(folder: Path, file: str, text: str, may_replace: Callable[[str, Article], bool]) -> bool:
    """Tell whether a file holds what nobody else may have, and would be lost."""
    content = (folder / file).read_bytes()
    if content == text.encode("utf-8"):
        return False
    try:
        found = read_article(content.decode("utf-8"))
    except (ArticleInvalidError, UnicodeDecodeError):
        return True
    return not may_replace(file.replace(os.sep, "/"), found)


def _write(file: Path, text: str) -> None:
    content = text.encode("utf-8")
    file.parent.mkdir(exist_ok=True)
    if file.is_file() and file.read_bytes() == content:
        return
    with whole_file(file) as stream:
        stream.write(content)


def _remove_other(file: Path, written: Path) -> None:
    """Remove a file unless it is the one just written, perhaps under a name in other letters of the same meaning."""
    if file.exists() and not file.samefile(written):
        file.unlink()
