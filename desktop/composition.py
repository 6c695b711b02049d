"""The one place that constructs: from a folder to a window on the screen."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from desktop.call.presenter import awaited_services
from desktop.hand_off.front import receive
from desktop.main_window import MainWindow
from desktop.reminding import TrayIcon
from desktop.screens import LATER, Parts, ScreenServices, build_screens
from desktop.session import LibrarySession
from desktop.session.release_watch import ReleaseWatch, bundle_folder
from desktop.setup.care import Around, later_care
from desktop.start_up import settle
from desktop.tasks.log_file import LogFile
from desktop.tasks.runner import TaskRunner
from desktop.theme import Theme, ThemeChoice
from kb.clock import SystemClock
from kb.errors import KbError, LibraryBusyError
from kb.machine_policy import load_machine_policy, policy_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.editor.presenter import EditorServices
    from desktop.editor.queues.ports import QueueServices
    from desktop.hand_off.presenter import IncomingCalls
    from desktop.preferences import PreferenceStore
    from desktop.session import OpenLibrary
    from desktop.setup.ports import SetupServices
    from desktop.tasks.awaited import Awaited
    from desktop.tasks.faults import FaultChannel
    from desktop.widgets.screen import Screen
    from kb.clock import Clock
    from kb.domain.backup import Backup
    from kb.domain.library_facts import PlaceFixedBy
    from kb.library import Library
    from kb.library.care import LibraryCare
    from kb.machine_policy import MachinePolicy


class FolderSource:
    """A library in a folder of this computer.

    The modules of the library are imported by the first call, off the GUI thread: that takes half a second.
    """

    def __init__(
        self, folder: Path | None, clock: Clock, policy_file: Path | None = None, *, trial: bool = False
    ) -> None:
        """Touch nothing yet; without ``folder`` the user's own is meant.

        ``policy_file`` is the policy of this computer, whether there is one or not. The library of a ``trial`` lies
        where it likes; all else that the policy decides holds for it too.
        """
        self._trial = trial
        self._wanted = folder
        self._clock = clock
        self._policy_file = policy_file
        self._log = LogFile()
        self._recovery_key = ""
        #: See ``LibrarySource``.
        self.unprotected = False

    @property
    def folder(self) -> Path:
        """Where the library is or will be; the user's own while the policy of this computer cannot be read."""
        from kb.library import library_folder  # noqa: PLC0415 - see the class

        try:
            return library_folder(self._wanted, os.environ, self._machine())
        except KbError:
            return self._own  # opening says what is wrong

    @property
    def _own(self) -> Path:
        from kb.library import default_library_path  # noqa: PLC0415 - see the class

        return self._wanted or default_library_path(os.environ)

    def _machine(self) -> MachinePolicy:
        """Read the policy anew each time: who mends it tries again, and need not start the program again."""
        machine = load_machine_policy(self._policy_file)
        return replace(machine, library="") if self._trial else machine

    def open(self) -> OpenLibrary:
        """Open the library; raises the errors of ``kb.library.open_library``, and SettingFixedError."""
        try:
            return self._open()
        finally:
            settle()

    def _open(self) -> OpenLibrary:
        from kb.library import LibraryPaths, library_folder, open_library  # noqa: PLC0415 - see the class

        machine = self._machine()
        paths = LibraryPaths(library_folder(self._wanted, os.environ, machine))
        if paths.root.is_dir():
            self._log.follow(paths.log)  # first, because opening already tells of an index that cannot be read
        library = open_library(paths, clock=self._clock, machine=machine)
        self.unprotected = machine.encryption_required and not library.encrypted
        return cast("OpenLibrary", library)

    def fixed_by(self) -> PlaceFixedBy | None:
        """Return what decides where the library lies before the user does."""
        from kb.library.choosing import place_fixed_by  # noqa: PLC0415 - see the class

        return place_fixed_by(self._wanted, os.environ, self.policy)

    def chosen(self) -> Path | None:
        """Return the folder that the user chose, for the next start."""
        from kb.library.paths import chosen_library  # noqa: PLC0415 - see the class

        return chosen_library()

    def choose(self, folder: Path | None) -> bool:
        """Choose a folder for the next start; raises the errors of ``kb.library.choosing.choose_library``."""
        from kb.library.choosing import choose_library  # noqa: PLC0415 - see the class

        return choose_library(folder)

    @property
    def care(self) -> LibraryCare:
        """What looks after the library in the folder, whether it opens or not."""
        from kb.library import LibraryPaths  # noqa: PLC0415 - see the class
        from kb.library.care import LibraryCare  # noqa: PLC0415 - see the class

        return LibraryCare(
            LibraryPaths(self.folder), clock=self._clock, machine=self.policy, policy_file=self._policy_file
        )

    @property
    def policy(self) -> MachinePolicy:
        """What is fixed on this computer, nothing where the policy cannot be read."""
        return policy_in_force(self._policy_file)

    def has_backups(self) -> bool:
        """Tell whether there are backups of a library in the folder."""
        from kb.library import LibraryPaths  # noqa: PLC0415 - see the class

        paths = LibraryPaths(self.folder)
        return any(paths.backups.glob(f"{paths.database.stem}-*{paths.database.suffix}"))

    def restore(self, backup: Path) -> Backup | None:
        """Put a backup in the place of the library; raises the errors of ``LibraryCare.restore``."""
        return self.care.restore(backup)

    def create(self, *, sample: bool) -> OpenLibrary:
        """Make a library and open it; raises the errors of ``kb.library.create_library``."""
        from kb.library import LibraryPaths, create_library  # noqa: PLC0415 - see the class
        from kb.library.protecting import required_key  # noqa: PLC0415 - see the class

        # Nothing is made where what is decided cannot be read.
        with required_key(self._machine()) as key:
            create_library(LibraryPaths(self.folder), clock=self._clock, sample=sample, key=key)
        self._recovery_key = key.written() if key else ""
        return self.open()

    def take_recovery_key(self) -> str:
        """See ``LibrarySource``."""
        written, self._recovery_key = self._recovery_key, ""
        return written

    def unlock(self, written: str) -> None:
        """Keep the key that a recovery key is; raises the errors of ``ProtectionDesk.unlock``."""
        from kb.library import LibraryPaths  # noqa: PLC0415 - see the class
        from kb.library.protecting import ProtectionDesk  # noqa: PLC0415 - see the class

        ProtectionDesk(LibraryPaths(self.folder), clock=self._clock, machine=self._machine()).unlock(written)

    def replace_by_empty(self) -> OpenLibrary:
        """Rename the folder, so that nothing is lost, and make an empty library in its place.

        Raises:
            LibraryBusyError: another program has a file of it open (Windows does not rename then).
        """
        self._log.stop()
        stamp = self._clock.now().strftime("%Y%m%d-%H%M%S")
        try:
            self.folder.rename(self.folder.with_name(f"{self.folder.name}-{stamp}"))
        except FileNotFoundError:
            pass  # it was removed by hand: there is nothing to keep
        except OSError as error:
            raise LibraryBusyError(path=str(self.folder)) from error
        return self.create(sample=False)


@dataclass(frozen=True, slots=True)
class Application:
    """Everything of one run; ``close`` is called once, after the event loop."""

    theme: Theme
    window: MainWindow
    session: LibrarySession
    store: PreferenceStore
    incoming: IncomingCalls | None = None

    def close(self) -> bool:
        """Keep what the user set, then end in order: calls that come in, timers, searches, writes, library, window.

        Return whether all work ended in time: what is written to a share that hangs does not.
        """
        if self.incoming is not None:
            self.incoming.close()
        shown = self.window.current
        self.store.save(
            replace(
                self.store.value,
                text_percent=self.theme.text_percent,
                theme="" if self.theme.choice is ThemeChoice.SYSTEM else self.theme.choice.value,
                geometry=self.window.geometry_text(),
                screen=shown.screen_id if shown else "",
            )
        )
        ended = self.session.close()
        self.window.close()
        return ended


def build_application(
    app: QApplication,
    folder: Path | None,
    store: PreferenceStore,
    faults: FaultChannel,
    clock: Clock | None = None,
    incoming: IncomingCalls | None = None,
    policy_file: Path | None = None,
    *,
    trial: bool = False,
) -> Application:
    """Build the window with its screens; ``session.start`` opens the library behind them.

    ``policy_file`` and ``trial``: see ``FolderSource``.
    ``incoming`` are the calls that other programs hand over, taken as soon as the window is on the screen.
    """
    clock = clock or SystemClock()
    saved = store.value
    choice = ThemeChoice(saved.theme) if saved.theme in set(ThemeChoice) else ThemeChoice.SYSTEM
    theme = Theme(app, choice=choice, text_percent=saved.text_percent, sheet_later=True)
    window = MainWindow(app, theme)
    window.restore_geometry_text(saved.geometry)
    window.reminding.set_tray(TrayIcon(theme, window))

    source = FolderSource(folder, clock, policy_file, trial=trial)

    def screens(library: Awaited[OpenLibrary], runner: TaskRunner) -> Iterator[Screen]:
        services = screen_services(cast("Awaited[Library]", library))
        around = Around(later_care(lambda: source), session, source, store, source.policy)
        return build_screens(services, Parts(theme, runner, faults, clock, store, around))

    session = LibrarySession(window, source, screens, faults)
    session.prepare()
    for screen_id, icon, at_bottom in LATER:
        window.announce(screen_id, icon, at_bottom=at_bottom)
    if saved.screen:
        window.show_screen(saved.screen)
    theme.put_sheet_on()
    bundle = bundle_folder()
    if bundle is not None:
        ReleaseWatch(window, TaskRunner(faults, window), bundle)
    if incoming is not None:
        incoming.arrived.connect(partial(receive, window))
        window.shown.connect(incoming.begin)
    return Application(theme, window, session, store, incoming)


def screen_services(library: Awaited[Library]) -> ScreenServices:
    """Return services that wait for the library at each call."""
    wait = library.get

    def queues() -> QueueServices:
        from desktop.editor.queues.ports import awaited_queue_services  # noqa: PLC0415 - see desktop.screens

        return awaited_queue_services(wait)

    def editing() -> EditorServices:
        from desktop.editor.presenter import awaited_services  # noqa: PLC0415 - see desktop.screens

        return awaited_services(wait)

    def setup() -> SetupServices:
        from desktop.setup.ports import awaited_services  # noqa: PLC0415 - see desktop.screens

        return awaited_services(wait)

    return ScreenServices(awaited_services(wait), queues, editing, setup)
