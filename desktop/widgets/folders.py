"""Where the system's dialogs for files begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Place = QStandardPaths.StandardLocation


def own_file(name: str = "") -> str:
    """Return a path in the user's documents: where the program itself stands, hardly anybody may write."""
    return str(Path(QStandardPaths.writableLocation(_Place.DocumentsLocation)) / name)


def own_pictures() -> str:
    """Return the folder of the user's images."""
    return QStandardPaths.writableLocation(_Place.PicturesLocation)
