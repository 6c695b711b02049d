"""Keeps the window up to date with an open library: its size and index, its long jobs, what others change in it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.i18n import noop, translate
from desktop.texts.obstacles import obstacle_fact
from desktop.widgets.message_bar import Grade, Message
from desktop.widgets.obstacle_message import OBSTACLE, obstacle_message
from kb.domain.article import Changes
from kb.errors import DiskFailingError, LibraryMissingError

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.session.ports import LibraryState, OpenLibrary
    from desktop.tasks.runner import TaskRunner
    from kb.errors import KbError

_POLL_MS = 1000


#: What happened in the background (``kb.services.upkeep.LibraryEvent``) and is worth a word: key, grade and sentence.
_TOLD: dict[str, tuple[str, Grade, str]] = {
    "index_rebuilt": ("index", Grade.INFO, noop("LibraryWatch", "索引を作り直しました。")),
    "import_finished": ("import", Grade.INFO, noop("LibraryWatch", "中断していた取り込みが終わりました。")),
    "pack_taken": ("pack", Grade.INFO, noop("LibraryWatch", "配布された新しい記事を取り込みました。")),
    "pack_refused": (
        "pack",
        Grade.WARN,
        noop("LibraryWatch", "配布の場所に、取り込めないファイルがあります。情報システムの担当者に知らせてください。"),
    ),
    "clock_doubted": (
        "clock",
        Grade.WARN,
        noop("LibraryWatch", "PCの時計が最後の記録より1年以上先です。確かめてください。古い記録は消していません。"),
    ),
    "import_lost": (
        "import",
        Grade.WARN,
        noop("LibraryWatch", "中断していた取り込みを続けられません。取り込み元のフォルダーがないか、空です。"),
    ),
}


def event_message(event: str) -> Message | None:
    """Return what to tell the user of an event; mostly nothing."""
    if event not in _TOLD:
        return None
    key, grade, text = _TOLD[event]
    return Message(translate("LibraryWatch", text), grade, key=key)


class _Events(QObject):
    happened = Signal(str)


class LibraryWatch(QObject):
    """Watches one library from ``start`` to ``stop``."""

    def __init__(self, window: MainWindow, library: OpenLibrary, runner: TaskRunner) -> None:
        """Look at nothing yet."""
        super().__init__(window)
        self._window = window
        self._library = library
        self._runner = runner
        self._events = _Events(self)
        self._events.happened.connect(self._on_event)
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self.look)
        self._polling = False
        self._asking = False
        self._working = False
        self._obstacle: KbError | None = None
        self.index_state = ""

    def start(self) -> None:
        """Show the state of the library and look every second from now on."""
        self._library.listen(self._events.happened.emit)
        self.ask_status()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Ask whether another program changed the library, and how far a long job has come."""
        if not self._polling:
            self._polling = True
            self._runner.read(self._ask, self._on_polled, self._on_poll_failed)
        if self._working and not self._asking:
            self.ask_status()

    def ask_status(self) -> None:
        """Ask for what the status line shows."""
        self._asking = True
        self._runner.read(self._library.status, self._on_status, self._on_status_failed, about=self._on_status)

    def _ask(self) -> tuple[KbError | None, Changes]:
        """Called off the GUI thread. What cannot be seen now has not changed: a share that is gone holds no rules."""
        obstacle = self._library.obstacle()
        gone = isinstance(obstacle, (LibraryMissingError, DiskFailingError))
        return obstacle, Changes() if gone else self._library.external_changes()

    def _on_status(self, status: LibraryState) -> None:
        self._asking = False
        self._working = status.progress is not None
        line = self._window.status
        if self._obstacle is None:
            line.show_library(status.name, status.article_count)
        self.index_state = str(status.index_state)
        line.show_index(str(status.index_state), status.progress)

    def _on_status_failed(self, error: KbError) -> None:
        # The facts on show stay; whatever keeps the file from being read is told by what the user does.
        self._asking = False

    def _on_event(self, event: str) -> None:
        message = event_message(event)
        if event == "clock_doubted" and message is not None:
            examine = partial(self._window.run_command, "setup.health")
            message = replace(message, action=self.tr("点検する"), on_action=examine, by_shortcut=False)
        elif event == "clock_believed":
            self._window.messages.take_back("clock")
        if message is not None:
            self._window.messages.show_message(message)
        self.ask_status()

    def _on_polled(self, answer: tuple[KbError | None, Changes]) -> None:
        self._polling = False
        obstacle, changes = answer
        self._take(obstacle)
        if changes:
            self._window.library_changed(changes, None)
            self.ask_status()

    def _take(self, obstacle: KbError | None) -> None:
        """Tell once what keeps everything from being saved, and that it is over; then what waited is saved."""
        before, self._obstacle = self._obstacle, obstacle
        if obstacle is not None:
            self._window.status.show_obstacle(obstacle_fact(obstacle))
            if before is None or before.code != obstacle.code:
                self._window.messages.show_message(obstacle_message(obstacle))
        elif before is not None or self._window.messages.holds(OBSTACLE):
            self._window.messages.take_back(OBSTACLE)
            self._runner.owed.retry()
            self.ask_status()

    def _on_poll_failed(self, error: KbError) -> None:
        # Whatever keeps the file from being read now is asked about again in a second, and told by what the user does.
        self._polling = False
