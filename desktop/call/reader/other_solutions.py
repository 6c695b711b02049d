"""Other solution scripts for the same cause or demand, one click away (P19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.companions import OtherSolution


class OtherSolutions(QWidget):
    """Hidden while there are none.

    Signals:
        open_wanted: (article id).
    """

    open_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._label = Label(theme, self.tr("ほかの解決策"), role="meta", color="text.secondary")
        self._links = QWidget()
        self._flow = FlowLayout(self._links, gap=2)
        self._row.addWidget(self._label)
        self._row.addWidget(self._links, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()
        self.hide()

    def show_others(self, others: tuple[OtherSolution, ...]) -> None:
        """Show these."""
        self._flow.clear()
        for other in others:
            link = Button(self._theme, other.title, style=ButtonStyle.LINK, size=ButtonSize.BAR)
            link.clicked.connect(lambda _=False, article_id=other.article_id: self.open_wanted.emit(article_id))
            self._flow.addWidget(link)
        self.setVisible(bool(others))

    def _refresh(self) -> None:
        side = self._theme.gap(20)
        self._row.setContentsMargins(side, 0, side, self._theme.gap(4))
        self._row.setSpacing(self._theme.gap(8))
