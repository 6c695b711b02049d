"""Signals lead to nothing that may be gone: PySide6 watches over receivers only where they are QObjects.

A method of any other object is called on whatever lies where the object lay: at once where the object has slots and
no weak references, and for every queued signal that was emitted while the object was still there.
"""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from desktop.composition import build_application
from desktop.folder_source import FolderSource
from desktop.preferences import PreferenceStore
from desktop.screens import LATER
from kb.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel


class _Sender(QObject):
    sent = Signal()


class _Plain:
    def receive(self) -> None:
        """Nothing happens here."""


class Wiring:
    """Remembers the receivers that a signal of the program should not have."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.unsafe: list[str] = []
        self.count = 0
        connect = SignalInstance.connect

        def watched(signal: SignalInstance, slot: object, *more: Any) -> object:  # noqa: ANN401 - a kind of connection
            self.count += 1
            if self._is_unsafe(slot, queued=Qt.ConnectionType.QueuedConnection in more):
                self.unsafe.append(f"{slot}")
            return connect(signal, slot, *more)

        monkeypatch.setattr(SignalInstance, "connect", watched)

    @staticmethod
    def _is_unsafe(slot: object, *, queued: bool) -> bool:
        if isinstance(slot, MethodType):
            # What pytest-qt waits with is not the program's.
            ours = not type(slot.__self__).__module__.startswith("pytestqt")
            return ours and not isinstance(slot.__self__, QObject)
        return queued and not isinstance(getattr(slot, "__self__", None), QObject)


def test_what_is_unsafe_is_noticed(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    wiring, sender, plain = Wiring(monkeypatch), _Sender(), _Plain()
    sender.sent.connect(sender.deleteLater, Qt.ConnectionType.QueuedConnection)
    sender.sent.connect(lambda: None)
    assert wiring.unsafe == []
    sender.sent.connect(plain.receive)
    sender.sent.connect(lambda: None, Qt.ConnectionType.QueuedConnection)
    assert len(wiring.unsafe) == 2


def test_every_signal_of_the_window_leads_to_a_receiver_that_is_watched_over(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot, tmp_path: Path, faults: FaultChannel
) -> None:
    FolderSource(tmp_path / "library", SystemClock()).create(sample=True).close()
    wiring = Wiring(monkeypatch)
    store = PreferenceStore(tmp_path / "preferences.json")
    made = build_application(qapp, tmp_path / "library", store, faults)
    qtbot.addWidget(made.window)
    made.window.show()
    with qtbot.waitSignal(made.session.ready):
        made.session.start()
    for screen_id, *_ in LATER:
        made.window.show_screen(screen_id)
    qtbot.waitUntil(lambda: made.session.runner.idle)
    made.close()
    assert wiring.count > 1000
    assert wiring.unsafe == []
