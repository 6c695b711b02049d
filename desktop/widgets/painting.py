"""What painted widgets and delegates share: text with mixed runs, icons, boxes, hairlines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from desktop.theme import Theme

#: Radii of visual.md section 2; they do not grow with the text.
KEY_RADIUS = 4
CONTROL_RADIUS = 6
BAR_WIDTH = 3

#: Begins another line within one text; a line feed would be a blank.
LINE_BREAK = "\u2028"

_ELLIPSIS = "…"
_HANGING = "「"
_HANG_EMS = 0.42
_ENDLESS = 1e6


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text drawn alike; empty values fall back to the block's own.

    ``mark`` is a search hit (ground and bold), ``dotted`` the accent underline of matched words, ``underline`` that of
    a filled slot, ``ground`` the token of what lies under what differs from another text.
    """

    text: str
    color: str = ""
    bold: bool | None = None
    mark: bool = False
    dotted: bool = False
    underline: bool = False
    ground: str = ""


class TextBlock:
    """Text laid out once and drawn many times: fixed line height, wrapping anywhere, elided after ``lines`` lines.

    ``width`` and ``height`` tell what it takes, ``elided`` whether something had to be left out. A block that begins
    with an opening corner bracket hangs it to the left unless ``hang`` is off.
    """

    def __init__(
        self,
        theme: Theme,
        runs: str | Sequence[Run],
        *,
        role: str = "ui",
        color: str = "text.primary",
        bold: bool | None = None,
        width: float = _ENDLESS,
        lines: int = 1,
        hang: bool = True,
    ) -> None:
        """Lay the runs out in ``width`` pixels; ``lines`` 0 means as many as it takes."""
        self._theme = theme
        self._color = color
        self._font = theme.font(role, bold=bold)
        self._line_height = theme.line_height(role)
        self._metrics = QFontMetricsF(self._font)
        self._available = max(width, self._metrics.height())
        self.elided = False
        parts = (Run(runs),) if isinstance(runs, str) else tuple(run for run in runs if run.text)
        hangs = hang and bool(parts) and parts[0].text.startswith(_HANGING)
        self._indent = -_HANG_EMS * self._font.pixelSize() if hangs else 0.0
        self._layout = self._lay_out(parts)
        if lines and self._layout.lineCount() > lines:
            self._layout = self._elided(parts, lines)
            self.elided = True

    @property
    def text(self) -> str:
        """What is drawn, the ellipsis included."""
        return self._layout.text()

    @property
    def height(self) -> int:
        """Height in pixels: lines times the role's line height."""
        return max(1, self._layout.lineCount()) * self._line_height

    @property
    def width(self) -> float:
        """Width of the longest line in pixels, the hanging bracket taken off."""
        widths = [self._layout.lineAt(i).naturalTextWidth() for i in range(self._layout.lineCount())]
        return max(widths, default=0.0) + self._indent

    def draw(self, painter: QPainter, x: float, y: float, *, color: str = "") -> None:
        """Draw with the top left corner at (x, y); ``color`` replaces the block's own, not that of its runs."""
        painter.setPen(self._theme.color(color or self._color))
        self._layout.draw(painter, QPointF(x, y))

    def draw_right(self, painter: QPainter, right: float, y: float) -> None:
        """Draw so that the block ends at ``right``."""
        self.draw(painter, right - self.width, y)

    def _lay_out(self, runs: Sequence[Run]) -> QTextLayout:
        layout = QTextLayout("".join(run.text for run in runs), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(runs))
        baseline = (self._line_height - self._metrics.height()) / 2 + self._metrics.ascent()
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            first = layout.lineCount() == 1
            indent = self._indent if first else 0.0
            line.setLineWidth(self._available - indent)
            line.setPosition(QPointF(indent, baseline - line.ascent()))
            baseline += self._line_height
        layout.endLayout()
        return layout

    def _formats(self, runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for run in runs:
            length = _units(run.text)
            char_format = self._format(run)
            if char_format is not None:
                span = QTextLayout.FormatRange()
                span.start, span.length, span.format = start, length, char_format
                formats.append(span)
            start += length
        return formats

    def _format(self, run: Run) -> QTextCharFormat | None:
        if run == Run(run.text):
            return None
        char_format = QTextCharFormat()
        if run.color:
            char_format.setForeground(self._theme.color(run.color))
        if run.mark:
            char_format.setBackground(self._theme.color("mark"))
            char_format.setForeground(self._theme.color("text.primary"))
        if run.ground:
            char_format.setBackground(self._theme.color(run.ground))
        bold = True if run.mark and run.bold is None else run.bold
        if bold is not None:
            char_format.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        if run.dotted:
            char_format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            char_format.setUnderlineColor(self._theme.color("accent"))
        elif run.underline:
            char_format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        return char_format

    def _elided(self, runs: Sequence[Run], lines: int) -> QTextLayout:
        """Cut so that the last allowed line ends in an ellipsis that still fits."""
        line = self._layout.lineAt(lines - 1)
        room = line.width() - self._metrics.horizontalAdvance(_ELLIPSIS)
        cut = line.xToCursor(line.x() + room, line.CursorPosition.CursorOnCharacter)
        layout = self._lay_out(self._shortened(runs, cut))
        while layout.lineCount() > lines and cut > 0:
            # A fraction of a pixel too wide: the ellipsis would take the last word along to a line of its own.
            cut -= 1
            layout = self._lay_out(self._shortened(runs, cut))
        return layout

    @staticmethod
    def _shortened(runs: Sequence[Run], cut: int) -> list[Run]:
        """Return what comes before a place, and an ellipsis."""
        kept: list[Run] = []
        for run in runs:
            length = _units(run.text)
            if length >= cut:
                text = _first_units(run.text, cut).rstrip("、。 ")
                kept.append(replace(run, text=text))
                break
            kept.append(run)
            cut -= length
        return [*kept, Run(_ELLIPSIS)]


def _units(text: str) -> int:
    """Length as Qt counts: UTF-16 units, two for characters beyond the basic plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _first_units(text: str, count: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: count * 2].decode("utf-16-le", "ignore")


def text_width(theme: Theme, text: str, role: str = "ui", *, bold: bool | None = None) -> float:
    """Return the width of one line of plain text."""
    return QFontMetricsF(theme.font(role, bold=bold)).horizontalAdvance(text)


def draw_icon(painter: QPainter, theme: Theme, name: str, color: str, x: float, y: float, size: int) -> None:
    """Draw an icon of ``size`` pixels with its top left corner at (x, y)."""
    # While a widget is rendered into a picture the device is the widget: only the transformation tells the ratio.
    ratio = max(painter.device().devicePixelRatio(), painter.deviceTransform().m11())
    painter.drawPixmap(QPointF(x, y), theme.icon(name, color, size, ratio))


def draw_box(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    radius: float = CONTROL_RADIUS,
    width: float = 1,
) -> None:
    """Draw a rounded box; its edge is filled and not stroked, so that it is crisp at 125 and 150 %."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if fill is not None:
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, radius, radius)
    if edge is not None:
        ring = QPainterPath()
        ring.addRoundedRect(rect, radius, radius)
        inner = max(0.0, radius - width)
        ring.addRoundedRect(rect.adjusted(width, width, -width, -width), inner, inner)
        painter.fillPath(ring, edge)
    painter.restore()


def draw_dashed_box(painter: QPainter, rect: QRectF, edge: QColor, *, fill: QColor | None = None) -> None:
    """Draw a rounded box with a dashed edge: something that is still open or empty."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(edge, 1)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS, CONTROL_RADIUS)
    painter.restore()


def draw_hairline(
    painter: QPainter, theme: Theme, x: float, y: float, length: float, *, vertical: bool = False
) -> None:
    """Draw a one-pixel divider."""
    rect = QRectF(x, y, 1, length) if vertical else QRectF(x, y, length, 1)
    painter.fillRect(rect, theme.color("line.hair"))


def draw_row_ground(painter: QPainter, theme: Theme, rect: QRectF, *, selected: bool, hovered: bool) -> None:
    """Draw what lies under a list row: the selection with its bar at the left, or the hover ground, or nothing."""
    if selected:
        painter.fillRect(rect, theme.color("bg.selected"))
        painter.fillRect(QRectF(rect.left(), rect.top(), BAR_WIDTH, rect.height()), theme.color("accent"))
    elif hovered:
        painter.fillRect(rect, theme.color("bg.hover"))
