"""Parts of the strip: the clock, the time bar, the dot, the outlined word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.call.note_text import clock_text
from desktop.widgets.labels import Label
from desktop.widgets.painting import TextBlock, draw_box, draw_icon
from kb.domain.policy import ClockState

if TYPE_CHECKING:
    from desktop.theme import Theme

_DOT = 9
_BADGE_HEIGHT = 26
_CAPSULE_RADIUS = 8
_CAPSULE_HEIGHT = 8
_CAPSULES = {
    ClockState.QUIET: ("", "text.primary"),
    ClockState.AMBER: ("warn.fill", "warn.on"),
    ClockState.RED: ("danger.solid", "danger.on"),
}
_BAR = 4
_BAR_BELOW = 12
_BAR_AT_LEAST = 120
_SHORT_BAR = 36
#: The bar ends a little after the red mark, so that the mark can be seen.
_SCALE = 16 / 15


class Clock(QAbstractButton):
    """Time in the call in figures of equal width; amber and red grounds say when to hand over, with an icon and words.

    A click asks for another beginning; a clock that only shows is made so with ``set_quiet_button``.
    """

    def __init__(self, theme: Theme, *, role: str = "clock", parent: QWidget | None = None) -> None:
        """Show 0:00."""
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._state = ClockState.QUIET
        self._minutes = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.show_seconds(0)

    @property
    def state(self) -> ClockState:
        """What its ground says."""
        return self._state

    def set_quiet_button(self) -> None:
        """Only show: a click and the keyboard pass by."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_seconds(self, seconds: int) -> None:
        """Show the time in the call."""
        text = clock_text(seconds)
        if text != self.text():
            longer = len(text) != len(self.text())
            self.setText(text)
            self._name()
            if longer:
                self.updateGeometry()

    def show_state(self, state: ClockState, minutes: int) -> None:
        """Show how far it is; ``minutes`` are those that have passed."""
        if (state, minutes) != (self._state, self._minutes):
            self._state, self._minutes = state, minutes
            self._name()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        widest = "".join("0" if character.isdigit() else character for character in self.text())
        width = QFontMetrics(self._theme.font(self._role)).horizontalAdvance(widest) + 2
        height = self._theme.line_height(self._role)
        if self._state is ClockState.QUIET:
            return QSize(width, height)
        return QSize(width + self._icon_side() + 3 * self._padding(), height + self._theme.gap(_CAPSULE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        ground, ink = _CAPSULES[self._state]
        x = 0.0
        if ground:
            draw_box(painter, QRectF(self.rect()), fill=theme.color(ground), radius=_CAPSULE_RADIUS)
            side = self._icon_side()
            draw_icon(painter, theme, "warning", ink, self._padding(), (self.height() - side) / 2, side)
            x = side + 2 * self._padding()
        if self.hasFocus():
            edge = theme.color(ink if ground else "focus")
            inner = QRectF(self.rect()).adjusted(2, 2, -2, -2) if ground else QRectF(self.rect())
            draw_box(painter, inner, edge=edge, width=2)
        font = theme.font(self._role)
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        metrics = QFontMetrics(font)
        baseline = (self.height() - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(QPointF(x, round(baseline)), self.text())

    def _padding(self) -> int:
        return self._theme.gap(8)

    def _icon_side(self) -> int:
        return self._theme.gap(20 if self._role == "clock" else 16)

    def _name(self) -> None:
        name = self.tr("通話時間 {time}").format(time=self.text())
        passed = self.tr("{minutes}分を過ぎました").format(minutes=self._minutes)
        self.setAccessibleName(name if self._state is ClockState.QUIET else f"{name}、{passed}")


class TimeBar(QWidget):
    """How much of the agreed time has passed: a bar with marks where the clock turns amber and red."""

    def __init__(self, theme: Theme, *, numbers: bool = True, parent: QWidget | None = None) -> None:
        """Show an empty bar without marks; ``numbers`` stand above the marks."""
        super().__init__(parent)
        self._theme = theme
        self._numbers = numbers
        self._marks = (0, 0)
        self._seconds = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_marks(self, amber: int, red: int) -> None:
        """Take the minutes at which the clock turns."""
        self._marks = (amber, red)
        self.update()

    def show_seconds(self, seconds: int) -> None:
        """Show the time in the call; the words for it stand in the clock."""
        if seconds != self._seconds:
            self._seconds = seconds
            self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        numbers = theme.line_height("meta") if self._numbers else 0
        return QSize(theme.gap(280), numbers + theme.gap(_BAR_BELOW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.gap(_BAR_AT_LEAST if self._numbers else _SHORT_BAR), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        amber, red = self._marks
        top = theme.line_height("meta") + 1 if self._numbers else (self.height() - _BAR) / 2
        track = QRectF(0, top, self.width(), _BAR)
        draw_box(painter, track, fill=theme.color("line.hair"), radius=_BAR / 2)
        if not red:
            return
        minutes = self._seconds / 60
        parts = ((0, amber, "text.tertiary"), (amber, red, "warn.solid"), (red, red * _SCALE, "danger.solid"))
        for start, end, color in parts:
            if minutes > start:
                left, right = self._x(start), self._x(min(minutes, end))
                painter.fillRect(QRectF(left, top, right - left, _BAR), theme.color(color))
        room = float(self.width())
        for minute, color in ((red, "warn" if minutes < red else "danger"), (amber, "warn")):
            room = self._draw_mark(painter, minute, color if minutes >= minute else "", top, room)

    def _draw_mark(self, painter: QPainter, minute: int, passed: str, top: float, room: float) -> float:
        """Draw a mark, in the colour ``passed`` if it has passed, and its number where it does not run into the next.

        Returns where the number begins, so that the one before knows its room.
        """
        theme, x = self._theme, self._x(minute)
        painter.fillRect(QRectF(round(x) - 1, top - 3, 2, _BAR + 6), theme.color(passed or "warn"))
        token = passed or "text.secondary"
        words = TextBlock(theme, self.tr("{minutes}分").format(minutes=minute), role="meta", color=token)
        left = max(0.0, x - words.width)
        if self._numbers and left + words.width + theme.gap(4) <= room:
            words.draw(painter, left, 0)
        return left

    def _x(self, minutes: float) -> float:
        return self.width() * min(1.0, minutes / (self._marks[1] * _SCALE))


class Dot(QWidget):
    """A full red dot while a call runs, an open ring otherwise; the word stands beside it."""

    def __init__(self, theme: Theme, *, running: bool) -> None:
        """``running``: there is a call."""
        super().__init__()
        self._theme = theme
        self._running = running
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = self._theme.gap(_DOT + 3)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._theme.gap(_DOT)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self._running:
            draw_box(painter, rect, fill=self._theme.color("danger.solid"), radius=side / 2)
        else:
            draw_box(painter, rect, edge=self._theme.color("text.secondary"), radius=side / 2, width=1.5)


class Outlined(Label):
    """A word with the person in front of it, in an outline."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Show ``text``."""
        super().__init__(theme, text, role="meta", bold=True, icon="person")
        self._frame_theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Show another word."""
        self.show_text(text)

    def sizeHint(self) -> QSize:
        inner = super().sizeHint()
        return QSize(inner.width() + 2 * self._frame_theme.gap(8), self._frame_theme.px(_BADGE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._frame_theme
        draw_box(painter, QRectF(self.rect()), fill=theme.color("bg.surface"), edge=theme.color("line.strong"))
        side, padding = theme.gap(14), theme.gap(8)
        draw_icon(painter, theme, "person", "text.primary", padding, (self.height() - side) / 2, side)
        words = TextBlock(theme, self.text(), role="meta", bold=True, hang=False)
        words.draw(painter, padding + side + theme.gap(6), (self.height() - words.height) / 2)
