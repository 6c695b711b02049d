"""Rows of what is shown between calls: headings, articles on one line, notices, past calls, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from desktop.articles.suggestion_rows import PADDING, TEXT_LEFT, paint_number, paint_state, paint_title
from desktop.call.note_text import short_day
from desktop.call.rows.items import (
    ArticleLine,
    Heading,
    Item,
    Notice,
    PastCall,
    ReviewsLine,
    Sentence,
    finish_words,
    reviews_words,
)
from desktop.i18n import noop, translate
from desktop.symbols import KINDS, Symbol
from desktop.texts import label
from desktop.widgets.badges import badge_width, draw_badge
from desktop.widgets.painting import TextBlock, draw_hairline, draw_icon, text_width
from kb.domain.article import Kind
from kb.domain.call import CallResult

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop.theme import Theme

_HEADING_HEIGHT = 36
_HEADING_SPACE = 8
_LINE_HEIGHT = 36
_NOTICE_TOP = 10
_NOTICE_LINES = 2
_NOTICE_LEFT = 40
_ICON = 16
#: The longest time of day and the longest length of a call, for columns that stand still.
_WIDEST_TIME = "00:00"
_WIDEST_LENGTH = "0:00:00"
_UNTIL = noop("CallRows", "{day} まで")
RESULTS: dict[CallResult, Symbol] = {
    CallResult.SETTLED: Symbol("ring-check", "ok"),
    CallResult.CALLBACK: Symbol("calendar", "text.secondary"),
    CallResult.HANDED_OVER: Symbol("swap", "text.secondary"),
    CallResult.NO_CONSENT: Symbol("ring-dashed", "text.secondary"),
    CallResult.SECONDARY: Symbol("stairs", "warn"),
    CallResult.TERMINATED: Symbol("phone-down", "text.secondary"),
}


def height(theme: Theme, item: Item, width: float) -> int:
    """Return the height of a row in pixels."""
    if isinstance(item, Heading):
        return theme.px(_HEADING_HEIGHT) + (theme.px(_HEADING_SPACE) if item.spaced else 0)
    if isinstance(item, Notice):
        excerpt = _excerpt(theme, item, _notice_width(theme, width)).height if item.excerpt else 0
        return theme.line_height("row") + excerpt + 2 * theme.px(_NOTICE_TOP)
    if isinstance(item, Sentence):
        return _sentence(theme, item, width - 2 * theme.gap(PADDING)).height + 2 * theme.px(8)
    return theme.px(_LINE_HEIGHT)


def paint_heading(painter: QPainter, theme: Theme, rect: QRectF, item: Heading) -> None:
    """Paint title, count, and the note at the right."""
    y = rect.bottom() - (theme.px(_HEADING_HEIGHT) + theme.line_height("ui")) / 2
    x = rect.left() + theme.gap(PADDING)
    title = TextBlock(theme, item.text, bold=True)
    title.draw(painter, x, y)
    x += title.width + theme.gap(10)
    count = TextBlock(theme, item.count, color="text.secondary")
    count.draw(painter, x, y)
    right = rect.right() - theme.gap(PADDING)
    room = right - x - count.width - theme.gap(10)
    note = TextBlock(theme, item.note, color="text.secondary", width=room)
    if not note.elided:  # half a remark says nothing; the rows themselves say what it sums up
        note.draw_right(painter, right, y)


def paint_article(painter: QPainter, theme: Theme, rect: QRectF, item: ArticleLine) -> None:
    """Paint number, title, kind, how it did, state."""
    left, line = rect.left() + theme.gap(TEXT_LEFT), theme.line_height("ui")
    top = rect.top() + (rect.height() - line) / 2
    if item.number:
        paint_number(painter, theme, rect, item.number, top, line)
    end = paint_state(painter, theme, rect, item.state, top, line)
    gap = theme.gap(12)
    if item.note:
        note = TextBlock(theme, item.note, role="meta", color="text.secondary")
        end -= note.width + gap
        note.draw(painter, end, top + (line - note.height) / 2)
    paint_title(painter, theme, QRectF(left, top, end - left, line), (item.title, item.kind), role="ui", gap=gap)


def paint_notice(painter: QPainter, theme: Theme, rect: QRectF, item: Notice) -> None:
    """Paint the bell, the title with the last day, two lines of text."""
    left, right = rect.left() + theme.gap(_NOTICE_LEFT), rect.right() - theme.gap(PADDING)
    top, line = rect.top() + theme.px(_NOTICE_TOP), theme.line_height("row")
    symbol, side = KINDS[Kind.NOTICE], theme.gap(_ICON)
    y = top + (line - side) / 2
    draw_icon(painter, theme, symbol.icon, "accent", rect.left() + theme.gap(PADDING), y, side)
    end = right
    if item.ends_on is not None:
        day = short_day(item.ends_on)
        until = TextBlock(theme, translate("CallRows", _UNTIL).format(day=day), role="meta", color="text.secondary")
        end -= until.width
        until.draw(painter, end, top + (line - until.height) / 2)
    TextBlock(theme, item.title, role="row", width=end - left - theme.gap(12)).draw(painter, left, top)
    _excerpt(theme, item, _notice_width(theme, rect.width())).draw(painter, left, top + line)
    draw_hairline(painter, theme, left, rect.bottom() - 1, rect.right() - left)


def paint_call(painter: QPainter, theme: Theme, rect: QRectF, item: PastCall) -> None:
    """Paint when, how long, about what, how it ended."""
    line, gap = theme.line_height("ui"), theme.gap(16)
    top = rect.top() + (rect.height() - line) / 2
    left, right = rect.left() + theme.gap(PADDING), rect.right() - theme.gap(PADDING)
    TextBlock(theme, item.when, color="text.secondary").draw(painter, left, top)
    length_end = left + text_width(theme, _WIDEST_TIME) + gap + text_width(theme, _WIDEST_LENGTH)
    TextBlock(theme, item.length, color="text.secondary").draw_right(painter, length_end, top)
    end = right
    if item.unfinished is not None:
        end = _link(painter, theme, finish_words(), "pencil", right, top) - gap
    elif item.result is not None:
        word, symbol = label(item.result), RESULTS[item.result]
        end -= badge_width(theme, word, role="ui") + gap
        draw_badge(painter, theme, symbol.icon, word, symbol.color, QPointF(end + gap, top), role="ui")
    x = length_end + gap
    TextBlock(theme, item.about, width=end - x).draw(painter, x, top)
    draw_hairline(painter, theme, left, rect.bottom() - 1, rect.right() - left)


def paint_reviews(painter: QPainter, theme: Theme, rect: QRectF, item: ReviewsLine) -> None:
    """Paint how many are to be talked over."""
    top = rect.top() + (rect.height() - theme.line_height("ui")) / 2
    _link(painter, theme, reviews_words(item), "stairs", 0, top, left=rect.left() + theme.gap(PADDING))
    draw_hairline(painter, theme, rect.left() + theme.gap(PADDING), rect.bottom() - 1, rect.width())


def _link(
    painter: QPainter, theme: Theme, words: str, icon: str, right: float, top: float, *, left: float | None = None
) -> float:
    """Draw an icon and words that lead on, up to ``right`` or from ``left``, and return where they begin."""
    block, side, gap = TextBlock(theme, words, color="accent"), theme.gap(_ICON), theme.gap(6)
    x = right - block.width - side - gap if left is None else left
    draw_icon(painter, theme, icon, "accent", x, top + (block.height - side) / 2, side)
    block.draw(painter, x + side + gap, top)
    return x


def paint_sentence(painter: QPainter, theme: Theme, rect: QRectF, item: Sentence) -> None:
    """Paint a sentence where there are no rows."""
    padding = theme.gap(PADDING)
    block = _sentence(theme, item, rect.width() - 2 * padding)
    block.draw(painter, rect.left() + padding, rect.top() + (rect.height() - block.height) / 2)


def _sentence(theme: Theme, item: Sentence, width: float) -> TextBlock:
    return TextBlock(theme, item.text, color="text.secondary", width=width, lines=3)


def _excerpt(theme: Theme, item: Notice, width: float) -> TextBlock:
    return TextBlock(theme, item.excerpt, role="list", color="text.secondary", width=width, lines=_NOTICE_LINES)


def _notice_width(theme: Theme, width: float) -> float:
    return width - theme.gap(_NOTICE_LEFT) - theme.gap(PADDING)
