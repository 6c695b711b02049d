"""The heads of sections: what one does here, whose copy a file is, form or text, and the verbs."""

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


class SectionHead(QWidget):
    """What a section is for, and why nothing can be changed in it, where that is so."""

    def __init__(self, theme: Theme, title: str, about: str) -> None:
        """Show ``title`` and a sentence ``about`` what one does here."""
        super().__init__()
        self._theme = theme
        self.title = Label(theme, title, role="title")
        self.about = Paragraph(theme, about, role="ui", color="text.secondary")
        self.lock = Paragraph(theme, role="ui", color="text.secondary")
        self._lock_badge = Badge(theme, "lock", self.tr("見るだけ"), "text.secondary", role="ui")
        self._lock_row = QWidget()
        lock = QHBoxLayout(self._lock_row)
        lock.setContentsMargins(0, 0, 0, 0)
        lock.setSpacing(theme.gap(8))
        lock.addWidget(self._lock_badge, 0, Qt.AlignmentFlag.AlignTop)
        lock.addWidget(self.lock, 1)
        self._lock_row.hide()
        self._top = QHBoxLayout()
        self._top.addWidget(self.title, 1)
        self._column = QVBoxLayout()
        self._column.addLayout(self._top)
        self._column.addWidget(self.about)
        self._column.addWidget(self._lock_row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._column)
        whole.addWidget(HairLine(theme))
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_lock(self, reason: str, word: str = "") -> None:
        """Say why nothing can be changed, or under a ``word`` of its own what cannot; empty takes it away."""
        self._lock_badge.show_state("lock", word or self.tr("見るだけ"), "text.secondary")
        self.lock.set_runs(reason)
        self._lock_row.setVisible(bool(reason))

    def _refresh(self) -> None:
        padding = self._theme.gap(_PADDING)
        self._column.setContentsMargins(padding, self._theme.gap(14), padding, self._theme.gap(10))
        self._column.setSpacing(self._theme.gap(8))
        self._top.setSpacing(self._theme.gap(8))


class FileHead(SectionHead):
    """The head of a file: whose copy it is, form or text, and the verbs. It shows; the section decides.

    Signals:
        view_chosen: (key) another way to look at the file.
        save_wanted: the button, which is the same as Ctrl+S.
    """

    view_chosen = Signal(str)
    save_wanted = Signal()

    def __init__(self, theme: Theme, title: str, about: str, views: dict[str, str]) -> None:
        """Show ``title``, a sentence ``about`` what the file does, and the ``views`` to choose from."""
        super().__init__(theme, title, about)
        self.state = Label(theme, role="meta", color="text.secondary")
        self.views = SegmentedControl(theme, views, name=self.tr("見方"))
        self.views.chosen.connect(self.view_chosen)
        self.save = Button(
            theme, self.tr("保存"), style=ButtonStyle.PRIMARY, key=command("save").cap, size=ButtonSize.FORM
        )
        self.save.clicked.connect(self.save_wanted)
        self._top.addWidget(self.save)
        bottom = QHBoxLayout()
        bottom.addWidget(self.views)
        bottom.addSpacing(theme.gap(12))
        bottom.addWidget(self.state, 1)
        self._column.addLayout(bottom)

    def show_file(self, title: str, about: str) -> None:
        """Be the head of another file."""
        self.title.show_text(title)
        self.about.set_runs(about)

    def add_verb(self, button: Button) -> None:
        """Put a button before the one that saves."""
        self._top.insertWidget(self._top.count() - 1, button)

    def show_state(self, text: str, *, icon: str = "", color: str = "text.secondary") -> None:
        """Say how the file stands."""
        self.state.show_text(text, color=color, icon=icon)
