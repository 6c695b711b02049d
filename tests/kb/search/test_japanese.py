"""Analysis of Japanese text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sudachipy import Dictionary, SplitMode

from kb.resources import resource_path
from kb.search import japanese
from tests.markdown_folder import read_folder


def forms(text: str) -> list[str]:
    return [word.form for word in japanese.words(japanese.fold(text))]


def test_fold_makes_width_and_case_equal() -> None:
    assert japanese.fold("ＡＢＣ ｶﾞｽ") == "abc ガス"


def test_fold_replaces_lone_surrogates() -> None:
    assert japanese.fold("a\ud800b") == "a\ufffdb"


@given(st.text())
def test_offsets_cover_the_text_in_order(text: str) -> None:
    folded, offsets = japanese.fold_with_offsets(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


def test_offsets_point_at_half_width_kana_with_its_voicing_mark() -> None:
    folded, offsets = japanese.fold_with_offsets("あｶﾞｽ")
    assert folded == "あガス"
    assert offsets == [0, 1, 3, 4]


@pytest.mark.parametrize(
    ("one", "other"), [("引越し", "引っ越し"), ("サーバ", "サーバー"), ("申込", "申し込み"), ("ｹｶﾞ", "けが")]
)
def test_spelling_variants_share_a_form(one: str, other: str) -> None:
    assert forms(one) == forms(other)


def test_particles_go_and_negation_stays() -> None:
    assert forms("返金は要らない") == ["返金", "要る", japanese.NEGATION]
    assert forms("けがはありません") == ["怪我", japanese.NEGATION]


def test_words_know_where_they_stand() -> None:
    text = japanese.fold("家まで来い")
    assert [(text[word.start : word.end], word.form) for word in japanese.words(text)] == [
        ("家", "家"),
        ("来い", "来る"),
    ]


def test_bigrams_cover_runs_and_lone_letters() -> None:
    assert list(japanese.bigrams("a-訪問し、b1")) == [("a", 0), ("訪問", 2), ("問し", 3), ("b1", 6)]


def test_words_of_a_long_text_keep_their_positions() -> None:
    text = "訪問。\n" * 6_000
    found = list(japanese.words(text))
    assert len(found) == 6_000
    assert found[-1].start == len(text) - 4


def test_reading_joins_words_across_symbols_and_keeps_positions() -> None:
    reading, spans = japanese.reading_with_spans("家に、来い")
    assert reading == "イエニコイ"
    assert spans == [(0, 1), (0, 1), (1, 2), (3, 4), (4, 5)]


def test_words_know_where_their_inflection_ends() -> None:
    text = "取っ手がぐらついて外れました"
    assert [text[word.start : word.tail] for word in japanese.words(text)] == ["取っ手", "ぐらついて", "外れました"]


def test_analyse_gives_words_bigrams_and_readings() -> None:
    analysis = japanese.analyse("訪問する")
    assert analysis.words == ("訪問",)
    assert analysis.bigrams == ("訪問", "問す", "する")
    assert analysis.readings[:3] == ("ホウ", "ウモ", "モン")


def plain_analysis(text: str) -> japanese.Analysis:
    """Analyse by asking Sudachi for everything, without remembering anything."""
    folded = japanese.fold(text)
    words: list[str] = []
    readings: list[str] = []
    run = ""
    for morpheme in [*Dictionary(dict="small").tokenizer(mode=SplitMode.A).tokenize(folded), None]:
        part = morpheme.part_of_speech()[0] if morpheme else "記号"
        form = morpheme.normalized_form() if morpheme else ""
        if form in {"ない", "無い", "ず", "ぬ", "まい"}:
            words.append(japanese.NEGATION)
        elif part not in {"補助記号", "空白", "記号", "助詞", "助動詞"} and form not in LIGHT:
            words.append("_".join(form.casefold().split()))
        if part not in {"補助記号", "空白", "記号"} and morpheme:
            run += morpheme.reading_form() or morpheme.surface()
        else:
            kana = "".join(chr(ord(letter) + 0x60) if "ぁ" <= letter <= "ゖ" else letter for letter in run)
            readings += [kana[place : place + 2] for place in range(len(kana) - 1)]
            run = ""
    bigrams = tuple(bigram for bigram, _ in japanese.bigrams(folded))
    return japanese.Analysis(tuple(filter(None, words)), bigrams, tuple(readings))


LIGHT = {
    *"為る 有る 居る 成る 御 言う 事 物 様 何 此れ 其れ 彼れ 此の 其の 方 所 時 等".split(),
    *"頂く 下さる 呉れる 貰う 御座る 致す 因る".split(),
}
ODD = "１２３個の2,000円をｱｲｳとzzQQでﾊﾝｶｸ。ほげぬぷない!? Foo_Bar ヴゔ 々〆 ない\n無い（ず）"


def test_analysis_is_what_sudachi_says_however_often_it_was_asked() -> None:
    for file in read_folder(resource_path("sample")).files[:12]:
        assert japanese.analyse(file.text) == plain_analysis(file.text)
    for _ in range(2):
        assert japanese.analyse(ODD) == plain_analysis(ODD)
    folded = japanese.fold(ODD)
    assert japanese.word_forms(folded) == [word.form for word in japanese.words(folded)]
    assert japanese.bigram_texts(folded) == [bigram for bigram, _ in japanese.bigrams(folded)]


@given(st.text(alphabet=st.characters(), max_size=60))
def test_nothing_typed_makes_analysis_fail(text: str) -> None:
    analysis = japanese.analyse(text)
    assert all(" " not in word for word in analysis.words)
