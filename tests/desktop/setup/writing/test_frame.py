from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QSplitter, QTextEdit, QWidget

from desktop.setup.writing.frame import lay_out_section

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_head_is_above_and_the_first_view_takes_the_room(qtbot: QtBot) -> None:
    section, head, views, problems, trial = QWidget(), QLabel("見出し"), QTextEdit(), QLabel("問題"), QLabel("試す")
    problems.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    qtbot.addWidget(section)
    split = QSplitter(Qt.Orientation.Vertical)
    lay_out_section(section, head, split, (views, problems), trial)
    section.resize(600, 500)
    section.show()
    tops = [widget.mapTo(section, widget.rect().topLeft()).y() for widget in (head, views, problems, trial)]
    assert tops == sorted(tops)
    assert head.y() == 0
    assert views.height() > problems.height() + trial.height()
    assert not split.childrenCollapsible()
