"""A suggestion in the strip: number, title, state, reasons; when it is open, the words to say now and the next ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.articles.reasons import reason_runs
from desktop.call.rows.items import spoken
from desktop.symbols import STATES
from desktop.widgets.badges import badge_width, draw_badge
from desktop.widgets.key_cap import draw_key_cap, key_cap_height
from desktop.widgets.painting import TextBlock, draw_hairline, draw_row_ground

if TYPE_CHECKING:
    from desktop.articles.suggestion_items import Case, Reply
    from desktop.theme import Theme

_PADDING = 14
_TEXT_LEFT = 44
_HEIGHT = 44
_TOP = 4
_BETWEEN = 4
_LINE_ROLE = "head"


class CompactRow(QAbstractButton):
    """One row; ``clicked`` opens it. A click leaves the focus where it is: the agent goes on typing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing and take no room."""
        super().__init__(parent)
        self._theme = theme
        self._item: Reply | Case | None = None
        self._lines: tuple[str, ...] = ()
        self._open = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.hide()

    @property
    def item(self) -> Reply | Case | None:
        """The suggestion on show."""
        return self._item

    @property
    def lines(self) -> tuple[str, ...]:
        """The words to say now and the next ones, when the row is open."""
        return self._lines

    def show_item(self, item: Reply | Case | None, *, is_open: bool, lines: tuple[str, ...]) -> None:
        """Show a suggestion, or nothing; ``lines`` are the words to say now and the next ones."""
        self._item, self._open, self._lines = item, is_open, lines if is_open else ()
        self.setVisible(item is not None)
        self.setAccessibleName(" · ".join((spoken(item), *self._lines)) if item else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        words = len(self._lines) * theme.line_height(_LINE_ROLE) + (2 * theme.gap(_BETWEEN) if self._lines else 0)
        return QSize(theme.gap(_TEXT_LEFT), theme.px(_HEIGHT) + words)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        item = self._item
        if item is None:
            return
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        draw_row_ground(painter, theme, rect, selected=self._open, hovered=self.underMouse())
        left, line = theme.gap(_TEXT_LEFT), theme.line_height("row")
        top = theme.px(_TOP)
        y = top + (line - key_cap_height(theme)) / 2
        draw_key_cap(painter, theme, str(item.number), theme.gap(_PADDING), y, fill=theme.color("bg.surface"))
        symbol = STATES[item.suggestion.state]
        right = rect.width() - theme.gap(_PADDING)
        icon = right - badge_width(theme, "")
        badge_top = top + (line - theme.line_height("meta")) / 2
        draw_badge(painter, theme, symbol.icon, "", symbol.color, QPointF(icon, badge_top))
        title = TextBlock(theme, item.suggestion.title, role="row", width=icon - left - theme.gap(8))
        title.draw(painter, left, top)
        runs = reason_runs(item.suggestion.reasons)
        TextBlock(theme, runs, role="meta", color="text.secondary", width=right - left).draw(painter, left, top + line)
        words_top = top + line + theme.line_height("meta") + theme.gap(_BETWEEN)
        for number, words in enumerate(self._lines):
            color = "text.tertiary" if number else "text.primary"
            block = TextBlock(theme, words, role=_LINE_ROLE, bold=not number, color=color, width=right - left)
            block.draw(painter, left, words_top + number * theme.line_height(_LINE_ROLE))
        draw_hairline(painter, theme, left, rect.height() - 1, rect.width() - left)
