"""What is saved is used by the open library at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.clock import SystemClock
from kb.documents.yaml_edits import edited_text
from kb.domain.data_edit import AddEntry, DataEdit, SetValue
from kb.library import open_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.library import Library, LibraryPaths


@pytest.fixture
def library(blank_paths: LibraryPaths) -> Iterator[Library]:
    with open_library(blank_paths, clock=SystemClock(), repair="later") as opened:
        yield opened


def _save(library: Library, name: str, *edits: DataEdit) -> None:
    loaded = library.rules.load(name)
    assert library.rules.save(name, edited_text(loaded.text, edits), version=loaded.version)


def test_alerts_and_wording_are_used(library: Library) -> None:
    assert library.triage.check("猫が好き") == ()
    _save(library, "alerts", AddEntry(("rules", 0, "patterns"), "「猫が好き」"))
    assert [alert.matched for alert in library.triage.check("猫が好き")] == ["猫が好き"]
    assert library.wording.check("にゃんでございます") == ()
    _save(library, "wording", AddEntry(("rules", 0, "patterns"), "にゃん"))
    assert len(library.wording.check("にゃんでございます")) == 1


def test_questions_handover_boundaries_and_snippets_are_used(library: Library) -> None:
    _save(library, "questions", SetValue(("items", 0, "word"), "お名前"))
    assert library.guidance.question_bank().items[0].word == "お名前"
    _save(library, "handover", SetValue(("strip",), "責任者に代わります"))
    assert library.guidance.handover_words().strip == "責任者に代わります"
    _save(library, "boundaries", SetValue(("steps", 0, "gloss"), "Another way"))
    assert library.guidance.boundary_ladder().steps[0].sentence.gloss == "Another way"
    before = library.writing.aids().snippets
    _save(library, "snippets", SetValue(("snippets", 0, "title", "ja"), "変えた題名"))
    assert library.writing.aids().snippets != before


def test_words_that_every_note_carries_are_used(library: Library) -> None:
    before = library.suggestions.suggester
    _save(library, "note_frames", AddEntry(("fillers",), "ええとですね"))
    assert library.suggestions.suggester is not before
