"""An article that was looked at closely for one note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.search.document import IndexDocument
    from kb.search.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Candidate:
    """Its number in the index, what is stored of it, how sure it is, and its place in the order.

    ``phrase`` is the customer phrase that fits best; ``order`` is the evidence in log-odds, experience included.
    """

    docnum: int
    document: IndexDocument
    evidence: Evidence
    phrase: str
    order: float
