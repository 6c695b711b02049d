"""Starts the program: arguments, faults, language, window first; ends it in order."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import socket
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QObject, QProcess, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from desktop.composition import build_application
from desktop.fault_dialog import FaultDialog
from desktop.folder_source import FolderSource
from desktop.hand_off.presenter import IncomingCalls, claim_or_tell
from desktop.i18n import JAPANESE, LANGUAGES, install_language, translate
from desktop.preferences import PreferenceStore, default_preferences_path
from desktop.summoning import SystemKey
from desktop.tasks.faults import FaultChannel
from desktop.tasks.garbage import GarbageCollection
from desktop.texts import error_text
from desktop.theme import ThemeChoice
from desktop.widgets.message_bar import Grade, Message
from kb.clock import SystemClock
from kb.domain.hand_off import SCHEME, parse_url
from kb.errors import HandOffInvalidError, SettingFixedError
from kb.machine_policy import NOTHING_FIXED, machine_policy_path, policy_in_force
from kb.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from desktop.composition import Application
    from kb.domain.hand_off import CallHandOff
    from kb.machine_policy import MachinePolicy


_log = logging.getLogger(__name__)

#: The key is asked for when the start is over: nobody presses it before, and the first suggestion comes first.
_KEY_AFTER_MS = 2_000


def parse_arguments(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Return what was asked for, and the rest, which is for Qt.

    Nothing after a URL counts: a system that puts a URL from elsewhere into a command line may not quote it well, and
    what is in it must not become an option.
    """
    urls = [place for place, argument in enumerate(arguments) if argument.lower().startswith(f"{SCHEME}:")]
    url = arguments[urls[0]] if urls else ""
    own = list(arguments[: urls[0]] if urls else arguments)
    parser = argparse.ArgumentParser(
        prog="kandokoro",
        description="勘所: 苦情電話のためのナレッジ",
        epilog=f"最後に {SCHEME}://call?caller=…&product=… の URL を書くと、その通話を始めます。",
    )
    parser.add_argument("--library", type=_folder, metavar="DIR", help="ライブラリのフォルダー")
    parser.add_argument("--language", choices=LANGUAGES, help="画面の言語。次からの起動でも使う")
    parser.add_argument("--theme", choices=[*ThemeChoice], help="画面の明るさ。次からの起動でも使う")
    # ``kb doctor --selftest`` starts the window with it; see desktop.selftest.
    parser.add_argument("--selftest", type=_folder, metavar="FILE", help=argparse.SUPPRESS)
    parser.set_defaults(url=url)
    options, rest = parser.parse_known_args(own)
    if options.selftest and not is_beside(options.library, options.selftest):
        parser.error("--selftest: only on a library beside its report")  # no way around the policy for any other
    return options, rest


def is_beside(library: Path | None, report: Path) -> bool:
    """Tell whether a library lies below the folder of a report, whatever links and dots there are in its path."""
    return library is not None and library.resolve().is_relative_to(report.resolve().parent)


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def remember(store: PreferenceStore, options: argparse.Namespace) -> None:
    """Keep the look that was asked for with the start: as if it had been chosen in the settings."""
    value = store.value
    if options.language:
        value = replace(value, language=options.language)
    if options.theme:
        value = replace(value, theme="" if options.theme == ThemeChoice.SYSTEM else options.theme)
    if value != store.value:
        store.save(value)


class _Elsewhere(QObject):
    """Brings what failed on other threads to the GUI thread."""

    failed = Signal(object)


def catch_faults(faults: FaultChannel) -> None:
    """Send every unhandled exception of any thread to the channel."""
    bridge = _Elsewhere(faults)
    bridge.failed.connect(faults.report, Qt.ConnectionType.QueuedConnection)

    def on_unhandled(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        bridge.failed.emit(error.with_traceback(trace))

    def on_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            bridge.failed.emit(arguments.exc_value)

    sys.excepthook = on_unhandled
    threading.excepthook = on_thread


def end_when_told(app: QApplication) -> None:
    """End in order on SIGTERM: that is how Linux ends programs at log-off. Windows sends the window a message instead.

    Python runs its handlers between two of its instructions, and Qt's event loop has none; so the signal also arrives
    at a socket, which wakes the loop.
    """
    reading, writing = socket.socketpair()
    for side in (reading, writing):
        side.setblocking(False)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda: reading.recv(64))
    signal.set_wakeup_fd(writing.detach(), warn_on_full_buffer=False)
    signal.signal(signal.SIGTERM, lambda *_: app.quit())


def asked_by(url: str) -> tuple[CallHandOff | None, HandOffInvalidError | None]:
    """Return the call that the program was started with, if any, or why it is none."""
    try:
        return (parse_url(url) if url else None), None
    except HandOffInvalidError as error:
        return None, error


def end_at_once(code: int) -> NoReturn:
    """End although a thread works: it waits for a share that hangs, and Qt would wait for the thread for ever.

    The library is closed; what was being written to the share is as whole as after a power cut.
    """
    _log.warning("the program ends without what a place outside never answered")
    logging.shutdown()
    os._exit(code)


def make_application(rest: Sequence[str]) -> QApplication:
    """Return the application as its system knows it; ``rest`` are Qt's own arguments."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([sys.argv[0], *rest])
    GarbageCollection(app)
    app.setApplicationName("kandokoro")
    app.setDesktopFileName("kandokoro")
    app.setWindowIcon(QIcon(str(resource_path("kandokoro.svg"))))
    return app


def language_of(store: PreferenceStore, machine: MachinePolicy) -> str:
    """Return the language of the screen: the user's, where the policy of this computer offers it."""
    return machine.language(store.value.language if store.value.language in LANGUAGES else JAPANESE)


def again(options: argparse.Namespace, rest: Sequence[str]) -> tuple[str, list[str]]:
    """Return the program and the arguments that start this one again, on the same library.

    Language and theme are left to what is remembered: the settings changed them perhaps. A call is not begun twice.
    """
    own = [] if getattr(sys, "frozen", False) else ["-m", "desktop"]
    library = [] if options.library is None else ["--library", str(options.library)]
    return sys.executable, [*own, *library, *rest]


def greet(
    application: Application, refused: HandOffInvalidError | None = None, *, machine: MachinePolicy = NOTHING_FIXED
) -> None:
    """Say what the user has to know about this start."""
    messages = application.window.messages
    asked = application.store.value.language
    if asked in LANGUAGES and machine.language(asked) != asked:
        fixed = SettingFixedError(key=translate("Main", "表示の言語"), path=machine.path)
        messages.show_message(Message(error_text(fixed), Grade.INFO))
    if refused is not None:
        messages.show_message(Message(error_text(refused), Grade.WARN))
    if application.store.damaged:
        text = translate("Main", "画面の設定を読めなかったため、はじめの設定に戻しました。")
        messages.show_message(Message(text, Grade.WARN))
    if not application.theme.has_japanese_font:
        # Japanese would show as empty boxes here, so this one is English in every language.
        messages.show_message(Message("No Japanese font is installed on this computer.", Grade.DANGER))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    options, rest = parse_arguments(sys.argv[1:] if arguments is None else arguments)
    call, refused = asked_by(options.url)
    policy_file = machine_policy_path()
    trial = options.selftest is not None
    door = claim_or_tell(FolderSource(options.library, SystemClock(), policy_file, trial=trial).folder, call)
    if door is None:
        return 0 if refused is None else 1  # the window that is there has come to the front
    app = make_application(rest)
    store = PreferenceStore(options.selftest.with_name("preferences.json") if trial else default_preferences_path())
    remember(store, options)
    machine = policy_in_force(policy_file)
    translators = install_language(app, language_of(store, machine))
    faults = FaultChannel(app)
    catch_faults(faults)
    if sys.platform != "win32":
        end_when_told(app)
    incoming = IncomingCalls(door, app)
    if call is not None:
        incoming.add(call)
    application = build_application(
        app, options.library, store, faults, incoming=incoming, policy_file=policy_file, trial=trial
    )
    dialog = FaultDialog(application.theme, application.window)
    faults.reported.connect(dialog.show_fault)
    # Not before it is on the screen: opening begins with imports, which would hold up the painting.
    application.window.shown.connect(application.session.start)
    key = SystemKey(app)
    key.pressed.connect(application.window.summon, Qt.ConnectionType.QueuedConnection)
    application.window.shown.connect(lambda: QTimer.singleShot(_KEY_AFTER_MS, key, key.ask))
    if trial:
        from desktop.selftest import WindowSelfTest  # noqa: PLC0415 - no start waits for what none but this one needs

        WindowSelfTest(application, faults, options.selftest)
    application.window.show()
    greet(application, refused, machine=machine)
    code = app.exec()
    key.release()
    ended = application.close()
    for translator in translators:
        app.removeTranslator(translator)
    if application.window.restarting:
        QProcess.startDetached(*again(options, rest))
    if not ended:
        end_at_once(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
