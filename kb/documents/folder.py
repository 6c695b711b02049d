"""A folder of Markdown files: how knowledge is exchanged, kept in Git and edited with other programs."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from kb.errors import FolderEmptyError, FolderMissingError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The largest file that is read, in bytes: four for each character an article may have, and its front matter.
MAX_BYTES = 700_000
_MARKDOWN = ".md"
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


def list_folder(path: Path, also: tuple[str, ...] = ()) -> FolderListing:
    """Find all Markdown files below a folder without reading one, and those whose names end as one of ``also``.

    Hidden files and folders and files named README are passed over. ``path`` may also be one such file.

    Raises:
        FolderMissingError: there is no such folder.
        FolderEmptyError: it holds no such file.
    """
    unreadable: list[Problem] = []
    if path.is_file() and path.name.lower().endswith((_MARKDOWN, *also)):
        return FolderListing((listed_file(path.parent, path.name),), ())
    if not path.is_dir():
        raise FolderMissingError(path=str(path))
    names = file_names(path, unreadable, (_MARKDOWN, *also))
    files = sorted((listed_file(path, name) for name in names), key=lambda file: file.path)
    if not files and not unreadable:
        raise FolderEmptyError(path=str(path))
    return FolderListing(tuple(files), tuple(sorted(unreadable, key=lambda problem: problem.detail)))


def file_names(path: Path, unreadable: list[Problem], endings: tuple[str, ...] = (_MARKDOWN,)) -> Iterator[str]:
    """Yield the files below a folder, relative to it; folders that cannot be read are added to the list."""

    def report(error: OSError) -> None:
        name = os.path.relpath(os.fspath(error.filename), path)
        unreadable.append(Problem(0, "file_unreadable", _shown(name)))

    for folder, folders, names in os.walk(path, onerror=report):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = os.path.relpath(folder, path)
        for name in names:
            if name.lower().endswith(endings) and not name.startswith((".", "~$")) and not _is_readme(name):
                yield name if below == "." else os.path.join(below, name)  # noqa: PTH118 - of hundreds of thousands


def read_listed(root: Path, file: ListedFile) -> FolderFile | Problem:
    """Read one Markdown file of a listing."""
    content = read_bytes(root, file, MAX_BYTES)
    if isinstance(content, Problem):
        return content
    try:
        return FolderFile(file.path, content.decode("utf-8"))
    except UnicodeDecodeError:
        return Problem(0, "file_not_utf8", file.path)


def read_bytes(root: Path, file: ListedFile, limit: int) -> bytes | Problem:
    """Read one file of a listing; links are not followed, so that a folder from elsewhere brings in nothing else."""
    path = root / file.name
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return Problem(0, "file_is_link" if stat.S_ISLNK(status.st_mode) else "file_unreadable", file.path)
        if status.st_size > limit:
            return Problem(0, "file_too_long", file.path)
        return path.read_bytes()
    except OSError:
        return Problem(0, "file_unreadable", file.path)


def _is_readme(name: str) -> bool:
    return name.lower().rpartition(".")[0] == "readme"


def stated_id(file: Path) -> UUID | None:
    """Return the id that a Markdown file states, from a look at its beginning; it may break any other rule.

    Links are not followed, and pipes not waited for: they state none.

    Raises:
        OSError: the file cannot be read.
    """
    if not stat.S_ISREG(file.lstat().st_mode):
        return None
    with file.open("rb") as stream:
        beginning = stream.read(_BEGINNING)
    match = _ID_LINE.search(beginning) if beginning.removeprefix(codecs.BOM_UTF8).startswith(b"---") else None
    return UUID(match[1].decode("ascii")) if match else None


def listed_file(root: Path, name: str) -> ListedFile:
    """Look at one file without reading it; ``name`` is relative."""
    shown = _shown(name)
    # One string where both say the same: there may be hundreds of thousands.
    shown = name if shown == name else shown
    try:
        status = os.lstat(os.path.join(root, name))  # noqa: PTH118 - as above
    except OSError:
        return ListedFile(name, shown, -1, -1)  # reading it will say why
    return ListedFile(name, shown, status.st_size, status.st_mtime_ns)


def _shown(name: str) -> str:
    """Return a relative path that can be printed and stored whatever bytes the name is made of."""
    text = os.fsencode(name.replace(os.sep, "/")).decode("utf-8", "replace")
    if text.isprintable():
        return text
    # A line break or an escape sequence in a name would let it speak for the program.
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
