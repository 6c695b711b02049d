"""この電話での約束: the foot of the notes pane, with the promise that the call is about above those made in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.call.presenter import Phase
from desktop.commands import command
from desktop.texts import label
from desktop.texts.due_times import due_text
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.panes import HairLine
from kb.domain.promise import PromiseState

if TYPE_CHECKING:
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.promise import Promise

_MOST = 3
_ICONS = {PromiseState.KEPT: "check", PromiseState.MISSED: "close"}


class CallPromises(QWidget):
    """Shown while a call runs; says なし when nothing was promised, so that nobody has to wonder.

    Signals:
        words_wanted: the button for the words of a delay.
    """

    words_wanted = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Follow the ledger and the session."""
        super().__init__(parent)
        self._theme = theme
        self._session = presenter.session
        self._ledger = presenter.promises
        self._calls = presenter.promise_calls
        self.count = Label(theme, color="text.secondary")
        self.about = Label(theme, icon="phone", color="text.primary")
        self.keep = Button(theme, self.tr("済み"), style=ButtonStyle.PLAIN, icon="check", size=ButtonSize.BAR)
        self.words = Button(
            theme,
            self.tr("遅れを伝える言葉"),
            style=ButtonStyle.PLAIN,
            icon="lines",
            key=command("call.words").cap,
            size=ButtonSize.BAR,
        )
        self.lines = [Label(theme, role="meta") for _ in range(_MOST)]
        self._head = QHBoxLayout()
        self._head.addWidget(Label(theme, self.tr("この電話での約束"), bold=True))
        self._head.addStretch(1)
        self._head.addWidget(self.count)
        self._about_row = QHBoxLayout()
        self._about_row.addWidget(self.about, 1)
        self._about_row.addWidget(self.keep)
        self._column = QVBoxLayout()
        self._column.addLayout(self._head)
        self._column.addLayout(self._about_row)
        self._column.addWidget(self.words)
        for line in self.lines:
            self._column.addWidget(line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(HairLine(theme))
        whole.addLayout(self._column)
        self.keep.clicked.connect(self._on_keep)
        self.words.clicked.connect(self.words_wanted)
        self.keep.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for signal in (self._ledger.changed, self._session.changed, self._calls.changed):
            signal.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """Show what is promised now."""
        self.setVisible(self._session.phase is not Phase.IDLE)
        promises, followed = self._ledger.of_call, self._calls.followed
        self.count.show_text(str(len(promises)) if promises else self.tr("なし"))
        self.about.setVisible(followed is not None)
        self.keep.setVisible(followed is not None and followed.state is PromiseState.OPEN)
        self.words.setVisible(followed is not None and followed.overdue(self._ledger.now()))
        if followed is not None:
            self.about.show_text(
                self.tr("果たす約束: {promise}").format(promise=self._words(followed)), icon=_icon(followed, "phone")
            )
        shown = promises[: _MOST if len(promises) <= _MOST else _MOST - 1]
        for number, line in enumerate(self.lines):
            if number < len(shown):
                line.show_text(self._words(shown[number]), icon=_icon(shown[number], "calendar"))
            elif number == len(shown) < len(promises):
                line.show_text(self.tr("ほか {count}件").format(count=len(promises) - len(shown)), icon="more")
            line.setVisible(number < len(shown) or number == len(shown) < len(promises))

    def _words(self, promise: Promise) -> str:
        words = f"{due_text(promise.due_at, self._ledger.now())} {promise.what}"
        return words if promise.state is PromiseState.OPEN else f"{words} · {label(promise.state)}"

    def _on_keep(self) -> None:
        followed = self._calls.followed
        if followed is not None:
            self._ledger.keep(followed)

    def _dress(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.gap(16), theme.gap(8), theme.gap(12), theme.gap(8))
        self._column.setSpacing(theme.gap(4))
        self._about_row.setSpacing(theme.gap(8))


def _icon(promise: Promise, usual: str) -> str:
    return usual if promise.state is PromiseState.OPEN else _ICONS[promise.state]
