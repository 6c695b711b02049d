"""What a call note asks for, and what of it says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.resources import resource_path
from kb.search.note_frames import NoteFrames, load_note_frames
from kb.search.note_reading import (
    KANA_SENTENCE_WEIGHT,
    LONGEST_NOTE,
    OLDEST_LINE_WEIGHT,
    ROUTINE_WEIGHT,
    NoteReading,
    read_note,
)


@pytest.fixture(scope="module")
def frames() -> NoteFrames:
    return load_note_frames(resource_path("rules", "note_frames.yaml"))


def weight(note: NoteReading, word: str) -> float:
    return note.weights.get(("word", word), 0.0)


def test_fillers_are_dropped_with_their_commas(frames: NoteFrames) -> None:
    plain = read_note("炊飯器が動かない", frames)
    halting = read_note("えーと、炊飯器が、その、動かない", frames)
    assert halting.weights == plain.weights


def test_a_filler_that_is_a_word_of_the_sentence_stays(frames: NoteFrames) -> None:
    assert weight(read_note("その炊飯器はちょっと重い", frames), "一寸") > 0


def test_routine_sentences_weigh_less_beside_a_telling_one(frames: NoteFrames) -> None:
    note = read_note("お客様より入電。炊飯器から異音がする。本人確認済み、折り返し希望。", frames)
    assert weight(note, "炊飯") == 1.0
    assert weight(note, "入電") == pytest.approx(ROUTINE_WEIGHT)


def test_routine_words_alone_keep_their_weight(frames: NoteFrames) -> None:
    assert weight(read_note("折り返しの連絡を希望", frames), "連絡") == 1.0


def test_later_lines_count_more(frames: NoteFrames) -> None:
    note = read_note("\n".join(["炊飯器の異音", *["ふたが閉まらない"] * 8, "湯気が漏れる"]), frames)
    assert weight(note, "湯気") == 1.0
    assert weight(note, "炊飯") == pytest.approx(OLDEST_LINE_WEIGHT)


def test_kana_notes_are_asked_for_by_reading(frames: NoteFrames) -> None:
    note = read_note("いますぐいえまでこいといわれている", frames)
    assert note.weights["reading", "イエ"] == KANA_SENTENCE_WEIGHT


def test_grammar_in_hiragana_is_not_asked_for_by_reading(frames: NoteFrames) -> None:
    note = read_note("返金していただけませんでしょうか", frames)
    assert not [key for key in note.weights if key[0] == "reading"]


def test_negated_words_are_known_by_clause(frames: NoteFrames) -> None:
    note = read_note("けがはない、部品だけ送ってほしい", frames)
    assert "怪我" not in note.affirmed_forms
    assert {"部品", "送る"} <= note.affirmed_forms
    assert note.denial == 1.0


@pytest.mark.parametrize(("text", "part"), [("営業時間を知りたい", 1.0), ("今すぐ来いと怒鳴られた", 0.0)])
def test_enquiries_are_told_from_complaints(frames: NoteFrames, text: str, part: float) -> None:
    assert read_note(text, frames).enquiry == part


def test_one_denied_line_does_not_speak_for_the_note(frames: NoteFrames) -> None:
    note = read_note("取っ手が外れた\nけがはない。\n今すぐ家まで来いと怒鳴られた", frames)
    assert 0 < note.denial < 0.4


def test_spans_point_into_the_note_as_typed(frames: NoteFrames) -> None:
    typed = "ｹｶﾞをした"
    note = read_note(typed, frames)
    start, end = note.original_span(note.words[0].start, note.words[0].end)
    assert typed[start:end] == "ｹｶﾞ"


def test_only_the_end_of_a_huge_note_is_read(frames: NoteFrames) -> None:
    note = read_note("あ" * 3_000_000 + "。訪問を求められた", frames)
    assert len(note.text) == LONGEST_NOTE
    assert weight(note, "訪問") == 1.0
    assert note.offsets[-1] == 3_000_009


@given(st.text(max_size=80))
def test_no_note_makes_reading_fail(text: str) -> None:
    note = read_note(text, load_note_frames(resource_path("rules", "note_frames.yaml")))
    assert all(0 < value <= 1 for value in note.weights.values())
