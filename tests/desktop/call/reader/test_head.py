from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.call.reader.head import ReaderHead
from desktop.call.script_state import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def head(theme: Theme, show: Callable[[QWidget], None]) -> ReaderHead:
    made = ReaderHead(theme)
    made.show_article("ケトルの取っ手で今夜来いと言われた", "応対事例 · 検証 2026-03-24 · 使用 12回", tuple(View))
    made.show_count("3 / 17 行")
    made.resize(560, 110)
    show(made)
    return made


def cut(head: ReaderHead) -> list[QWidget]:
    """Controls that got less room than their words take."""
    controls = [part for part in head.findChildren(QWidget) if part.isVisible() and part is not head.title]
    return [
        part
        for part in controls
        if part.accessibleName() and part.width() < part.minimumSizeHint().width() and not part.toolTip()
    ]


def test_nothing_is_cut_at_any_width_and_size(head: ReaderHead, theme: Theme, qtbot: QtBot) -> None:
    head.set_narrow(True)
    for percent in (100, 140, 160):
        theme.set_text_percent(percent)
        for width in (640, 520, 440):
            head.setFixedWidth(width)
            qtbot.waitUntil(lambda width=width: head.width() == width)  # type: ignore[misc] # bound at once
            assert head.minimumSizeHint().width() <= width
            assert cut(head) == []


def test_a_single_view_is_no_choice(head: ReaderHead) -> None:
    head.show_article("ケトル", "応対事例", (View.FULL,))
    assert not head.views.isVisible()
    assert head.close_button.isVisible()
    head.show_article("訪問", "手順", tuple(View))
    assert head.views.isVisible()


def test_a_long_title_takes_two_lines_where_there_is_room(
    theme: Theme, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    page, head = QWidget(), ReaderHead(theme)
    head.show_article("ケトルの取っ手で今夜来いと言われた", "応対事例", (View.FULL,))
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(head)
    column.addStretch(1)
    page.setFixedSize(300, 600)
    show(page)

    def lines() -> float:
        return head.title.height() / theme.line_height("title")

    qtbot.waitUntil(lambda: lines() == 1)
    head.set_tall(True)
    qtbot.waitUntil(lambda: lines() == 2)
    assert head.y() == 0
