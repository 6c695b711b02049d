from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.setup.rules.value_fields import TextField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.mark.parametrize("optional", [True, False])
@pytest.mark.parametrize("value", ["", None, "置き場所"])
def test_a_value_that_nobody_touched_is_not_told_when_it_is_left(
    qtbot: QtBot, theme: Theme, value: str | None, optional: bool
) -> None:
    field = TextField(theme, name="置き場所", optional=optional)
    qtbot.addWidget(field)
    told: list[object] = []
    field.edited.connect(told.append)
    field.show_value(value)
    field.settle()
    assert told == []
    field.setText("別の所")
    field.settle()
    field.setText("")
    field.settle()
    assert told == ["別の所", None if optional else ""]


def test_zero_is_a_number_as_any_other(qtbot: QtBot, theme: Theme) -> None:
    field = TextField(theme, name="分", optional=True, number=True)
    qtbot.addWidget(field)
    told: list[object] = []
    field.edited.connect(told.append)
    field.show_value(None)
    field.setText("０")
    field.settle()
    assert told == [0]
