"""Drives the window from the first moment to the end: screens at once, the library behind them, everything closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.session.remedies import examine, remedies
from desktop.session.restoring import KEY as RESTORING
from desktop.session.restoring import Restoring, obstacle
from desktop.session.screen_line import ScreenLine
from desktop.session.unlocking import Unlocking
from desktop.session.watch import LibraryWatch
from desktop.tasks.awaited import Awaited
from desktop.tasks.runner import TaskRunner
from desktop.texts import error_text
from desktop.widgets.message_bar import Grade, Message
from kb.errors import DiskFailingError, LibraryLockedError, LibraryMissingError, UnexpectedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.failure_page import Action
    from desktop.main_window import MainWindow
    from desktop.session.ports import LibrarySource, OpenLibrary
    from desktop.tasks.faults import FaultChannel
    from desktop.widgets.screen import Screen
    from kb.domain.backup import Backup
    from kb.errors import KbError

_CREATED = "library.created"


class LibrarySession(QObject):
    """One library after another in a window; its screens work before it is open, and what they ask waits for it.

    Signals:
        ready: the library is open.
    """

    ready = Signal()

    def __init__(
        self,
        window: MainWindow,
        source: LibrarySource,
        build_screens: Callable[[Awaited[OpenLibrary], TaskRunner], Iterable[Screen]],
        faults: FaultChannel,
    ) -> None:
        """Do nothing yet; ``build_screens`` makes the screens of a library that is still to be opened, one by one.

        The first one is there at once; the others are made a little later, when the library is open, or when one of
        them is wanted: who begins to type at the start is not kept waiting by what nobody looks at.
        """
        super().__init__(window)
        self._window = window
        self._source = source
        self._build_screens = build_screens
        self._faults = faults
        self._runner = self._make_runner()
        # Of its own: what the screens write waits in the other one, for the library that is opened here.
        self._opener = self._make_runner()
        self._library: Awaited[OpenLibrary] = Awaited()
        self._watch: LibraryWatch | None = None
        self._opening = False
        self._failed = False
        self._line = ScreenLine(window)
        self._line.made.connect(self._on_made)
        self._unlocking = Unlocking(window, source, self._write, self.start)
        faults.reported.connect(self._on_fault)

    @property
    def runner(self) -> TaskRunner:
        """The runner of the present library."""
        return self._runner

    def prepare(self) -> None:
        """Put the screens into the window, so that one can type at once; opens nothing, as that would delay them."""
        if self._window.screens():
            return
        self._line.begin(self._build_screens(self._library, self._runner))
        self._window.status.show_opening()

    def start(self) -> None:
        """Open the library; where there is none, make one with the sample knowledge."""
        self.prepare()
        self._line.go_on_early()
        self._open(self._source.open, self._on_opened)

    def start_empty(self) -> None:
        """Put the library aside and begin with an empty one in its place."""
        self._begin_anew()
        self._open(self._source.replace_by_empty, self._on_opened)

    @property
    def index_state(self) -> str:
        """How the search index was when it was last asked; empty while no library is open."""
        return self._watch.index_state if self._watch is not None else ""

    def obstacle(self) -> str:
        """Return why the library cannot be put away now, as a sentence; empty where it can.

        While none is open that is no matter: the screens stay, and what is typed into them goes where it is restored.
        """
        screens = self._window.screens() if self._library.value is not None else ()
        return obstacle(screens, opening=self._opening)

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the library and open that; whoever asks looks for an ``obstacle`` before."""
        restoring = Restoring(backup)
        if self._library.value is not None:
            self._begin_anew()
            self._window.run_command("setup.backups")
        self._open(
            partial(restoring.carry_out, self._source),
            partial(self._on_restored, restoring),
            partial(self._on_restored_in_vain, restoring),
        )
        self._window.messages.show_message(restoring.under_way())

    def look(self) -> None:
        """Ask at once what is otherwise asked every second."""
        if self._watch is not None:
            self._watch.look()

    def close(self) -> bool:
        """Stop timers and searches, let writes finish, close the library; return whether all work ended in time."""
        if self._watch is not None:
            self._watch.stop()
            self._watch.deleteLater()
            self._watch = None
        self._window.messages.take_back(_CREATED)
        self._line.stop()
        self._window.remove_screens()
        # What was typed before the library was open is written to it yet, if it opens at all.
        ended = self._opener.close()
        self._library.give_up()
        ended = self._runner.close() and ended
        library, self._library = self._library.value, Awaited()
        if library is not None:
            library.close()
        return ended

    def _begin_anew(self) -> None:
        """Put the library away and make screens for another, which is opened next."""
        former = (self._runner, self._opener)
        if self.close():
            for runner in former:
                runner.deleteLater()  # and with it what it knows of the library
        self._runner, self._opener, self._library = self._make_runner(), self._make_runner(), Awaited()
        self.prepare()

    def _on_made(self, screen: Screen) -> None:
        screen.library_changed_here.connect(self._on_changed_here)
        if self._watch is not None:
            screen.on_library_opened()
        elif self._failed:
            screen.on_library_failed()

    def _make_runner(self) -> TaskRunner:
        runner = TaskRunner(self._faults, self)
        runner.failed.connect(self._on_failed)
        return runner

    def _write(self, work: Callable[[], None], done: Callable[[None], None], failed: Callable[[KbError], None]) -> None:
        self._opener.write(work, done, failed)

    def _open(
        self,
        work: Callable[[], OpenLibrary],
        done: Callable[[OpenLibrary], None],
        failed: Callable[[KbError], None] | None = None,
    ) -> None:
        awaited = self._library

        def opened() -> OpenLibrary:
            library = work()
            # Here and not on the GUI thread: whatever waits goes on at once, also while the program ends.
            if not awaited.put(library):
                library.close()
            return library

        self._opening = True
        self._failed = False
        self._window.clear_failure()
        self._window.status.show_opening()
        self._opener.write(opened, done, failed or self._on_open_failed)

    @Slot(object)
    def _on_opened(self, library: OpenLibrary) -> None:
        self._opening = False
        self._window.clear_failure()
        self._watch = LibraryWatch(self._window, library, self._runner)
        self._watch.start()
        for screen in self._window.screens():
            screen.on_library_opened()
        self._line.go_on()
        self._unlocking.tell()
        self.ready.emit()

    def _on_restored(self, restoring: Restoring, library: OpenLibrary) -> None:
        self._on_opened(library)
        self._window.messages.show_message(restoring.outcome())

    def _on_restored_in_vain(self, restoring: Restoring, error: KbError) -> None:
        self._window.messages.take_back(RESTORING)
        self._on_open_failed(error)
        if restoring.refusal is not None:
            self._window.messages.show_message(restoring.outcome())

    def _create(self) -> None:
        text = self.tr(
            "はじめての起動です。見本のナレッジを入れたライブラリを作っています。メモはもう書き始められます。"
        )
        self._window.messages.show_message(Message(text, Grade.INFO, key=_CREATED))
        self._open(lambda: self._source.create(sample=True), self._on_created)

    def _on_created(self, library: OpenLibrary) -> None:
        text = self.tr("はじめての起動なので、見本のナレッジを入れたライブラリを作りました。")
        action = self.tr("空で始める")
        self._window.messages.show_message(
            Message(text, Grade.INFO, action, self.start_empty, _CREATED, by_shortcut=False)
        )
        self._on_opened(library)  # a new recovery key, which is shown once, lies above the welcome

    def _on_open_failed(self, error: KbError) -> None:
        missing = isinstance(error, LibraryMissingError)
        if missing and not (self._source.was_here or self._source.has_backups()):
            self._create()
            return
        self._window.messages.take_back(_CREATED)
        self._line.go_on()
        if isinstance(error, UnexpectedError):
            return  # the fault itself was reported, and said so
        again = (self.tr("もう一度試す"), self.start)
        unlock = (self._unlocking.action(),) if isinstance(error, LibraryLockedError) else ()
        # Its database went away, and its backups did not: nobody wants a sample in its place unasked.
        anew = ((self.tr("新しく作る"), self._create),) if missing else ()
        self._fail(error_text(error), *unlock, again, *remedies(error, self._source.folder, self._window), *anew)

    def _on_fault(self) -> None:
        """Leave no window behind that says for ever that it is opening the library."""
        if self._library.value is None:
            again = (self.tr("もう一度試す"), self.start)
            self._fail(self.tr("ライブラリを開けませんでした。"), again, examine(self._window))

    def _fail(self, sentence: str, *actions: Action) -> None:
        self._opening = False
        self._failed = True
        for screen in self._window.screens():
            screen.on_library_failed()
        self._window.show_failure(sentence, *actions)

    def _on_failed(self, error: KbError) -> None:
        """Show a failure that no screen handles itself."""
        if isinstance(error, (LibraryMissingError, DiskFailingError)) and self._watch is not None:
            self._watch.look()  # and says what becomes of what is written
            return
        self._window.messages.show_message(Message(error_text(error), Grade.WARN, key=error.code))

    def _on_changed_here(self) -> None:
        if self._watch is not None:
            self._watch.ask_status()
