from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.preferences import Preferences, PreferenceStore

if TYPE_CHECKING:
    from pathlib import Path

_SET = Preferences(language="en", theme="dark", text_percent=130, agent="水野")


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path / "none.json")
    assert store.value == Preferences()
    assert not store.damaged


def test_what_was_set_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "new" / "preferences.json"
    assert PreferenceStore(file).save(_SET)
    store = PreferenceStore(file)
    assert store.value == _SET
    assert not store.damaged
    assert [entry.name for entry in file.parent.iterdir()] == ["preferences.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 100_000])
def test_a_damaged_file_means_the_defaults_and_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "preferences.json"
    file.write_bytes(content)
    store = PreferenceStore(file)
    assert store.value == Preferences()
    assert store.damaged
    assert store.save(_SET)
    assert not PreferenceStore(file).damaged


def test_one_wrong_value_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(json.dumps({"text_percent": "big", "theme": "dark", "screen": 3, "newer": 1}), encoding="utf-8")
    store = PreferenceStore(file)
    assert store.value == Preferences(theme="dark")
    assert store.damaged


def test_where_nothing_can_be_written_only_the_settings_are_lost(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    store = PreferenceStore(blocked / "preferences.json")
    assert not store.save(replace(_SET, language="ja"))
    assert store.value.language == "ja"
    assert "preferences not saved" in caplog.text


def test_what_could_not_be_written_is_not_taken_for_written(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    store = PreferenceStore(file)
    (file / "in the way").mkdir(parents=True)
    assert not store.save(_SET)
    assert not store.save(_SET)
    (file / "in the way").rmdir()
    file.rmdir()
    assert store.save(_SET)
    assert PreferenceStore(file).value == _SET
    assert list(tmp_path.iterdir()) == [file]
