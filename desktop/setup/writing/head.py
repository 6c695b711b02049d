"""The head of a file that is edited here: what it is, whose copy, form or text, and the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.commands import command
from desktop.widgets.badges import Badge
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import HairLine
from desktop.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from desktop.theme import Theme

_PADDING = 20


class FileHead(QWidget):
    """Shows; the section decides.

    Signals:
        view_chosen: (key) another way to look at the file.
        save_wanted: the button, which is the same as Ctrl+S.
    """

    view_chosen = Signal(str)
    save_wanted = Signal()

    def __init__(self, theme: Theme, title: str, about: str, views: dict[str, str]) -> None:
        """Show ``title``, a sentence ``about`` what the file does, and the ``views`` to choose from."""
        super().__init__()
        self._theme = theme
        self.title = Label(theme, title, role="title")
        self.about = Paragraph(theme, about, role="ui", color="text.secondary")
        self.lock = Paragraph(theme, role="ui", color="text.secondary")
        self._lock_row = QWidget()
        lock = QHBoxLayout(self._lock_row)
        lock.setContentsMargins(0, 0, 0, 0)
        lock.addWidget(
            Badge(theme, "lock", self.tr("見るだけ"), "text.secondary", role="ui"), 0, Qt.AlignmentFlag.AlignTop
        )
        lock.addWidget(self.lock, 1)
        self._lock_row.hide()
        self.state = Label(theme, role="meta", color="text.secondary")
        self.views = SegmentedControl(theme, views, name=self.tr("見方"))
        self.views.chosen.connect(self.view_chosen)
        self.save = Button(
            theme, self.tr("保存"), style=ButtonStyle.PRIMARY, key=command("save").cap, size=ButtonSize.FORM
        )
        self.save.clicked.connect(self.save_wanted)
        self._verbs = QHBoxLayout()
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addLayout(self._verbs)
        top.addWidget(self.save)
        bottom = QHBoxLayout()
        bottom.addWidget(self.views)
        bottom.addSpacing(theme.gap(12))
        bottom.addWidget(self.state, 1)
        self._column = QVBoxLayout()
        self._column.addLayout(top)
        self._column.addWidget(self.about)
        self._column.addWidget(self._lock_row)
        self._column.addLayout(bottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._column)
        whole.addWidget(HairLine(theme))
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_file(self, title: str, about: str) -> None:
        """Be the head of another file."""
        self.title.show_text(title)
        self.about.set_runs(about)

    def add_verb(self, button: Button) -> None:
        """Put a button before the one that saves."""
        self._verbs.addWidget(button)

    def show_lock(self, reason: str) -> None:
        """Say why nothing can be changed; empty takes it away."""
        self.lock.set_runs(reason)
        self._lock_row.setVisible(bool(reason))

    def show_state(self, text: str, *, icon: str = "", color: str = "text.secondary") -> None:
        """Say how the file stands."""
        self.state.show_text(text, color=color, icon=icon)

    def _refresh(self) -> None:
        padding = self._theme.gap(_PADDING)
        self._column.setContentsMargins(padding, self._theme.gap(14), padding, self._theme.gap(10))
        self._column.setSpacing(self._theme.gap(8))
        self._verbs.setSpacing(self._theme.gap(8))
