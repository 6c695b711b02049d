"""How a section that writes a file is laid out: its head, the views with their problems, and a trial beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.widgets.panes import HairLine, set_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QSplitter

    from desktop.theme import Theme


def lay_out_section(
    section: QWidget, head: QWidget, split: QSplitter, upper: Sequence[QWidget], lower: QWidget
) -> None:
    """Lay ``head`` over ``split``, and in it ``upper`` (the first takes what room there is) over ``lower``."""
    top = QWidget()
    inner = _column(top)
    for place, widget in enumerate(upper):
        inner.addWidget(widget, 0 if place else 1)
    split.addWidget(top)
    split.addWidget(lower)
    split.setChildrenCollapsible(False)
    split.setStretchFactor(0, 1)
    whole = _column(section)
    whole.addWidget(head)
    whole.addWidget(split, 1)


def put_list_beside_form(
    split: QSplitter, theme: Theme, tools: Sequence[QWidget], rows: QWidget, form: QWidget
) -> None:
    """Put ``rows`` below ``tools``, the first of which takes what width there is, and the scrolled ``form`` beside."""
    left = QWidget()
    column = _column(left)
    row = QHBoxLayout()
    row.setContentsMargins(12, 8, 12, 8)
    for place, tool in enumerate(tools):
        row.addWidget(tool, 0 if place else 1)
    column.addLayout(row)
    column.addWidget(HairLine(theme))
    column.addWidget(rows, 1)
    set_ground(left, "subtle")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(form)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    split.addWidget(left)
    split.addWidget(area)
    split.setChildrenCollapsible(False)
    split.setStretchFactor(1, 1)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
