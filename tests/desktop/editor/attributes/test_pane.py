from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.editor.attributes.pane import AttributePane
from kb.domain.article_form import ArticleForm
from kb.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def pane(theme: Theme, show: Callable[[QWidget], None]) -> AttributePane:
    made = AttributePane(theme, QLabel("状態"))
    made.resize(1100, 300)
    show(made)
    return made


CASE = ArticleForm(
    {"kind": "case", "title": "題", "demand": ("visit",), "cause": "attitude", "tags": ("a", "b"), "outcome": "settled"}
)


def test_a_form_is_shown_and_typing_tells_key_and_value(pane: AttributePane, qtbot: QtBot) -> None:
    pane.show_form(CASE)
    told: list[tuple[str, object]] = []
    pane.typed.connect(lambda key, value: told.append((key, value)))
    pane.fields["happened_on"].control.setFocus()
    qtbot.keyClicks(pane.fields["happened_on"].control, "7")
    assert told == [("happened_on", "7")]
    assert not pane.fields["stage"].isVisible()
    assert pane.fields["outcome"].isVisible()


def test_showing_a_form_tells_nothing(pane: AttributePane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.typed):
        pane.show_form(CASE)
        pane.show_form(ArticleForm({"kind": "script", "role": "both"}))


def test_a_problem_is_said_at_its_field_and_opens_what_is_folded(pane: AttributePane) -> None:
    pane.show_form(CASE)
    pane.show_problems((Problem(0, "value_unknown", "practices: X"), Problem(3, "section_unknown", "??")))
    assert pane.more_opened
    assert "P1" in pane.fields["practices"].error.text()
    assert not pane.fields["tags"].error.isVisible()
    pane.show_problems(())
    assert not pane.fields["practices"].error.isVisible()


def test_what_a_kind_may_not_carry_is_named_and_can_be_taken_away(pane: AttributePane, qtbot: QtBot) -> None:
    pane.show_form(ArticleForm({"kind": "notice", "outcome": "settled"}))
    pane.show_problems((Problem(0, "key_not_for_kind", "outcome: notice"),))
    assert pane.foreign.isVisible()
    with qtbot.waitSignal(pane.typed) as typed:
        qtbot.mouseClick(pane.foreign.remove, Qt.MouseButton.LeftButton)
    assert typed.args == ["outcome", ""]


def test_leaving_a_date_writes_it_as_it_is_kept(pane: AttributePane, qtbot: QtBot) -> None:
    pane.show_form(CASE)
    field = pane.fields["happened_on"].control
    field.setFocus()
    qtbot.keyClicks(field, "2026/7/3")
    with qtbot.waitSignal(pane.typed) as typed:
        pane.fields["product"].control.setFocus()
    assert typed.args == ["happened_on", "2026-07-03"]


def test_no_name_of_an_attribute_is_cut(pane: AttributePane) -> None:
    for kind in ("script", "procedure", "case", "technique", "notice"):
        pane.show_form(ArticleForm({"kind": kind}))
        shown = [field.label for field in pane.fields.values() if field.label.isVisible()]
        assert shown
        assert [label.text() for label in shown if label.width() < label.sizeHint().width()] == []


def test_the_keyboard_goes_from_the_last_attribute_to_those_that_are_folded(pane: AttributePane, qtbot: QtBot) -> None:
    pane.show_form(CASE)
    pane.fields["happened_on"].control.setFocus()
    qtbot.keyClick(pane.fields["happened_on"].control, Qt.Key.Key_Tab)
    assert pane.more.hasFocus()


def test_a_change_is_taken_back_by_key_but_what_is_typed_in_a_line_by_the_line(
    pane: AttributePane, qtbot: QtBot
) -> None:
    pane.show_form(CASE)
    control = Qt.KeyboardModifier.ControlModifier
    for key in ("outcome", "demand"):
        pane.fields[key].control.setFocus()
        with qtbot.waitSignal(pane.undo_wanted):
            qtbot.keyClick(pane.fields[key].control, Qt.Key.Key_Z, control)
    day = pane.fields["happened_on"].control
    day.setFocus()
    with qtbot.waitSignal(pane.undo_wanted):
        qtbot.keyClick(day, Qt.Key.Key_Z, control)
    qtbot.keyClicks(day, "7")
    with qtbot.assertNotEmitted(pane.undo_wanted):
        qtbot.keyClick(day, Qt.Key.Key_Z, control)
    with qtbot.assertNotEmitted(pane.redo_wanted):
        qtbot.keyClick(day, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(pane.field_left):
        pane.fields["outcome"].control.setFocus()
