from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.documents.record_words import CALL_COLUMNS, HISTORY_NAMES, MATTER_COLUMNS, load_record_words
from kb.errors import FileUnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def own(root: Path, text: str) -> Path:
    (root / "rules").mkdir()
    (root / "rules" / "records.yaml").write_text(text, encoding="utf-8")
    return root


def test_the_shipped_words_name_every_column_and_value(tmp_path: Path) -> None:
    words = load_record_words(tmp_path)
    assert words.call_columns.keys() == CALL_COLUMNS
    assert words.matter_columns.keys() == MATTER_COLUMNS
    assert words.value("result", "settled") == "解決"
    assert words.value("cause", "配送の遅れ") == "配送の遅れ"


def test_p44_a_centre_writes_its_own_template_and_keeps_the_rest(tmp_path: Path) -> None:
    words = load_record_words(own(tmp_path, "history: '{caller}／{result}'\n"))
    values = dict.fromkeys(HISTORY_NAMES, "")
    assert words.history_text({**values, "caller": "水野様"}) == "水野様／なし"
    assert words.none == "なし"


@pytest.mark.parametrize(
    "text",
    [
        "history: '{customer}'",
        "history: 3",
        "memo: {nickname: x}",
        "memo: なし",
        "why: {amber: x}",
        "call_columns: {shoe_size: 靴}",
        "matter_columns: [id]",
        "words: {}",
        "- x",
    ],
)
def test_a_file_that_means_something_else_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileUnreadableError):
        load_record_words(own(tmp_path, text))
