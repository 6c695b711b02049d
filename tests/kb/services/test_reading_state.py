from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Stage
from kb.domain.conduct import SpokenMoment
from kb.domain.reading_state import ReadingPlace, ReadingState, SpokenMark
from kb.domain.script import ApologyClass
from kb.domain.slots import SlotSource, SlotValue
from kb.errors import CallNotFoundError
from kb.identifiers import new_id
from kb.library import open_library
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from kb.library import Library
    from tests.kb.support import PlayedClock


def test_the_place_in_the_words_of_a_call_survives_a_restart(blank: Library, clock: PlayedClock) -> None:
    article = make_script("折り返しの約束")
    blank.editing.save(article)
    call = blank.calls.start()
    assert blank.reading.state_of(call.id) == ReadingState()
    state = ReadingState(
        open_article=article.id,
        places=(ReadingPlace(article_id=article.id, line=3, view="aloud", ticks={0: True, 2: False}),),
        slots={"折り返し日時": SlotValue("11月24日（火）15時", START), "代替案": SlotValue("引き取り")},
        used=frozenset({article.id}),
        spoken=(
            SpokenMark(article.id, 0, SpokenMoment(stage=Stage.EMPATHY, apology=ApologyClass.FEELINGS)),
            SpokenMark(article.id, 1, SpokenMoment(stage=None, question=True, promise=True, due=True)),
        ),
    )
    blank.reading.save_state(call.id, state)
    blank.calls.save_notes(call.id, "メモ")
    blank.calls.update(blank.calls.get(call.id))
    blank.close()
    with open_library(blank.paths, clock=clock, repair="later") as again:
        assert again.reading.state_of(call.id) == state


def test_only_a_call_that_exists_has_a_place(blank: Library) -> None:
    with pytest.raises(CallNotFoundError):
        blank.reading.save_state(new_id(), ReadingState())
    with pytest.raises(CallNotFoundError):
        blank.reading.state_of(new_id())


def test_every_shipped_placeholder_has_a_source_that_the_program_knows(blank: Library) -> None:
    sources = blank.reading.slot_sources()
    assert sources["折り返し日時"] == SlotSource.CALLBACK_AT
    assert set(sources.values()) == set(SlotSource)
