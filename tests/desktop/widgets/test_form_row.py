"""A row of a form beside and below its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.widgets.fields import LineField
from desktop.widgets.form_row import FormRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def test_the_control_stands_below_its_label_where_there_is_no_room_beside(
    theme: Theme, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    field = LineField(theme, name="センター名")
    row = FormRow(theme, "センター名", field)
    row.say_wrong("空にはできません。名前を書いてください。")
    row.resize(600, 200)
    show(row)
    qtbot.waitUntil(lambda: field.x() > row.label.geometry().right())
    row.resize(240, 200)
    qtbot.waitUntil(lambda: field.y() > row.label.y() and field.mapTo(row, field.rect().topLeft()).x() == row.label.x())
    assert row.error.heightForWidth(240) > row.error.heightForWidth(600)


def test_why_nobody_can_change_it_wraps_below_a_lock(
    theme: Theme, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    row = FormRow(theme, "言語", LineField(theme, name="言語"))
    row.say_locked("情報システムの方針で決まっています（policy.toml）。変えるには管理者に頼んでください。")
    row.resize(260, 200)
    show(row)
    assert row.lock is not None
    lock = row.lock
    qtbot.waitUntil(lambda: lock.height() > 2 * theme.line_height("meta") - 1)
    row.say_locked("")
    assert not lock.isVisible()
