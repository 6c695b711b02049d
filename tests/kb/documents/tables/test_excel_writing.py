"""Workbooks are written where somebody wants them, and nowhere else on the way."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from kb.documents.tables.excel_writing import write_workbook
from kb.errors import TableCellTooLongError
from tests.kb.readable_bytes import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: More than is kept in buffers.
_MANY = 2_000


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_rows_on_their_way_lie_beside_the_workbook_and_not_in_the_temporary_folder(
    tmp_path: Path, temporary: Path
) -> None:
    target = tmp_path / "out" / "articles.xlsx"
    target.parent.mkdir()

    def rows() -> Iterator[tuple[str, Sequence[str]]]:
        for number in range(_MANY):
            yield str(number), (f"marked{number}", "x" * 50)
        assert list(temporary.iterdir()) == []
        assert len(found_in(target.parent, "marked0")) == 1  # the search for it works

    assert write_workbook(target, ["a", "b"], rows()) == _MANY
    assert list(target.parent.iterdir()) == [target]
    assert list(temporary.iterdir()) == []
    sheet = load_workbook(target).worksheets[0]
    assert sheet.max_row == _MANY + 1
    assert sheet["A2"].value == "marked0"
    assert sheet.freeze_panes == "A2"


def test_a_workbook_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TableCellTooLongError):
        write_workbook(tmp_path / "articles.xlsx", ["a"], [("one", ["x" * 40_000])])
    assert list(tmp_path.iterdir()) == []
