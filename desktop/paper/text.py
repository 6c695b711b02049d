"""Text on paper: a title, facts under it, rendered text with images, and on each page where one is."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from desktop.paper.breaks import blocks_of, fit_images, fragments_of, keep_headings
from desktop.widgets.pictures import add_pictures, with_descriptions
from kb.domain.paper import MARGIN_MILLIMETRES, TYPE_POINTS

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from kb.domain.reading import ShownImage

#: Room above and below the text for the line that names the article, and the one with the page, in millimetres.
_MARGIN_LINE_MILLIMETRES = 9.0
_MILLIMETRES_PER_INCH = 25.4
_TITLE_POINTS, _SMALL_POINTS = 16.0, 8.5
_HEADING_POINTS = {1: TYPE_POINTS, 2: 12.0, 3: 11.0}
_LINE_PERCENT = 145
#: Lines of code are typed, not read: smaller and closer.
_CODE_POINTS, _CODE_LINE_PERCENT = 9.0, 120
_ABOVE_HEADING, _BELOW = 10, 3
_POINTS_PER_INCH = 72
#: How far the marks of kana reach above their line: on the page before nothing of them may show. Below a line there is
#: more room than that.
_OVERHANG_POINTS = 2.0
_SLOT = re.compile(r'<span class="slot">(.*?)</span>')
_ANCHOR = re.compile(r'<a name="[^"]*"></a>')


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """What is printed: ``body`` is sanitised HTML; ``running`` stands above every page but the first, ``foot`` below.

    ``page`` is how pages are counted, with {page} and {total}.
    """

    title: str
    facts: tuple[str, ...]
    body: str
    images: tuple[ShownImage, ...] = ()
    running: str = ""
    foot: str = ""
    page: str = "{page} / {total}"


def set_page(device: QPagedPaintDevice) -> None:
    """Use A4 with the margins that the length of an article is counted with."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margin = MARGIN_MILLIMETRES
    device.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout.Unit.Millimeter)


def print_text(text: PrintedText, device: QPagedPaintDevice, font: QFont) -> int:
    """Print and return how many pages it took, 0 where the device takes nothing; in black on white, on any theme."""
    dots = device.logicalDpiX() / _MILLIMETRES_PER_INCH
    area = QRectF(device.pageLayout().paintRectPixels(device.logicalDpiX())).size()
    margin = _MARGIN_LINE_MILLIMETRES * dots
    sheet = QSizeF(area.width(), area.height() - 2 * margin)
    painter = QPainter()
    if not painter.begin(device):
        return 0
    above = _OVERHANG_POINTS / _POINTS_PER_INCH * device.logicalDpiX()
    document = paged_document(text, device, font, sheet)
    total = document.pageCount()
    for page in range(total):
        if page:
            device.newPage()
        painter.save()
        painter.translate(0, margin - page * sheet.height())
        _draw(document, painter, QRectF(QPointF(0, page * sheet.height() - above), sheet))
        painter.restore()
        _draw_margins(text, painter, QRectF(QPointF(0, 0), area), font, (page + 1, total))
    painter.end()
    return total


def paged_document(text: PrintedText, device: QPagedPaintDevice, font: QFont, sheet: QSizeF) -> QTextDocument:
    """Return a text laid out in pages of the size ``sheet``, in dots of the device."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(_sized(font, TYPE_POINTS))
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDefaultStyleSheet(_STYLE)
    shown = add_pictures(document, text.images)
    facts = "".join(f'<p class="facts">{html.escape(fact)}</p>' for fact in text.facts)
    body = _SLOT.sub(r"［\1］", _ANCHOR.sub("", with_descriptions(text.body, shown)))
    document.setHtml(f'<h1 class="title">{html.escape(text.title)}</h1>{facts}<hr>{body}')
    document.setPageSize(sheet)
    _set_type(document, font)
    fit_images(document, device, sheet)
    keep_headings(document, sheet.height())
    return document


_STYLE = """
a { color: black; text-decoration: none; }
.facts { color: #444444; }
table { border-collapse: collapse; }
th, td { border: 1px solid #888888; padding: 3px 6px; }
blockquote, .note { color: #444444; }
"""


def _set_type(document: QTextDocument, font: QFont) -> None:
    """Give each block its size and the space around it: Qt's own sizes of headings are those of a screen."""
    for number, block in enumerate(list(blocks_of(document))):
        level, code = block.blockFormat().headingLevel(), _is_code(block)
        form = QTextBlockFormat()
        if not any(part.charFormat().isImageFormat() for part in fragments_of(block)):
            percent = _CODE_LINE_PERCENT if code else _LINE_PERCENT
            form.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(_ABOVE_HEADING if level and number else 0)
        form.setBottomMargin(0 if code and _is_code(block.next()) else _BELOW)
        form.setNonBreakableLines(False)  # paper cannot be scrolled: what is longer than a line goes on in the next
        QTextCursor(block).mergeBlockFormat(form)
        if code:
            _set_code(block)
        if level:
            points = _HEADING_POINTS.get(level, TYPE_POINTS) if number else _TITLE_POINTS
            _set_heading(block, _sized(font, points, bold=True))


def _is_code(block: QTextBlock) -> bool:
    """Tell whether a block is a line of a fenced one, by what Qt makes of ``pre``."""
    return block.isValid() and block.blockFormat().nonBreakableLines()


def _set_code(block: QTextBlock) -> None:
    form = QTextCharFormat()
    form.setFontPointSize(_CODE_POINTS)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(form)
    cursor.mergeBlockCharFormat(form)


def _set_heading(block: QTextBlock, font: QFont) -> None:
    cursor = QTextCursor(block)
    for start, length in [(part.position(), part.length()) for part in fragments_of(block)]:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat()
        form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        form.setFont(font)
        cursor.setCharFormat(form)


def _draw(document: QTextDocument, painter: QPainter, page: QRectF) -> None:
    """Draw in black, whatever the theme: the palette of the program is that of the screen."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    context.palette = palette
    context.clip = page
    painter.setClipRect(page)
    document.documentLayout().draw(painter, context)


def _draw_margins(text: PrintedText, painter: QPainter, area: QRectF, font: QFont, place: tuple[int, int]) -> None:
    small = _sized(font, _SMALL_POINTS)
    metrics = QFontMetricsF(small, painter.device())
    painter.setFont(small)
    painter.setPen(Qt.GlobalColor.black)
    page, total = place
    top = QRectF(area.topLeft(), QSizeF(area.width(), metrics.height()))
    bottom = QRectF(QPointF(0, area.height() - metrics.height()), QSizeF(area.width(), metrics.height()))
    right = text.page.format(page=page, total=total)
    room = area.width() - metrics.horizontalAdvance(right) - metrics.averageCharWidth() * 2
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if page > 1:
        painter.drawText(top, left, metrics.elidedText(text.running, Qt.TextElideMode.ElideRight, area.width()))
    painter.drawText(bottom, left, metrics.elidedText(text.foot, Qt.TextElideMode.ElideRight, room))
    painter.drawText(bottom, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), right)


def _sized(font: QFont, points: float, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPointSizeF(points)
    made.setBold(bold)
    return made
