"""What the settings ask of an open library; every method may be called on any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.setup.exchange.ports import ExchangeServices
from desktop.tasks.later import later_services

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.setup.exchange.ports import Exchanging, Permitting, Recording, Tabling
    from desktop.tasks.ways_out import Exits
    from kb.cancellation import CancelToken
    from kb.domain.article import Changes
    from kb.domain.data_edit import DataEdit
    from kb.domain.rule_editing import RuleDraft, RuleFileState, RuleText, RuleTrial
    from kb.domain.synonyms import EffectExample, SynonymEffect, SynonymEntry, SynonymText
    from kb.errors import Problem


class Synonyms(Protocol):
    """``kb.services.synonym_editing.SynonymService``."""

    def load(self) -> SynonymText: ...
    def check(self, text: str) -> tuple[Problem, ...]: ...
    def entries(self, text: str) -> tuple[SynonymEntry, ...]: ...
    def terms(self) -> tuple[str, ...]: ...
    def with_entry(self, text: str, entry: SynonymEntry, *, before: str = "") -> str: ...
    def without_entry(self, text: str, means: str) -> str: ...
    def preview(self, text: str, token: CancelToken | None = None) -> SynonymEffect: ...
    def try_note(self, text: str, notes: str, token: CancelToken | None = None) -> EffectExample: ...
    def save(self, text: str, *, version: str) -> Changes: ...
    def restore(self) -> Changes: ...


class Rules(Protocol):
    """``kb.services.rules.RuleEditingService``."""

    def states(self) -> tuple[RuleFileState, ...]: ...
    def load(self, name: str) -> RuleText: ...
    def draft(
        self, name: str, text: str, edits: Iterable[DataEdit] = (), token: CancelToken | None = None
    ) -> RuleDraft: ...
    def try_out(self, name: str, text: str, sample: str) -> RuleTrial: ...
    def save(self, name: str, text: str, *, version: str) -> Changes: ...
    def restore(self, name: str, *, version: str) -> Changes: ...
    def back_to_shipped(self, name: str, *, version: str) -> Changes: ...


class SetupServices(ExchangeServices, Protocol):
    """All of them: ``kb.library.Library`` has them by these names."""

    @property
    def synonyms(self) -> Synonyms: ...
    @property
    def rules(self) -> Rules: ...


@dataclass(frozen=True, slots=True)
class SetupServiceSet:
    """``SetupServices`` one by one."""

    synonyms: Synonyms
    rules: Rules
    exchange: Exchanging
    tables: Tabling
    records: Recording
    permissions: Permitting
    exits: Exits


class Wait(Protocol):
    """Returns the open library, or raises OperationCancelledError (``desktop.tasks.awaited.Awaited.get``)."""

    def __call__(self, token: CancelToken | None = None) -> SetupServices: ...


def awaited_services(wait: Wait) -> SetupServiceSet:
    """Return services that ask ``wait`` for the library at each call."""
    return later_services(SetupServiceSet, wait)
