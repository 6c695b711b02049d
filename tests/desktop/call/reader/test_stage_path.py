from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.call.reader.stage_path import StagePath
from kb.domain.article import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.mark.parametrize("width", [600, 200])
def test_it_says_where_the_call_is_wherever_there_is_room(
    theme: Theme, show: Callable[[QWidget], None], width: int
) -> None:
    path = StagePath(theme)
    path.resize(width, 30)
    show(path)
    assert path.accessibleName() == "段階: 未定"
    path.grab()
    path.show_stage(Stage.SOLUTION, frozenset({Stage.FACTS}))
    assert path.accessibleName() == "段階: 解決策と代替案 4/7"
    path.grab()


def test_another_stage_is_one_figure_away(theme: Theme, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    path = StagePath(theme)
    show(path)
    path.click()
    with qtbot.waitSignal(path.chosen) as chosen:
        qtbot.keyClick(path.popup, "6")
    assert chosen.args == [Stage.PROMISE]
