"""What near-duplicates must hold; the figures themselves: python -m tests.quality.near_duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.library import LibraryPaths, create_library, open_library
from tests.quality.near_duplicates import answers

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_shown_is_right_and_most_that_should_be_is_shown(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path / "library")
    create_library(paths, clock=SystemClock(), sample=True)
    with open_library(paths, clock=SystemClock(), repair="now") as library:
        given = answers(library)
    shown = [answer for answer in given if answer.found]
    repeated = [answer for answer in given if answer.question.repeats]
    assert sum(answer.right for answer in shown) >= 0.97 * len(shown)
    assert sum(answer.right for answer in repeated) >= 0.85 * len(repeated)
