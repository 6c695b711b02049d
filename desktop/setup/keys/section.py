"""The section キー: a field to look with, and the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.setup.keys.list import KeyList
from desktop.setup.keys.rows import key_rows
from desktop.setup.page import laid_out
from desktop.setup.section import Section
from desktop.setup.writing.head import SectionHead
from desktop.widgets.fields import LineField
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QKeyEvent

    from desktop.theme import Theme

_FIELD = 320


class KeysSection(Section):
    """All keys, or those that the field looks for."""

    def __init__(self, theme: Theme) -> None:
        """Show all of them."""
        super().__init__()
        self._theme = theme
        about = self.tr("キーは決まっていて、変えられません。日本語入力が使う F6〜F10 は使いません。")
        self.head = SectionHead(theme, self.tr("キー"), about)
        self.field = LineField(
            theme, name=self.tr("キーをさがす"), placeholder=self.tr("することかキーでさがす（例: 引き継ぎ、Alt+H）")
        )
        self.nothing = Label(theme, self.tr("そのキーはありません。"), color="text.secondary")
        self.list = KeyList(theme)
        self._rows = key_rows()
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(theme.gap(20), theme.gap(12), theme.gap(20), theme.gap(4))
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        laid_out(self, self.head, top, self.list)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        theme.changed.connect(self._refresh)
        self._refresh()
        self._show("")

    def activate(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the field into the list with the arrow, as in a search."""
        if watched is self.field and event.type() == event.Type.KeyPress:
            pressed: QKeyEvent = event  # type: ignore[assignment] # by its type
            if pressed.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _show(self, words: str) -> None:
        found = tuple(row for row in self._rows if row.has(words))
        self.list.rows.show_rows(found)
        if found:
            self.list.setCurrentIndex(self.list.rows.index(1))
        self.nothing.setVisible(not found)

    def _refresh(self) -> None:
        self.field.setMaximumWidth(self._theme.px(_FIELD))
