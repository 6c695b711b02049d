"""Panes: grounds, heads with the focus line, hairlines between them, and what an empty pane says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import draw_hairline

if TYPE_CHECKING:
    from desktop.theme import Theme
    from desktop.widgets.buttons import Button

_HEAD = 36
_PADDING = 16
_FOCUS_LINE = 2


def set_ground(widget: QWidget, name: str) -> None:
    """Lay a ground under a widget: window, subtle, surface, raised, accent, warn or danger."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("ground", name)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def stacked(*widgets: QWidget) -> QWidget:
    """Return a pane with widgets above each other; the last one takes what is left."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return pane


class HairLine(QWidget):
    """A one-pixel divider between stacked or neighbouring parts."""

    def __init__(self, theme: Theme, *, vertical: bool = False, inset: int = 0, parent: QWidget | None = None) -> None:
        """Divide; ``inset`` leaves room at its start."""
        super().__init__(parent)
        self._theme = theme
        self._vertical = vertical
        self._inset = inset
        self.setFixedWidth(1) if vertical else self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        length = (self.height() if self._vertical else self.width()) - self._inset
        x, y = (0, self._inset) if self._vertical else (self._inset, 0)
        draw_hairline(QPainter(self), self._theme, x, y, length, vertical=self._vertical)


class PaneHead(QWidget):
    """Title, count, and things at the right; under it the line that says which pane has the focus."""

    def __init__(
        self, theme: Theme, title: str, *, count: str = "", line: bool = True, parent: QWidget | None = None
    ) -> None:
        """Show ``title`` and ``count``; without ``line`` there is no divider below."""
        super().__init__(parent)
        self._theme = theme
        self._line = line
        self._focused = False
        self._watched: list[QWidget] = []
        self._lefts = 0
        self.title = Label(theme, title, role="ui", bold=True)
        self.count = Label(theme, count, role="ui", color="text.secondary")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(theme.gap(8))
        self._row.addWidget(self.title)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()

    def add_right(self, widget: QWidget) -> None:
        """Put a widget at the right end, after the earlier ones."""
        self._row.addWidget(widget)

    def add_left(self, widget: QWidget) -> None:
        """Put a widget after the title and the count, and after the earlier ones."""
        self._lefts += 1
        self._row.insertWidget(1 + self._lefts, widget)

    def set_count(self, text: str) -> None:
        """Show another count."""
        self.count.show_text(text)

    def follow(self, *widgets: QWidget) -> None:
        """Show the focus line while one of ``widgets`` has the focus."""
        for widget in widgets:
            self._watched.append(widget)
            widget.installEventFilter(self)

    @property
    def focused(self) -> bool:
        """Whether the focus line is shown."""
        return self._focused

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEAD) + (_FOCUS_LINE if self._line else 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._focused = event.type() == QEvent.Type.FocusIn
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bottom = self.height()
        if self._focused:
            line = QRectF(0, bottom - _FOCUS_LINE, self.width(), _FOCUS_LINE)
            painter.fillRect(line, self._theme.color("accent"))
        elif self._line:
            draw_hairline(painter, self._theme, 0, bottom - 1, self.width())

    def _refresh(self) -> None:
        padding = self._theme.gap(_PADDING)
        self._row.setContentsMargins(padding, 0, padding, _FOCUS_LINE if self._line else 0)
        self.updateGeometry()
        self.update()


class EmptyState(QWidget):
    """One sentence, seldom one more, and the next action, where there is nothing to list; no picture."""

    def __init__(
        self, theme: Theme, sentence: str, *actions: Button, more: str = "", parent: QWidget | None = None
    ) -> None:
        """Say ``sentence``, then ``more``, and offer ``actions`` below."""
        super().__init__(parent)
        self._sentence = Paragraph(theme, sentence, role="body", color="text.secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(theme.gap(12))
        column.addWidget(self._sentence)
        if more:
            column.addWidget(Paragraph(theme, more, role="body", color="text.secondary"))
        row = QHBoxLayout()
        row.setSpacing(theme.gap(8))
        for action in actions:
            row.addWidget(action)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.set_runs(sentence)
