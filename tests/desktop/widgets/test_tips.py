from __future__ import annotations

import pytest
from PySide6.QtGui import Qt, QTextDocumentFragment

from desktop.widgets.tips import plain_tip


@pytest.mark.parametrize(
    "text", ["田中様", "3 < 5", '<img src="//server/share/x.png">', "<b>太字</b>\n二行目", "<html><a href='file:///'>x"]
)
def test_a_tip_shows_exactly_the_text(text: str) -> None:
    tip = plain_tip(text)
    shown = QTextDocumentFragment.fromHtml(tip).toPlainText() if Qt.mightBeRichText(tip) else tip
    assert shown == text
    assert "<img" not in tip
    assert (tip == text) == (not Qt.mightBeRichText(text))
