from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kb.domain.health import Verdict
from kb.services.health.surroundings import check_disk, check_folder, check_font, check_versions

if TYPE_CHECKING:
    from pathlib import Path


def test_versions_name_what_the_program_is_built_on() -> None:
    versions = check_versions().params["versions"]
    assert isinstance(versions, dict)
    assert versions["whoosh"] == "2.7.4"
    assert {"Python", "SQLite", "sudachidict_small"} <= versions.keys()


@pytest.mark.parametrize(
    ("free", "verdict"), [(10**12, Verdict.GOOD), (500 * 2**20, Verdict.WARNING), (2**20, Verdict.BAD)]
)
def test_room_on_the_disk(tmp_path: Path, free: int, verdict: Verdict) -> None:
    assert check_disk(tmp_path, free=free).verdict is verdict


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")
def test_a_folder_that_others_may_read_can_be_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (open_item,) = check_folder(tmp_path)
    assert (open_item.code, open_item.repairable) == ("folder_open_to_others", True)
    tmp_path.chmod(0o700)
    assert [item.code for item in check_folder(tmp_path)] == ["folder_good"]


def test_a_folder_that_is_gone_is_bad(tmp_path: Path) -> None:
    assert [item.code for item in check_folder(tmp_path / "ない")] == ["folder_missing"]
    assert check_disk(tmp_path / "ない" / "ここ", free=10**12).verdict is Verdict.GOOD
    assert int(str(check_disk(tmp_path / "ない" / "ここ").params["megabytes"])) > 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux may lack a Japanese font")
def test_fonts_are_asked_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert check_font().code == "font_good"
    fc_list = tmp_path / "fc-list"
    fc_list.write_text("#!/bin/sh\n", encoding="utf-8")
    fc_list.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check_font().code == "font_missing"
    fc_list.unlink()
    assert check_font().code == "font_unknown"
