"""What makes the first second shorter: nothing here changes what the program does."""

from __future__ import annotations

import builtins
import gc

import PySide6.QtCore  # noqa: F401 - it replaces ``import`` when it is imported


def hurry() -> None:
    """Import modules at their plain speed from now on; called before the other modules of the program are imported.

    Garbage collections find nothing while modules make objects that stay, and take a fifth of the time.

    PySide replaces ``import`` for its ``__feature__`` switches, which this program does not use. Its version reads the
    source text of every module that is imported and keeps it: 0.1 s and 35 MB by the time the library is open.
    """
    gc.disable()
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def settle() -> None:
    """Never again look for garbage in what was made up to now: it stays until the end.

    Collection stays off: from now on ``desktop.tasks.garbage`` does it, on the GUI thread.
    """
    gc.freeze()
