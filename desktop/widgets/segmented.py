"""A segmented control: one of a few views of the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop.widgets.painting import CONTROL_RADIUS, TextBlock, draw_box

if TYPE_CHECKING:
    from desktop.theme import Theme

_HEIGHT = 28
_INSET = 2
_PADDING = 12


class _Segment(QAbstractButton):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        # As wide as when it is chosen, so that choosing moves nothing.
        width = TextBlock(self._theme, self.text(), bold=True, hang=False).width
        return QSize(round(width) + 2 * self._theme.gap(_PADDING), self._theme.px(_HEIGHT) - 2 * _INSET)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._theme, QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            draw_box(
                painter, rect, fill=theme.color("bg.raised"), edge=theme.color("line.strong"), radius=CONTROL_RADIUS - 1
            )
        if self.hasFocus():
            draw_box(painter, rect, edge=theme.color("focus"), radius=CONTROL_RADIUS - 1, width=2)
        color = "text.primary" if chosen or self.underMouse() else "text.secondary"
        color = color if self.isEnabled() else "text.disabled"
        block = TextBlock(theme, self.text(), color=color, bold=chosen, hang=False)
        block.draw(painter, (self.width() - block.width) / 2, (self.height() - block.height) / 2)


class SegmentedControl(QWidget):
    """Exactly one segment is chosen; ``chosen`` tells its key when the user changes it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, segments: dict[str, str], *, name: str, parent: QWidget | None = None) -> None:
        """Show ``segments`` (key to word) and choose the first; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._keys = list(segments)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        row.setSpacing(0)
        for number, word in enumerate(segments.values()):
            segment = _Segment(theme, word)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_clicked)
        theme.changed.connect(self._refresh)

    @property
    def current(self) -> str:
        """Key of the chosen segment."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose a segment without telling; an unknown key raises ValueError."""
        self._group.button(self._keys.index(key)).setChecked(True)
        self._refresh()

    def take_focus(self) -> None:
        """Put the focus on the chosen segment."""
        self._group.button(self._group.checkedId()).setFocus()

    def set_enabled(self, key: str, enabled: bool) -> None:
        """Let a segment be chosen, or not because there is nothing to show."""
        self._group.button(self._keys.index(key)).setEnabled(enabled)

    def set_shown(self, key: str, shown: bool) -> None:
        """Leave a segment out where it has no meaning."""
        self._group.button(self._keys.index(key)).setVisible(shown)

    def is_hidden(self, key: str) -> bool:
        """Tell whether a segment was left out."""
        return self._group.button(self._keys.index(key)).isHidden()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_box(QPainter(self), QRectF(self.rect()), fill=self._theme.color("bg.window"))

    def _on_clicked(self, number: int) -> None:
        self._refresh()
        self.chosen.emit(self._keys[number])

    def _refresh(self) -> None:
        for segment in self._group.buttons():
            segment.updateGeometry()
            segment.update()
        self.updateGeometry()
