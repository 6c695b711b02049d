"""The log of a library."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop.tasks.log_file import LogFile

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_log = logging.getLogger("kb.test")


def test_the_file_appears_with_the_first_warning_and_is_let_go(tmp_path: Path) -> None:
    file = tmp_path / "kandokoro.log"
    log = LogFile()
    log.follow(file)
    _log.info("nothing worth noting")
    assert not file.exists()
    _log.warning("worth noting")
    log.stop()
    _log.warning("after the end")
    text = file.read_text(encoding="utf-8")
    assert "worth noting" in text
    assert "after the end" not in text


def test_a_folder_that_is_gone_leaves_no_noise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    log = LogFile()
    log.follow(folder / "kandokoro.log")
    folder.rmdir()
    try:
        _log.warning("nowhere to write")
    finally:
        log.stop()
    assert capsys.readouterr().err == ""
