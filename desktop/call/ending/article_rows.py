"""What was opened in the call: whether it was used, helped or did not, what is wrong with it, one key each (P32)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.fields import LineField
from desktop.widgets.labels import Label
from desktop.widgets.painting import BAR_WIDTH
from desktop.widgets.removal import take_away
from kb.domain.call import FeedbackType

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.call_record import OpenedArticle
    from desktop.theme import Theme

_KEYS = {"7": FeedbackType.USED, "8": FeedbackType.HELPED, "9": FeedbackType.NOT_HELPED}
_FLAG_KEY = "0"
_LONGEST_REASON = 200


class ArticleRows(QWidget):
    """A row each; the keys act on the current one, which is the next without an answer, or that with the focus.

    Signals:
        said: (article id, FeedbackType) a button or a key was pressed.
        flagged: (article id, reason) what is wrong with it was written.
    """

    said = Signal(object, object)
    flagged = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show no row."""
        super().__init__(parent)
        self._theme = theme
        self._current = 0
        self.rows: list[ArticleRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.gap(4))
        self.none = Label(theme, self.tr("開いた記事はありません"), color="text.secondary")
        self._column.addWidget(self.none)

    def show_articles(self, articles: tuple[OpenedArticle, ...]) -> None:
        """Show these; the first without an answer is the current one."""
        if [row.article_id for row in self.rows] != [article.article_id for article in articles]:
            self._rebuild(articles)
        for row, article in zip(self.rows, articles, strict=True):
            row.show_said(article.said)
        self.none.setVisible(not articles)
        open_rows = [number for number, article in enumerate(articles) if article.said is None]
        self._set_current(open_rows[0] if open_rows else min(self._current, max(0, len(articles) - 1)))

    def take_key(self, key: str) -> bool:
        """Do what a key stands for in the current row; False if it stands for nothing."""
        said = _KEYS.get(key)
        if key == _FLAG_KEY and self.rows:
            self.rows[self._current].ask_reason()
            return True
        if said is None or not self.rows:
            return False
        self.said.emit(self.rows[self._current].article_id, said)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._set_current(next(number for number, row in enumerate(self.rows) if watched in row.parts))
        return super().eventFilter(watched, event)

    def _rebuild(self, articles: tuple[OpenedArticle, ...]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            take_away(row)
        self.rows = [ArticleRow(self._theme, article) for article in articles]
        for row in self.rows:
            self._column.addWidget(row)
            row.said.connect(self.said)
            row.flagged.connect(self.flagged)
            for part in row.parts:
                part.installEventFilter(self)
        self._current = 0

    def _set_current(self, number: int) -> None:
        self._current = number
        for at, row in enumerate(self.rows):
            row.set_current(at == number)


class ArticleRow(QWidget):
    """Title and four buttons, their keys seen while the row is the current one; below it a line for what is wrong."""

    said = Signal(object, object)
    flagged = Signal(object, str)

    def __init__(self, theme: Theme, article: OpenedArticle, parent: QWidget | None = None) -> None:
        """Show ``article``."""
        super().__init__(parent)
        self._theme = theme
        self._is_current = False
        self.article_id: UUID = article.article_id
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap(8), 0, 0, 0)
        column.setSpacing(theme.gap(4))
        row = QHBoxLayout()
        row.setSpacing(theme.gap(6))
        column.addLayout(row)
        row.addWidget(Label(theme, article.title), 1)
        self.buttons: dict[FeedbackType, Button] = {}
        for said in _KEYS.values():
            button = Button(theme, label(said), size=ButtonSize.BAR)
            button.setCheckable(True)
            button.setAccessibleDescription(article.title)
            button.clicked.connect(partial(self._on_clicked, said))
            row.addWidget(button)
            self.buttons[said] = button
        self.flag = Button(theme, label(FeedbackType.FLAGGED), icon="flag", size=ButtonSize.BAR)
        self.flag.setAccessibleDescription(article.title)
        self.flag.clicked.connect(self.ask_reason)
        row.addWidget(self.flag)
        hint = self.tr("どこが違うか。例: 言い方が古い（お客様の情報は書かない）")
        self.reason = LineField(theme, name=self.tr("指摘の理由"), placeholder=hint)
        self.reason.setMaxLength(_LONGEST_REASON)
        # Also when the focus goes elsewhere, such as with the sheet: what was written is not lost.
        self.reason.editingFinished.connect(self._on_written)
        column.addWidget(self.reason)
        self.reason.hide()

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Whatever can have the focus."""
        return (*self.buttons.values(), self.flag, self.reason)

    def ask_reason(self) -> None:
        """Let what is wrong be written; it is said once a call."""
        if self.flag.isEnabled():
            self.reason.show()
            self.reason.setFocus()

    def show_said(self, chosen: FeedbackType | None) -> None:
        """Show what was said of it."""
        for said, button in self.buttons.items():
            button.setChecked(said is chosen)
            button.set_style(ButtonStyle.CHOSEN if said is chosen else ButtonStyle.OUTLINE)

    def set_current(self, current: bool) -> None:
        """Show the keys, or not."""
        self._is_current = current
        for key, said in _KEYS.items():
            self.buttons[said].set_key(key if current else "")
        self.flag.set_key(_FLAG_KEY if current else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_current:
            QPainter(self).fillRect(QRectF(0, 0, BAR_WIDTH, self.height()), self._theme.color("accent"))

    def _on_written(self) -> None:
        reason = self.reason.text().strip()
        if reason and self.flag.isEnabled():
            self.flag.setEnabled(False)
            self.flag.set_words(self.tr("指摘しました"))
            self.flagged.emit(self.article_id, reason)
        if reason or not self.reason.hasFocus():
            self.reason.hide()

    def _on_clicked(self, said: FeedbackType, _checked: object = None) -> None:
        self.said.emit(self.article_id, said)
