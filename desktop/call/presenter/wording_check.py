"""Checks a reply while it is composed (D-words, flat refusals, blame, instant promises, over-apology)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kb.domain.wording import WordingUse

if TYPE_CHECKING:
    from desktop.call.presenter.ports import Wording
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.wording import WordingFinding

_CHECK_MS = 250


class WordingCheck(QObject):
    """Keeps the text of one call, and what the rules find in it.

    Signals:
        found: ``findings`` are those of ``text``.
        emptied: another call is in the pane: its reply is another.
        failed: (KbError) the rules cannot be read.
    """

    found = Signal()
    emptied = Signal()
    failed = Signal(object)

    def __init__(
        self, wording: Wording, session: CallSession, runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        """Begin with no text."""
        super().__init__(parent)
        self._wording = wording
        self._session = session
        self._runner = runner
        self._text = ""
        self._use = WordingUse.REPLY
        self._findings: tuple[WordingFinding, ...] = ()
        self._checked = True
        self._timer = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._timer.timeout.connect(self._check)
        session.switched.connect(self._on_switched)

    @property
    def text(self) -> str:
        """The reply as it is written."""
        return self._text

    @property
    def use(self) -> WordingUse:
        """Whether it is spoken or sent."""
        return self._use

    @property
    def findings(self) -> tuple[WordingFinding, ...]:
        """What was found in the text; while ``checked`` is not set, in an earlier one."""
        return self._findings

    @property
    def checked(self) -> bool:
        """Whether ``findings`` belong to ``text``."""
        return self._checked

    def set_text(self, text: str, use: WordingUse) -> None:
        """Take the reply as it is now; it is checked at the next pause."""
        if (text, use) != (self._text, self._use):
            self._text, self._use = text, use
            self._checked = False
            self._session.touch()
            self._timer.start()

    def check_now(self) -> None:
        """Do not wait for the pause."""
        if not self._checked:
            self._check()

    def shut_down(self) -> None:
        """Check nothing any more."""
        self._timer.stop()

    def _check(self) -> None:
        self._timer.stop()
        fault = self._session.content.fault_established
        work = partial(self._wording.check, self._text, use=self._use, fault_established=fault)
        self._runner.read(work, self._on_found, self.failed.emit, about=self._on_found)

    def _on_found(self, findings: tuple[WordingFinding, ...]) -> None:
        if not self._timer.isActive():
            self._findings, self._checked = findings, True
            self.found.emit()

    def _on_switched(self) -> None:
        self._timer.stop()
        self._runner.forget(self._on_found)
        self._text, self._findings, self._checked = "", (), True
        self.emptied.emit()
