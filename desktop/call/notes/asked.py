"""聞いたこと: what is usually asked, ticked from the notes or by hand, so that nothing is asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.commands import command
from desktop.widgets.chips import Chip, ChipState, FlowLayout
from desktop.widgets.key_cap import KeyCap
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from desktop.call.presenter.questions import AskedState, Questions
    from desktop.theme import Theme


class AskedPane(QWidget):
    """Chips with one figure each while the pane has the keyboard; hidden while there is nothing to ask.

    At large text only what is open is shown, with how many are done; where there is little height, the chips are shown
    only while the pane has the keyboard.

    Signals:
        left: the agent wants to go back to the notes.
    """

    left = Signal()

    def __init__(self, theme: Theme, questions: Questions, parent: QWidget | None = None) -> None:
        """Show what ``questions`` has."""
        super().__init__(parent)
        self._theme = theme
        self._questions = questions
        self._shown: tuple[AskedState, ...] = ()
        self._short = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Figures are keys here: an input method that is switched on would swallow them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setAccessibleName(self.tr("聞いたこと"))
        self.title = Label(theme, self.tr("聞いたこと"), bold=True)
        self.key = KeyCap(theme, command("call.asked").cap)
        self.count = Label(theme, color="text.secondary")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.key)
        head.addStretch(1)
        head.addWidget(self.count)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self._chips)
        questions.changed.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips on show."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, Chip))

    def take_focus(self) -> None:
        """Take the keyboard: a figure ticks an item."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_short(self, short: bool) -> None:
        """Leave the room to the notes while nobody ticks."""
        if short != self._short:
            self._short = short
            self._fit()

    def refresh(self) -> None:
        """Show what was asked, and what was not."""
        states = self._questions.items
        done = sum(state.asked for state in states)
        only_open = self._theme.large_text
        shown = tuple(state for state in states if not (only_open and state.asked))
        self.setVisible(bool(states))
        text = self.tr("{done} / {count} 済み") if only_open else "{done} / {count}"
        self.count.show_text(text.format(done=done, count=len(states)))
        self.setAccessibleDescription(self.count.text())
        if shown != self._shown:
            self._shown = shown
            self._flow.clear()
            for state in shown:
                chip = self._chip(state)
                self._flow.addWidget(chip)
                # Otherwise it counts as hidden until the next round of events, and the pane would be too low.
                chip.show()
        self._fit()
        self._show_figures()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif text.isdecimal() and 0 < int(text) <= len(self._shown):
            self._questions.turn(self._shown[int(text) - 1].item.id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._fit()
        self._show_figures()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._fit()
        self._show_figures()

    def _fit(self) -> None:
        """Be as high as the chips are at this width: a layout would ask for what they take at the narrowest."""
        shown = bool(self._shown) and (self.hasFocus() or not self._short)
        self._chips.setVisible(shown)
        margins = self._column.contentsMargins()
        words = self.title.sizeHint().width() + self.count.sizeHint().width() + self._theme.gap(16)
        room = self.width() - margins.left() - margins.right()
        # The key stands in the list of keys as well; what was asked stands only here.
        self.key.setVisible(words + self.key.sizeHint().width() <= room)
        height = margins.top() + margins.bottom() + self._theme.line_height("ui")
        if shown:
            height += self._column.spacing() + self._flow.heightForWidth(room)
        self.setFixedHeight(height)

    def _chip(self, state: AskedState) -> Chip:
        look = ChipState.DONE if state.asked else ChipState.OPEN
        chip = Chip(self._theme, state.item.word, state=look)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setCheckable(False)
        chip.setAccessibleDescription(self.tr("聞いた") if state.asked else self.tr("まだ"))
        chip.clicked.connect(lambda: self._questions.turn(state.item.id))
        return chip

    def _show_figures(self) -> None:
        for figure, chip in enumerate(self.chips, 1):
            chip.set_count(str(figure) if self.hasFocus() else "")
        self.title.show_text(self.title.text(), color="accent" if self.hasFocus() else "text.primary")

    def _dress(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(gap(16), gap(8), gap(16), gap(10))
        self._column.setSpacing(gap(6))
        self.refresh()
