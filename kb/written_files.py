"""Small files that a power cut leaves whole, and names that it does not take back."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from kb.identifiers import new_id

if TYPE_CHECKING:
    from pathlib import Path


def sync_file(path: Path) -> None:
    """Force the file's content to the disk; raises OSError."""
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)  # Windows syncs only what can be written
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Force the names in a folder to the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_over(path: Path, text: str, *, mode: int = 0o666) -> None:
    """Write a text file in one step: after a crash there is the text before it or this one, whole; raises OSError.

    ``mode`` are the permissions of a new file, less those that the system withholds anyway.
    """
    # A name of its own: another program may write the same file at the same moment.
    unfinished = path.with_name(f"{path.name}.{new_id().hex}.unfinished")
    try:
        unfinished.touch(mode=mode)
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        sync_file(unfinished)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):  # on a disk that fails it may not even go; a look for leftovers finds it
            unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
