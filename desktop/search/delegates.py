"""How the rows of the search screen are painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize

from desktop.i18n import translate
from desktop.search.models import VALUE_ROLE
from desktop.symbols import KINDS, STATES
from desktop.texts import cause_label, label, short_label
from desktop.widgets.badges import badge_width, draw_badge, draw_tick, tick_size
from desktop.widgets.lists import Index, PaintedRows, is_hovered, is_selected
from desktop.widgets.painting import Run, TextBlock, draw_box, draw_hairline, draw_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QListView, QStyleOptionViewItem

    from desktop.search.models import FacetValue
    from desktop.theme import Theme
    from kb.domain.searching import SearchHit, Snippet

_LEFT, _RIGHT = 20, 16
_TOP, _BOTTOM = 10, 10
_UNDER_TITLE, _UNDER_EXCERPT = 3, 4
_ICON = 14
_AFTER_ICON, _AFTER_KIND, _BEFORE_BADGE = 4, 14, 16
_EXCERPT_LINES = 2
_KEPT_ROWS = 400

_FACET_HEIGHT = 26
_FACET_PADDING, _FACET_INSET = 16, 8
_FACET_ICON_AT, _FACET_TEXT_AFTER_TICK = 26, 22
_FACET_GAP = 8


def runs_of(snippet: Snippet) -> list[Run]:
    """Return an excerpt as runs, its hits marked."""
    runs, at = [], 0
    for start, end in snippet.hits:
        runs += [Run(snippet.text[at:start]), Run(snippet.text[start:end], mark=True)]
        at = end
    return [*runs, Run(snippet.text[at:])]


def facts_of(hit: SearchHit) -> str:
    """Return the last line of a row: product, cause, outcome, uses, month, as far as they are known."""
    facts = [hit.product, cause_label(hit.cause) if hit.cause else ""]
    facts.append(label(hit.outcome) if hit.outcome else "")
    facts.append(translate("ResultRow", "使用 %n回", hit.used) if hit.used else "")
    facts.append(f"{hit.happened_on:%Y-%m}" if hit.happened_on else "")
    return " · ".join(fact for fact in facts if fact)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row laid out for one width."""

    title: TextBlock
    excerpt: TextBlock
    kind: TextBlock
    facts: TextBlock
    height: int


class ResultDelegate(PaintedRows):
    """Title with hits, excerpt, facts, state at the right."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Paint the rows of ``view``."""
        super().__init__(theme, view)
        self._rows: dict[tuple[SearchHit, int], _Row] = {}
        theme.changed.connect(self._forget)  # of this object, so that the theme lets go of it

    def _forget(self) -> None:
        self._rows.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hit = index.data(VALUE_ROLE)
        width = self._view.viewport().width()
        return QSize(width, self._row(hit, width).height if hit else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(VALUE_ROLE)
        if hit is None:
            return
        theme, rect = self._theme, QRectF(option.rect)
        self.paint_ground(painter, option)
        row = self._row(hit, round(rect.width()))
        left, y = rect.left() + theme.gap(_LEFT), rect.top() + theme.gap(_TOP)
        row.title.draw(painter, left, y)
        self._draw_state(painter, hit, rect.right() - theme.gap(_RIGHT), y)
        y += row.title.height + theme.gap(_UNDER_TITLE)
        row.excerpt.draw(painter, left, y)
        y += row.excerpt.height + theme.gap(_UNDER_EXCERPT)
        self._draw_facts(painter, row, hit, left, y)
        if not is_selected(option):
            draw_hairline(painter, theme, left, rect.bottom() - 1, rect.width() - theme.gap(_LEFT))

    def _draw_state(self, painter: QPainter, hit: SearchHit, right: float, y: float) -> None:
        theme, symbol = self._theme, STATES[hit.state]
        word = self._state_word(hit)
        y += (theme.line_height("row") - theme.line_height("meta")) / 2
        x = right - badge_width(theme, word)
        draw_badge(painter, theme, symbol.icon, word, symbol.color, QPointF(x, y))

    def _draw_facts(self, painter: QPainter, row: _Row, hit: SearchHit, x: float, y: float) -> None:
        theme, symbol = self._theme, KINDS[hit.kind]
        side = theme.gap(_ICON)
        draw_icon(painter, theme, symbol.icon, symbol.color, x, y + (row.kind.height - side) / 2, side)
        x += side + theme.gap(_AFTER_ICON)
        row.kind.draw(painter, x, y)
        row.facts.draw(painter, x + row.kind.width + theme.gap(_AFTER_KIND), y)

    def _state_word(self, hit: SearchHit) -> str:
        narrow = self._theme.large_text and self._view.viewport().width() < self._theme.px(340)
        return "" if narrow else label(hit.state)

    def _row(self, hit: SearchHit, width: int) -> _Row:
        key = (hit, width)
        if key not in self._rows:
            if len(self._rows) > _KEPT_ROWS:
                self._rows.clear()
            self._rows[key] = self._lay_out(hit, width)
        return self._rows[key]

    def _lay_out(self, hit: SearchHit, width: int) -> _Row:
        theme = self._theme
        inner = width - theme.gap(_LEFT) - theme.gap(_RIGHT)
        badge = badge_width(theme, self._state_word(hit)) + theme.gap(_BEFORE_BADGE)
        title = TextBlock(theme, runs_of(hit.title), role="row", width=inner - badge)
        color = "text.secondary"
        excerpt = TextBlock(
            theme, runs_of(hit.excerpt), role="list", color=color, width=inner, lines=_EXCERPT_LINES, hang=False
        )
        kind = TextBlock(theme, short_label(hit.kind), role="meta", color=color)
        before = theme.gap(_ICON) + theme.gap(_AFTER_ICON) + kind.width + theme.gap(_AFTER_KIND)
        facts = TextBlock(theme, facts_of(hit), role="meta", color=color, width=inner - before, hang=False)
        gaps = sum(theme.gap(gap) for gap in (_TOP, _UNDER_TITLE, _UNDER_EXCERPT, _BOTTOM))
        return _Row(title, excerpt, kind, facts, title.height + excerpt.height + kind.height + gaps)


class FacetDelegate(PaintedRows):
    """A tick box, an icon where the value has one, the value, and how many results it leaves."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.whole_width(self._theme.px(_FACET_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        value: FacetValue | None = index.data(VALUE_ROLE)
        if value is None:
            return
        theme, rect = self._theme, QRectF(option.rect)
        inset = theme.gap(_FACET_INSET)
        ground = rect.adjusted(inset, 0, -inset, 0)
        if value.enabled and is_hovered(option):
            draw_box(painter, ground, fill=theme.color("bg.pressed"))
        if self._view.hasFocus() and self._view.currentIndex() == index:
            draw_box(painter, ground, edge=theme.color("focus"), width=2)
        x = rect.left() + theme.gap(_FACET_PADDING)
        middle = rect.center().y()
        side = tick_size(theme)
        draw_tick(painter, theme, x, middle - side / 2, ticked=value.chosen, color="accent", enabled=value.enabled)
        if value.icon:
            side = theme.gap(_ICON)
            color = value.color if value.enabled else "text.disabled"
            draw_icon(painter, theme, value.icon, color, x + theme.gap(_FACET_ICON_AT), middle - side / 2, side)
            x += theme.gap(_FACET_ICON_AT) + side + theme.gap(4)
        else:
            x += theme.gap(_FACET_TEXT_AFTER_TICK)
        self._draw_words(painter, value, x, rect)

    def _draw_words(self, painter: QPainter, value: FacetValue, x: float, rect: QRectF) -> None:
        theme = self._theme
        right = rect.right() - theme.gap(_FACET_PADDING)
        number = TextBlock(theme, str(value.count), color="text.secondary" if value.enabled else "text.disabled")
        y = rect.center().y() - number.height / 2
        number.draw_right(painter, right, y)
        room = right - number.width - theme.gap(_FACET_GAP) - x
        color = "text.primary" if value.enabled else "text.disabled"
        TextBlock(theme, value.text, color=color, bold=value.chosen, width=room, hang=False).draw(painter, x, y)
