"""Handing a call over: the memo as it is edited, who takes over, what could change (P9, P10, P24, P25)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.call_facts import call_facts, open_alerts
from kb.domain.call import CallEventType
from kb.domain.handover import HandoverReasons

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.call.presenter.ports import Services
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.call import Call, CallEvent
    from kb.domain.handover import HandoverMemo, MemoDraft, MemoField
    from kb.domain.next_person import HandoverWords, NextPerson
    from kb.domain.three_changes import SuggestedChange

_MINUTE = 60
#: Japanese is read silently at 500 to 600 characters a minute; the slower half of readers must manage.
_CHARACTERS_A_SECOND = 9
_ROUNDED_TO_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Memo:
    """What was loaded for one call; ``draft`` is as it was written by the program."""

    call: Call
    draft: MemoDraft
    words: HandoverWords
    changes: tuple[SuggestedChange, ...]
    promises: int
    alerts: tuple[str, ...]


class HandOver(QObject):
    """Asks for the memo of the call in the pane, keeps what is edited in it, and hands it over.

    Signals:
        drafted: the memo of a call is there, or another was asked for.
        edited: a text of it, or who takes over, is another.
        handed_over: (HandoverMemo) it is kept in the library.
        failed: (KbError) the memo could not be written or kept.
    """

    drafted = Signal()
    edited = Signal()
    handed_over = Signal(object)
    failed = Signal(object)

    def __init__(
        self, services: Services, session: CallSession, runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        """Know no memo yet."""
        super().__init__(parent)
        self._services = services
        self._session = session
        self._runner = runner
        self._memo: Memo | None = None
        self._draft: MemoDraft | None = None
        self._changed: frozenset[MemoField] = frozenset()
        self._role = ""
        self._crisis_names: Mapping[str, str] = {}
        self._warning_names: Mapping[str, str] = {}

    # What is

    @property
    def memo(self) -> Memo | None:
        """What was loaded; None until it is there."""
        return self._memo

    @property
    def draft(self) -> MemoDraft | None:
        """The memo as it stands now."""
        return self._draft

    @property
    def edited_fields(self) -> frozenset[MemoField]:
        """Fields that the agent wrote in."""
        return self._changed

    @property
    def person(self) -> NextPerson | None:
        """Who is to take over."""
        return self._memo.words.person(self._role) if self._memo else None

    @property
    def reading_seconds(self) -> int:
        """How long whoever takes over reads, rounded up to five seconds."""
        characters = self._draft.characters if self._draft else 0
        return -(-characters // (_CHARACTERS_A_SECOND * _ROUNDED_TO_SECONDS)) * _ROUNDED_TO_SECONDS

    # What the agent does

    def name_alerts(self, crises: Mapping[str, str], warnings: Mapping[str, str]) -> None:
        """Tell what alert rules are called in a memo, by their ids; one without a name is left out of it."""
        self._crisis_names, self._warning_names = crises, warnings

    def open(self) -> bool:
        """Ask for the memo of the call as it stands in the pane; False while none runs."""
        call = self._session.call
        if call is None:
            return False
        if self._memo is not None and self._memo.call.id != call.id:
            self._memo = self._draft = None
        self.drafted.emit()
        minutes = self._session.seconds // _MINUTE
        work = partial(self._read, call, minutes)
        self._runner.read(work, self._on_read, self.failed.emit, about=self._on_read)
        return True

    def forget(self) -> None:
        """Let an answer that has not come yet be: the agent writes on, and nothing must come over that."""
        self._runner.forget(self._on_read)

    def set_text(self, name: MemoField, text: str) -> None:
        """Take what was written in a field."""
        if self._draft is None or self._draft.fields.get(name) == " ".join(text.split()):
            return
        self._draft = self._draft.with_text(name, text)
        self._changed = self._changed | {name}
        self.edited.emit()

    def choose(self, role_id: str) -> None:
        """Say who takes over."""
        if role_id != self._role:
            self._role = role_id
            self.edited.emit()

    def hand_over(self) -> str | None:
        """Keep the memo in the library and return its text; None while it is too long or not there."""
        memo, draft = self._memo, self._draft
        if memo is None or draft is None or not draft.fits:
            return None
        person = self.person
        role = person.role.japanese if person else ""
        work = partial(self._services.handover.save_memo, memo.call.id, role, draft.text)
        self._runner.write(work, self._on_saved, self.failed.emit)
        return draft.text

    # What comes back

    def _read(self, call: Call, minutes: int) -> Memo:
        services = self._services
        events = services.calls.events(call.id)
        alerts = open_alerts(events)
        bank = services.guidance.question_bank()
        names = {one.id: one.word for one in bank.questions} | {item.id: item.word for item in bank.items}
        reasons = HandoverReasons(
            crises=tuple(self._crisis_names[rule] for rule in alerts if rule in self._crisis_names),
            warnings=tuple(self._warning_names[rule] for rule in alerts if rule in self._warning_names),
            asked=tuple(names.get(item, item) for item in call.asked),
            boundary=self._boundary(events),
        )
        return Memo(
            call=call,
            draft=services.handover.draft(call, reasons),
            words=services.guidance.handover_words(),
            changes=services.guidance.changes(call_facts(services, call, events, minutes)),
            promises=len(services.promises.of_call(call.id)),
            alerts=alerts,
        )

    def _boundary(self, events: tuple[CallEvent, ...]) -> str:
        taken = [event.detail.partition(" ")[0] for event in events if event.type is CallEventType.BOUNDARY]
        steps = self._services.guidance.boundary_ladder().steps
        return next((words.name.japanese for words in steps if taken and words.step.value == taken[-1]), "")

    def _on_read(self, memo: Memo) -> None:
        kept = self._draft if self._memo is not None and self._draft is not None else None
        self._memo = memo
        self._draft = memo.draft
        # What the agent wrote a minute ago is not written over by what the program would write.
        written = {name: kept.fields[name] for name in self._changed if kept and name in memo.draft.fields}
        for name, text in written.items():
            self._draft = self._draft.with_text(name, text)
        self._changed = frozenset(written)
        if memo.words.person(self._role) is None:
            self._role = memo.words.people[0].id if memo.words.people else ""
        self.drafted.emit()

    def _on_saved(self, memo: HandoverMemo) -> None:
        self._changed = frozenset()
        self.handed_over.emit(memo)
