"""Rows of the suggestions: replies on two lines, cases as four short lines and their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from desktop.articles.reasons import reason_runs
from desktop.articles.suggestion_items import Case, Reply, summary_labels
from desktop.symbols import KINDS, OUTCOMES, STATES
from desktop.texts import label, short_label
from desktop.widgets.badges import badge_width, draw_badge
from desktop.widgets.key_cap import draw_key_cap, key_cap_height
from desktop.widgets.painting import TextBlock, draw_hairline, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop.theme import Theme
    from kb.domain.article import Kind, State

PADDING = 16
#: Where the text of a row begins, right of its number.
TEXT_LEFT = 44
_REPLY_HEIGHT = 52
_REPLY_TOP = 8
_CASE_TOP = 9
_CASE_BOTTOM = 7
_REASON_GAP = 2
_GAP = 12
_KIND_GAP = 20
#: Below this width at large text the state is its icon only; the screen reader still says the word.
_NARROW = 480


def height(theme: Theme, item: Reply | Case) -> int:
    """Return the height of a row in pixels."""
    if isinstance(item, Reply):
        return theme.px(_REPLY_HEIGHT)
    lines = 4 * theme.line_height("list") + theme.line_height("meta")
    return theme.px(_CASE_TOP) + lines + _REASON_GAP + theme.px(_CASE_BOTTOM)


def paint_number(painter: QPainter, theme: Theme, rect: QRectF, number: int, top: float, line: int) -> None:
    """Paint the key that opens a row, in the middle of its first line."""
    y = top + (line - key_cap_height(theme)) / 2
    fill = theme.color("bg.surface")
    draw_key_cap(painter, theme, str(number), rect.left() + theme.gap(PADDING - 1), y, fill=fill)


def paint_state(painter: QPainter, theme: Theme, rect: QRectF, state: State, top: float, line: int) -> float:
    """Paint the state at the right edge and return where it begins."""
    symbol = STATES[state]
    word = "" if theme.large_text and rect.width() < _NARROW else label(state)
    left = rect.right() - theme.gap(PADDING) - badge_width(theme, word)
    at = QPointF(left, top + (line - theme.line_height("meta")) / 2)
    draw_badge(painter, theme, symbol.icon, word, symbol.color, at)
    return left


def paint_title(
    painter: QPainter, theme: Theme, first: QRectF, article: tuple[str, Kind], *, role: str, gap: int
) -> None:
    """Paint a title and the kind behind it into the line ``first``; a long title takes the room of the kind's word.

    What an article is about decides whether it is opened; of what kind it is, its icon says as well.
    """
    written, kind = article
    symbol = KINDS[kind]
    for word in (short_label(kind), ""):
        title = TextBlock(theme, written, role=role, width=first.width() - 2 * gap - badge_width(theme, word))
        if not title.elided:
            break
    title.draw(painter, first.left(), first.top())
    at = QPointF(first.left() + title.width + gap, first.top() + (first.height() - theme.line_height("meta")) / 2)
    draw_badge(painter, theme, symbol.icon, word, symbol.color, at)


def paint_reply(painter: QPainter, theme: Theme, rect: QRectF, item: Reply) -> None:
    """Paint number, title, kind, state; below it the reasons."""
    suggestion = item.suggestion
    left, right = rect.left() + theme.gap(TEXT_LEFT), rect.right() - theme.gap(PADDING)
    top, line = rect.top() + theme.px(_REPLY_TOP), theme.line_height("row")
    paint_number(painter, theme, rect, item.number, top, line)
    end = paint_state(painter, theme, rect, suggestion.state, top, line)
    first = QRectF(left, top, end - left, line)
    paint_title(painter, theme, first, (suggestion.title, suggestion.kind), role="row", gap=theme.gap(_KIND_GAP))
    reasons = TextBlock(theme, reason_runs(suggestion.reasons), role="meta", color="text.secondary", width=right - left)
    reasons.draw(painter, left, top + line + 1)
    draw_hairline(painter, theme, left, rect.bottom() - 1, rect.right() - left)


def paint_case(painter: QPainter, theme: Theme, rect: QRectF, item: Case) -> None:
    """Paint 状況 (bold), 要求, 対応, 結果 with the outcome, and the reasons."""
    left, line = rect.left() + theme.gap(TEXT_LEFT), theme.line_height("list")
    top = rect.top() + theme.px(_CASE_TOP)
    labels = summary_labels()
    text_left = left + max(text_width(theme, word, "list") for word in labels) + theme.gap(6)
    room = rect.right() - theme.gap(PADDING) - text_left
    paint_number(painter, theme, rect, item.number, top, line)
    end = paint_state(painter, theme, rect, item.suggestion.state, top, line)
    for row, word in enumerate(labels):
        TextBlock(theme, word, role="list", color="text.tertiary").draw(painter, left, top + row * line)
    _paint_summary(painter, theme, item, QRectF(text_left, top, room, line), end)
    runs = reason_runs(item.suggestion.reasons)
    reasons = TextBlock(theme, runs, role="meta", color="text.secondary", width=room)
    reasons.draw(painter, text_left, top + 4 * line + _REASON_GAP)
    draw_hairline(painter, theme, left, rect.bottom() - 1, rect.right() - left)


def _paint_summary(painter: QPainter, theme: Theme, item: Case, first: QRectF, end: float) -> None:
    """Paint the four texts from the line ``first`` on; the first one ends before the state at ``end``."""
    suggestion, x = item.suggestion, first.left()
    summary = suggestion.summary
    situation = summary.situation if summary and summary.situation else suggestion.title
    _line(theme, situation, end - x - theme.gap(_GAP), bold=True).draw(painter, x, first.top())
    if summary is None:
        return
    for row, text in ((1, summary.demand), (2, summary.action)):
        _line(theme, text, first.width()).draw(painter, x, first.top() + row * first.height())
    y = first.top() + 3 * first.height()
    if suggestion.outcome is not None:
        symbol = OUTCOMES[suggestion.outcome]
        word = label(suggestion.outcome)
        width = draw_badge(painter, theme, symbol.icon, word, symbol.color, QPointF(x, y), role="list", bold=True)
        x += width + theme.gap(8)
    _line(theme, summary.result, first.right() - x).draw(painter, x, y)


def _line(theme: Theme, text: str, width: float, *, bold: bool = False) -> TextBlock:
    return TextBlock(theme, text.rstrip("。"), role="list", bold=bold, width=width)
