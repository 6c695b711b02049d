"""The left of the strip: what there is between calls, and clock, badge, time bar and sentence in a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.call.note_text import clock_text
from desktop.call.strip_parts import Clock, Dot, Outlined, TimeBar
from desktop.commands import command
from desktop.texts import label
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Label, Paragraph
from kb.domain.call import Handling

if TYPE_CHECKING:
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme


class IdleSide(QWidget):
    """待機中, how a call begins, and the button that begins one."""

    def __init__(self, theme: Theme) -> None:
        """The owner connects ``start``."""
        super().__init__()
        self.start = Button(theme, self.tr("開始"), icon="phone", key=command("call.start").cap)
        self._hint = Label(theme, self.tr("メモを書き始めると、通話の時計が動きます"), color="text.secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._gap = theme.gap(8)
        row.setSpacing(self._gap)
        self._always = (Dot(theme, running=False), Label(theme, self.tr("待機中"), bold=True), self.start)
        for part in self._always[:2]:
            row.addWidget(part)
        row.addSpacing(theme.gap(8))
        row.addWidget(self._hint)
        row.addWidget(self.start)
        row.addStretch(1)

    def set_short(self, short: bool) -> None:
        """Leave the hint out where there is no room; the notes pane says the same."""
        self._hint.setVisible(not short)

    def width_needed(self, *, short: bool) -> int:
        """Return the width in pixels with or without the hint."""
        parts = self._always if short else (*self._always, self._hint)
        return sum(part.sizeHint().width() + self._gap for part in parts) + 2 * self._gap


class Words(QWidget):
    """「20分を過ぎました」 and the sentence for handing over, in one line or, where it ``wraps``, in several."""

    def __init__(self, theme: Theme, *, wraps: bool = False) -> None:
        """Say nothing yet."""
        super().__init__()
        self.passed = Label(theme, color="warn", bold=True, icon="warning")
        self.sentence: Label | Paragraph = Paragraph(theme) if wraps else Label(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._gap = theme.gap(12)
        row.setSpacing(self._gap)
        self.passed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self.passed, 0, Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag(0))
        row.addWidget(self.sentence, 1)

    def say(self, passed: str, sentence: str, color: str) -> None:
        """Say what has passed, in a colour, and what can be said to the customer."""
        self.passed.show_text(passed, color=color, icon_color=color)
        if isinstance(self.sentence, Label):
            self.sentence.show_text(sentence)
        else:
            self.sentence.set_runs(sentence)

    def height_in(self, width: int) -> int:
        """Return the height in pixels that the sentence takes in so many pixels of width, with the passed minutes."""
        return self.sentence.heightForWidth(width - self.passed.sizeHint().width() - self._gap)


class RunningSide(QWidget):
    """The state of the call, its clock, who handles it, and how much of the agreed time has passed.

    Signals:
        earlier_wanted: the clock was clicked.
    """

    earlier_wanted = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter) -> None:
        """Show what the session says."""
        super().__init__()
        self._theme = theme
        self._session = presenter.session
        self._guide = presenter.clock
        self.state = Label(theme, color="text.secondary")
        self.clock = Clock(theme)
        self.handling = Outlined(theme, "")
        self.bar = TimeBar(theme)
        self.words = Words(theme)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addStretch(1)
        middle.addWidget(self.bar)
        middle.addWidget(self.words)
        middle.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(12))
        row.addWidget(Dot(theme, running=True))
        for part in (self.state, self.clock, self.handling):
            row.addWidget(part)
        row.addSpacing(theme.gap(12))
        row.addLayout(middle, 1)
        row.addSpacing(theme.gap(12))
        self.state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clock.clicked.connect(self.earlier_wanted)
        self.refresh()

    def refresh(self) -> None:
        """Show another call, state or policy."""
        call, policy = self._session.call, self._guide.policy
        self.handling.set_words(label(call.handling if call else Handling.FIRST))
        if policy is not None:
            self.bar.set_marks(policy.amber_minutes, policy.red_minutes)
        self.clock.setToolTip(f"{command('call.earlier').label} {command('call.earlier').cap}")
        self.clock.setEnabled(call is not None)
        self.tick()

    def tick(self) -> None:
        """Show another second."""
        seconds = self._session.seconds
        self.clock.show_seconds(seconds)
        self.clock.show_state(self._guide.state, self._guide.minutes_passed)
        self.bar.show_seconds(seconds)
        if self._session.on_hold:
            waiting = clock_text(self._session.seconds_waiting)
            self.state.show_text(self.tr("保留中 {time}").format(time=waiting), color="accent", icon="pause")
            self.state.set_bold(True)
        else:
            self.state.show_text(self.tr("通話中"), color="text.secondary", icon="")
            self.state.set_bold(None)

    def show_parts(self, *, state: bool, bar: bool, handling: bool, words: bool, passed: bool) -> None:
        """Leave out what there is no room for; a caller on hold is never left out."""
        self.state.setVisible(state or self._session.on_hold)
        self.bar.setVisible(bar)
        self.handling.setVisible(handling)
        self.words.setVisible(words)
        self.words.passed.setVisible(passed)

    def width_needed(self, *, state: bool, bar: bool, handling: bool, words: bool, passed: bool) -> int:
        """Return the width in pixels of what would be shown."""
        gap = self._theme.gap(12)
        parts = [self._theme.gap(12), self.clock.sizeHint().width()]
        parts += [self.state.sizeHint().width()] if state or self._session.on_hold else []
        parts += [self.handling.sizeHint().width()] if handling else []
        middle = self.bar.minimumSizeHint().width() if bar else 0
        if words:
            said = self.words.sentence.sizeHint().width()
            said += self.words.passed.sizeHint().width() + gap if passed else 0
            middle = max(middle, said)
        return sum(parts) + gap * (len(parts) + 2) + middle
