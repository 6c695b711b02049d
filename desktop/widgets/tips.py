"""Tooltips of text that somebody else wrote."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """Return what ``setToolTip`` shows as exactly this text.

    Qt takes what looks like HTML for it and would load the pictures it names, also from a network share.
    """
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
