"""The customer's words and what the centre calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import FileUnreadableError
from kb.resources import resource_path
from kb.search.note_frames import load_note_frames
from kb.search.note_reading import NoteReading, read_note
from kb.search.synonyms import NEGATED_STRENGTH, SynonymBook, load_synonyms

if TYPE_CHECKING:
    from pathlib import Path

BOOK = """
- means: 訪問要求
  words: [家まで来い]
  phrases: [家 来る]
- means: けが
  phrases: [怪我 為る, 血]
- means: 約束の遅れ
  words: [連絡がない]
"""


@pytest.fixture
def book(tmp_path: Path) -> SynonymBook:
    path = tmp_path / "book.yaml"
    path.write_text(BOOK, encoding="utf-8")
    return load_synonyms(path)


def note(text: str) -> NoteReading:
    return read_note(text, load_note_frames(resource_path("rules", "note_frames.yaml")))


def test_literal_words_are_found_with_their_place(book: SynonymBook) -> None:
    match = book.matches(note("今すぐ家まで来いと言う"))["訪問要求"]
    assert (match.start, match.end, match.strength) == (3, 8, 1.0)


@pytest.mark.parametrize("text", ["いえまでこいと", "ｲｴﾏﾃﾞｺｲと言う", "家 まで 来い"])
def test_kana_and_half_width_match_by_reading(book: SynonymBook, text: str) -> None:
    assert "訪問要求" in book.matches(note(text))


def test_phrases_match_any_inflection(book: SynonymBook) -> None:
    assert "訪問要求" in book.matches(note("家に夜になったら来てもらうと言う"))


def test_words_far_apart_are_no_phrase(book: SynonymBook) -> None:
    assert "訪問要求" not in book.matches(note("家の電気代の明細を見て昨日修理の人が来た"))


def test_what_is_denied_counts_little(book: SynonymBook) -> None:
    assert book.matches(note("家に来る必要はない"))["訪問要求"].strength == NEGATED_STRENGTH


def test_a_negation_that_belongs_to_the_words_counts(book: SynonymBook) -> None:
    assert book.matches(note("約束した連絡がないと怒っている"))["約束の遅れ"].strength == 1.0


@pytest.mark.parametrize("content", ["means: x", "- words: [a]", "- [", "\x00"])
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "book.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileUnreadableError) as caught:
        load_synonyms(path)
    assert caught.value.params["path"] == str(path)


def test_the_shipped_file_is_readable_and_says_something_of_each_term() -> None:
    book = load_synonyms(resource_path("synonyms", "customer_words.yaml"))
    assert len(book.entries) >= 40
    assert all(entry.literals or entry.phrases for entry in book.entries)


def test_the_latest_place_counts(book: SynonymBook) -> None:
    text = "家まで来いと言う\n家まで来いと言う"
    assert book.matches(note(text))["訪問要求"].start == text.rindex("家")
