from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.front_matter import MAX_CHARACTERS, Entry, read_front_matter, split_front_matter, write_value
from tests.kb.documents.articles import ODD_WORDS, words


@given(words, st.lists(words, max_size=4))
def test_words_are_read_as_they_were_written(word: str, several: list[str]) -> None:
    text = f"one: {write_value(word)}\nmany: {write_value(several)}"
    matter = read_front_matter(text)
    assert not matter.problems
    assert matter.entries == {"one": Entry(2, word), "many": Entry(3, tuple(several))}
    assert yaml.safe_load(text) == {"one": word, "many": several}


@pytest.mark.parametrize("word", ODD_WORDS)
def test_odd_words_survive(word: str) -> None:
    text = f"one: {write_value(word)}"
    assert read_front_matter(text).entries["one"].value == word
    assert yaml.safe_load(text) == {"one": word}
    assert "\n" not in text


@pytest.mark.parametrize(
    "word", ["訪問要求", "「誠意」を見せろ", "3現主義", "K-21", "電気ケトル K-21", "髙橋", "P1", "A-7(白)"]
)
def test_ordinary_words_need_no_quotes(word: str) -> None:
    assert write_value(word) == word


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "a: " + "{" * 20_000, "- " * 20_000, "? " * 20_000, "a: &x [*x]", "x: " + "[" * 900 + "]" * 900],
)
def test_nesting_ends_in_a_problem_and_nowhere_else(text: str) -> None:
    assert read_front_matter(text).problems


@pytest.mark.parametrize(
    "text", ["a", "- a", "[a]: b", "{a: b}: c", "*a : b", "a: b\n- c", "a: 'b", "\ta: b", "%YAML 9.9"]
)
def test_text_that_is_no_set_of_keys(text: str) -> None:
    assert read_front_matter(text).problems


@given(st.text(st.sampled_from("ab:-?[]{}&*!|>'\"#%,~ \n\t"), max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    matter = read_front_matter(text)
    assert all(problem.code for problem in matter.problems)


def test_very_long_front_matter_is_refused() -> None:
    problems = read_front_matter("a" * (MAX_CHARACTERS + 1)).problems
    assert [problem.code for problem in problems] == ["front_matter_too_long"]


def test_the_split_names_the_line_at_which_the_body_begins() -> None:
    assert split_front_matter("---\na: b\n---\n\nx\n") == ("a: b", "x\n", 5)
    assert split_front_matter("---\na: b\n--- \nx\n") == ("a: b", "x\n", 4)
    assert split_front_matter("---\n---\n\n\nx") == ("", "\nx", 4)
    assert split_front_matter("---\n---") == ("", "", 3)
