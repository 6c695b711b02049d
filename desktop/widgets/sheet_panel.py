"""The panel of a sheet: title, rows that scroll when there is no room, a band, a footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label
from desktop.widgets.painting import draw_box
from desktop.widgets.panes import HairLine, set_ground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.theme import Theme

#: How far the soft shadow reaches, and so how near the panel comes to the edge of the window.
SHADOW = 24
_RADIUS = 10
_DARKEST = 0.045
_PADDING = 24
_GAP = 8
#: So much of the rows must be seen, in pixels at 100 %, for the band to stand still below them.
_FEWEST_ROWS = 240


def draw_shadow(painter: QPainter, theme: Theme, rect: QRect) -> None:
    """Draw a shadow that fades over 24 pixels around ``rect``, a little lower than it."""
    painter.save()
    color = QColor(theme.color("bg.scrim"))
    color.setAlphaF(_DARKEST)
    for step in range(0, SHADOW, 3):
        draw_box(painter, QRectF(rect).adjusted(-step, 4 - step, step, 4 + step), fill=color, radius=_RADIUS + step)
    painter.restore()


class SheetPanel(QFrame):
    """Lays the parts of a sheet out.

    ``body`` takes the rows, ``primary`` is the button that Ctrl+Enter presses, None while there is none.

    Signals:
        resized: the rows take another height.
        leave_wanted: the button at the right end of the footer.
    """

    resized = Signal()
    leave_wanted = Signal()

    def __init__(self, theme: Theme, title: str, width: int, parent: QWidget) -> None:
        """Show ``title``; ``width`` in pixels at 100 %."""
        super().__init__(parent)
        self._theme = theme
        self._width = width
        self.primary: Button | None = None
        self.title = Label(theme, title, role="title")
        self.subtitle = Label(theme, role="meta", color="text.secondary")
        self.subtitle.hide()
        self.leave = Button(theme, self.tr("戻る"), style=ButtonStyle.PLAIN, key="Esc")
        self._head, self._head_row = QWidget(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._rows, self.body = QWidget(), QVBoxLayout()
        self._inner = QVBoxLayout(self._rows)
        self._scroll = QScrollArea()
        self._band, self._band_column = QWidget(), QVBoxLayout()
        self._footer, self._footer_row = QWidget(), QHBoxLayout()
        self._actions = FlowLayout(gap=theme.gap(_GAP))
        self._row_padding = _PADDING
        self._build()
        self._rows.installEventFilter(self)
        self._band.installEventFilter(self)
        self._head.installEventFilter(self)
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_title(self, text: str) -> None:
        """Show another title."""
        self.title.show_text(text)

    def set_subtitle(self, text: str, *, icon: str = "", color: str = "") -> None:
        """Show a line under the title; empty is none."""
        self.subtitle.show_text(text, icon=icon, color=color)
        self.subtitle.setVisible(bool(text))

    def add_head(self, widget: QWidget) -> None:
        """Put a widget at the right of the title."""
        self._head_row.addWidget(widget)

    def set_padding(self, pixels: int) -> None:
        """Leave so many pixels at both sides of the rows, for rows that have room of their own there."""
        self._row_padding = pixels
        self._refresh()

    def add_band(self, widget: QWidget) -> None:
        """Put a widget between rows and footer, on its own ground; it scrolls with the rows where there is no room."""
        self._band_column.addWidget(widget)
        self._band.show()

    def add_action(self, button: QWidget) -> None:
        """Put a button into the footer, to the right of the earlier ones."""
        self._actions.addWidget(button)

    def show_part(self, widget: QWidget) -> None:
        """Scroll to a part of the rows."""
        if self._rows.isAncestorOf(widget):
            self._scroll.ensureWidgetVisible(widget, 0, self._theme.gap(_PADDING))

    def parts(self) -> list[QWidget]:
        """Return everything inside as it is laid out, from the title to the footer: the order of the Tab key."""
        outside = () if self._rows.isAncestorOf(self._band) else (self._band,)
        parts = (self._head, self._rows, *outside, self._footer)
        return [widget for part in parts for widget in _laid_out(part)]

    def wanted(self, width: int, height: int) -> tuple[int, int]:
        """Return how wide and high the panel is where there is that much room."""
        width = min(self._theme.gap(self._width), width)
        rows = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        band = _height(self._band, width)
        around = _height(self._head, width) + _height(self._footer, width) + 2
        self._set_band_inside(height - around - band < min(rows, self._theme.px(_FEWEST_ROWS)))
        return width, min(around + rows + band, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, edge = self._theme.color("bg.surface"), self._theme.color("line.hair")
        draw_box(QPainter(self), QRectF(self.rect()), fill=fill, edge=edge, radius=_RADIUS)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._head_row.addLayout(words, 1)
        self._head.setLayout(self._head_row)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._inner.addLayout(self.body)
        self._scroll.setWidget(self._rows)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        set_ground(self._band, "subtle")
        self._band.setLayout(self._band_column)
        self._band.hide()
        # They wrap where the text is large or the words are long.
        self._footer_row.addLayout(self._actions, 1)
        self._footer_row.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignBottom)
        self._footer.setLayout(self._footer_row)
        self.leave.clicked.connect(self.leave_wanted)
        self._column.setContentsMargins(1, 0, 1, 0)  # the band keeps off the edge line
        self._column.setSpacing(0)
        for part in (self._head, HairLine(self._theme), self._scroll, self._band, HairLine(self._theme), self._footer):
            self._column.addWidget(part, 1 if part is self._scroll else 0)

    def _set_band_inside(self, inside: bool) -> None:
        """Let the band scroll with the rows, or stand below them."""
        if inside == self._rows.isAncestorOf(self._band):
            return
        if inside:
            self._inner.addWidget(self._band)
        else:
            self._column.insertWidget(self._column.indexOf(self._scroll) + 1, self._band)

    def _refresh(self) -> None:
        gap, padding = self._theme.gap, self._theme.gap(_PADDING)
        self._head_row.setContentsMargins(padding, gap(18), padding, gap(14))
        self._head_row.setSpacing(gap(_GAP))
        self.body.setContentsMargins(gap(self._row_padding), 0, gap(self._row_padding), 0)
        self.body.setSpacing(0)
        self._band_column.setContentsMargins(padding, gap(12), padding, gap(12))
        self._band_column.setSpacing(gap(_GAP))
        self._footer_row.setContentsMargins(padding, gap(12), gap(12), gap(12))
        self._footer_row.setSpacing(gap(_GAP))
        self.update()
        self.resized.emit()


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner, widget = item.layout() if item else None, item.widget() if item else None
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            yield from _laid_out(widget)


def _height(part: QWidget, width: int) -> int:
    layout = part.layout()
    if part.isHidden() or layout is None:
        return 0
    layout.activate()
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
