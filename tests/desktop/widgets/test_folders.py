from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from desktop.widgets.folders import own_file, own_pictures


def test_dialogs_begin_where_the_user_may_write() -> None:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert Path(own_file("a.csv")) == Path(documents) / "a.csv"
    assert Path(own_file()) == Path(documents)
    assert Path(own_pictures()).is_absolute()
