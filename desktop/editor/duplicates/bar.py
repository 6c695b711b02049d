"""The bar below the head: which article says nearly the same, how much of it, and a look at both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.commands import command
from desktop.i18n import noop, translate
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle, IconButton
from desktop.widgets.labels import Label
from desktop.widgets.panes import set_ground
from kb.domain.near_duplicate import Likeness

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.near_duplicate import NearDuplicate

_HEIGHT = 36
_SHARES: dict[Likeness, str] = {
    Likeness.TITLE: noop("DuplicatesBar", "題名の言葉の {percent}% が同じ"),
    Likeness.SPOKEN: noop("DuplicatesBar", "話す言葉の {percent}% が同じ"),
    Likeness.TEXT: noop("DuplicatesBar", "本文の {percent}% が同じ"),
}


def share_text(near: NearDuplicate) -> str:
    """Return how much two articles have in common."""
    return translate("DuplicatesBar", _SHARES[near.likeness]).format(percent=round(near.share * 100))


class DuplicatesBar(QWidget):
    """Hidden while there is nothing to tell.

    Signals:
        compare_wanted: (NearDuplicate) show both.
        open_wanted: (article id) go to the other one.
        passed_over: they are known; tell no more.
    """

    compare_wanted = Signal(object)
    open_wanted = Signal(object)
    passed_over = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Tell nothing."""
        super().__init__(parent)
        self._theme = theme
        self._near: tuple[NearDuplicate, ...] = ()
        set_ground(self, "accent")
        self.sentence = Label(theme, icon="info")
        self.title = Button(theme, "", style=ButtonStyle.LINK, size=ButtonSize.BAR)
        self.share = Label(theme, color="text.secondary")
        self.compare = Button(
            theme,
            self.tr("並べて見る"),
            style=ButtonStyle.LINK,
            size=ButtonSize.BAR,
            key=command("editor.compare").cap,
        )
        self.close_button = IconButton(theme, self.tr("この記事では知らせない"), "close")
        self._row = QHBoxLayout(self)
        for part in (self.sentence, self.title, self.share):
            self._row.addWidget(part)
        self._row.addStretch(1)
        for button in (self.compare, self.close_button):
            self._row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.compare.clicked.connect(self.ask_to_compare)
        self.title.clicked.connect(self._open)
        self.close_button.clicked.connect(self.passed_over)
        theme.changed.connect(self._refresh)
        self._refresh()
        self.hide()

    @property
    def near(self) -> tuple[NearDuplicate, ...]:
        """What is told."""
        return self._near

    def show_near(self, near: tuple[NearDuplicate, ...]) -> None:
        """Tell of articles, the nearest by name."""
        self._near = near
        if near:
            self.sentence.show_text(
                self.tr("似た記事が{count}件あります:").format(count=len(near)), icon_color="accent"
            )
            self.title.set_words(near[0].title)
            self.share.show_text(share_text(near[0]))
        self.setVisible(bool(near))

    def ask_to_compare(self) -> bool:
        """Ask to see the nearest beside this article; return whether there is one."""
        if self._near:
            self.compare_wanted.emit(self._near[0])
        return bool(self._near)

    def _open(self) -> None:
        if self._near:
            self.open_wanted.emit(self._near[0].article_id)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._row.setContentsMargins(gap(16), 0, gap(12), 0)
        self._row.setSpacing(gap(8))
        self.updateGeometry()
