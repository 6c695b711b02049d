"""A folder of Markdown files read as a whole, for what is looked at after an export and for the sample articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kb.documents.folder import FolderFile, list_folder, read_listed
from kb.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path


class FolderContents(NamedTuple):
    """The files in the order of their paths, and what could not be read."""

    files: tuple[FolderFile, ...]
    unreadable: tuple[Problem, ...]


def read_folder(path: Path) -> FolderContents:
    """Read all that ``list_folder`` finds, and raise what it raises."""
    listing = list_folder(path)
    found = [read_listed(path, file) for file in listing.files]
    problems = [*listing.unreadable, *(problem for problem in found if isinstance(problem, Problem))]
    files = tuple(file for file in found if isinstance(file, FolderFile))
    return FolderContents(files, tuple(sorted(problems, key=lambda problem: problem.detail)))
