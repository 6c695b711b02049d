"""A row of a form: label, control beside or below it, and below that what is wrong or what the rule is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.labels import Label, Paragraph

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme

_LABEL = 96
_FIELD = 32
_SPACE = 7
#: Pixels at 100 % that a control needs beside its label; with less it stands below.
_CONTROL = 190


class FormRow(QWidget):
    """``say_wrong`` explains an error under the control, ``say_rule`` a rule, ``say_locked`` why nobody can change it.

    Each stays until it is taken away.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        *controls: QWidget,
        alike: bool = False,
        label_width: int = _LABEL,
        parent: QWidget | None = None,
    ) -> None:
        """Put ``controls`` side by side, the first one with the room that is left, or all of them ``alike``.

        ``label_width`` is in pixels at 100 %.
        """
        super().__init__(parent)
        self._theme = theme
        self._label_width = label_width
        self.label = Label(theme, label, color="text.secondary")
        self.error = Paragraph(theme, role="meta", color="danger")
        self.rule = Paragraph(theme, role="meta", color="text.secondary")
        self.lock: Paragraph | None = None
        self.error.hide()
        self.rule.hide()
        self._row = QHBoxLayout()
        for number, control in enumerate(controls):
            self._row.addWidget(control, 1 if alike or not number else 0)
        self._column = column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addWidget(self.error)
        column.addWidget(self.rule)
        self._whole = QHBoxLayout(self)
        self._whole.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(column, 1)
        theme.changed.connect(self._refresh)
        self._refresh()

    def say_wrong(self, text: str) -> None:
        """Say what is wrong here; empty takes it away."""
        self.error.set_runs(text, icon="warning")
        self.error.setVisible(bool(text))

    def say_rule(self, text: str) -> None:
        """Say what rule applies here; empty takes it away."""
        self.rule.set_runs(text)
        self.rule.setVisible(bool(text))

    def say_locked(self, text: str) -> None:
        """Say with a lock why nothing can be changed here; empty takes it away."""
        if self.lock is None:
            if not text:
                return  # hardly any row of the program ever has one
            self.lock = Paragraph(self._theme, role="meta", color="text.secondary")
            self._column.addWidget(self.lock)
        self.lock.set_runs(text, icon="lock")
        self.lock.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._theme
        beside = self.width() >= theme.px(self._label_width + _CONTROL)
        self._whole.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._whole.setSpacing(theme.gap(8) if beside else 0)
        self.label.setFixedHeight(theme.px(_FIELD) if beside else theme.line_height("ui"))

    def _refresh(self) -> None:
        theme = self._theme
        self._whole.setContentsMargins(0, theme.gap(_SPACE), 0, theme.gap(_SPACE))
        self._row.setSpacing(theme.gap(8))
        self.label.setFixedWidth(theme.px(self._label_width))
        self._arrange()
