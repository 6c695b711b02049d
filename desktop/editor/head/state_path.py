"""作成中 > 未検証 > 検証済 > 公開停止: where the article is, and where it can go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.symbols import STATES
from desktop.texts import label
from desktop.widgets.badges import badge_width, draw_badge
from desktop.widgets.painting import draw_box, draw_icon
from kb.domain.article import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.theme import Theme

_HEIGHT = 28
_PADDING = 10
_ARROW = 12
#: Ground and edge of the state that the article is in.
_HERE = {
    State.DRAFT: ("bg.pressed", "line.control"),
    State.NOT_VALIDATED: ("warn.tint", "warn.solid"),
    State.VALIDATED: ("ok.tint", "ok"),
    State.ARCHIVED: ("bg.pressed", "line.control"),
}


class StatePath(QWidget):
    """Each state is a button; one that cannot be reached says why in its tooltip.

    Signals:
        chosen: (State) the article shall go there.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Show no state."""
        super().__init__()
        self._theme = theme
        self.steps: dict[State, _Step] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for state in State:
            if self.steps:
                self._row.addWidget(_Arrow(theme))
            step = self.steps[state] = _Step(theme, state)
            step.clicked.connect(lambda _=False, state=state: self.chosen.emit(state))
            self._row.addWidget(step)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("状態"))
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_state(self, state: State, closed: Mapping[State, str]) -> None:
        """Show where the article is, and why some states cannot be reached from there."""
        for other, step in self.steps.items():
            step.show_step(here=other is state, closed=closed.get(other, ""))

    def _refresh(self) -> None:
        self._row.setSpacing(self._theme.gap(2))
        for step in self.steps.values():
            step.updateGeometry()


class _Arrow(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.gap(_ARROW), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.gap(_ARROW)
        top = (self.height() - side) / 2
        draw_icon(QPainter(self), self._theme, "chevron-right", "text.tertiary", 0, top, side)


class _Step(QAbstractButton):
    def __init__(self, theme: Theme, state: State) -> None:
        super().__init__()
        self._theme = theme
        self._state = state
        self._here = False
        self.setText(label(state))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, *, here: bool, closed: str) -> None:
        self._here = here
        self.setEnabled(not here and not closed)
        self.setToolTip(closed)
        word = self.text()
        self.setAccessibleName(self.tr("いまの状態: {state}").format(state=word) if here else word)
        self.setAccessibleDescription(closed)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = badge_width(theme, self.text(), role="ui", bold=self._here or None)
        return QSize(width + 2 * theme.gap(_PADDING), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        symbol = STATES[self._state]
        color = symbol.color if self._here else "text.secondary" if self.isEnabled() else "text.disabled"
        if self._here:
            fill, edge = _HERE[self._state]
            draw_box(painter, rect, fill=theme.color(fill), edge=theme.color(edge))
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            draw_box(painter, rect, fill=theme.color("bg.pressed" if self.isDown() else "bg.hover"))
        if self.hasFocus():
            draw_box(painter, rect, edge=theme.color("focus"), width=2)
        at = QPointF(theme.gap(_PADDING), (self.height() - theme.line_height("ui")) / 2)
        draw_badge(painter, theme, symbol.icon, self.text(), color, at, role="ui", bold=self._here or None)
