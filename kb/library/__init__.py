"""A library: one folder with a database and an index, opened, wired and owned as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.library.paths import LIBRARY_VARIABLE, LibraryPaths, default_library_path, library_folder

if TYPE_CHECKING:
    from kb.library.creation import create_library
    from kb.library.opened import Library, LibraryStatus, Repair
    from kb.library.opening import open_library

__all__ = [
    "LIBRARY_VARIABLE",
    "Library",
    "LibraryPaths",
    "LibraryStatus",
    "Repair",
    "create_library",
    "default_library_path",
    "library_folder",
    "open_library",
]


def __getattr__(name: str) -> object:
    """Load what opens and creates when it is asked for: half a second, and where a library lies is asked before."""
    if name not in __all__:
        raise AttributeError(name)
    from kb.library import creation, opened, opening  # noqa: PLC0415 - see above

    homes = {"create_library": creation, "open_library": opening}
    return getattr(homes.get(name, opened), name)
