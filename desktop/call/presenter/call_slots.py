"""What the slots of spoken lines say in the running call: what the call knows, and above it what the agent gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.slots import DUE_SOURCES, SlotSource, SlotValue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.call.presenter.session import CallSession
    from kb.domain.policy import Policy

_FACTS_AT_MOST = 60


class CallSlots(QObject):
    """Fills slots by the source their placeholder names in the rules, not by the name itself.

    Signals:
        filled: a slot says something else.
    """

    filled = Signal()

    def __init__(self, session: CallSession, parent: QObject | None = None) -> None:
        """Know no placeholders yet."""
        super().__init__(parent)
        self._session = session
        self._sources: dict[str, str] = {}
        self._policy: Policy | None = None
        self._given: dict[str, SlotValue] = {}
        self._duty_rule = ""
        session.changed.connect(self.filled)

    def learn(self, sources: Mapping[str, str], policy: Policy) -> None:
        """Take in what fills which slot, and what the centre decided."""
        if (dict(sources), policy) != (self._sources, self._policy):
            self._sources, self._policy = dict(sources), policy
            self.filled.emit()

    def set_duty_rule(self, rule: str) -> None:
        """Tell which alert is on the screen: its duty contact is the one to name; empty for none."""
        if rule != self._duty_rule:
            self._duty_rule = rule
            self.filled.emit()

    # What is

    @property
    def values(self) -> Mapping[str, str]:
        """What each slot says; one that is not here is empty."""
        known = {name: self._known(source) for name, source in self._sources.items()}
        given = {name: value.text for name, value in self._given.items()}
        return {name: text for name, text in (known | given).items() if text}

    @property
    def given(self) -> Mapping[str, SlotValue]:
        """What the agent gave in this call, by the names of the slots."""
        return self._given

    def source(self, name: str) -> SlotSource | None:
        """Return what fills a slot; None for one that only the agent can fill."""
        code = self._sources.get(name, "")
        return SlotSource(code) if code in set(SlotSource) else None

    def holds_due(self, name: str) -> bool:
        """Tell whether a slot holds a date with a time."""
        return self.source(name) in DUE_SOURCES

    def is_typed(self, name: str) -> bool:
        """Tell whether only the agent can fill a slot: neither the call nor the centre knows what it says."""
        return not self._known(self._sources.get(name, ""))

    def due_at(self, name: str) -> datetime | None:
        """Return the moment that a date in a slot stands for."""
        return self._given[name].due_at if name in self._given else None

    def choices(self, name: str) -> tuple[str, ...]:
        """Return the few values a slot can have, where the centre says which."""
        if self.source(name) is SlotSource.DEPARTMENT and self._policy is not None:
            return self._policy.departments
        return ()

    def proposal(self, name: str) -> str:
        """Return what a slot could say, to be looked at before it does: notes are not written for the customer."""
        if self.source(name) is not SlotSource.FACTS:
            return ""
        first = self._session.content.notes.strip().partition("\n")[0]
        sentence, end, _ = first.partition("。")
        return f"{sentence}{end}"[:_FACTS_AT_MOST].rstrip("。")

    # What the agent does

    def fill(self, name: str, value: SlotValue) -> None:
        """Say what a slot says in this call; an empty text makes it open again. The product is the call's own field."""
        text = " ".join(value.text.split())
        if self.source(name) is SlotSource.PRODUCT:
            self._session.set_fields(product=text)
            return
        if text:
            self._given[name] = SlotValue(text, value.due_at)
        else:
            self._given.pop(name, None)
        self._session.touch()
        self.filled.emit()

    def begin(self, given: Mapping[str, SlotValue]) -> None:
        """Begin with what was given in a call before."""
        self._given = dict(given)
        self.filled.emit()

    def _known(self, source: str) -> str:
        session = self._session
        known = {
            SlotSource.CALLER_NAME: session.caller,
            SlotSource.AGENT: session.agent,
            SlotSource.PRODUCT: session.content.product,
        }
        if source in known:
            return known[SlotSource(source)]
        if self._policy is None:
            return ""
        if source == SlotSource.DUTY_CONTACT:
            duty = self._policy.duty_contact(self._duty_rule)
            return f"{duty.name}（{duty.contact}）"
        if source == SlotSource.DEPARTMENT and len(self._policy.departments) == 1:
            return self._policy.departments[0]
        return ""
