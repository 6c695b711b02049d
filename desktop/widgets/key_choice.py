"""A row of a few choices with one key each: one of them is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.widgets.chips import FlowLayout
from desktop.widgets.key_cap import draw_key_cap, key_cap_height, key_cap_width
from desktop.widgets.painting import TextBlock, draw_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_HEIGHT = 28
_PADDING = 8
_GAP = 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Choice:
    """``value`` is what the owner knows it by, ``key`` one character; one that is not ``offered`` is greyed."""

    value: str
    word: str
    key: str
    offered: bool = True


class _Option(QAbstractButton):
    """Key cap and word; the cap is faint while its key does not work."""

    def __init__(self, theme: Theme, choice: Choice) -> None:
        super().__init__()
        self._theme = theme
        self.choice = choice
        self.keys_work = False
        self.ringed = False
        self.setText(choice.word)
        self.setCheckable(True)
        self.setEnabled(choice.offered)
        self.setAccessibleName(choice.word)
        self.setAccessibleDescription(choice.key)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = self._theme
        # As wide as when it is chosen, so that choosing moves nothing.
        width = TextBlock(theme, self.text(), bold=True, hang=False).width + 2 * theme.gap(_PADDING)
        if self.choice.key:
            width += key_cap_width(theme, self.choice.key) + theme.gap(_GAP)
        return QSize(round(width + 0.5), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, chosen, enabled = self._theme, self.isChecked(), self.isEnabled()
        fill = "accent.tint" if chosen else ("bg.hover" if enabled and self.underMouse() else "bg.surface")
        edge = "accent" if chosen else ("line.strong" if enabled else "line.hair")
        if self.ringed:
            draw_box(painter, QRectF(self.rect()), fill=theme.color(fill), edge=theme.color("focus"), width=2)
        else:
            draw_box(painter, QRectF(self.rect()), fill=theme.color(fill), edge=theme.color(edge))
        x = float(theme.gap(_PADDING))
        if self.choice.key:
            shown = self.keys_work and enabled
            y = (self.height() - key_cap_height(theme)) / 2
            text = theme.color("text.secondary" if shown else "text.disabled")
            line = theme.color("line.control" if shown else "line.hair")
            x += draw_key_cap(painter, theme, self.choice.key, x, y, text=text, edge=line) + theme.gap(_GAP)
        color = ("accent" if chosen else "text.primary") if enabled else "text.disabled"
        word = TextBlock(theme, self.text(), color=color, bold=chosen, hang=False)
        word.draw(painter, x, (self.height() - word.height) / 2)


class KeyChoice(QWidget):
    """Exactly one or none of the choices is chosen; ``chosen`` carries its value when the user chooses, also again.

    Its keys work while it has the focus; ``press`` lets an owner that has the focus itself hand a key on.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, choices: Sequence[Choice] = (), *, name: str, parent: QWidget | None = None
    ) -> None:
        """Choose nothing yet; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._options: list[_Option] = []
        self._current = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Letters and figures are keys here: an input method that is switched on would swallow them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=_GAP)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.set_choices(choices)
        theme.changed.connect(self._refresh)

    @property
    def current(self) -> str:
        """Value of the chosen one; empty for none."""
        return self._current

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the chosen value stays chosen where it is among them."""
        if [option.choice for option in self._options] == list(choices):
            return
        self._flow.clear()
        self._options = [_Option(self._theme, choice) for choice in choices]
        for option in self._options:
            option.clicked.connect(lambda _=False, value=option.choice.value: self._take(value))
            self._flow.addWidget(option)
        self.set_keys_work(self.hasFocus())
        self._show_current()
        self.updateGeometry()

    def choose(self, value: str) -> None:
        """Show a value as chosen without telling; one that is not among the choices chooses nothing."""
        self._current = value if any(option.choice.value == value for option in self._options) else ""
        self._show_current()

    def press(self, key: str) -> bool:
        """Choose by a key, and tell; False if no choice that is offered has it."""
        for option in self._options:
            if option.choice.key and option.choice.key.lower() == key.lower() and option.choice.offered:
                self._take(option.choice.value)
                return True
        return False

    def set_keys_work(self, work: bool) -> None:
        """Show the caps as keys that work now, or faint."""
        for option in self._options:
            option.keys_work = work
            option.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        if plain and step is not None:
            self._step(step)
        elif not (plain and event.text() and self.press(event.text())):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.set_keys_work(True)
        self._show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.set_keys_work(False)
        self._show_current()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def _step(self, by: int) -> None:
        offered = [option.choice.value for option in self._options if option.choice.offered]
        if not offered:
            return
        place = offered.index(self._current) + by if self._current in offered else 0
        self._take(offered[max(0, min(place, len(offered) - 1))])

    def _take(self, value: str) -> None:
        self._current = value
        self._show_current()
        self.chosen.emit(value)

    def _show_current(self) -> None:
        chosen = next((one.choice.word for one in self._options if one.choice.value == self._current), "")
        self.setAccessibleDescription(chosen)
        offered = [option for option in self._options if option.choice.offered]
        for option in self._options:
            option.setChecked(option.choice.value == self._current and self._current != "")
        # The ring stands on the one that arrows start from: between the boxes there is no room for one around all.
        ringed = next((option for option in offered if option.isChecked()), offered[0] if offered else None)
        for option in self._options:
            option.ringed = option is ringed and self.hasFocus()
            option.update()

    def _refresh(self) -> None:
        for option in self._options:
            option.updateGeometry()
        self._flow.invalidate()
        self.updateGeometry()
