"""The review items (P33): what angered and what calmed, written when there is time, closed when talked over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.call.overview_items import call_words
from desktop.widgets.buttons import Button, ButtonSize
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import Label
from desktop.widgets.removal import take_away
from desktop.widgets.sheet import Sheet
from desktop.widgets.sheet_row import SheetRow

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.call.presenter.reviews import Review
    from desktop.theme import Theme


class ReviewRow(SheetRow):
    """One item: the call, two texts, the button that closes it."""

    def __init__(self, theme: Theme, review: Review) -> None:
        """Show ``review``."""
        self.item_id = review.item.id
        self.angered = GrowingText(theme, name="")
        self.calmed = GrowingText(theme, name="")
        started = review.call.started_at.astimezone()
        super().__init__(theme, f"{started:%m/%d %H:%M}", Label(theme, call_words(review.call), bold=True))
        for edit, words, text in (
            (self.angered, self.tr("何が怒らせたか"), review.item.angered),
            (self.calmed, self.tr("何が鎮めたか"), review.item.calmed),
        ):
            edit.set_name(words)
            edit.show_text(text)
            self.content.addWidget(edit)
        self.done = Button(theme, self.tr("話し合った"), icon="check", size=ButtonSize.BAR)
        self.content.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)


class ReviewSheet(Sheet):
    """Shows ``presenter.reviews``; opened by ``ask``."""

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Start closed."""
        super().__init__(theme, self.tr("二次対応の振り返り"), owner)
        self._theme = theme
        self._book = presenter.reviews
        self._asked = False
        self.rows: list[ReviewRow] = []
        self.panel.set_subtitle(self.tr("担当した人を責めるためではなく、次に生かすためのものです · このPCの記録のみ"))
        self.panel.leave.set_words(self.tr("閉じる"))
        self.allow("call.start")
        self.commanded.connect(lambda item: self.leave() if item.id == "call.start" else None)
        self.closed.connect(self._book.flush)
        self._book.loaded.connect(self._on_loaded)

    def ask(self) -> None:
        """Open when the items are there."""
        self._asked = True
        self._book.load()

    def _on_loaded(self) -> None:
        reviews = self._book.reviews
        for row in self.rows:
            self.panel.body.removeWidget(row)
            take_away(row)
        self.rows = [self._row(review) for review in reviews]
        if not reviews:
            self.leave()
        elif self._asked or self.opened:
            self.open(self.rows[0].angered)
        self._asked = False

    def _row(self, review: Review) -> ReviewRow:
        row, book, item_id = ReviewRow(self._theme, review), self._book, review.item.id
        row.angered.written.connect(lambda text: book.write(item_id, angered=text))
        row.calmed.written.connect(lambda text: book.write(item_id, calmed=text))
        row.angered.left.connect(book.flush)
        row.calmed.left.connect(book.flush)
        row.done.clicked.connect(partial(self._on_done, item_id))
        self.panel.body.addWidget(row)
        return row

    def _on_done(self, item_id: UUID, _checked: object = None) -> None:
        self._book.close(item_id)
