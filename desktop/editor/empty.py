"""What stands in place of the article while none is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.commands import command
from desktop.symbols import KINDS
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Paragraph
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme
    from kb.domain.article import Kind


class NoArticle(QWidget):
    """One sentence, and a new article of each kind.

    Signals:
        wanted: (Kind) a new article.
        import_wanted: articles that are there already shall be brought in.
    """

    wanted = Signal(object)
    import_wanted = Signal()

    def __init__(self, theme: Theme, kinds: Sequence[Kind]) -> None:
        """Offer ``kinds`` in their order."""
        super().__init__()
        self._theme = theme
        set_ground(self, "surface")
        self.sentence = Paragraph(theme, role="head")
        self.advice = Paragraph(theme, color="text.secondary")
        self.new = Paragraph(theme, self.tr("新しく書く"), role="meta", color="text.secondary")
        self.buttons: dict[Kind, Button] = {}
        kinds_row = QWidget()
        self._flow = FlowLayout(kinds_row, gap=8)
        for kind in kinds:
            button = Button(theme, label(kind), icon=KINDS[kind].icon, size=ButtonSize.FORM)
            button.clicked.connect(lambda _=False, kind=kind: self.wanted.emit(kind))
            self.buttons[kind] = button
            self._flow.addWidget(button)
        self.bring_in = Button(
            theme, self.tr("フォルダーや表から取り込む"), style=ButtonStyle.LINK, size=ButtonSize.FORM
        )
        self.bring_in.clicked.connect(self.import_wanted)
        self._column = QVBoxLayout(self)
        for widget in (self.sentence, self.advice, self.new, kinds_row, self.bring_in):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        theme.changed.connect(self._refresh)
        self._refresh()
        self.show_library(empty=False, open_yet=False)

    def lock(self, reason: str) -> None:
        """Let nobody begin an article, for this reason; an empty one lets them."""
        for button in self.buttons.values():
            button.setEnabled(not reason)
        self.new.set_runs(reason or self.tr("新しく書く"))

    def show_failure(self) -> None:
        """Say that there is no library, and what becomes of what is written all the same."""
        self.sentence.set_runs(self.tr("ライブラリは開いていません。"))
        self.advice.set_runs(self.tr("書いたものは、ライブラリが開くまで保存されません。"))

    def show_library(self, *, empty: bool, open_yet: bool) -> None:
        """Say what can be done: choose, begin, or wait for the library a moment."""
        key = command("editor.new").cap
        if not open_yet:
            sentence, advice = self.tr("ライブラリを開いています。"), self.tr("新しい記事は、もう書き始められます。")
        elif empty:
            sentence = self.tr("まだ記事がありません。")
            advice = self.tr("はじめの一つを書くか、いまある資料を取り込みます。")
        else:
            sentence = self.tr("左の一覧から記事を選びます。")
            advice = self.tr("探す言葉を入れて Enter で開きます。新しい記事は {key} です。").format(key=key)
        self.sentence.set_runs(sentence)
        self.advice.set_runs(advice)
        self.bring_in.setVisible(empty and open_yet)

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(gap(24), gap(28), gap(24), gap(24))
        self._column.setSpacing(gap(10))
