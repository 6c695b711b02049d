from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.editor.head.state_path import StatePath
from kb.domain.article import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def test_states_are_buttons_but_for_the_present_and_closed_ones(
    theme: Theme, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    path = StatePath(theme)
    show(path)
    path.show_state(State.NOT_VALIDATED, {State.ARCHIVED: "できません。"})
    enabled = [state for state, step in path.steps.items() if step.isEnabled()]
    assert enabled == [State.DRAFT, State.VALIDATED]
    assert path.steps[State.ARCHIVED].toolTip() == "できません。"
    assert "未検証" in path.steps[State.NOT_VALIDATED].accessibleName() != "未検証"
    with qtbot.waitSignal(path.chosen) as chosen:
        qtbot.mouseClick(path.steps[State.VALIDATED], Qt.MouseButton.LeftButton)
    assert chosen.args == [State.VALIDATED]
