"""Sentences of this screen for the message bar: what can be undone, what is asked, what failed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal, SignalInstance

from desktop.call.note_text import clock_text
from desktop.call.presenter import Phase
from desktop.commands import command
from desktop.texts import error_text
from desktop.texts.obstacles import is_obstacle
from desktop.widgets.message_bar import Grade, Message
from desktop.widgets.obstacle_message import OBSTACLE, obstacle_message
from kb.errors import DiskFailingError, LibraryMissingError

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter import CallPresenter
    from desktop.call.presenter.call_content import CallContent
    from desktop.call.presenter.call_saver import Beginning
    from kb.domain.call import Call
    from kb.errors import KbError

_END = "call.end"
_SECOND = "call.second"
_QUIET = "call.quiet"
_LEFT_OPEN = "call.left_open"
_RESTORED = "call.restored"
_SAVE = "call.save"
_FAILED = "call.failed"
_ADVICE = "call.advice"
_FULL = "call.full"
_MEMO = "call.memo"
_CASE = "call.case"
_HISTORY = "call.history"
_DENIED = "call.denied"


class CallMessages(QObject):
    """Turns signals of the presenter into messages; ``say`` and ``take_back`` are those of the screen.

    Signals:
        edit_wanted: (article id) a draft that was made here is to be gone on with.
    """

    edit_wanted = Signal(object)

    def __init__(
        self, presenter: CallPresenter, say: SignalInstance, take_back: SignalInstance, parent: QObject
    ) -> None:
        """Listen from now on."""
        super().__init__(parent)
        self._session = presenter.session
        self._open_calls = presenter.open_calls
        self._say = say
        self._take_back = take_back
        self._shown: set[str] = set()
        self._unsaved_for = ""
        self._session.ended.connect(self._on_ended)
        self._session.ended_unwritten.connect(self._on_ended_unwritten)
        self._session.escalated.connect(self._on_escalated)
        self._open_calls.restored.connect(self._on_restored)
        self._open_calls.left_open.connect(self._on_left_open)
        self._open_calls.changed.connect(self._on_open_calls)
        self._session.quiet.connect(self._on_quiet)
        self._session.saved.connect(self._on_saved)
        self._session.unsaved.connect(self._on_unsaved)
        self._session.changed.connect(self._on_changed)
        presenter.case_making.saved.connect(self._on_case_saved)
        self._alerts = presenter.alerts
        self._alerts.denied.connect(self._on_denied)
        presenter.failed.connect(self._on_failed)
        presenter.advice.failed.connect(self._on_advice_failed)
        presenter.advice.changed.connect(partial(self._over, _ADVICE))

    def note_full(self, limit: int) -> None:
        """Say that something did not fit into the notes."""
        count = QLocale().toString(limit)
        text = self.tr("メモに入るのは {count} 文字までです。入りきらない分は加えていません。").format(count=count)
        self._show(Message(text, Grade.WARN, key=_FULL))

    def memo_handed_over(self, role: str) -> None:
        """Say that the memo is on the clipboard and kept."""
        text = self.tr("引き継ぎメモをコピーして、この通話に残しました（{role}）。").format(role=role)
        self._show(Message(text, Grade.DONE, key=_MEMO))

    def history_copied(self) -> None:
        """Say that the interaction history is on the clipboard."""
        self._show(Message(self.tr("応対履歴をコピーしました。"), Grade.DONE, key=_HISTORY))

    def _on_case_saved(self, article_id: UUID, title: str) -> None:
        text = self.tr("事例の下書きを保存しました: {title}").format(title=title)
        edit = partial(self.edit_wanted.emit, article_id)
        self._show(Message(text, Grade.INFO, command("edit").label, edit, _CASE))

    def _on_ended(self, call: Call) -> None:
        seconds = clock_text(self._session.length_of(call))
        text = self.tr("通話を終えました（{time}）。").format(time=seconds)
        undo = partial(self._session.take_back, call)
        self._show(Message(text, Grade.UNDO, self.tr("元に戻す"), undo, _END))

    def _on_ended_unwritten(self, beginning: Beginning, content: CallContent) -> None:
        undo = partial(self._session.take_back_unwritten, beginning, content)
        text = self.tr("通話を終えました。ライブラリに書けるようになりしだい、記録します。")
        self._show(Message(text, Grade.UNDO, self.tr("元に戻す"), undo, _END))

    def _on_escalated(self, call: Call) -> None:
        undo = partial(self._session.take_back_secondary, call)
        self._show(Message(self.tr("二次対応にしました。"), Grade.UNDO, self.tr("元に戻す"), undo, _SECOND))

    def _on_denied(self, rule: str) -> None:
        undo = partial(self._alerts.take_back_denial, rule)
        text = self.tr("この通話では当てはまらないと記録しました。")
        self._show(Message(text, Grade.UNDO, self.tr("元に戻す"), undo, _DENIED))

    def _on_restored(self, call: Call) -> None:
        started = call.started_at.astimezone()
        text = self.tr("終わっていない通話の続きです（{time} 開始）。").format(time=f"{started:%m/%d %H:%M}")
        end = partial(self._end, call.id)
        self._show(Message(text, Grade.INFO, self.tr("この通話を終える"), end, _RESTORED))

    def _on_left_open(self, call: Call) -> None:
        started = call.started_at.astimezone()
        text = self.tr("終わっていない通話がもう一つあります（{time} 開始）。").format(time=f"{started:%m/%d %H:%M}")
        change = partial(self._open_calls.change_to, call)
        action = self.tr("その通話に切り替える")
        self._show(Message(text, Grade.INFO, action, change, _LEFT_OPEN, by_shortcut=False))

    def _on_open_calls(self) -> None:
        if not self._open_calls.others:
            self._over(_LEFT_OPEN)

    def _on_quiet(self) -> None:
        text = self.tr("10分間、メモがありません。次のお客様ですか。")
        self._show(Message(text, Grade.WARN, self.tr("はい、次の通話を始める"), self._session.next, _QUIET))

    def _on_saved(self) -> None:
        error = self._session.saver.error
        before, self._unsaved_for = self._unsaved_for, error.code if error is not None else ""
        if error is None:
            self._over(_SAVE)
            self._over(OBSTACLE)
        elif not is_obstacle(error):
            self._show(Message(error_text(error), Grade.DANGER, key=_SAVE))
        elif error.code != before:  # it is tried every few seconds, and said once
            self._show(obstacle_message(error))

    def _on_unsaved(self, call_id: UUID, notes: str, error: KbError) -> None:
        again = partial(self._session.saver.save_notes, call_id, notes)
        self._show(Message(error_text(error), Grade.DANGER, self.tr("メモをもう一度保存"), again, f"{_SAVE}.{call_id}"))

    def _on_changed(self) -> None:
        if self._session.phase is Phase.IDLE:
            self._over(_QUIET)
            self._over(_RESTORED)

    def _on_failed(self, error: KbError) -> None:
        if isinstance(error, (LibraryMissingError, DiskFailingError)):
            self._show(obstacle_message(error))  # as whoever watches the library says it in a moment
            return
        self._show(Message(error_text(error), Grade.WARN, key=_FAILED))

    def _on_advice_failed(self, error: KbError) -> None:
        self._show(Message(error_text(error), Grade.WARN, key=_ADVICE))

    def _end(self, call_id: UUID) -> None:
        if self._session.call_id == call_id:
            self._session.end()

    def _show(self, message: Message) -> None:
        self._shown.add(message.key)
        self._say.emit(message)

    def _over(self, key: str) -> None:
        if key in self._shown:
            self._shown.discard(key)
            self._take_back.emit(key)
