"""Taking widgets away while others take their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def take_away(widget: QWidget) -> None:
    """Delete a widget with the next event, and let it be seen nowhere until then.

    It is hidden first: a layout has what it was given shown by a later event, and that finds a widget without a parent
    as well, which then flashes up as a window of its own.
    """
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
