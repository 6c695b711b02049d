from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from desktop.editor.compared_rows import ComparedRowDelegate, ComparedRowModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@dataclass(frozen=True)
class Title:
    text: str


class Model(ComparedRowModel):
    def __init__(self, *items: object, parent: QObject | None = None) -> None:
        super().__init__(Title, lambda item: f"読む:{getattr(item, 'text', item)}", parent)
        self._items = items


class Delegate(ComparedRowDelegate):
    BESIDE_NEEDS = 400

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self.measured: list[tuple[Any, int]] = []

    def _height(self, item: Any, width: int) -> int:  # noqa: ANN401 - as in the base
        self.measured.append((item, width))
        return 30


def test_a_heading_is_spoken_but_cannot_be_chosen(qtmodeltester: ModelTester) -> None:
    model = Model(Title("本文"), "一行目")
    qtmodeltester.check(model)
    heading, line = model.index(0, 0), model.index(1, 0)
    assert [heading.data(), line.data()] == ["読む:本文", "読む:一行目"]
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert line.flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_row_is_measured_once_a_width_and_text_size(qtbot: QtBot, theme: Theme) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = Model("一行目", parent=view)
    view.setModel(model)
    view.resize(500, 200)
    view.show()
    delegate = Delegate(theme, view)
    option, index = QStyleOptionViewItem(), model.index(0, 0)
    for _ in range(2):
        assert delegate.sizeHint(option, index).height() == 30
    assert delegate.measured == [("一行目", view.viewport().width())]
    wide = delegate.beside
    view.resize(300, 200)
    delegate.sizeHint(option, index)
    assert [width for _, width in delegate.measured] == [delegate.measured[0][1], view.viewport().width()]
    assert (wide, delegate.beside) == (True, False)
    theme.set_text_percent(150)
    delegate.sizeHint(option, index)
    assert len(delegate.measured) == 3


def test_a_scroll_bar_that_comes_does_not_put_the_texts_above_each_other(qtbot: QtBot, theme: Theme) -> None:
    """Rows above each other are fewer pixels, so that the bar would go again, and all of it begin anew for ever."""
    view = QListView()
    qtbot.addWidget(view)
    delegate = Delegate(theme, view)
    view.resize(theme.px(Delegate.BESIDE_NEEDS), 200)
    view.show()
    for policy in (Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn):
        view.setVerticalScrollBarPolicy(policy)
        assert delegate.beside
    assert view.viewport().width() < theme.px(Delegate.BESIDE_NEEDS)
