from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.scrolled_part import ScrolledPart
from desktop.widgets.word_list_field import WordListField

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def test_it_is_as_high_as_its_content_up_to_a_limit(
    theme: Theme, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    part = QWidget()
    field = WordListField(theme, name="タグ")
    QVBoxLayout(part).addWidget(field)
    scrolled = ScrolledPart(theme, part, most=120)
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(scrolled)
    column.addStretch(1)
    window.resize(400, 500)
    show(window)
    low = scrolled.height()
    field.show_words([f"言葉その{number}" for number in range(12)])
    qtbot.waitUntil(lambda: low < scrolled.height() <= 120)
    field.show_words([f"言葉その{number}" for number in range(60)])
    qtbot.waitUntil(lambda: scrolled.height() == 120)
    assert scrolled.verticalScrollBar().maximum() > 0
