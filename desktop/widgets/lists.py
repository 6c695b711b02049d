"""What the lists of rows have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

#: What a row of a painted list holds.
ITEM_ROLE = Qt.ItemDataRole.UserRole


def set_up_list(view: QListView, name: str) -> None:
    """Make ``view`` a list of painted rows, called ``name`` by screen readers.

    It is reached by Tab only: a click leaves the focus where it is, and the agent goes on typing.
    """
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
