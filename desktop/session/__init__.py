"""One library on the screen: opened behind the window, watched, closed in the right order."""

from desktop.session.library_session import LibrarySession
from desktop.session.ports import LibrarySource, LibraryState, OpenLibrary

__all__ = ["LibrarySession", "LibrarySource", "LibraryState", "OpenLibrary"]
