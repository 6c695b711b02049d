"""What the agent wrote in a call: the notes and the fields beside them, cleaned of what cannot be stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.call.note_text import storable
from kb.domain.demand import Demand

if TYPE_CHECKING:
    from kb.domain.call import Call


@dataclass(frozen=True, slots=True)
class CallContent:
    """``cause`` is the code of a cause class or the agent's own words."""

    notes: str = ""
    demand: Demand = field(default_factory=Demand)
    product: str = ""
    cause: str = ""

    @classmethod
    def in_call(cls, call: Call) -> CallContent:
        """Return what was written in a call."""
        return cls(call.notes, call.demand, call.product, call.cause)

    def of(self, call: Call) -> Call:
        """Return the call with this written in it."""
        return replace(call, notes=self.notes, demand=self.demand, product=self.product, cause=self.cause)

    @property
    def text(self) -> str:
        """Everything that was written, to be read by people."""
        return "\n".join(filter(None, (self.notes, self.product, self.cause, self.demand.quantity)))

    @property
    def has_fields(self) -> bool:
        """Whether any field says something."""
        return (self.demand, self.product, self.cause) != (Demand(), "", "")

    def with_notes(self, notes: str) -> CallContent:
        """Return the same with other notes."""
        return replace(self, notes=storable(notes))

    def with_fields(self, demand: Demand | None, product: str | None, cause: str | None) -> CallContent:
        """Return the same with other fields; None leaves one as it is."""
        return replace(
            self,
            demand=self.demand if demand is None else replace(demand, quantity=storable(demand.quantity)),
            product=self.product if product is None else storable(product),
            cause=self.cause if cause is None else storable(cause),
        )
