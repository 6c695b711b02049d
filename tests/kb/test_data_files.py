"""The YAML files that a centre owns."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import yaml

from kb.data_files import has_file, parse_data, read_data_file
from kb.errors import FileUnreadableError
from kb.resources import resource_path

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("file", sorted(resource_path("rules").glob("*.yaml")), ids=lambda file: file.stem)
def test_the_shipped_files_say_the_same_without_the_fast_loader(file: Path) -> None:
    """libyaml takes some things for text that the loader in Python, used where there is none, refuses."""
    text = file.read_text(encoding="utf-8")
    assert yaml.safe_load(text) == parse_data(text, file)


@pytest.mark.skipif(os.name == "nt", reason="Windows says that a name it cannot have is not there")
def test_a_file_that_nobody_can_ask_for_is_not_one_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "here.yaml").touch()
    assert has_file(tmp_path / "here.yaml")
    assert not has_file(tmp_path / "gone.yaml")
    # As a folder without permission and a disk that fails, which a test cannot have wherever it runs.
    with pytest.raises(FileUnreadableError):
        has_file(tmp_path / ("x" * 300))


def test_a_file_gives_its_content_also_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + "- 来い\n".encode())
    assert read_data_file(path) == ["来い"]


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"a: 1\nb: [", 3), (b"\xff\xfe\x00", 0), (b"\x00", 0), (b"a: !!python/object/apply:os.getcwd []", 1)],
)
def test_what_cannot_be_read_names_the_file_and_the_line(tmp_path: Path, content: bytes, line: int) -> None:
    path = tmp_path / "words.yaml"
    path.write_bytes(content)
    with pytest.raises(FileUnreadableError) as caught:
        read_data_file(path)
    assert caught.value.params["path"] == str(path)
    assert caught.value.params["line"] in {line, line - 1}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadableError):
        read_data_file(tmp_path / "none.yaml")
