"""Brings the history together with the screen: opened by a key, left by Escape, restored by being saved anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.history.pane import HistoryPane
from desktop.editor.history.words import version_name
from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from desktop.commands import Command
    from desktop.editor.presenter import EditorPresenter
    from desktop.editor.presenter.history import Comparison
    from desktop.theme import Theme
    from kb.domain.article_form import ArticleForm

_RESTORED = "editor.restored"


class HistoryDesk(QObject):
    """Owns the pane; the screen shows it in place of the article and passes commands on.

    Signals:
        shown: show the pane.
        left: show the article again.
        message: (Message) for the message bar; message_over: (key) it is no news any more.
    """

    shown = Signal()
    left = Signal()
    message = Signal(object)
    message_over = Signal(str)

    def __init__(self, theme: Theme, presenter: EditorPresenter) -> None:
        """Show nothing yet."""
        super().__init__()
        self._presenter = presenter
        self._open = False
        self._restoring = 0
        self.pane = HistoryPane(theme)
        history = presenter.history
        history.listed.connect(self._on_listed)
        history.compared.connect(self._on_compared)
        history.restorable.connect(self._on_restorable)
        presenter.edited.opened.connect(self.leave)
        presenter.saved.connect(self._on_saved)
        presenter.failed.connect(self._on_failed)
        self.pane.left.connect(self.leave)
        self.pane.list.chosen.connect(history.choose)
        self.pane.list.pinned.connect(history.pin)
        self.pane.restore_wanted.connect(history.restore)

    @property
    def is_open(self) -> bool:
        """Whether the history is on show."""
        return self._open

    def open(self) -> None:
        """Show the history of the article in the editor, with what is typed as its newest version."""
        self._presenter.flush()
        if self._presenter.history.load():
            self._open = True

    def leave(self) -> None:
        """Go back to the article."""
        if self._open:
            self._open = False
            self.left.emit()

    def forget(self) -> None:
        """Something else took the place of the pane."""
        self._open = False

    def carry_out(self, command: Command) -> bool:
        """Carry a command out; False leaves it to others."""
        if command.id == "editor.history":
            self.leave() if self._open else self.open()
            return True
        if command.id == "use" and self._open:
            self.pane.accept()
        # Nor does anybody save an article that is not to be seen.
        return self._open and command.id in {"use", "save"}

    def _on_listed(self) -> None:
        history = self._presenter.history
        self.pane.show_entries(history.entries, typed=history.typed)
        if self._open:
            self.shown.emit()
            self.pane.list.setFocus()

    def _on_compared(self, comparison: Comparison) -> None:
        history = self._presenter.history
        if self.pane.list.number is None:
            self.pane.list.mark(comparison.after)
        newest = history.entries[0].number if history.entries else 0
        locked = self._presenter.gate.locked is not None
        self.pane.show_comparison(comparison, pinned=history.pinned, newest=newest, locked=locked)

    def _on_restorable(self, number: int, form: ArticleForm) -> None:
        self._presenter.edited.replace(form)
        self.leave()
        self._restoring = number
        self._presenter.save()

    def _on_saved(self) -> None:
        number, self._restoring = self._restoring, 0
        if number:
            said = self.tr("{version} の内容を新しい版として保存しました。前の版も履歴に残っています。")
            self.message.emit(Message(said.format(version=version_name(number)), Grade.INFO, key=_RESTORED))
        else:
            self.message_over.emit(_RESTORED)  # that is another version by now

    def _on_failed(self) -> None:
        self._restoring = 0
