"""Two articles side by side: what is being written, and the one that says nearly the same."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.editor.duplicates.bar import share_text
from desktop.symbols import STATES
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.markdown_view import MarkdownView
from desktop.widgets.panes import HairLine
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from desktop.editor.presenter.duplicates import Comparison
    from desktop.theme import Theme

_WIDTH, _HEIGHT = 1120, 520
_FEWEST_LETTERS = 4


class ComparisonSheet(Sheet):
    """Lines that stand in both are on a tinted ground.

    Signals:
        open_wanted: (article id) go on with the other article.
    """

    open_wanted = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        """Wait for ``ask``."""
        super().__init__(theme, "", owner, width=_WIDTH)
        self._theme = theme
        self._comparison: Comparison | None = None
        self.panel.set_title(self.tr("似た記事と並べる"))
        self.panel.set_subtitle(self.tr("色の地の行は、両方にあります"))
        self.own = MarkdownView(theme, name=self.tr("書いている記事"))
        self.other = MarkdownView(theme, name=self.tr("似た記事"))
        self.own_title, self.other_title = Label(theme, role="head"), Label(theme, role="head")
        self.own_note = Label(theme, self.tr("書いている記事"), color="text.secondary")
        self.other_note = Label(theme, color="text.secondary")
        self.primary = Button(theme, self.tr("似た記事を開いて直す"), style=ButtonStyle.PRIMARY, key="Ctrl+Enter")
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(16))
        row.addWidget(_column(theme, self.own_title, self.own_note, self.own), 1)
        row.addWidget(HairLine(theme, vertical=True))
        row.addWidget(_column(theme, self.other_title, self.other_note, self.other), 1)
        self.panel.body.addWidget(both)
        self.set_primary(self.primary)
        self.accepted.connect(self._go_there)

    def ask(self, comparison: Comparison) -> None:
        """Show two articles."""
        self._comparison = comparison
        near = comparison.near
        self.own_title.show_text(comparison.own.article.article.title or self.tr("（題名なし）"))
        self.other_title.show_text(near.title)
        symbol = STATES[near.state]
        facts = " · ".join((label(near.kind), label(near.state), share_text(near)))
        self.other_note.show_text(facts, icon=symbol.icon, icon_color=symbol.color)
        for view, preview in ((self.own, comparison.own), (self.other, comparison.other)):
            view.set_html(preview.article.html, preview.article.images)
            view.setFixedHeight(self._theme.px(_HEIGHT))
        self._tint_what_is_shared()
        self.open(self.other)

    def _go_there(self) -> None:
        if self._comparison is not None:
            article_id = self._comparison.near.article_id
            self.leave()
            self.open_wanted.emit(article_id)

    def _tint_what_is_shared(self) -> None:
        views = (self.own, self.other)
        shared = {_key(block) for block in _blocks(self.own)} & {_key(block) for block in _blocks(self.other)}
        tint = QTextBlockFormat()
        tint.setBackground(self._theme.color("accent.tint"))
        for view in views:
            for block in _blocks(view):
                if _key(block) in shared and not block.blockFormat().headingLevel():
                    QTextCursor(block).mergeBlockFormat(tint)


def _column(theme: Theme, title: Label, note: Label, view: MarkdownView) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.gap(4))
    column.addWidget(title)
    column.addWidget(note)
    column.addWidget(view, 1)
    return made


def _blocks(view: MarkdownView) -> Iterator[QTextBlock]:
    block = view.document().begin()
    while block.isValid():
        if len(_key(block)) >= _FEWEST_LETTERS:
            yield block
        block = block.next()


def _key(block: QTextBlock) -> str:
    """Return the letters of a line: two that differ in nothing else say the same."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", block.text())))
