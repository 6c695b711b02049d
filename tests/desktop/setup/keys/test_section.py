"""The section キー: every command that has keys, and how one finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop.commands import COMMANDS
from desktop.setup.keys.list import KeyModel
from desktop.setup.keys.rows import key_rows
from desktop.setup.keys.section import KeysSection
from desktop.widgets.lists import ITEM_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


@pytest.fixture
def section(theme: Theme, show: Callable[[QWidget], None]) -> KeysSection:
    made = KeysSection(theme)
    made.resize(900, 600)
    show(made)
    made.activate()
    return made


def titles(section: KeysSection) -> list[str]:
    model = section.list.rows
    rows = [model.index(row).data(ITEM_ROLE) for row in range(model.rowCount())]
    return [row.title for row in rows if row is not None]


def test_the_rows_are_a_proper_model() -> None:
    model = KeyModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(key_rows())
    model.show_rows(())


def test_every_command_with_keys_has_a_row() -> None:
    rows = key_rows()
    assert {item.label for item in COMMANDS if item.keys} <= {row.title for row in rows}
    assert next(row.keys for row in rows if row.title == "候補を開く") == ("Alt+1–Alt+8",)
    assert next(row.keys for row in rows if row.title == "使った") == ("Ctrl+Enter",)
    assert rows[-1].keys == ("Ctrl+Alt+K",)
    assert len({row.group for row in rows}) == 7


def test_one_looks_for_what_it_does_or_for_the_key(section: KeysSection) -> None:
    assert section.field.hasFocus()
    section.field.setText("引き継ぎ")
    assert titles(section) == ["引き継ぎ"]
    section.field.setText("alt+h")
    assert titles(section) == ["引き継ぎ"]
    QTest.keyClick(section.field, Qt.Key.Key_Down)
    assert section.list.hasFocus()
    section.field.setText("ない言葉")
    assert titles(section) == []
    assert section.nothing.isVisible()
