"""What the agent wrote in a call: the notes and the fields beside them, cleaned of what cannot be stored."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, TypedDict

from desktop.call.note_text import storable
from kb.domain.demand import Demand

if TYPE_CHECKING:
    from kb.domain.article import Stage
    from kb.domain.call import Call


class FieldValues(TypedDict, total=False):
    """Fields beside the notes, by the names they have in ``Call``; one that is not given stays as it is."""

    caller_reference: str
    demand: Demand
    product: str
    cause: str
    action: str
    stage: Stage | None
    asked: tuple[str, ...]
    fault_established: bool


@dataclass(frozen=True, slots=True)
class CallContent:
    """``cause`` is the code of a cause class or the agent's own words; ``asked`` are ids of the question bank."""

    notes: str = ""
    caller_reference: str = ""
    demand: Demand = field(default_factory=Demand)
    product: str = ""
    cause: str = ""
    action: str = ""
    stage: Stage | None = None
    asked: tuple[str, ...] = ()
    fault_established: bool = False

    @classmethod
    def in_call(cls, call: Call) -> CallContent:
        """Return what was written in a call."""
        return cls(**{part.name: getattr(call, part.name) for part in fields(cls)})

    def of(self, call: Call) -> Call:
        """Return the call with this written in it."""
        return replace(call, **{part.name: getattr(self, part.name) for part in fields(self)})

    @property
    def text(self) -> str:
        """Everything that was written, to be read by people."""
        written = (self.caller_reference, self.notes, self.product, self.cause, self.demand.quantity, self.action)
        return "\n".join(filter(None, written))

    @property
    def has_fields(self) -> bool:
        """Whether any field says something."""
        return replace(self, notes="") != CallContent()

    @property
    def ranked(self) -> CallContent:
        """The part that takes part in the suggestions."""
        return replace(self, caller_reference="", action="", asked=(), fault_established=False)

    def with_notes(self, notes: str) -> CallContent:
        """Return the same with other notes."""
        return replace(self, notes=storable(notes))

    def with_fields(self, values: FieldValues) -> CallContent:
        """Return the same with other fields."""
        content = replace(self, **values)
        return replace(
            content,
            caller_reference=storable(content.caller_reference),
            demand=replace(content.demand, quantity=storable(content.demand.quantity)),
            product=storable(content.product),
            cause=storable(content.cause),
            action=storable(content.action),
        )
