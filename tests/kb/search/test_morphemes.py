from __future__ import annotations

import threading

from kb.search.morphemes import ReadText, morphs, parts_in_dictionary


def surfaces(text: str) -> list[str]:
    return [morph.surface for morph in morphs(text)]


def test_long_text_is_cut_at_a_line_end_and_keeps_positions() -> None:
    text = "訪問。\n" * 6_000
    found = [morph for morph in morphs(text) if morph.surface == "訪問"]
    assert len(found) == 6_000
    assert found[-1].start == len(text) - 4


def test_text_without_line_ends_is_analysed_too() -> None:
    assert surfaces("訪問、" * 20_000).count("訪問") == 20_000


def test_each_thread_has_its_own_tokenizer() -> None:
    results: list[list[str]] = []
    threads = [threading.Thread(target=lambda: results.append(surfaces("訪問を求められた" * 200))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    assert all(result == results[0] for result in results)


def test_morphs_are_the_whole_text_with_the_words_the_dictionary_knows() -> None:
    text = "田中様がzzqq。"
    found = morphs(text)
    assert "".join(morph.surface for morph in found) == text
    assert [text[morph.start : morph.end] for morph in found] == surfaces(text)
    assert found[0].part.startswith("名詞-固有名詞-人名-姓")
    assert {morph.surface: morph.known for morph in found}["zzqq"] is False


def test_a_word_is_asked_for_its_parts_of_speech() -> None:
    assert any("人名-姓" in part for part in parts_in_dictionary("田中"))
    assert parts_in_dictionary("ほげぬぷ") == frozenset()


def test_a_text_that_was_read_knows_where_its_morphs_begin_and_end() -> None:
    read = ReadText("家まで来い")
    assert [read.text[morph.start : morph.end] for morph in read.morphs] == ["家", "まで", "来い"]
    assert read.starting == {0: 0, 1: 1, 3: 2}
    assert read.ending == {1: 0, 3: 1, 5: 2}
