from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from desktop.library_line import LibraryLine
from kb.domain.progress import JobKind, JobProgress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

JOB = JobProgress(job=JobKind.IMPORT, done=88_888, total=100_000, per_second=1.0)


@pytest.fixture
def line(theme: Theme, show: Callable[[QWidget], None]) -> LibraryLine:
    made = LibraryLine(theme)
    made.resize(1440, made.sizeHint().height())
    show(made)
    return made


def _places(line: LibraryLine) -> dict[str, tuple[int, int]]:
    layout = line.layout()
    assert layout is not None
    layout.activate()
    labels = [label for label in line.findChildren(QLabel) if label.isVisible()]
    return {label.text().split()[0]: (label.x(), label.width()) for label in labels}


def test_it_says_that_the_library_is_being_opened_and_nothing_of_its_content(line: LibraryLine) -> None:
    line.show_library("みなも通販", 1248)
    line.show_index("ready")
    line.show_opening()
    assert [line.text(name) for name in ("library", "articles", "index")] == ["ライブラリを開いています。", "", ""]


def test_a_job_takes_the_place_of_the_index(line: LibraryLine) -> None:
    line.show_index("rebuilding", JOB)
    assert line.text("index").startswith("取り込み中 88,888 / 100,000")
    line.show_index("behind")
    assert line.text("index") == "索引に入れています"


def test_nothing_moves_while_a_job_counts(line: LibraryLine) -> None:
    line.show_index("behind", JOB)
    line.show_library("みなも通販", 88_888)
    line.show_index("behind", JOB)
    before = _places(line)
    line.show_library("みなも通販", 1)
    line.show_index("behind", replace(JOB, done=1, per_second=0.0))
    assert _places(line) == before


def test_the_room_is_given_back_when_the_job_is_done(line: LibraryLine) -> None:
    line.show_library("みなも通販", 1)
    line.show_index("ready")
    before = _places(line)
    line.show_index("behind", JOB)
    line.show_library("みなも通販", 88_888)
    line.show_library("みなも通販", 1)
    line.show_index("ready")
    assert _places(line) == before
