"""How sure a suggestion is."""

from __future__ import annotations

import pytest

from kb.resources import resource_path
from kb.search.evidence import FULL_PHRASE, WEIGHTS, Evidence, PhraseReader, sureness
from kb.search.note_frames import load_note_frames
from kb.search.note_reading import NoteReading, read_note

NOTHING = Evidence(0, 0, 0, 0, 0, 0, 0, 0)


def read(text: str) -> NoteReading:
    return read_note(text, load_note_frames(resource_path("rules", "note_frames.yaml")))


def coverage(phrase: str, text: str, rarity: float = FULL_PHRASE) -> float:
    return PhraseReader(read(text), lambda _: rarity).coverage([phrase])[0]


def test_every_feature_has_a_weight() -> None:
    assert len(WEIGHTS) == len(NOTHING.values())


def test_a_chosen_concept_makes_surer_and_an_enquiry_less_sure() -> None:
    concept = Evidence(0, 0, 0, 0, 1, 0, 0, 0)
    enquiry = Evidence(0, 0, 0, 0, 0, 1, 0, 0)
    assert sureness(concept) > sureness(NOTHING) > sureness(enquiry)


def test_a_phrase_that_stands_in_the_note_is_covered() -> None:
    assert coverage("家まで来て謝れ", "今すぐ家まで来て謝れと言う") == pytest.approx(1.0)


def test_another_inflection_is_covered_in_part() -> None:
    assert 0.4 < coverage("家まで来て謝れ", "家に来た上で謝ってほしい") < 1.0


def test_a_denied_phrase_counts_little() -> None:
    said, denied = coverage("訪問を求める", "訪問を求める"), coverage("訪問を求める", "訪問を求めることはない")
    assert denied < said * 0.5


def test_a_phrase_that_is_a_negation_is_not_denied() -> None:
    assert coverage("連絡がない", "約束した連絡がない") == pytest.approx(1.0)


def test_a_phrase_of_common_words_says_less() -> None:
    assert coverage("電話の件", "電話の件", rarity=0.2) < coverage("電話の件", "電話の件")


def test_the_best_phrase_is_named() -> None:
    reader = PhraseReader(read("土下座しろと言われた"), lambda _: FULL_PHRASE)
    found, phrase = reader.coverage(["返金しろ", "土下座しろ"])
    assert phrase == "土下座しろ"
    assert found > 0.9


def test_no_phrases_no_coverage() -> None:
    assert PhraseReader(read("土下座しろ"), lambda _: 1.0).coverage([]) == (0.0, "")
