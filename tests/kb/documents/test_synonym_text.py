"""The synonym file as an editor's text."""

from __future__ import annotations

import pytest

from kb.documents.synonym_text import (
    MAX_CHARACTERS,
    read_synonyms,
    synonym_problems,
    with_entry,
    with_word,
    without_entry,
)
from kb.domain.synonyms import SynonymEntry
from kb.errors import SynonymsInvalidError
from kb.resources import resource_path
from kb.search.synonyms import load_synonyms

TEXT = """\
# お客様の言葉

- means: 訪問要求
  words:
    - 家まで来い
    # 駅で待つと言う人がいる
    - 駅で待って
  phrases:
    - 家 謝る 来る

# けが
- means: けが
  words: [けがをした, "血が出た"]
"""


def problems(text: str) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.code, problem.detail) for problem in synonym_problems(text)]


def test_the_shipped_file_is_right_and_read_as_the_search_reads_it() -> None:
    path = resource_path("synonyms", "customer_words.yaml")
    entries = read_synonyms(path.read_text(encoding="utf-8"))
    book = load_synonyms(path)
    assert [entry.means for entry in entries] == [entry.means for entry in book.entries]
    assert [len(entry.words) for entry in entries] == [len(entry.literals) for entry in book.entries]
    assert [len(entry.phrases) for entry in entries] == [len(entry.phrases) for entry in book.entries]


def test_entries_know_their_lines() -> None:
    visit, injury = read_synonyms(TEXT)
    assert visit == SynonymEntry("訪問要求", ("家まで来い", "駅で待って"), ("家 謝る 来る",), 3)
    assert (injury.words, injury.line) == (("けがをした", "血が出た"), 12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(1, "synonyms_not_list", "")]),
        ("訪問要求: [来い]", [(1, "synonyms_not_list", "")]),
        ("- means: [", [(2, "synonyms_not_yaml", "")]),
        ("- means: けが\n  words: [けが\x07した]", [(2, "character_invalid", "U+0007")]),
        ("- 訪問要求", [(1, "synonym_not_entry", "")]),
        ("- words: [来い]", [(1, "synonym_means_missing", "")]),
        ("- means: けが", [(1, "synonym_words_missing", "けが")]),
        ("- means: けが\n  words:\n", [(1, "synonym_words_missing", "けが")]),
        ("- means: けが\n  word: [血が]\n  words: [血が]", [(2, "synonym_key_unknown", "word")]),
        ("- means: けが\n  words: [血が]\n  words: [傷が]", [(3, "synonym_key_twice", "words")]),
        ("- means: けが\n  words: 血が出た\n  phrases: [血 出る]", [(2, "synonym_list_expected", "words")]),
        ("- means: けが\n  words:\n    - 血が出た\n    - ''", [(4, "synonym_word_empty", "")]),
        ("- means: けが\n  words:\n    - 血が出た\n    - [傷]", [(4, "synonym_word_empty", "")]),
        ("- means: けが\n  words:\n    - 119番\n    - 0117", [(4, "synonym_word_not_text", "0117")]),
        ("- means: けが\n  words: [血が出た, 血]", [(2, "synonym_word_too_short", "血")]),
        ("- means: けが\n  words: [血が出た, 血が出た]", [(2, "synonym_word_twice", "血が出た")]),
        ("- means: けが\n  words: [血が]\n- means: けが\n  words: [傷が]", [(3, "synonym_means_twice", "けが")]),
    ],
)
def test_each_slip_is_named_with_its_line(text: str, found: list[tuple[int, str, str]]) -> None:
    assert problems(text) == found
    with pytest.raises(SynonymsInvalidError) as caught:
        read_synonyms(text)
    assert caught.value.params == {"path": "", "count": len(found), "line": found[0][0]}


def test_a_file_without_end_is_refused_before_it_is_read() -> None:
    assert problems("#" * (MAX_CHARACTERS + 1)) == [(0, "synonyms_too_long", str(MAX_CHARACTERS))]


def test_a_word_is_put_at_the_end_of_its_list_and_nothing_else_moves() -> None:
    changed = with_word(TEXT, "訪問要求", "玄関で待つ")
    assert changed == TEXT.replace("    - 駅で待って\n", "    - 駅で待って\n    - 玄関で待つ\n")


def test_a_word_is_put_into_a_list_in_brackets() -> None:
    assert with_word(TEXT, "けが", "傷が").endswith('  words: [けがをした, "血が出た", 傷が]\n')


def test_a_first_phrase_gets_its_list() -> None:
    changed = with_word(TEXT, "けが", "傷 残る", as_phrase=True)
    assert changed.endswith('- means: けが\n  phrases:\n    - 傷 残る\n  words: [けがをした, "血が出た"]\n')


def test_a_new_term_comes_last() -> None:
    changed = with_word(TEXT, "カビ臭", "かび臭い")
    assert changed == f"{TEXT}\n- means: カビ臭\n  words:\n    - かび臭い\n"


def test_a_word_that_is_there_changes_nothing() -> None:
    assert with_word(TEXT, "けが", "血が出た") == TEXT


@pytest.mark.parametrize("word", ["- 来い", "来い: 今すぐ", "#来い", "yes", "0120", "来い'\"", "{来い}", "来い #今"])
def test_what_yaml_would_misread_is_put_in_quotes(word: str) -> None:
    assert word in read_synonyms(with_word(TEXT, "訪問要求", word))[0].words
    assert word in read_synonyms(with_word(TEXT, "けが", word))[1].words


def test_a_layout_that_takes_no_line_is_written_anew() -> None:
    text = "[{means: けが, words: [血が出た]}]"
    assert with_word(text, "けが", "傷が") == "[{means: けが, words: [血が出た, 傷が]}]"
    expected = "- means: けが\n  words:\n    - 血が出た\n\n- means: やけど\n  words:\n    - ひりひりする\n"
    assert with_word(text, "やけど", "ひりひりする") == expected


def test_a_word_that_may_not_stand_there_is_refused() -> None:
    with pytest.raises(SynonymsInvalidError) as caught:
        with_word(TEXT, "けが", "血")
    assert [problem.code for problem in caught.value.problems] == ["synonym_word_too_short"]


def test_an_entry_is_written_in_the_place_of_another() -> None:
    changed = with_entry(TEXT, SynonymEntry("訪問の要求", ("家に来い",)), before="訪問要求")
    assert [entry.means for entry in read_synonyms(changed)] == ["訪問の要求", "けが"]
    assert changed.startswith("# お客様の言葉\n\n- means: 訪問の要求\n  words:\n    - 家に来い\n\n# けが\n")


def test_an_entry_goes_and_the_others_stay() -> None:
    assert (
        without_entry(TEXT, "訪問要求")
        == '# お客様の言葉\n\n# けが\n- means: けが\n  words: [けがをした, "血が出た"]\n'
    )
    assert without_entry(TEXT, "知らない語") == TEXT


def test_the_last_entry_stays() -> None:
    with pytest.raises(SynonymsInvalidError):
        without_entry("- means: けが\n  words: [血が出た]\n", "けが")


def test_line_ends_of_windows_are_kept_out_of_words() -> None:
    assert read_synonyms(TEXT.replace("\n", "\r\n"))[0].words == ("家まで来い", "駅で待って")
    assert "傷が" in read_synonyms(with_word(TEXT.replace("\n", "\r\n"), "けが", "傷が"))[1].words
