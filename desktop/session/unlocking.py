"""What the window does about encryption: it asks for a recovery key, shows a new one, and tells what a policy wants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.failure_page import Action
    from desktop.main_window import MainWindow
    from desktop.session.key_sheet import KeySheet
    from desktop.session.ports import LibrarySource
    from desktop.session.unlock_sheet import UnlockSheet
    from kb.errors import KbError

    #: Does work off the GUI thread, and calls one of the others on it.
    Write = Callable[[Callable[[], None], Callable[[None], None], Callable[[KbError], None]], None]

_NEW_KEY, _UNPROTECTED = "library.recovery_key", "library.unprotected"


class Unlocking(QObject):
    """Belongs to a session; ``opened`` is called once the key of the library is here."""

    def __init__(self, window: MainWindow, source: LibrarySource, write: Write, opened: Callable[[], None]) -> None:
        """``write`` does work in the session's order."""
        super().__init__(window)
        self._window = window
        self._source = source
        self._write = write
        self._opened = opened
        self._asking: UnlockSheet | None = None
        self._showing: KeySheet | None = None

    def action(self) -> Action:
        """Return what leads to the question."""
        return (self.tr("回復キーを入れる"), self.ask)

    def ask(self) -> None:
        """Ask for the recovery key."""
        if self._asking is None:
            from desktop.session.unlock_sheet import UnlockSheet  # noqa: PLC0415 - hardly any start needs it

            self._asking = UnlockSheet(self._window.theme, self._window)
            self._asking.given.connect(self._try)
        self._asking.ask()

    def tell(self) -> None:
        """Say what the opened library brings: a new recovery key, or that it should be encrypted and is not."""
        if written := self._source.take_recovery_key():
            text = self.tr("このPCの方針に従い、ライブラリを暗号化しました。回復キーを紙に書き写してください。")
            show = partial(self._show, written)
            shown = self.tr("回復キーを表示")
            self._say(Message(text, Grade.WARN, shown, show, _NEW_KEY, by_shortcut=False, stays=True))
        if self._source.unprotected:
            text = self.tr("このPCの方針は、ライブラリの暗号化を求めています。情報システムの担当者に知らせてください。")
            examine = partial(self._window.run_command, "setup.health")
            self._say(Message(text, Grade.WARN, self.tr("点検する"), examine, _UNPROTECTED, by_shortcut=False))

    def _say(self, message: Message) -> None:
        self._window.messages.show_message(message)

    def _try(self, written: str) -> None:
        self._write(partial(self._source.unlock, written), self._on_unlocked, self._on_refused)

    def _on_unlocked(self, _: None) -> None:
        if self._asking is not None:
            self._asking.finish()
        self._opened()

    def _on_refused(self, error: KbError) -> None:
        if self._asking is not None:
            self._asking.refuse(error)

    def _show(self, written: str) -> None:
        if self._showing is None:
            from desktop.session.key_sheet import KeySheet  # noqa: PLC0415 - hardly any start needs it

            self._showing = KeySheet(self._window.theme, written, self._window)
            self._showing.closed.connect(self._on_shown)
        self._showing.open(self._showing.typed)

    def _on_shown(self) -> None:
        """Forget the key once it is on paper; until then the message leads back to it."""
        if self._showing is not None and self._showing.written_down:
            self._window.messages.take_back(_NEW_KEY)
            self._showing.deleteLater()
            self._showing = None
