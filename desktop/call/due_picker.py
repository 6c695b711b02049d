"""By when: a day by one key, an hour by the next; or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import noop, translate
from desktop.texts.due_times import day_text, due_problem_text
from desktop.widgets.fields import LineField
from desktop.widgets.key_choice import Choice, KeyChoice
from desktop.widgets.labels import Label
from kb.domain.due_time import DueProblem, day_choices, read_due, spoken_due, time_choices

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

    from desktop.theme import Theme

#: Turns the hours into half hours, and back.
_HALF_KEY = "H"
_HALF = 30
_LONGEST = 40
_HOUR = noop("DuePicker", "{hour}時")


class DuePicker(QWidget):
    """Two keys choose: ``moment`` is the due time, ``spoken`` how it is read to the customer.

    The key of a day is how many days it is from now, that of an hour its last figure, so both can be known by heart.
    Backspace goes back to the day. What is past is not offered. The field takes typed times such as 「明日15時」;
    what is typed and no key begins there.

    Signals:
        chosen: (datetime) a due time was chosen by the second key, a click, or Enter in the field.
        changed: ``moment`` is different.
    """

    chosen = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """``now`` tells the present moment each time something is offered."""
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._day: date | None = None
        self._half = False
        self._moment: datetime | None = None
        self.setAccessibleName(self.tr("期限"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Figures are keys here: an input method that is switched on would swallow them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.days = KeyChoice(theme, name=self.tr("日"))
        self.times = KeyChoice(theme, name=self.tr("時刻"))
        half = Choice("half", self.tr("+30分"), _HALF_KEY)
        self.half = KeyChoice(theme, [half], name=self.tr("30分"))
        self.field = LineField(
            theme, name=self.tr("期限を書く"), placeholder=self.tr("または 11/24 15:00 のように書く")
        )
        self.field.setMaxLength(_LONGEST)
        self.said = Label(theme, bold=True)
        for row in (self.days, self.times, self.half):
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.days.chosen.connect(self._on_day)
        self.times.chosen.connect(self._on_time)
        self.half.chosen.connect(self._turn_half)
        self.field.textEdited.connect(self._on_written)
        self.field.returnPressed.connect(self._on_entered)
        theme.changed.connect(self._dress)
        self._dress()
        self.offer()

    @property
    def moment(self) -> datetime | None:
        """The due time; None while there is none that could be promised."""
        return self._moment

    @property
    def spoken(self) -> str:
        """What is read to the customer: 「11月24日（火）15時まで」; empty while there is no due time."""
        return spoken_due(self._moment) if self._moment else ""

    def show_moment(self, moment: datetime | None) -> None:
        """Show a due time as chosen, or begin anew with None, without telling."""
        self._moment = moment
        self._day = moment.astimezone().date() if moment else None
        self._half = _is_half(moment)
        self.field.clear()
        self.offer()

    def offer(self) -> None:
        """Offer what is still to come now."""
        now = self._now()
        today = now.astimezone().date()
        days = day_choices(now)
        self.days.set_choices([Choice(one.key, day_text(one.day, today), one.key, one.offered) for one in days])
        chosen = next((one.key for one in days if one.day == self._day), "")
        self.days.choose(chosen)
        times = time_choices(self._day or days[1].day, now, half=self._half)
        self.times.set_choices([Choice(one.at.isoformat(), _time_word(one.at), one.key, one.offered) for one in times])
        self.times.choose(self._moment.astimezone().isoformat() if self._moment else "")
        self.times.setEnabled(self._day is not None)
        self.half.choose("half" if self._half else "")
        self._show_keys()
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Backspace and self._day is not None:
            self.show_moment(None)
            self.changed.emit()
        elif event.text().upper() == _HALF_KEY:
            self._turn_half()
        elif event.text() and (self.days if self._waits_for_day else self.times).press(event.text()):
            return
        elif event.text().isprintable() and event.text().strip() and not event.text().isdigit():
            self._write(event.text())  # a figure that is not offered stays a key
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method committed all the same into the field."""
        if event.commitString():
            self._write(event.commitString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_keys()

    @property
    def _waits_for_day(self) -> bool:
        """Whether the next key is a day: also when all is chosen, because then one chooses anew."""
        return self._day is None or self._moment is not None

    def _write(self, text: str) -> None:
        """Go on in the field with what is no key here: somebody writes the time."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insert(text)
        self._on_written(self.field.text())

    def _on_day(self, key: str) -> None:
        self._day = next(one.day for one in day_choices(self._now()) if one.key == key)
        self._set(None)

    def _on_time(self, value: str) -> None:
        if self._day is None:
            return
        moment = next(
            (one.at for one in time_choices(self._day, self._now(), half=self._half) if one.at.isoformat() == value),
            None,
        )
        self._set(moment)
        if moment is not None:
            self.chosen.emit(moment)

    def _turn_half(self, _value: str = "") -> None:
        self._half = not self._half
        if self._moment is None:
            self.offer()
        else:
            moved = self._moment.astimezone().replace(minute=_HALF if self._half else 0)
            self._set(moved if moved > self._now() else None)

    def _on_written(self, text: str) -> None:
        found = read_due(text, self._now())
        moment = None if isinstance(found, DueProblem) else found
        self._day = moment.astimezone().date() if moment else None
        self._half = _is_half(moment)
        self._set(moment, written=True)

    def _on_entered(self) -> None:
        found = read_due(self.field.text(), self._now())
        if isinstance(found, DueProblem):
            self.field.set_invalid(True)
            self.said.show_text(due_problem_text(found), color="danger", icon="warning", icon_color="danger")
        else:
            self.chosen.emit(found)

    def _set(self, moment: datetime | None, *, written: bool = False) -> None:
        self._moment = moment
        if not written:
            self.field.clear()
        self.field.set_invalid(False)
        self.offer()
        self.changed.emit()

    def _say(self) -> None:
        """Say the due time as it is read, or what the next key is; what is being written is judged at Enter only."""
        if self._moment is not None:
            self.said.show_text(self.spoken, color="text.primary", icon="calendar", icon_color="accent")
        elif self._day is not None:
            self.said.show_text(self.tr("{day}の何時までですか").format(day=day_text(self._day, self._today)), icon="")
        else:
            self.said.show_text(self.tr("まだ選んでいません"), color="text.secondary", icon="")

    def _show_keys(self) -> None:
        focused = self.hasFocus()
        self.days.set_keys_work(focused and self._waits_for_day)
        self.times.set_keys_work(focused and not self._waits_for_day)
        self.half.set_keys_work(focused)

    @property
    def _today(self) -> date:
        return self._now().astimezone().date()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        hours = QHBoxLayout()
        hours.setSpacing(12)
        hours.addWidget(self.times, 1)
        hours.addWidget(self.half, 0, Qt.AlignmentFlag.AlignTop)
        self._last = QHBoxLayout()
        self._last.addWidget(self.said, 1)
        self._last.addWidget(self.field, 1)
        self._column.addWidget(self.days)
        self._column.addLayout(hours)
        self._column.addLayout(self._last)

    def _dress(self) -> None:
        self._column.setSpacing(self._theme.gap(8))
        self._last.setSpacing(self._theme.gap(12))


def _is_half(moment: datetime | None) -> bool:
    return moment is not None and moment.astimezone().minute == _HALF


def _time_word(at: datetime) -> str:
    here = at.astimezone()
    if here.minute:
        return f"{here.hour}:{here.minute:02}"
    return translate("DuePicker", _HOUR).format(hour=here.hour)
