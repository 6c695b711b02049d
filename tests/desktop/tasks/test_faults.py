from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from desktop.tasks.faults import fault_report
from desktop.tasks.log_file import LogFile

if TYPE_CHECKING:
    from pathlib import Path

_TYPED = "水野様 090-0000-0000"


def _fault() -> BaseException:
    def fail() -> None:
        try:
            int(_TYPED)
        except ValueError as error:
            message = f"cannot handle {_TYPED}"
            raise RuntimeError(message) from error

    with pytest.raises(RuntimeError) as caught:
        fail()
    return caught.value


def test_the_report_tells_types_and_places_but_no_content() -> None:
    report = fault_report(_fault())
    assert "RuntimeError" in report
    assert "ValueError" in report
    assert "test_faults.py" in report
    assert "_fault" in report
    assert "水野" not in report
    assert "090" not in report


def test_the_report_names_versions_but_no_folder_of_this_computer(tmp_path: Path) -> None:
    report = fault_report(_fault())
    assert "Kandokoro" in report
    assert not any(line.strip().startswith("/") for line in report.splitlines())


def test_the_log_appears_with_the_first_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log, file = LogFile(), tmp_path / "a.log"
    log.follow(file)
    logging.getLogger("kb.x").info("nothing worth keeping")
    assert not file.exists()
    logging.getLogger("kb.x").warning("worth keeping")
    log.follow(tmp_path / "b.log")
    logging.getLogger("kb.x").warning("elsewhere")
    log.stop()
    logging.getLogger("kb.x").warning("nowhere")
    assert "worth keeping" in file.read_text(encoding="utf-8")
    assert "elsewhere" not in file.read_text(encoding="utf-8")
    assert (tmp_path / "b.log").read_text(encoding="utf-8").count("\n") == 1
