"""A library: one folder with a database and an index, opened, wired and owned as a whole."""

from __future__ import annotations

from kb.library.creation import create_library
from kb.library.opened import Library, LibraryStatus, Repair, open_library
from kb.library.paths import LIBRARY_VARIABLE, LibraryPaths, default_library_path

__all__ = [
    "LIBRARY_VARIABLE",
    "Library",
    "LibraryPaths",
    "LibraryStatus",
    "Repair",
    "create_library",
    "default_library_path",
    "open_library",
]
