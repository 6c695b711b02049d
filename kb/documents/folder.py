"""A folder of Markdown files: how knowledge is exchanged, kept in Git and edited with other programs."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from kb.documents.article_text import write_article
from kb.domain.article import Kind
from kb.errors import (
    DiskFullError,
    FolderEmptyError,
    FolderMissingError,
    FolderNotEmptyError,
    LibraryReadOnlyError,
    Problem,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.domain.article import Article

#: The largest file that is read, in bytes: four for each character an article may have, and its front matter.
MAX_BYTES = 700_000

_TITLE_LENGTH = 50
#: What Windows forbids in names, what nobody sees, and blanks.
_UNSAFE = re.compile(r'[<>:"/\\|?*#%\s\x00-\x1f\x7f]+')
#: The id is the first key; this many bytes hold it wherever a person moved it among the short ones.
_BEGINNING = 2_000
_ID_LINE = re.compile(
    rb"^id: *([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}) *\r?$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file of the folder: ``path`` is relative, with forward slashes on every system."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file that was seen and not read yet.

    ``name`` is relative, as this system writes it; ``path`` is the same as people read it. Size in bytes and time of
    the last change in nanoseconds tell whether it is still the one seen before; -1 where the system tells neither.
    """

    name: str
    path: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class FolderListing:
    """The Markdown files below a folder sorted by path, and the folders that could not be looked into."""

    files: tuple[ListedFile, ...]
    unreadable: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What was found: texts, and the files that could not be read (``detail`` is the relative path)."""

    files: tuple[FolderFile, ...]
    unreadable: tuple[Problem, ...]


def list_folder(path: Path) -> FolderListing:
    """Find all Markdown files below a folder without reading one.

    Hidden files and folders and files named README.md are passed over.

    Raises:
        FolderMissingError: there is no such folder.
        FolderEmptyError: it holds no Markdown file.
    """
    if not path.is_dir():
        raise FolderMissingError(path=str(path))
    unreadable: list[Problem] = []
    files = sorted((_listed(path, file) for file in _markdown_files(path, unreadable)), key=lambda file: file.path)
    if not files and not unreadable:
        raise FolderEmptyError(path=str(path))
    return FolderListing(tuple(files), tuple(sorted(unreadable, key=lambda problem: problem.detail)))


def read_listed(root: Path, file: ListedFile) -> FolderFile | Problem:
    """Read one file of a listing; links are not followed, so that a folder from elsewhere brings in nothing else."""
    path = root / file.name
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return Problem(0, "file_is_link" if stat.S_ISLNK(status.st_mode) else "file_unreadable", file.path)
        if status.st_size > MAX_BYTES:
            return Problem(0, "file_too_long", file.path)
        return FolderFile(file.path, path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        return Problem(0, "file_not_utf8", file.path)
    except OSError:
        return Problem(0, "file_unreadable", file.path)


def read_folder(path: Path) -> FolderContents:
    """Read all files of ``list_folder`` at once, sorted by path.

    Raises:
        FolderMissingError: there is no such folder.
        FolderEmptyError: it holds no Markdown file.
    """
    listing = list_folder(path)
    found = [read_listed(path, file) for file in listing.files]
    problems = [*listing.unreadable, *(problem for problem in found if isinstance(problem, Problem))]
    files = tuple(file for file in found if isinstance(file, FolderFile))
    return FolderContents(files, tuple(sorted(problems, key=lambda problem: problem.detail)))


def folder_file_name(article: Article) -> str:
    """Return where an article is kept in a folder: ``<kind>/<title>-<8 digits of its id>.md``, safe on Windows too."""
    return f"{_stem(article)}-{article.id.hex[-12:-4]}.md"


def write_folder(path: Path, articles: Iterable[Article]) -> tuple[str, ...]:
    """Write articles into a folder and return their relative paths, in the order of the articles.

    Each file appears whole or not at all and is on the disk when this returns. Files that already say the same are
    left alone, and a file that holds an article under an earlier title is removed, so that a folder kept in Git shows
    what changed and nothing else.

    Raises:
        FolderMissingError: the folder in which it would be created does not exist.
        FolderNotEmptyError: it holds other things than an earlier export.
        ArticleInvalidError: no file could hold an article (see write_article).
        DiskFullError, LibraryReadOnlyError: it cannot be written.
    """
    if not path.is_dir() and not path.parent.is_dir():
        raise FolderMissingError(path=str(path.parent))
    with _disk_errors(path):
        _make_folder(path)
        earlier = _earlier_files(path)
        names: list[str] = []
        taken: set[str] = set()
        for article in articles:
            name = folder_file_name(article)
            if name.casefold() in taken:
                name = f"{_stem(article)}-{article.id.hex}.md"
            taken.add(name.casefold())
            names.append(name)
            _write(path / name, write_article(article))
            for file in earlier.get(article.id, ()):
                _remove_other(path / file, path / name)
        for folder in (path, *(path / kind.value for kind in Kind)):
            _sync_folder(folder)
    return tuple(names)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError:
        raise FolderNotEmptyError(path=str(path)) from None
    except FileNotFoundError:
        raise LibraryReadOnlyError(path=str(path)) from None


def _markdown_files(path: Path, unreadable: list[Problem]) -> Iterator[Path]:
    def report(error: OSError) -> None:
        unreadable.append(Problem(0, "file_unreadable", _shown(path, Path(error.filename))))

    for folder, folders, names in os.walk(path, onerror=report):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(".md") and not name.startswith(".") and name.lower() != "readme.md":
                yield Path(folder, name)


def _listed(root: Path, file: Path) -> ListedFile:
    name, shown = os.fspath(file.relative_to(root)), _shown(root, file)
    # One string where both say the same: there may be hundreds of thousands.
    shown = name if shown == name else shown
    try:
        status = file.lstat()
    except OSError:
        return ListedFile(name, shown, -1, -1)  # reading it will say why
    return ListedFile(name, shown, status.st_size, status.st_mtime_ns)


def _shown(root: Path, file: Path) -> str:
    """Return a relative path that can be printed and stored whatever bytes the name is made of."""
    name = os.fsencode(file.relative_to(root).as_posix()).decode("utf-8", "replace")
    # A line break or an escape sequence in a name would let it speak for the program.
    return "".join(letter if letter.isprintable() or letter == " " else "\ufffd" for letter in name)


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
    kinds = {kind.value for kind in Kind}
    for entry in path.iterdir():
        expected = entry.is_dir() if entry.name in kinds else entry.name.lower() == "readme.md"
        if not expected and not entry.name.startswith("."):
            raise FolderNotEmptyError(path=str(path))
    found: dict[UUID, list[str]] = {}
    for file in _markdown_files(path, []):
        with file.open("rb") as stream:
            beginning = stream.read(_BEGINNING)
        match = _ID_LINE.search(beginning) if beginning.startswith(b"---") else None
        if match:
            found.setdefault(UUID(match[1].decode("ascii")), []).append(file.relative_to(path).as_posix())
    return found


def _write(file: Path, text: str) -> None:
    content = text.encode("utf-8")
    file.parent.mkdir(exist_ok=True)
    if file.is_file() and file.read_bytes() == content:
        return
    part = file.with_name(f".{file.name[-16:]}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _remove_other(file: Path, written: Path) -> None:
    """Remove a file unless it is the one just written, perhaps under a name in other letters of the same meaning."""
    if file.exists() and not file.samefile(written):
        file.unlink()


def _sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk; Windows does that by itself and cannot open a folder."""
    if os.name == "nt" or not folder.is_dir():
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFullError(path=str(path)) from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise LibraryReadOnlyError(path=str(path)) from error
        raise
