"""The one place that constructs: from a folder to a window on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from desktop.call.presenter import awaited_services
from desktop.folder_source import FolderSource
from desktop.hand_off.front import receive
from desktop.main_window import MainWindow
from desktop.reminding import TrayIcon
from desktop.screens import LATER, Parts, ScreenServices, build_screens
from desktop.session import LibrarySession
from desktop.session.release_watch import ReleaseWatch, bundle_folder
from desktop.setup.care import Around, later_care
from desktop.tasks.runner import TaskRunner
from desktop.theme import Theme, ThemeChoice
from kb.clock import SystemClock

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
    from kb.library import Library


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

    source.opened_last = saved.library
    session = LibrarySession(window, source, screens, faults)
    session.ready.connect(partial(_remember, store, source))
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


def _remember(store: PreferenceStore, source: FolderSource) -> None:
    """Keep which library was opened: where its folder is out of reach at the next start, nobody makes another there."""
    source.opened_last = str(source.folder)
    store.save(replace(store.value, library=source.opened_last))


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
