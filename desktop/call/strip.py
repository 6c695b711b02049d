"""The strip above everything: is there a call, how long, how it is handled, how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.call.presenter import Phase
from desktop.call.strip_sides import IdleSide, RunningSide, Words
from desktop.call.strip_verbs import Verbs
from desktop.commands import command
from desktop.widgets.buttons import Button, ButtonSize
from desktop.widgets.labels import Label
from desktop.widgets.painting import draw_hairline
from desktop.widgets.panes import set_ground
from kb.domain.policy import ClockState

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_HEIGHT = 64
_LINE = 40
_VERBS_ROW = 44


@dataclass(frozen=True, slots=True)
class _Room:
    """What is shown at a width: visual.md, drop order of the strip."""

    passed: bool = True
    icons: bool = True
    words: bool = True
    state: bool = True
    bar: bool = True
    handling: bool = True
    rows: int = 1


_ROOMS = (
    _Room(),
    _Room(passed=False),
    _Room(passed=False, icons=False),
    _Room(icons=False, words=False),
    _Room(icons=False, words=False, state=False),
    _Room(icons=False, words=False, state=False, bar=False),
    _Room(icons=False, words=False, state=False, bar=False, handling=False),
    _Room(icons=False, words=False, rows=2),
    _Room(icons=False, words=False, bar=False, rows=2),
)
#: Over 120 % text the verbs lose their icons and the sentence takes a line of its own, wherever there would be room.
_LARGE_TEXT_FROM = 3


class Strip(QWidget):
    """64 px, and below it a line for the hand-over sentence where there is no room for it in the strip.

    Signals:
        wanted: (command id) a button was clicked.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show what the session says."""
        super().__init__(parent)
        self._theme = theme
        self._session = presenter.session
        self._open_calls = presenter.open_calls
        self._guide = presenter.clock
        set_ground(self, "surface")
        self.idle, self.running = IdleSide(theme), RunningSide(theme, presenter)
        self.verbs = Verbs(theme, presenter)
        self.others = Button(theme, "", icon="phone", key=command("call.change").cap, size=ButtonSize.BAR)
        self.line = QWidget()
        self.line_words = Words(theme, wraps=True)
        self._stack = QStackedWidget()
        self._build()
        self.others.clicked.connect(lambda: self.wanted.emit("call.change"))
        self.idle.start.clicked.connect(lambda: self.wanted.emit("call.start"))
        self.running.earlier_wanted.connect(lambda: self.wanted.emit("call.earlier"))
        self.verbs.wanted.connect(self.wanted)
        for signal in (
            self._session.changed,
            self._guide.changed,
            self._open_calls.changed,
            presenter.promises.changed,
        ):
            signal.connect(self._on_changed)
        self._session.ticked.connect(self._on_ticked)
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def clock(self) -> QWidget:
        """The clock, beside which a question about it opens."""
        return self.running.clock

    def sizeHint(self) -> QSize:
        height = self._top_height() + (self.line.height() if not self.line.isHidden() else 0)
        return QSize(self._row.sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Be as high as ``sizeHint`` says: the sentence that wraps would let the layout squeeze the clock above it."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.surface"))
        draw_hairline(painter, self._theme, 0, self._top_height() - 1, self.width())

    def _build(self) -> None:
        self._stack.addWidget(self.idle)
        self._stack.addWidget(self.running)
        top = QWidget()
        right = QWidget()
        self._right_row = QHBoxLayout(right)
        self._right_row.setContentsMargins(0, 0, 0, 0)
        self._right_row.addStretch(1)
        self._right_row.addWidget(self.others)
        self._right_row.addWidget(self.verbs)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, top)
        self._row.addWidget(self._stack, 1)
        self._row.addWidget(right)
        set_ground(self.line, "warn")
        row = QHBoxLayout(self.line)
        row.setContentsMargins(self._theme.gap(16), 0, self._theme.gap(12), 0)
        row.addWidget(self.line_words, 1)
        text = self.tr("{key} で引き継ぎ").format(key=command("call.memo").cap)
        self.line_key = Label(self._theme, text, color="text.secondary")
        self.line_key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self.line_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top, 1)
        column.addWidget(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _on_changed(self) -> None:
        idle = self._session.phase is Phase.IDLE
        self._stack.setCurrentWidget(self.idle if idle else self.running)
        self.running.refresh()
        self.verbs.refresh()
        self._show_others()
        state = self._guide.state
        passed = self.tr("{minutes}分を過ぎました").format(minutes=self._guide.minutes_passed)
        color = "danger" if state is ClockState.RED else "warn"
        for words in (self.running.words, self.line_words):
            words.say(passed, self._guide.sentence, color)
        self._arrange()

    def _show_others(self) -> None:
        others = self._open_calls.others
        waiting = sum(call.held_since is not None for call in others)
        if waiting == len(others):
            text = self.tr("ほか{count}件の通話（保留）").format(count=len(others))
        else:
            text = self.tr("ほか{count}件の通話").format(count=len(others))
        self.others.set_words(text)
        self.others.setVisible(bool(others))

    def _on_ticked(self) -> None:
        self.running.tick()
        if self._session.on_hold:
            self._arrange()

    def _arrange(self) -> None:
        """Take the first arrangement that fits; the last one fits wherever the window may be."""
        if self._session.phase is Phase.IDLE:
            self._arrange_idle()
            return
        late = self._guide.state is not ClockState.QUIET
        rooms = _ROOMS[_LARGE_TEXT_FROM:] if self._theme.large_text else _ROOMS
        room = next((room for room in rooms if self._fits(room, late=late)), rooms[-1])
        self.verbs.set_icons_shown(room.icons)
        self.others.set_icon_shown(room.icons)
        self.running.show_parts(
            state=room.state, bar=room.bar, handling=room.handling, words=late and room.words, passed=room.passed
        )
        self._set_rows(room.rows)
        own_line = late and not room.words
        if own_line:
            self._fit_line()
        self._show_line(shown=own_line)

    def _arrange_idle(self) -> None:
        """Leave out the hint, then the icons; where not even the words fit, the verbs take a row of their own."""
        self._show_line(shown=False)
        # The side that is not on show would hold its room as well.
        self.running.show_parts(state=False, bar=False, handling=False, words=False, passed=False)
        for hint, icons in ((True, True), (False, True), (False, False)):
            self.verbs.set_icons_shown(icons and not self._theme.large_text)
            self.idle.set_short(not hint)
            needed = self.idle.width_needed(short=not hint)
            if fits := needed + self._right() <= self.width():
                break
        self._set_rows(1 if fits else 2)

    def _show_line(self, *, shown: bool) -> None:
        if shown == self.line.isHidden():
            self.line.setVisible(shown)
            self.updateGeometry()

    def _top_height(self) -> int:
        two = self._row.direction() is QBoxLayout.Direction.TopToBottom
        return self._theme.px(_HEIGHT) + (self._theme.px(_VERBS_ROW) if two else 0)

    def _set_rows(self, rows: int) -> None:
        """Put the verbs beside the clock, or below it where the smallest window shows the largest text."""
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if rows > 1 else directions.LeftToRight
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self.updateGeometry()

    def _fit_line(self) -> None:
        """Let the sentence wrap: it is read aloud, so nothing of it may be missing."""
        theme = self._theme
        width = self.width() - self.line_key.sizeHint().width() - theme.gap(16 + 12 + 12)
        wrapped = self.line_words.height_in(width)
        height = max(theme.px(_LINE), wrapped + theme.gap(16))
        above = (height - wrapped) // 2
        self.line_words.setContentsMargins(0, above, 0, 0)
        if height != self.line.height():
            self.line.setFixedHeight(height)
            self.updateGeometry()

    def _fits(self, room: _Room, *, late: bool) -> bool:
        self.verbs.set_icons_shown(room.icons)
        needed = self.running.width_needed(
            state=room.state, bar=room.bar, handling=room.handling, words=late and room.words, passed=room.passed
        )
        if room.rows > 1:
            return max(needed + self._left(), self._right()) <= self.width()
        return needed + self._right() <= self.width()

    def _right(self) -> int:
        margins = self._row.contentsMargins()
        others = self.others.sizeHint().width() + self._row.spacing() if not self.others.isHidden() else 0
        return self.verbs.width_needed() + others + self._row.spacing() + margins.left() + margins.right()

    def _left(self) -> int:
        margins = self._row.contentsMargins()
        return margins.left() + margins.right()

    def _refresh(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.gap(16), 0, theme.gap(12), 1)
        self._row.setSpacing(theme.gap(8))
        self._right_row.setSpacing(theme.gap(8))
        self.idle.start.set_icon_shown(not theme.large_text)
        self._on_changed()
        self.updateGeometry()
