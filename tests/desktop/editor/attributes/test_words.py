from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.editor.attributes.words import attribute_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize(
    ("key", "word", "said"),
    [
        ("state", "not_validated", "未検証"),
        ("demand", "visit", "訪問"),
        ("cause", "attitude", "接客・対応"),
        ("cause", "配送中の破損", "配送中の破損"),
        ("stage", "何か", "何か"),
        ("title", "draft", "draft"),
    ],
)
def test_words_are_said_as_people_know_them(qapp: QApplication, key: str, word: str, said: str) -> None:
    assert attribute_word(key, word) == said
