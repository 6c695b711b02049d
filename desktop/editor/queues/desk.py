"""The queues put together: list, pane, sheet, and what the screen that holds them is asked and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.queues.pane import QueuePane
from desktop.editor.queues.queue_list import QueueList
from desktop.editor.queues.steps import Step
from desktop.editor.queues.synonym_sheet import SynonymSheet
from desktop.i18n import noop, translate
from desktop.texts import error_text
from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.editor.queues.presenter import QueuesPresenter
    from desktop.editor.queues.synonym_making import SynonymMaking
    from desktop.theme import Theme
    from kb.domain.article import Changes
    from kb.domain.queues import Queue
    from kb.errors import KbError

_KEY = "queues"
_DONE: dict[Step, str] = {
    Step.DONE: noop("QueueDesk", "片付けました。"),
    Step.NOTHING: noop("QueueDesk", "対応しないものとして片付けました。"),
    Step.DRAFT: noop("QueueDesk", "下書きを作りました。"),
    Step.SYNONYM: noop("QueueDesk", "同義語を保存しました。次の検索と通話から使われます。"),
    Step.DISCARD: noop("QueueDesk", "下書きを捨てました。"),
}


class QueueDesk(QObject):
    """``list`` goes above the articles, ``pane`` in place of the article.

    Signals:
        shown: a queue was chosen: ``pane`` is to be seen.
        left: the article is to be seen again.
        message: (Message); message_over: (key).
        library_changed: (Changes).
        article_wanted: (article id) open it, or the draft of it that waits.
    """

    shown = Signal()
    left = Signal()
    message = Signal(object)
    message_over = Signal(str)
    library_changed = Signal(object)
    article_wanted = Signal(object)

    def __init__(self, theme: Theme, presenter: QueuesPresenter, making: SynonymMaking, owner: QWidget) -> None:
        """Build the parts; ``owner`` is whose window the sheet covers."""
        super().__init__(owner)
        self._presenter = presenter
        self._making = making
        self.list = QueueList(theme, presenter)
        self.pane = QueuePane(theme, presenter)
        self.sheet = SynonymSheet(theme, making, owner)
        self.list.chosen.connect(self.show_queue)
        self.pane.left.connect(self.leave)
        self.pane.synonym_wanted.connect(self.sheet.begin)
        self.sheet.made.connect(presenter.settle_by_synonym)
        presenter.done.connect(self._on_done)
        presenter.undone.connect(lambda: self.message_over.emit(_KEY))
        presenter.failed.connect(self._on_failed)
        for source in (presenter, making):
            source.library_changed.connect(self.library_changed)
        presenter.article_wanted.connect(self.article_wanted)

    def show_queue(self, queue: Queue) -> None:
        """Show a queue and put the keyboard into it; the one on show is left."""
        if queue is self._presenter.queue:
            self.leave()
            return
        self._presenter.choose(queue)
        self.shown.emit()
        self.pane.take_focus()

    def leave(self) -> None:
        """Go back to the article."""
        if self._presenter.queue is not None:
            self._presenter.choose(None)
            self.left.emit()

    def forget(self) -> None:
        """Take in that an article took the place of the queue: a draft that waited may be typed in now."""
        if self.on_show:
            self._presenter.choose(None)
            self._presenter.refresh()

    @property
    def on_show(self) -> bool:
        """Whether a queue takes the place of the article."""
        return self._presenter.queue is not None

    def on_changed(self, changes: Changes) -> None:
        """Take in what changed in the library."""
        self._presenter.on_changed(changes)

    def close(self) -> None:
        """Stop for good."""
        self._presenter.close()
        self._making.close()

    def _on_done(self, step: Step) -> None:
        undo = self.tr("元に戻す")
        text = translate("QueueDesk", _DONE[step])
        self.message.emit(Message(text, Grade.UNDO, action=undo, on_action=self._presenter.undo, key=_KEY))

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))
