"""Boilerplate that every past note carries counts for less."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.resources import resource_path
from kb.search.note_frames import load_note_frames
from kb.search.note_reading import read_note
from kb.search.past_notes import FEWEST_NOTES, LEAST_WEIGHT, PastNotes, note_terms


def past(*notes: str) -> PastNotes:
    return PastNotes.gather(map(note_terms, notes))


def test_few_notes_say_nothing() -> None:
    assert past(*["会員番号を確認"] * (FEWEST_NOTES - 1)).weight(("word", "会員")) == 1.0


def test_what_every_note_carries_counts_least() -> None:
    found = past(*["会員番号を確認"] * FEWEST_NOTES, "炊飯器の異音")
    assert LEAST_WEIGHT <= found.weight(("word", "会員")) < 0.25
    assert 0.7 < found.weight(("word", "炊飯")) < 1.0
    assert found.weight(("word", "扇風機")) == 1.0


@given(st.integers(FEWEST_NOTES, 10_000), st.floats(0, 1))
def test_weights_fall_with_frequency_and_stay_in_range(count: int, share: float) -> None:
    notes = PastNotes(count, {("word", "a"): int(count * share), ("word", "b"): count})
    assert LEAST_WEIGHT <= notes.weight(("word", "b")) <= notes.weight(("word", "a")) <= 1.0


def test_a_note_is_read_with_the_past_in_mind() -> None:
    frames = load_note_frames(resource_path("rules", "note_frames.yaml"))
    note = "会員番号を伺い、炊飯器の異音を確かめた"
    plain = read_note(note, frames)
    informed = read_note(note, frames, past(*["会員番号を確認した"] * 40))
    assert informed.weights["word", "会員"] < plain.weights["word", "会員"]
    assert informed.weights["word", "異音"] == plain.weights["word", "異音"]
