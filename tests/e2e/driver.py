"""Starts the real program and does what a person would: `python -m tests.e2e.driver [arguments of the program]`.

Orders come as JSON, one on a line of standard input; each is carried out on the GUI thread and answered by one line
of JSON. The program runs by its own entry and knows nothing of this. What the driver sees is what a screen reader
gets to know: names, texts and rows of everything visible.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QKeyCombination, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QImage, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from kb.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

#: Often enough to see every pause that a person could feel.
_BEAT_MS = 10


class Heart(QObject):
    """Beats on the GUI thread and remembers its longest pause: that long the program did not answer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def longest(self) -> float:
        """Return the longest pause in seconds and begin again."""
        self._beat()
        longest, self._longest = self._longest, 0.0
        return longest

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


class Hands(QObject):
    """Carries out orders on the thread it was made in."""

    ordered = Signal(str)

    def __init__(self, answers: TextIO) -> None:
        super().__init__()
        self._answers = answers
        self._heart: Heart | None = None
        self._orders: dict[str, Callable[[dict[str, Any]], object]] = {
            "commit": self._commit,
            "press": self._press,
            "see": self._see,
            "activate": self._activate,
            "pulse": self._pulse,
            "photograph": self._photograph,
            "click": self._click,
            "clock": self._clock,
            "close": self._close,
        }
        self.ordered.connect(self._on_ordered, Qt.ConnectionType.QueuedConnection)

    @Slot(str)
    def _on_ordered(self, line: str) -> None:
        order = json.loads(line)
        try:
            answer = {"answer": self._orders[order.pop("do")](order)}
        except Exception as error:  # noqa: BLE001 - a test that waits for an answer gets one, whatever went wrong
            answer = {"error": repr(error)}
        self._answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        self._answers.flush()

    def _activate(self, order: dict[str, Any]) -> bool:
        """Give the window the focus, as a window manager would; tell whether it has it."""
        windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, QMainWindow)]
        for window in windows:
            if window.isVisible() and not window.isActiveWindow():
                window.activateWindow()
        if self._heart is None:
            self._heart = Heart(self)
        return QApplication.activeWindow() in windows

    def _commit(self, order: dict[str, Any]) -> None:
        """Type as an input method does: first what is being converted, then the text."""
        target = QGuiApplication.focusObject()
        if target is None:
            raise RuntimeError("nothing has the focus")
        for preedit in order.get("preedit", []):
            QApplication.sendEvent(target, QInputMethodEvent(preedit, []))
        event = QInputMethodEvent()
        event.setCommitString(order["text"])
        QApplication.sendEvent(target, event)

    def _press(self, order: dict[str, Any]) -> None:
        """Press a key with its modifiers; it goes in where the X server's keys go in."""
        window = QGuiApplication.focusWindow()
        if window is None:
            raise RuntimeError("no window has the focus")
        keys: Sequence[QKeyCombination] = QKeySequence(order["keys"])  # type: ignore[assignment] # the stub lacks it
        combination = keys[0]
        QTest.keyClick(window, combination.key(), combination.keyboardModifiers())

    def _click(self, order: dict[str, Any]) -> None:
        """Click the visible button that shows or is called a word."""
        for widget in _visible():
            if isinstance(widget, QAbstractButton) and order["word"] in {widget.text(), _name(widget)}:
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
                return
        raise LookupError(order["word"])

    def _see(self, order: dict[str, Any]) -> dict[str, object]:
        focus = QApplication.focusWidget()
        return {
            "windows": [widget.windowTitle() for widget in QApplication.topLevelWidgets() if widget.isVisible()],
            "focus": _name(focus) if focus else "",
            "clipboard": QGuiApplication.clipboard().text(),
            "widgets": [seen for widget in _visible() if (seen := _describe(widget))],
        }

    def _pulse(self, order: dict[str, Any]) -> float:
        if self._heart is None:
            raise RuntimeError("not activated")
        return self._heart.longest()

    def _photograph(self, order: dict[str, Any]) -> list[int]:
        window = QApplication.activeWindow()
        if window is None:
            raise RuntimeError("no window has the focus")
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        if not image.save(order["path"], "PNG", 0):  # type: ignore[call-overload] # the stub wants bytes, Qt does not
            raise OSError(order["path"])
        return [image.width(), image.height()]

    def _clock(self, order: dict[str, Any]) -> None:
        """Set the program's clock, which then goes on: a call of twelve minutes is played in seconds."""
        ahead = datetime.fromisoformat(order["at"]) - datetime.now(UTC)
        SystemClock.now = lambda self: datetime.now(UTC) + ahead  # type: ignore[method-assign] # on purpose

    def _close(self, order: dict[str, Any]) -> None:
        """Close the window as its title bar does; the answer comes first."""
        QTimer.singleShot(0, QApplication.closeAllWindows)


def _visible() -> list[QWidget]:
    tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return [child for top in tops for child in [top, *top.findChildren(QWidget)] if child.isVisible()]


def _name(widget: QWidget) -> str:
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def _describe(widget: QWidget) -> dict[str, object] | None:
    name, text = _name(widget), _text(widget)
    rows = _rows(widget) if isinstance(widget, QAbstractItemView) else None
    if not name and not text and not rows:
        return None
    described: dict[str, object] = {"type": type(widget).__name__, "name": name, "text": text}
    if rows is not None:
        described |= {"rows": rows}
    return described


def _text(widget: QWidget) -> str:
    if isinstance(widget, (QTextEdit, QPlainTextEdit)):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)):
        return widget.text()
    return ""


def _rows(view: QAbstractItemView) -> list[str]:
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return []
    indexes = [model.index(row, 0, QModelIndex()) for row in range(model.rowCount())]
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    return [str(next((text for role in roles if (text := index.data(role))), "")) for index in indexes]


def _listen(hands: Hands) -> None:
    for line in sys.stdin:
        hands.ordered.emit(line)


def main(hands_type: type[Hands] = Hands) -> None:
    """Attach the driver, then start the program as `python -m desktop` does."""
    # Answers have their own way out: what the program prints goes to standard error.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    hands = hands_type(answers)
    threading.Thread(target=_listen, args=(hands,), daemon=True).start()
    runpy.run_module("desktop", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
