"""The head of a file that is edited here: what it is, whose copy, form or text, and the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.commands import command
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
        self._column.addLayout(bottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._column)
        whole.addWidget(HairLine(theme))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self._refresh)
        self._refresh()

    def add_verb(self, button: Button) -> None:
        """Put a button before the one that saves."""
        self._verbs.addWidget(button)

    def show_state(self, text: str, *, icon: str = "", color: str = "text.secondary") -> None:
        """Say how the file stands."""
        self.state.show_text(text, color=color, icon=icon)

    def _refresh(self) -> None:
        padding = self._theme.gap(_PADDING)
        self._column.setContentsMargins(padding, self._theme.gap(14), padding, self._theme.gap(10))
        self._column.setSpacing(self._theme.gap(8))
        self._verbs.setSpacing(self._theme.gap(8))
