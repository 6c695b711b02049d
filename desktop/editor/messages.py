"""What the screen 編集 has to say about the article that is open: recovery, other writers, newer versions, saves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.texts import error_text, label
from desktop.widgets.message_bar import Grade, Message
from kb.domain.lifecycle import may_go
from kb.errors import ArticleInvalidError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from desktop.editor.presenter import EditorPresenter
    from desktop.widgets.message_bar import MessageBar
    from kb.domain.article import ArticleRevision, State
    from kb.domain.article_form import ArticleForm
    from kb.domain.stored_draft import OtherWriter
    from kb.errors import KbError

_RECOVERED, _SHARED, _NEWER, _FAILED, _UNKEPT, _STATE, _THROWN = (
    f"editor.{name}" for name in ("recovered", "shared", "newer", "failed", "unkept", "state", "thrown")
)
_OF_ONE_ARTICLE = (_RECOVERED, _SHARED, _NEWER, _FAILED)


class EditorMessages(QObject):
    """``bar`` stands below the head: it speaks of one article and leaves with it; an undo goes to the window's bar.

    Signals:
        message: (Message) for the window's message bar.
        problems_wanted: what keeps the article from being saved shall be shown.
        merge_wanted: (ArticleRevision) both texts shall be put side by side.
    """

    message = Signal(object)
    problems_wanted = Signal()
    merge_wanted = Signal(object)

    def __init__(self, bar: MessageBar, presenter: EditorPresenter, *, can_merge: bool = False) -> None:
        """Say nothing yet; without ``can_merge`` no merge is offered."""
        super().__init__(bar)
        self._bar = bar
        self._presenter = presenter
        self._can_merge = can_merge
        presenter.edited.opened.connect(self._on_opened)
        presenter.recovered.connect(self._on_recovered)
        presenter.shared.connect(self._on_shared)
        presenter.outdated.connect(self._on_outdated)
        presenter.conflicted.connect(self._on_conflicted)
        presenter.saved.connect(self._on_saved)
        presenter.thrown.connect(self._on_thrown)
        presenter.failed.connect(self._on_failed)
        presenter.unkept.connect(lambda error: self._say(error_text(error), Grade.DANGER, _UNKEPT))
        presenter.settled.connect(lambda: bar.take_back(_UNKEPT))

    def _on_opened(self) -> None:
        for key in _OF_ONE_ARTICLE:
            self._bar.take_back(key)

    def _on_recovered(self, at: datetime) -> None:
        text = self.tr("{time} までの書きかけを開きました。").format(time=f"{at.astimezone():%m/%d %H:%M}")
        if self._presenter.edited.revision is None:
            self._say(text, Grade.INFO, _RECOVERED)
        else:
            self._say(text, Grade.INFO, _RECOVERED, self.tr("元に戻す"), self._presenter.throw_away)

    def _on_thrown(self, article_id: UUID, form: ArticleForm) -> None:
        text = self.tr("書きかけを捨てました。")
        undo = partial(self._presenter.bring_back, article_id, form)
        self.message.emit(Message(text, Grade.UNDO, self.tr("元に戻す"), undo, _THROWN))

    def _on_shared(self, others: tuple[OtherWriter, ...]) -> None:
        if not others:
            self._bar.take_back(_SHARED)
            return
        names = "、".join(dict.fromkeys(other.editor or self.tr("ほかの人") for other in others))
        time = f"{max(other.typed_at for other in others).astimezone():%H:%M}"
        text = self.tr("{names} が、ほかの画面でこの記事を書いています（{time}）。").format(names=names, time=time)
        self._say(text, Grade.WARN, _SHARED)

    def _on_outdated(self, revision: ArticleRevision) -> None:
        text = self.tr("ほかの画面で版 {number} が保存されました。ここで書いた内容は下書きに残っています。")
        self._say_newer(text, revision)

    def _on_conflicted(self, revision: ArticleRevision) -> None:
        text = self.tr("ほかの画面で版 {number} が保存されたため、保存していません。書いた内容は下書きに残っています。")
        self._say_newer(text, revision)

    def _say_newer(self, text: str, revision: ArticleRevision) -> None:
        action = self.tr("合わせる") if self._can_merge else ""
        self._say(
            text.format(number=revision.number), Grade.WARN, _NEWER, action, lambda: self.merge_wanted.emit(revision)
        )

    def _on_saved(self, before: State, after: State) -> None:
        for key in _OF_ONE_ARTICLE:
            self._bar.take_back(key)
        if before is after:
            return
        text = self.tr("「{state}」にしました。").format(state=label(after))
        if may_go(after, before):
            undo = Message(text, Grade.UNDO, self.tr("元に戻す"), lambda: self._presenter.save(before), _STATE)
            self.message.emit(undo)
        else:
            self.message.emit(Message(text, key=_STATE))

    def _on_failed(self, error: KbError) -> None:
        if isinstance(error, ArticleInvalidError):
            self._say(error_text(error), Grade.WARN, _FAILED, self.tr("見る"), self.problems_wanted.emit)
        else:
            self._say(error_text(error), Grade.WARN, _FAILED)

    def _say(
        self, text: str, grade: Grade, key: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        message = Message(text, grade, action, on_action, key, by_shortcut=False)
        self._bar.show_message(message)
