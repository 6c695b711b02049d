"""The sheet that moves a promise or says that it was missed: both need a reason, as the customer is told one (P20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.call.due_picker import DuePicker
from desktop.commands import command
from desktop.texts import error_text
from desktop.texts.due_times import due_text
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.fields import LineField
from desktop.widgets.form_row import FormRow
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter.promise_ledger import PromiseLedger
    from desktop.theme import Theme
    from kb.domain.promise import Promise
    from kb.errors import KbError

_LONGEST_REASON = 400


class ChangeSheet(Sheet):
    """Opened by ``ask_move`` or ``ask_missed``."""

    def __init__(self, theme: Theme, ledger: PromiseLedger, owner: QWidget) -> None:
        """Start closed."""
        super().__init__(theme, "", owner)
        self._ledger = ledger
        self._promise: Promise | None = None
        self._moves = False
        self._waits = False
        self.due = DuePicker(theme, ledger.now)
        self.reason = LineField(theme, name=self.tr("理由"), placeholder=self.tr("お客様に伝える理由"))
        self.reason.setMaxLength(_LONGEST_REASON)
        self.due_row = FormRow(theme, self.tr("新しい期限"), self.due)
        self.reason_row = FormRow(theme, self.tr("理由"), self.reason)
        self._save = Button(theme, "", style=ButtonStyle.PRIMARY, icon="check", key=command("use").cap)
        self.panel.body.addWidget(self.due_row)
        self.panel.body.addWidget(self.reason_row)
        self.set_primary(self._save)
        self.due.chosen.connect(lambda _: self.reason.setFocus())
        self.due.changed.connect(lambda: self.due_row.say_wrong(""))
        self.reason.textChanged.connect(lambda: self.reason_row.say_wrong(""))
        self.reason.returnPressed.connect(self.accept)
        self.accepted.connect(self._on_accepted)
        ledger.settled.connect(self._on_settled)
        ledger.refused.connect(self._on_refused)

    @property
    def unsaved(self) -> str:
        """The reason that was written and is not recorded, while the sheet is open."""
        return self.reason.text().strip() if self.opened else ""

    def ask_move(self, promise: Promise) -> None:
        """Ask for another due time and why."""
        self._save.set_words(self.tr("期限を変える"))
        self._begin(promise, moves=True, title=self.tr("約束の期限を変える"))

    def ask_missed(self, promise: Promise) -> None:
        """Ask why it was missed."""
        self._save.set_words(self.tr("果たせなかったと記録"))
        self._begin(promise, moves=False, title=self.tr("約束を果たせなかった"))

    def _begin(self, promise: Promise, *, moves: bool, title: str) -> None:
        if self._promise != promise or self._moves != moves:
            self.reason.clear()
            self.due.show_moment(None)
        self._promise, self._moves, self._waits = promise, moves, False
        due = self.tr("期限 {due}").format(due=due_text(promise.due_at, self._ledger.now()))
        self.panel.set_title(title)
        self.setAccessibleName(title)
        self.panel.set_subtitle(" · ".join(part for part in (promise.what, promise.to_whom, due) if part))
        self.due_row.setVisible(moves)
        self.reason_row.say_wrong("")
        self.due_row.say_wrong("")
        self.open(self.due if moves else self.reason)

    def _on_accepted(self) -> None:
        promise, reason = self._promise, self.reason.text().strip()
        if promise is None or self._waits:
            return
        if self._moves and self.due.moment is None:
            self.due_row.say_wrong(self.tr("新しい期限を選んでください。"))
            self.due.setFocus()
        elif not reason:
            self.reason_row.say_wrong(self.tr("理由を書いてください。お客様にもお伝えします。"))
            self.reason.setFocus()
        elif self._moves and self.due.moment is not None:
            self._waits = True
            self._ledger.move(promise, self.due.moment, reason)
        else:
            self._waits = True
            self._ledger.miss(promise, reason)

    def _on_settled(self) -> None:
        if self._waits:
            self._waits, self._promise = False, None
            self.leave()

    def _on_refused(self, error: KbError) -> None:
        if self._waits:
            self._waits = False
            self.reason_row.say_wrong(error_text(error))
