"""The names of fields and values come from a file that an editor may replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Kind, State
from kb.domain.demand import CAUSES, DemandQuality
from kb.errors import FileUnreadableError
from kb.search.query import TITLE
from kb.search.query_words import VALUE_NAMES, default_query_words, load_query_words

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_of_the_product_names_every_code_and_no_other() -> None:
    words = default_query_words()
    assert set(words.field_names) == {TITLE, *VALUE_NAMES}
    codes: dict[str, set[str]] = {}
    for (field, _), code in words.codes.items():
        codes.setdefault(field, set()).add(code)
    assert codes == {"kind": set(Kind), "state": set(State), "cause": set(CAUSES), "demand": set(DemandQuality)}


def test_labels_are_folded_and_unknown_ones_stand_for_themselves() -> None:
    words = default_query_words()
    assert words.code("kind", "事例") == "case"
    assert words.code("kind", "CASE") == "CASE"
    assert words.code("product", "加湿器") == "加湿器"


@pytest.mark.parametrize(
    ("text", "line"), [("fields: [", 2), ("- a", 1), ("fields: {}\nvalues: 3", 2), ("fields:\n  a: {\nvalues: x: y", 3)]
)
def test_a_damaged_file_is_named(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "query_words.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileUnreadableError) as raised:
        load_query_words(file)
    assert raised.value.params["path"] == str(file)
    assert raised.value.params["line"] == line
