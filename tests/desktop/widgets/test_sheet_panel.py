from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.buttons import Button
from desktop.widgets.fields import LineField
from desktop.widgets.labels import Label
from desktop.widgets.sheet import Sheet
from desktop.widgets.sheet_row import SheetRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.theme import Theme


@pytest.fixture
def sheet(theme: Theme, show: Callable[[QWidget], None]) -> Sheet:
    """A sheet of ten rows with a field each, and a band with one, in a window with room for all of it."""
    window = QWidget()
    window.resize(1000, 900)
    show(window)
    made = Sheet(theme, "引き継ぎメモ", window)
    for number in range(10):
        made.panel.body.addWidget(SheetRow(theme, f"項目 {number}", LineField(theme, name=str(number))))
    made.panel.add_band(LineField(theme, name="帯"))
    made.set_primary(Button(theme, "コピーして引き継ぐ"))
    made.open()
    _settle()
    return made


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _field(sheet: Sheet, name: str) -> LineField:
    return next(field for field in sheet.findChildren(LineField) if field.accessibleName() == name)


def test_the_band_stands_below_the_rows_and_scrolls_with_them_where_there_is_no_room(sheet: Sheet) -> None:
    band, row = _field(sheet, "帯"), _field(sheet, "9")
    assert not _scrolls(band)
    sheet.window().resize(1000, 380)
    _settle()
    assert _scrolls(band)
    assert _scrolls(row)
    order = [part.accessibleName() for part in sheet.panel.parts() if isinstance(part, LineField)]
    assert order == [*map(str, range(10)), "帯"]
    sheet.window().resize(1000, 900)
    _settle()
    assert not _scrolls(band)


def test_what_has_the_focus_is_seen(sheet: Sheet) -> None:
    sheet.window().resize(1000, 380)
    _settle()
    last = _field(sheet, "9")
    sheet.leave()
    sheet.open(last)
    top = last.mapTo(sheet.panel, last.rect().topLeft()).y()
    assert 0 < top < sheet.panel.height() - last.height()


def test_the_footer_wraps_where_its_words_are_long(sheet: Sheet, theme: Theme) -> None:
    footer = sheet.panel.primary
    assert footer is not None
    before = sheet.panel.wanted(720, 2000)[1]
    for _ in range(4):
        sheet.panel.add_action(Button(theme, "とても長い言葉のボタンです"))
    QCoreApplication.processEvents()  # which shows them
    assert sheet.panel.wanted(720, 2000)[1] > before


def test_a_line_under_the_title_can_be_taken_away(sheet: Sheet) -> None:
    sheet.panel.set_subtitle("読むのに約25秒", icon="clock")
    assert sheet.panel.subtitle.isVisible()
    sheet.panel.set_subtitle("")
    assert not sheet.panel.subtitle.isVisible()
    sheet.panel.set_title("約束")
    assert sheet.panel.title.text() == "約束"


def test_a_row_names_what_stands_beside_it(theme: Theme) -> None:
    row = SheetRow(theme, "結果", Label(theme, "解決"))
    assert row.label.text() == "結果"


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent.objectName() != "qt_scrollarea_viewport":
        parent = parent.parentWidget()
    return parent is not None
