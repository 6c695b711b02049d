"""The memo on paper: one page, whatever the paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSizeF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

_TITLE_POINTS = 18.0
_TEXT_POINTS = 12.0
_SMALLEST_POINTS = 5.0
_SHRINK = 0.9
_LABEL_PERCENT = 22


@dataclass(frozen=True, slots=True)
class MemoPage:
    """What is printed: ``head`` is one line under the title, ``rows`` are label and text."""

    title: str
    head: str
    rows: tuple[tuple[str, str], ...]


def print_page(page: MemoPage, device: QPagedPaintDevice, font: QFont) -> int:
    """Print on one page, in smaller type where the paper is small, and return the points of the text."""
    area = device.pageLayout().paintRectPixels(device.logicalDpiX()).size()
    points = _TEXT_POINTS
    document = _document(page, font, points, device, QSizeF(area))
    while document.pageCount() > 1 and points > _SMALLEST_POINTS:
        points *= _SHRINK
        document = _document(page, font, points, device, QSizeF(area))
    painter = QPainter(device)
    document.drawContents(painter)
    painter.end()
    return round(points)


def _document(page: MemoPage, font: QFont, points: float, device: QPagedPaintDevice, size: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    text = QFont(font)
    text.setPointSizeF(points)
    document.setDefaultFont(text)
    document.setDocumentMargin(0)
    document.setPageSize(size)
    cursor = QTextCursor(document)
    cursor.insertText(page.title, _format(text, points * _TITLE_POINTS / _TEXT_POINTS, bold=True))
    cursor.insertBlock()
    cursor.insertText(page.head, _format(text, points))
    cursor.insertBlock()
    table = cursor.insertTable(len(page.rows), 2, _table_format(points))
    for number, (label, words) in enumerate(page.rows):
        table.cellAt(number, 0).firstCursorPosition().insertText(label, _format(text, points, bold=True))
        table.cellAt(number, 1).firstCursorPosition().insertText(words, _format(text, points))
    return document


def _format(font: QFont, points: float, *, bold: bool = False) -> QTextCharFormat:
    used = QFont(font)
    used.setPointSizeF(points)
    used.setBold(bold)
    form = QTextCharFormat()
    form.setFont(used)
    return form


def _table_format(points: float) -> QTextTableFormat:
    """Return lines between the rows; Qt takes lengths as those of a screen and scales them to the paper."""
    form = QTextTableFormat()
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.PercentageLength, _LABEL_PERCENT),
            QTextLength(QTextLength.Type.PercentageLength, 100 - _LABEL_PERCENT),
        ]
    )
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setCellPadding(points / 2)
    form.setTopMargin(points)
    return form
