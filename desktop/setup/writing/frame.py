"""How a section that writes a file is laid out: its head, the views with their problems, and a trial below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QSplitter


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


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
