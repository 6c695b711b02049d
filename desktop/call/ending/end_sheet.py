"""The panel at the end of a call: everything by one key, saved as it is said, and gone when the next call begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.call.ending.article_rows import ArticleRows
from desktop.call.ending.outcome import OutcomeButtons
from desktop.call.ending.record_words import promise_lines, record_subtitle
from desktop.commands import command
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import Paragraph
from desktop.widgets.sheet import Sheet
from desktop.widgets.sheet_row import SheetRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.call.presenter import CallPresenter
    from desktop.commands import Command
    from desktop.theme import Theme

_TYPING = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier}


#: Wide enough for all results, and for all verbs, in one row.
_WIDTH = 960


class EndSheet(Sheet):
    """Shows ``presenter.after_call``.

    Signals:
        typed: (text) somebody writes already: the next call has begun.
        promise_wanted: (Call) a further promise is to be recorded for the call that ended.
        case_wanted: (Call) a case is to be made of it.
        report_wanted: (Call) its report (P31) is to be seen.
        history_copied: (text) the interaction history, for the clipboard.
    """

    typed = Signal(str)
    promise_wanted = Signal(object)
    case_wanted = Signal(object)
    report_wanted = Signal(object)
    history_copied = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Open by itself whenever there is a record to be seen, also at once."""
        super().__init__(theme, self.tr("通話の記録"), owner, width=_WIDTH)
        self._after_call = presenter.after_call
        self.outcome = OutcomeButtons(theme)
        self.action = GrowingText(theme, name=self.tr("対応内容"), placeholder=self.tr("何をしたか、何をお伝えしたか"))
        self.articles = ArticleRows(theme)
        self.promises = Paragraph(theme)
        self.promise = Button(theme, self.tr("約束を加える"), icon="plus", size=ButtonSize.BAR)
        self.angered = GrowingText(theme, name=self.tr("何が怒らせたか"), placeholder=self.tr("何が怒らせたか"))
        self.calmed = GrowingText(theme, name=self.tr("何が鎮めたか"), placeholder=self.tr("何が鎮めたか"))
        self.review = SheetRow(theme, self.tr("振り返り"), self.angered, self.calmed)
        self.primary = Button(
            theme,
            self.tr("応対履歴をコピーして閉じる"),
            style=ButtonStyle.PRIMARY,
            icon="copy",
            key=command("use").cap,
        )
        self.case = Button(theme, self.tr("事例にする"), style=ButtonStyle.PLAIN, icon="pencil")
        self.report = Button(
            theme, self.tr("報告書"), style=ButtonStyle.PLAIN, icon="page", key=command("editor.report").cap
        )
        self.undo = Button(theme, self.tr("終話を取り消す"), style=ButtonStyle.QUIET, icon="undo")
        self._build(theme)
        self._connect()
        self._on_opened()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digits; any other character is the beginning of the next call's notes."""
        text = event.text()
        plain = event.modifiers() in _TYPING
        if self.composing or not plain or not text.strip() or not text.isprintable():
            super().keyPressEvent(event)
            return
        result = self.outcome.with_key(text)
        if result is not None:
            self._after_call.set_result(result)
        elif not self.articles.take_key(text) and not text.isdigit():
            self.leave()
            self.typed.emit(text)

    def takes(self, item: Command) -> bool:
        """Make the report by its key, which is the editor's as well, whatever screen lies behind."""
        if item == command("editor.report"):
            self._ask_report()
            return True
        return super().takes(item)

    def _build(self, theme: Theme) -> None:
        body = self.panel.body
        promises = QWidget()
        row = QHBoxLayout(promises)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.promises, 1)
        row.addWidget(self.promise, 0, Qt.AlignmentFlag.AlignTop)
        body.addWidget(SheetRow(theme, self.tr("結果"), self.outcome))
        body.addWidget(SheetRow(theme, self.tr("対応内容"), self.action))
        body.addWidget(SheetRow(theme, self.tr("開いた記事"), self.articles))
        body.addWidget(SheetRow(theme, self.tr("約束"), promises))
        body.addWidget(self.review)
        self.set_primary(self.primary)
        self.panel.add_action(self.case)
        self.panel.add_action(self.report)
        self.panel.add_action(self.undo)
        self.allow("message.act", "call.start")

    def _connect(self) -> None:
        after_call = self._after_call
        self.outcome.chosen.connect(after_call.set_result)
        self.articles.said.connect(after_call.say)
        self.articles.flagged.connect(after_call.flag)
        self.action.written.connect(after_call.set_action)
        self.angered.written.connect(lambda text: after_call.set_review(angered=text))
        self.calmed.written.connect(lambda text: after_call.set_review(calmed=text))
        for edit in (self.action, self.angered, self.calmed):
            edit.left.connect(after_call.flush)
        self.undo.clicked.connect(after_call.take_back_end)
        self.promise.clicked.connect(self._ask_promise)
        self.case.clicked.connect(self._ask_case)
        self.report.clicked.connect(self._ask_report)
        self.accepted.connect(after_call.ask_history)
        self.commanded.connect(self._on_commanded)
        self.closed.connect(after_call.close)
        after_call.opened.connect(self._on_opened)
        after_call.changed.connect(self._refresh)
        after_call.closed.connect(self.leave)
        after_call.history_ready.connect(self._on_history)

    def _ask_promise(self) -> None:
        if self._after_call.record is not None:
            self.promise_wanted.emit(self._after_call.record.call)

    def _ask_case(self) -> None:
        if self._after_call.record is not None:
            self._after_call.flush()
            self.case_wanted.emit(self._after_call.record.call)

    def _ask_report(self) -> None:
        if self._after_call.record is not None:
            self._after_call.flush()
            self.report_wanted.emit(self._after_call.record.call)

    def _on_opened(self) -> None:
        record = self._after_call.record
        if record is None:
            return
        if not self.has_room:
            self._after_call.close()  # it can be finished from the list of calls
            return
        self.panel.set_subtitle(record_subtitle(record))
        self.action.show_text(record.call.action)
        if record.review is not None:
            self.angered.show_text(record.review.angered)
            self.calmed.show_text(record.review.calmed)
        self.review.setVisible(record.review is not None)
        self._refresh()
        buttons = self.outcome.buttons
        self.open(buttons[record.call.result or next(iter(buttons))])

    def _refresh(self) -> None:
        record = self._after_call.record
        if record is None:
            return
        self.outcome.show_result(record.call.result)
        self.articles.show_articles(record.articles)
        self.promises.set_runs(promise_lines(record.promises))
        self.undo.setVisible(record.fresh)
        done = record.call.result is not None
        self.panel.leave.set_words(self.tr("閉じる") if done else self.tr("あとで仕上げる"))

    def _on_commanded(self, item: object) -> None:
        if item == command("call.start"):
            self.leave()

    def _on_history(self, text: str) -> None:
        self.history_copied.emit(text)
        self.leave()
