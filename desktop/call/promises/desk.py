"""Joins the promises to the screen: the sheet, the board, what is said of them, what is called to mind."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.call.presenter import Phase
from desktop.call.promises.board_pane import DELAY_PRACTICE
from desktop.call.promises.call_promises import CallPromises
from desktop.texts import label
from desktop.texts.due_times import due_text
from desktop.widgets.message_bar import Grade, Message
from kb.domain.promise import PromiseState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.call.notes.pane import NotesPane
    from desktop.call.presenter import CallPresenter
    from desktop.call.promises.board_pane import BoardPane
    from desktop.call.promises.make_sheet import PromiseSheet
    from desktop.commands import Command
    from desktop.theme import Theme
    from desktop.widgets.screen import Screen
    from kb.domain.call import Call
    from kb.domain.promise import Promise

_MADE = "promise.made"
_SETTLED = "promise.settled"
_DUE = "promise.due"
_OVERDUE = "promise.overdue"
_ASKED = "promise.asked"
_SCRIPT = "promise.script"


class PromisesDesk(QObject):
    """``actions`` are the commands it carries out; ``open_sheet`` records a promise."""

    def __init__(
        self, theme: Theme, presenter: CallPresenter, screen: Screen, notes: NotesPane, board: BoardPane
    ) -> None:
        """Wire the parts of ``screen``, and put the promises of the call below the notes."""
        super().__init__(screen)
        self._theme = theme
        self._screen = screen
        self._presenter = presenter
        self._ledger = presenter.promises
        self._board = board
        self._leads_to_board = False
        presenter.session.changed.connect(self._on_session_changed)
        self.of_call = CallPromises(theme, presenter)
        notes.add_foot(self.of_call)
        self.of_call.words_wanted.connect(self.find_words)
        self.actions: dict[str, Callable[[Command], bool]] = {"call.promise": lambda _: self._open_for_spoken()}
        self._board.add_wanted.connect(self.open_sheet)
        self._board.called.connect(notes.take_focus)
        self._board.left.connect(notes.take_focus)
        notes.edit.below_wanted.connect(self._board.take_focus)
        self._ledger.changed.connect(self._on_changed)
        self._ledger.made.connect(self._on_made)
        self._ledger.settled.connect(self._on_settled)
        calls, reminders = presenter.promise_calls, presenter.reminders
        presenter.scripts.found.connect(presenter.reading.open)
        presenter.scripts.missing.connect(self._on_no_script)
        calls.unsettled.connect(self._on_unsettled)
        reminders.due_soon.connect(self._on_due_soon)
        reminders.overdue.connect(self._on_overdue)

    @cached_property
    def sheet(self) -> PromiseSheet:
        """Where a promise is recorded; made when it is needed for the first time, see CallSheets."""
        from desktop.call.promises.make_sheet import PromiseSheet  # noqa: PLC0415 - see above

        return PromiseSheet(self._theme, self._presenter, self._screen)

    def open_for(self, ended: Call) -> None:
        """Open the sheet for a promise that was made in a call which has ended."""
        self.sheet.begin(ended=ended)

    @property
    def unsaved(self) -> str:
        """What was written of a promise and would be lost now; in a sheet that was never wanted there is nothing."""
        made = self.sheet.unsaved if "sheet" in vars(self) else ""
        return "\n".join(filter(None, (made, self._board.unsaved)))

    def find_words(self) -> bool:
        """Open the words for a delay in a call about a promise that is late; False in any other."""
        promise = self._presenter.promise_calls.followed
        if promise is None or not promise.overdue(self._ledger.now()):
            return False
        self._presenter.scripts.find(DELAY_PRACTICE)
        return True

    def open_sheet(self, what: str = "", due_at: datetime | None = None) -> bool:
        """Open the sheet for a new promise, filled in as far as is known."""
        self.sheet.begin(what=what, due_at=due_at)
        return True

    def _open_for_spoken(self) -> bool:
        """Open the sheet with what was just spoken, if that was a promise."""
        offer = self._presenter.conduct.offer
        return self.open_sheet(label(offer.source), offer.due_at) if offer is not None else self.open_sheet()

    def show_board(self) -> None:
        """Bring the board up, and the keyboard to it."""
        self._screen.command_request.emit("show.call")
        self._board.take_focus()

    @property
    def _idle(self) -> bool:
        return self._presenter.session.phase is Phase.IDLE

    def _on_session_changed(self) -> None:
        """Take back what leads to the board once a call runs; the counts still say that something is late."""
        if not self._idle and self._leads_to_board:
            self._leads_to_board = False
            for key in (_DUE, _OVERDUE):
                self._screen.message_over.emit(key)

    def _on_changed(self) -> None:
        self._screen.due_counted.emit(*self._ledger.due_count)
        board = self._ledger.board
        if not board.overdue:
            self._screen.message_over.emit(_OVERDUE)

    def _on_made(self, promise: Promise) -> None:
        text = self.tr("約束を記録しました: {due} {what}").format(due=self._due(promise), what=promise.what)
        undo = partial(self._ledger.take_back, promise)
        self._screen.message.emit(Message(text, Grade.UNDO, self.tr("元に戻す"), undo, _MADE))

    def _on_settled(self, before: Promise, after: PromiseState) -> None:
        if after is PromiseState.OPEN:
            self._screen.message.emit(Message(self.tr("約束の期限を変えました。"), Grade.INFO, key=_SETTLED))
            return
        kept = after is PromiseState.KEPT
        text = self.tr("果たした約束: {what}") if kept else self.tr("果たせなかった約束: {what}")
        undo = partial(self._ledger.reopen, before)
        if not kept:
            self._presenter.scripts.find(DELAY_PRACTICE)
        message = Message(text.format(what=before.what), Grade.UNDO, self.tr("元に戻す"), undo, _SETTLED)
        self._screen.message.emit(message)

    def _on_no_script(self, practice: str) -> None:
        text = self.tr("この場面の応対（{practice}）がライブラリにありません。").format(practice=practice)
        self._screen.message.emit(Message(text, Grade.WARN, key=_SCRIPT))

    def _on_unsettled(self, promise: Promise) -> None:
        text = self.tr("約束「{what}」は果たせましたか。").format(what=promise.what)
        keep = partial(self._ledger.keep, promise)
        message = Message(text, Grade.INFO, self.tr("済みにする"), keep, _ASKED, waits=True)
        self._screen.message.emit(message)

    def _on_due_soon(self, promises: tuple[Promise, ...]) -> None:
        if len(promises) == 1:
            text = self.tr("まもなく期限の約束: {due} {what}")
            text = text.format(due=self._due(promises[0]), what=promises[0].what)
        else:
            text = self.tr("まもなく期限の約束が {count} 件あります。").format(count=len(promises))
        self._remind(text, Grade.INFO, _DUE)

    def _on_overdue(self, promises: tuple[Promise, ...]) -> None:
        if len(promises) == 1:
            text = self.tr("期限を過ぎた約束: {due} {what}")
            text = text.format(due=self._due(promises[0]), what=promises[0].what)
        else:
            text = self.tr("期限を過ぎた約束が {count} 件あります。").format(count=len(promises))
        self._remind(text, Grade.WARN, _OVERDUE)

    def _remind(self, text: str, grade: Grade, key: str) -> None:
        idle = self._idle
        if idle and self._board.isVisible() and self._screen.isActiveWindow():
            return  # it stands on the board, before the eyes
        self._leads_to_board = self._leads_to_board or idle
        action, show = (self.tr("約束を見る"), self.show_board) if idle else ("", None)
        self._screen.reminder.emit(Message(text, grade, action, show, key, waits=True))

    def _due(self, promise: Promise) -> str:
        return due_text(promise.due_at, self._ledger.now())
