"""Suggestions on the labelled notes do not get worse than what was measured (resources/docs/quality.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kb.domain.suggestion import SuggestionQuery
from tests.quality.labelled import read_lines
from tests.quality.practices import NOTES, measure, sample_library, suggester

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.library import Library

WITHOUT_PRACTICE = ("ordinary", "negated", "everyday")


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with sample_library() as opened:
        yield opened


@pytest.fixture(scope="module")
def halves(library: Library) -> dict[str, dict[str, dict[str, int]]]:
    measured: dict[str, Any] = measure(read_lines(NOTES), suggester(library))
    halves: dict[str, dict[str, dict[str, int]]] = measured["halves"]
    return halves


def test_the_set_is_as_large_as_promised() -> None:
    notes = read_lines(NOTES)
    assert len(notes) >= 200
    assert sum(note["class"] in {*WITHOUT_PRACTICE, "indirect"} for note in notes) >= 60
    assert {note["half"] for note in notes} == {"tune", "check"}
    assert len({note["note"] for note in notes}) == len(notes)


@pytest.mark.parametrize("half", ["tune", "check"])
def test_most_notes_bring_their_practice(halves: dict[str, dict[str, dict[str, int]]], half: str) -> None:
    figures = [figure for name, figure in halves[half].items() if name not in WITHOUT_PRACTICE]
    assert sum(figure["hit3"] for figure in figures) >= 0.8 * sum(figure["notes"] for figure in figures)


@pytest.mark.parametrize("half", ["tune", "check"])
def test_ordinary_enquiries_bring_hardly_any(halves: dict[str, dict[str, dict[str, int]]], half: str) -> None:
    assert halves[half]["ordinary"]["false"] <= 1
    figures = [halves[half][name] for name in WITHOUT_PRACTICE]
    assert sum(figure["false"] for figure in figures) <= 0.15 * sum(figure["notes"] for figure in figures)


def test_typing_grows_into_the_visit_demand_procedure(library: Library) -> None:
    note = "今すぐ家に来いと言われている"
    first_titles = []
    for length in range(1, len(note) + 1):
        shown = library.suggestions.suggest(SuggestionQuery(notes=note[:length]))
        first_titles.append(shown.recommended[0].title if shown.recommended else "")
    assert first_titles[:3] == ["", "", ""]
    assert first_titles[-1] == "訪問要求への応対"
