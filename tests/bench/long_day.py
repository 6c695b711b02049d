"""Whether a window that stays open for a day grows: a day of calls in fast motion.

    python -m tests.bench.long_day [--calls N] [--every N] [--json]

The real window over the sample library, on Qt's offscreen platform. Each call is written down, its first suggestion
opened and read, every sheet of a call opened and left, and the call ended. In every tenth the other screens are gone
through: an article is edited and saved, something searched for, every section of the settings opened, theme and size
of text changed and changed back. What must level off: resident memory, threads, open files, objects of Qt and of
Python. ``--reopen N`` also puts the library away and opens it again after each N calls, as going back to a backup does.
Threads and files are counted on Linux only.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.call.panel import CallPanel
from desktop.composition import build_application
from desktop.editor.panel import EditorPanel
from desktop.main import make_application
from desktop.preferences import PreferenceStore
from desktop.search.panel import SearchPanel
from desktop.setup.panel import SetupPanel
from desktop.setup.sections import section_entries
from desktop.tasks.faults import FaultChannel
from desktop.theme import ThemeChoice
from desktop.widgets.screen import Screen
from desktop.widgets.sheet import Sheet
from kb.clock import SystemClock
from kb.library import LibraryPaths, create_library
from tests.bench import notes
from tests.bench.measuring import Result, machine, parser, print_result, resident_mb, say, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.composition import Application

_Panel = TypeVar("_Panel", bound=Screen)
#: What opens a sheet over a running call.
_SHEETS = (
    *("call.memo", "call.promise", "call.timeline", "call.matter", "call.questions", "call.boundary"),
    *("call.no_answer", "call.wording"),
)
_PATIENCE_SECONDS = 60.0
_OTHER_SCREENS_EVERY = 10
_NOTE = "今すぐ家に来いと言われている。炊飯器のふたが閉まらない。"
_SCREENS = 4


class Day:
    """Goes through calls in a window and counts what there is."""

    def __init__(self, application: Application) -> None:
        """Wait until the library is open and all screens are there."""
        self._theme = application.theme
        self._window = application.window
        self._session = application.session
        self._questions = notes.texts("words3", 50)
        self._number = 0
        self._article: UUID | None = None
        self._settle_screens()

    def call(self) -> None:
        """Play one call and what belongs to it."""
        panel = self._panel(CallPanel)
        self._do("call.start")
        _type(panel.notes.edit, _NOTE)
        self._wait(lambda: panel.suggestions.with_number(1) is not None)
        self._article = panel.suggestions.with_number(1)
        self._do("call.open")
        self._do("call.next_line")
        self._do("use")
        for name in _SHEETS:
            self._do(name)
            self._leave_sheets()
        self._do("call.end")
        self._leave_sheets()
        self._number += 1
        if self._number % _OTHER_SCREENS_EVERY == 0:
            self.go_round()

    def reopen(self) -> None:
        """Put the library away and open it again with screens of its own."""
        self._session._begin_anew()  # noqa: SLF001 - what restoring a backup does, without the backup
        self._session.start()
        self._settle_screens()

    def counts(self) -> dict[str, float]:
        """Return what there is now, when everything that nobody needs is gone."""
        self._settle()
        for _ in range(3):
            gc.collect()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        tops = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
        found: dict[str, float] = {
            "objects of Qt": len(QApplication.instance().findChildren(QObject))  # type: ignore[union-attr] # it is there
            + sum(1 + len(top.findChildren(QObject)) for top in tops),
            "widgets": len(QApplication.allWidgets()),
            "connections to the theme": self._theme.receivers(SIGNAL("changed()")),
            "objects of Python": len(gc.get_objects()),
        }
        own = Path("/proc/self")
        if own.is_dir():
            found |= {"threads": len(list((own / "task").iterdir())), "open files": len(list((own / "fd").iterdir()))}
        return found

    def go_round(self) -> None:
        """Use the other screens: write an article, search, open every section of the settings, change the look."""
        editor = self._panel(EditorPanel)
        self._do("show.editor")
        self._settle()
        if self._article is not None and editor.edit_article(self._article):
            self._settle()
            _type(editor.text, "。")
            self._settle()
            self._do("save")
        self._do("show.search")
        search = self._panel(SearchPanel)
        _type(search.field.edit, self._questions[self._number % len(self._questions)])
        self._settle()
        search.field.edit.clear()
        self._do("show.setup")
        setup = self._panel(SetupPanel)
        for entry in section_entries():
            setup.show_section(entry.section, entry.part)
            self._settle()
        for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
            self._theme.set_choice(choice)
            self._settle()
        self._theme.larger()
        self._settle()
        self._theme.smaller()
        self._do("show.call")

    def _panel(self, kind: type[_Panel]) -> _Panel:
        return next(screen for screen in self._window.screens() if isinstance(screen, kind))

    def _do(self, name: str) -> None:
        self._window.run_command(name)
        self._settle()

    def _leave_sheets(self) -> None:
        while (sheet := Sheet.topmost(self._window)) is not None:
            sheet.leave()
            self._settle()

    def _settle(self) -> None:
        """Wait until everything that was asked is answered, and what is to be deleted is."""
        self._wait(lambda: self._session.runner.idle)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def _settle_screens(self) -> None:
        self._wait(lambda: self._session.index_state == "ready" and len(self._window.screens()) == _SCREENS)
        self._settle()

    def _wait(self, until: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not until():
            if time.monotonic() > deadline:
                raise TimeoutError
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def _type(widget: QWidget, text: str) -> None:
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Play a day of calls in fast motion, and count what the window holds.")
    options_parser.add_argument("--calls", type=int, default=200)
    options_parser.add_argument("--every", type=int, default=20, help="calls between two countings")
    options_parser.add_argument("--reopen", type=int, default=0, metavar="N", help="reopen after each N calls")
    options = options_parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="bench-day-") as scratch:
        result = measure(Path(scratch), options.calls, options.every, options.reopen)
    print_result(result, as_json=options.json, text=text)
    return 0


def opened_application(app: QApplication, folder: Path) -> Application:
    """Return the window over a new library with the sample in a folder, being opened."""
    create_library(LibraryPaths(folder / "library"), clock=SystemClock(), sample=True)
    faults = FaultChannel(app)
    faults.reported.connect(lambda error: say(f"fault: {error!r}"))
    application = build_application(app, folder / "library", PreferenceStore(folder / "settings"), faults)
    application.window.show()
    application.session.start()
    return application


def measure(folder: Path, calls: int, every: int, reopen: int) -> Result:
    """Return what was counted after each so many calls."""
    application = opened_application(make_application([]), folder)
    day = Day(application)
    counted = [_row(0, day)]
    for number in range(1, calls + 1):
        day.call()
        if reopen and number % reopen == 0:
            day.reopen()
        if number % every == 0:
            counted.append(_row(number, day))
            say(str(counted[-1]))
    application.close()
    return {"counted": counted, "machine": machine()}


def _row(calls: int, day: Day) -> dict[str, float]:
    return {"calls": calls, **day.counts(), "resident MiB": round(resident_mb(), 1)}


def text(result: Result) -> str:
    """Return the result as a table."""
    names = list(result["counted"][0])
    return table(names, [[row[name] for name in names] for row in result["counted"]])


if __name__ == "__main__":
    sys.exit(main())
