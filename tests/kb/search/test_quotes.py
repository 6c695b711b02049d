"""Every run of two or more letters or digits of a paragraph is findable exactly, and nothing else is."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.cancellation import CancelToken
from kb.errors import OperationCancelledError
from kb.search import japanese
from kb.search.quotes import quoted_mask
from kb.search.segment import exact_form
from tests.kb.search.library import articles, build, make

if TYPE_CHECKING:
    from kb.search.index import SearchIndex

LETTERS = "訪問謝罪電気ケトルｹﾄﾙのがさいん2１aBｃ。、「」 　\n-・ーゞ㌔ﾞé"
texts = st.text(alphabet=LETTERS, min_size=1, max_size=25)
wide_texts = st.text(max_size=20)


def found(index: SearchIndex, text: str) -> list[int]:
    return [int(number) for number in quoted_mask(index.snapshot(), text).nonzero()[0]]


def expected(paragraphs: list[list[str]], text: str) -> list[int]:
    wanted = exact_form(text)
    return [number for number, texts in enumerate(paragraphs) if any(wanted in exact_form(part) for part in texts)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(texts | wide_texts, min_size=1, max_size=3), min_size=1, max_size=4), st.data())
def test_every_run_is_found_exactly(paragraphs: list[list[str]], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = build(Path(folder), [make(number + 1, "", *parts) for number, parts in enumerate(paragraphs)])
        folded = [exact_form(part) for parts in paragraphs for part in parts]
        runs = [run for text in folded for run in re.findall(r"[^\W_]{2,}", text)]
        for run in runs:
            start = data.draw(st.integers(0, len(run) - 2))
            part = run[start : data.draw(st.integers(start + 2, len(run)))]
            assert found(index, part) == expected(paragraphs, part)
        for _ in range(3):
            text = data.draw(st.sampled_from(folded))
            start = data.draw(st.integers(0, len(text)))
            part = text[start : data.draw(st.integers(start, len(text)))]
            if part.strip():
                assert found(index, part) == expected(paragraphs, part)


@settings(max_examples=30, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4), texts)
def test_what_does_not_stand_there_is_not_found(paragraphs: list[str], text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = build(Path(folder), [make(number + 1, "", part) for number, part in enumerate(paragraphs)])
        if exact_form(text):
            assert found(index, text) == expected([[part] for part in paragraphs], text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("取っ手", [1]),
        ("K", []),
        ("粉", [2]),
        ("「今すぐ来い」と", [0]),
        ("訪問の", [0, 4, 5]),
        ("求められた", [0, 1]),
        ("ｺｰﾄﾞﾚｽ", [6]),
        ("、", [0, 1, 6]),
        ("」と言", [0]),
        ("い。謝", []),
        ("", []),
    ],
)
def test_quotes_of_a_small_library(tmp_path: Path, text: str, numbers: list[int]) -> None:
    assert found(build(tmp_path, articles()), text) == numbers


def test_only_titles_when_asked(tmp_path: Path) -> None:
    snapshot = build(tmp_path, articles()).snapshot()
    assert quoted_mask(snapshot, "訪問", title_only=True).nonzero()[0].tolist() == [0, 4, 5]


def test_a_cancelled_token_stops_it(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        quoted_mask(build(tmp_path, articles()).snapshot(), "求められた", token=token)


def test_folding_a_part_of_a_folded_text_changes_nothing() -> None:
    assert japanese.fold(japanese.fold("ｶﾞｽ㌔ΑΣ")) == japanese.fold("ｶﾞｽ㌔ΑΣ")
