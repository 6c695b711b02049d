"""The sheet that records a promise in one step: what, to whom, by when, how, by whom (P18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.call.due_picker import DuePicker
from desktop.call.presenter.promise_ledger import PromiseDraft
from desktop.commands import command
from desktop.texts import error_text, label
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.fields import LineField
from desktop.widgets.form_row import FormRow
from desktop.widgets.key_choice import Choice, KeyChoice
from desktop.widgets.sheet import Sheet
from kb.domain.promise import PromiseChannel

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.call import Call
    from kb.errors import KbError

_LONGEST_WHAT = 200
_LONGEST_NAME = 80
CHANNEL_KEYS = {
    PromiseChannel.TELEPHONE: "T",
    PromiseChannel.VISIT: "V",
    PromiseChannel.LETTER: "L",
    PromiseChannel.EMAIL: "E",
}


class PromiseSheet(Sheet):
    """Opened by ``begin``; what was written stays in it until the promise is recorded.

    Signals:
        recorded: the promise is in the library.
    """

    recorded = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Start closed."""
        super().__init__(theme, self.tr("約束を記録"), owner)
        self._session = presenter.session
        self._ledger = presenter.promises
        self._waits = False
        self._ended: Call | None = None
        self.what = LineField(theme, name=self.tr("約束の内容"), placeholder=self.tr("点検結果のご連絡、など"))
        self.what.setMaxLength(_LONGEST_WHAT)
        self.to_whom = LineField(theme, name=self.tr("どなたに"), placeholder=self.tr("お客様のお名前か番号"))
        self.owner = LineField(theme, name=self.tr("担当"))
        for field in (self.to_whom, self.owner):
            field.setMaxLength(_LONGEST_NAME)
        self.due = DuePicker(theme, self._ledger.now)
        self.channel = KeyChoice(
            theme, [Choice(one.value, label(one), key) for one, key in CHANNEL_KEYS.items()], name=self.tr("方法")
        )
        self.what_row = FormRow(theme, self.tr("何を"), self.what)
        self.due_row = FormRow(theme, self.tr("いつまで"), self.due)
        self._record = Button(
            theme, self.tr("約束を記録"), style=ButtonStyle.PRIMARY, icon="check", key=command("use").cap
        )
        body = self.panel.body
        body.addWidget(self.what_row)
        body.addWidget(self.due_row)
        body.addWidget(FormRow(theme, self.tr("どなたに"), self.to_whom))
        body.addWidget(FormRow(theme, self.tr("方法"), self.channel))
        body.addWidget(FormRow(theme, self.tr("担当"), self.owner))
        self.set_primary(self._record)
        self.what.returnPressed.connect(self.due.setFocus)
        self.what.textChanged.connect(lambda: self.what_row.say_wrong(""))
        self.due.changed.connect(lambda: self.due_row.say_wrong(""))
        self.due.chosen.connect(lambda _: self._record.setFocus())
        self.accepted.connect(self._on_accepted)
        self._ledger.made.connect(self._on_made)
        self._ledger.refused.connect(self._on_refused)

    @property
    def unsaved(self) -> str:
        """What was written and is not recorded, while the sheet is open."""
        return " ".join(filter(None, (self.what.text().strip(), self.due.spoken))) if self.opened else ""

    def begin(self, *, what: str = "", due_at: datetime | None = None, ended: Call | None = None) -> None:
        """Open, filled in as far as the call and the arguments know; ``ended`` is a call that is over."""
        self._ended = ended
        if what or not self.what.text():
            self.what.setText(what)
        if due_at is not None or self.due.moment is None:
            self.due.show_moment(due_at)
        caller = ended.caller_reference if ended else self._session.caller
        self.to_whom.setText(caller or self.to_whom.text())
        self.owner.setText(self._session.agent)
        self.channel.choose(self.channel.current or PromiseChannel.TELEPHONE.value)
        self.panel.set_subtitle("" if self._session.call or ended else self.tr("通話とは別に記録します"))
        self.open(self.due if self.what.text() else self.what)

    def _on_accepted(self) -> None:
        moment, what = self.due.moment, self.what.text().strip()
        if not what:
            self.what_row.say_wrong(self.tr("何を約束したかを書いてください。"))
            self.what.setFocus()
        elif moment is None:
            self.due_row.say_wrong(self.tr("約束には期限が要ります。"))
            self.due.setFocus()
        elif not self._waits:
            self._waits = True
            self._ledger.make(
                PromiseDraft(
                    what=what,
                    due_at=moment,
                    to_whom=self.to_whom.text().strip(),
                    owner=self.owner.text().strip(),
                    channel=PromiseChannel(self.channel.current),
                    call_id=self._ended.id if self._ended else None,
                )
            )

    def _on_made(self) -> None:
        if self._waits:
            self._waits = False
            self.what.clear()
            self.to_whom.clear()
            self.due.show_moment(None)
            self.channel.choose("")
            self.leave()
            self.recorded.emit()

    def _on_refused(self, error: KbError) -> None:
        if self._waits:
            self._waits = False
            self.due_row.say_wrong(error_text(error))
