"""How a slot is filled: a date by two keys, one of a few values by one, anything else by typing where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout
from shiboken6 import isValid

from desktop.call.due_picker import DuePicker
from desktop.widgets.choice_popup import ChoicePopup
from desktop.widgets.painting import draw_box
from kb.domain.due_time import spoken_due

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.call.presenter.call_state import CallState
    from desktop.call.reader.line_list import LineList
    from desktop.theme import Theme

_PADDING = 12
_WIDTH = 460
#: Lines go on with までに or に, so the slot itself ends before it.
_UNTIL = "まで"


class SlotInput(QObject):
    """Opens over a line of ``lines``; afterwards the focus is where it was.

    Signals:
        left: the slot is filled or not, and the keyboard is free again.
    """

    left = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, lines: LineList) -> None:
        """Wait for ``lines`` to want a slot filled."""
        super().__init__(lines)
        self._theme = theme
        self._session = presenter.session
        self._reading = presenter.reading
        self._lines = lines
        self._came_from: QWidget | None = None
        self._due: DuePopup | None = None
        lines.slot_wanted.connect(self._begin)
        lines.editor.done.connect(self._on_typed)

    @property
    def due(self) -> DuePopup | None:
        """The popup of a date, once there was one."""
        return self._due

    def _begin(self, name: str, rect: QRect) -> None:
        slots = self._reading.slots
        self._came_from = QApplication.focusWidget()
        if slots.holds_due(name):
            self._open_due(name, rect)
        elif slots.choices(name):
            self._open_choices(name, slots.choices(name), rect)
        else:
            text = slots.values.get(name, "") or slots.proposal(name)
            self._lines.editor.begin(name, text, rect)

    def _open_due(self, name: str, rect: QRect) -> None:
        if self._due is None:
            self._due = DuePopup(self._theme, self._session, self._lines)
            self._due.chosen.connect(self._on_due)
        self._due.begin(name, self._reading.slots.due_at(name), self._below(rect))

    def _open_choices(self, name: str, choices: tuple[str, ...], rect: QRect) -> None:
        popup = ChoicePopup(self._theme, name, choices, self._lines)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.chosen.connect(lambda place: self._reading.fill(name, choices[place]))
        popup.open_at(self._below(rect))

    def _below(self, rect: QRect) -> QPoint:
        return self._lines.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 4))

    def _on_due(self, name: str, moment: datetime) -> None:
        self._reading.fill(name, spoken_due(moment).removesuffix(_UNTIL), moment)

    def _on_typed(self, name: str, value: str, by_key: bool) -> None:
        if value:
            self._reading.fill(name, value)
        if by_key:
            back, self._came_from = self._came_from, None
            target = back if back is not None and isValid(back) and back.isVisible() else self._lines
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.left.emit()


class DuePopup(QFrame):
    """A date picker under a slot.

    Signals:
        chosen: (name of the slot, datetime).
    """

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, session: CallState, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._name = ""
        self.picker = DuePicker(theme, lambda: session.moment)
        self._column = column = QVBoxLayout(self)
        padding = theme.gap(_PADDING)
        column.setContentsMargins(padding, padding, padding, padding)
        column.addWidget(self.picker)
        self.picker.chosen.connect(self._on_chosen)

    def begin(self, name: str, moment: datetime | None, at: QPoint) -> None:
        """Open at a point of the screen, with what the slot says now."""
        self._name = name
        self.setAccessibleName(name)
        self.picker.show_moment(moment)
        width = self._theme.gap(_WIDTH)
        # The rows wrap: a layout would ask for what they take at their narrowest.
        self._column.activate()
        self.setFixedSize(width, self._column.totalHeightForWidth(width))
        room = self.screen().availableGeometry()
        left = min(at.x(), room.right() - width)
        top = at.y() if at.y() + self.height() <= room.bottom() else max(room.top(), at.y() - self.height() - 48)
        self.move(max(room.left(), left), top)
        self.show()
        self.picker.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.picker.moment is not None:
            self._on_chosen(self.picker.moment)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, edge = self._theme.color("bg.raised"), self._theme.color("line.strong")
        draw_box(QPainter(self), self.rect().toRectF(), fill=fill, edge=edge, radius=0)

    def _on_chosen(self, moment: datetime) -> None:
        self.hide()
        self.chosen.emit(self._name, moment)
