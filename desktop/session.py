"""One library on the screen: opens it behind the window, watches it, and closes everything in the right order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from desktop.tasks.runner import TaskRunner
from desktop.texts import error_text
from desktop.widgets.message_bar import Grade, Message
from kb.errors import LibraryDamagedError, LibraryMissingError, UnexpectedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.main_window import MainWindow
    from desktop.tasks.faults import FaultChannel
    from desktop.widgets.screen import Screen
    from kb.domain.article import Changes
    from kb.errors import KbError

_POLL_MS = 1000
_CREATED = "library.created"


class LibraryState(Protocol):
    """What the status line shows of a library."""

    @property
    def name(self) -> str: ...
    @property
    def article_count(self) -> int: ...
    @property
    def index_state(self) -> str: ...


class OpenLibrary(Protocol):
    """What the session asks of an open library; everything else is between it and the presenters."""

    def status(self) -> LibraryState: ...
    def external_changes(self) -> Changes: ...
    def listen(self, callback: Callable[[str], None]) -> None: ...
    def close(self) -> None: ...


class LibrarySource(Protocol):
    """Where a library comes from; called off the GUI thread."""

    @property
    def folder(self) -> Path: ...

    def open(self) -> OpenLibrary: ...
    def create(self, *, sample: bool) -> OpenLibrary: ...
    def replace_by_empty(self) -> OpenLibrary:
        """Keep the folder under another name and open an empty library in its place."""
        ...


class _Events(QObject):
    happened = Signal(str)


class LibrarySession(QObject):
    """Drives the window from 'being opened' to the screens, and back at the end.

    Signals:
        ready: the screens are on show.
    """

    ready = Signal()

    def __init__(
        self,
        window: MainWindow,
        source: LibrarySource,
        build_screens: Callable[[OpenLibrary, TaskRunner], list[Screen]],
        faults: FaultChannel,
    ) -> None:
        """Do nothing yet; ``build_screens`` makes the screens of an open library."""
        super().__init__(window)
        self._window = window
        self._source = source
        self._build_screens = build_screens
        self._faults = faults
        self._runner = self._make_runner()
        self._library: OpenLibrary | None = None
        self._events = _Events(self)
        self._events.happened.connect(self._on_event)
        faults.reported.connect(self._on_fault)
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self.look)
        self._polling = False

    @property
    def runner(self) -> TaskRunner:
        """The runner of the present library."""
        return self._runner

    def start(self) -> None:
        """Open the library; where there is none, make one with the sample knowledge."""
        self._window.show_blank(self.tr("ライブラリを開いています。"))
        self._runner.write(self._source.open, self._on_opened, self._on_open_failed)

    def start_empty(self) -> None:
        """Put the library aside and begin with an empty one in its place."""
        self._close_library()
        self._runner = self._make_runner()
        self._window.show_blank(self.tr("空のライブラリを作っています。"))
        self._runner.write(self._source.replace_by_empty, self._on_opened, self._on_open_failed)

    def close(self) -> None:
        """Stop timers and searches, let writes finish, close the library."""
        self._close_library()

    def _make_runner(self) -> TaskRunner:
        runner = TaskRunner(self._faults, self)
        runner.failed.connect(self._on_failed)
        return runner

    def _close_library(self) -> None:
        self._timer.stop()
        self._window.messages.take_back(_CREATED)
        self._window.remove_screens()
        self._runner.close()
        if self._library is not None:
            self._library.close()
            self._library = None

    @Slot(object)
    def _on_opened(self, library: OpenLibrary) -> None:
        self._library = library
        library.listen(self._events.happened.emit)
        for screen in self._build_screens(library, self._runner):
            screen.library_changed_here.connect(self._ask_status)
            self._window.add_screen(screen)
        self._ask_status()
        self._timer.start()
        self.ready.emit()

    def _on_created(self, library: OpenLibrary) -> None:
        self._on_opened(library)
        text = self.tr("はじめての起動なので、見本のナレッジを入れたライブラリを作りました。")
        action = self.tr("空で始める")
        self._window.messages.show_message(
            Message(text, Grade.INFO, action, self.start_empty, _CREATED, by_shortcut=False)
        )

    def _on_open_failed(self, error: KbError) -> None:
        if isinstance(error, LibraryMissingError):
            self._window.show_blank(self.tr("はじめての起動です。見本のナレッジを入れたライブラリを作っています。"))
            self._runner.write(lambda: self._source.create(sample=True), self._on_created, self._on_open_failed)
            return
        if isinstance(error, UnexpectedError):
            return  # the fault itself was reported, and said so
        word, folder = self.tr("ライブラリのフォルダーを開く"), self._source.folder
        if isinstance(error, LibraryDamagedError) and (backups := Path(str(error.params["backups"]))).is_dir():
            word, folder = self.tr("控えのフォルダーを開く"), backups
        again = (self.tr("もう一度試す"), self.start)
        self._window.show_blank(error_text(error), again, (word, lambda: _open_folder(folder)))

    def _on_fault(self) -> None:
        """Leave no window behind that says for ever that it is opening the library."""
        if self._library is None:
            self._window.show_blank(self.tr("ライブラリを開けませんでした。"), (self.tr("もう一度試す"), self.start))

    def _on_failed(self, error: KbError) -> None:
        """Show a failure that no screen handles itself."""
        self._window.messages.show_message(Message(error_text(error), Grade.WARN, key=error.code))

    def _on_event(self, event: str) -> None:
        if event == "index_rebuilt":
            self._window.messages.show_message(Message(self.tr("索引を作り直しました。"), key="index"))
        self._ask_status()

    def look(self) -> None:
        """Ask whether another program changed the library; the timer does this every second."""
        if self._library is not None and not self._polling:
            self._polling = True
            self._runner.read(self._library.external_changes, self._on_polled, self._on_poll_failed)

    def _on_polled(self, changes: Changes) -> None:
        self._polling = False
        if changes:
            self._window.library_changed(changes, None)
            self._ask_status()

    def _on_poll_failed(self, error: KbError) -> None:
        # Whatever keeps the file from being read now is asked about again in a second, and told by what the user does.
        self._polling = False

    def _ask_status(self) -> None:
        if self._library is not None:
            self._runner.read(self._library.status, self._on_status)

    def _on_status(self, status: LibraryState) -> None:
        self._window.show_library(status.name, status.article_count)
        self._window.show_index_state(str(status.index_state))


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
