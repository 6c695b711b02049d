"""What the window is made of: rail, strip, message bar, screens, status line; or one compact view alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from desktop.widgets.message_bar import MessageBar
    from desktop.widgets.rail import Rail
    from desktop.widgets.status_line import StatusLine

_BELOW_SLOT = 1


class Frame(QWidget):
    """Lays out; ``stack`` holds the screens."""

    def __init__(self, rail: Rail, messages: MessageBar, status: StatusLine) -> None:
        """Put the parts where they belong, without screens."""
        super().__init__()
        self.stack = QStackedWidget()
        self._slot = QVBoxLayout()
        self._messages = messages
        self._content = QVBoxLayout()
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(0)
        self._content.addLayout(self._slot)
        self._content.addWidget(messages)
        self._content.addWidget(self.stack, 1)
        self._full = QWidget()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(rail)
        middle.addLayout(self._content, 1)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(status)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._full, 1)
        self._compact: QWidget | None = None

    @property
    def compact(self) -> QWidget | None:
        """The compact view on show."""
        return self._compact

    def add_strip(self, strip: QWidget) -> None:
        """Put the strip of a running call above the message bar."""
        self._slot.addWidget(strip)

    def remove_strip(self, strip: QWidget) -> None:
        """Take it away again."""
        self._slot.removeWidget(strip)

    def show_compact(self, view: QWidget) -> None:
        """Show the message bar and ``view``, and nothing else."""
        self._compact = view
        self._full.hide()
        self._whole.addWidget(self._messages)
        self._whole.addWidget(view)
        view.show()

    def show_full(self) -> None:
        """Show everything again."""
        view, self._compact = self._compact, None
        if view is not None:
            view.hide()
            self._whole.removeWidget(view)
            self._content.insertWidget(_BELOW_SLOT, self._messages)
            self._full.show()
