"""The head of the editor: title, when it was saved, history, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.commands import command
from desktop.editor.head.title_field import TitleField
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.theme import Theme

_HEIGHT = 50


class HeadPane(QWidget):
    """What is done with the whole article.

    Signals:
        titled: (text) the title was typed in.
        history_wanted, validate_wanted, publish_wanted: the buttons.
    """

    titled = Signal(str)
    history_wanted = Signal()
    validate_wanted = Signal()
    publish_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start without an article."""
        super().__init__()
        self._theme = theme
        set_ground(self, "surface")
        self.title = TitleField(theme)
        self.saved = Label(theme, color="text.secondary")
        self.history = Button(theme, self.tr("履歴"), style=ButtonStyle.PLAIN, icon="clock", size=ButtonSize.FORM)
        self.validate = Button(theme, self.tr("検証済にする"), icon="ring-check", size=ButtonSize.FORM)
        self.blocked = Label(theme, color="danger")
        self.publish = Button(
            theme, self.tr("未検証で公開"), style=ButtonStyle.PRIMARY, size=ButtonSize.FORM, key=command("use").cap
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title, 1)
        for part in (self.saved, self.history, self.validate, self.blocked, self.publish):
            self._row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title.textEdited.connect(self.titled)
        self.history.clicked.connect(self.history_wanted)
        self.validate.clicked.connect(self.validate_wanted)
        self.publish.clicked.connect(self.publish_wanted)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_title(self, title: str) -> None:
        """Show the title of another article."""
        self.title.show_text(title)

    def show_saved(self, at: datetime | None) -> None:
        """Say when the text was last brought to the disk."""
        text = self.tr("{time} に保存").format(time=f"{at.astimezone():%H:%M}") if at else ""
        self.saved.show_text(text, icon="check" if at else "", icon_color="ok")

    def show_problems(self, count: int) -> None:
        """Take in how many errors the format has: with any, nothing but a draft can be saved."""
        self.publish.setEnabled(not count)

    def show_blockers(self, count: int) -> None:
        """Say how many things keep the article from being validated."""
        self.validate.setEnabled(not count)
        self.blocked.show_text(self.tr("誤り {count}").format(count=count))
        self.blocked.setVisible(bool(count))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._row.setContentsMargins(gap(12), 0, gap(12), 0)
        self._row.setSpacing(gap(10))
        self.updateGeometry()
