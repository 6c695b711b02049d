"""Who takes over, with the sentence that gives a reason to settle (P10), and the words of the three changes (P25)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.domain.bilingual import Bilingual
    from kb.domain.sentence import Sentence
    from kb.domain.three_changes import Change, ChangeReason


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPerson:
    """A role of whoever takes over: what is said to the customer, and why it lets them settle."""

    id: str
    role: Bilingual
    sentence: Sentence
    settles: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverWords:
    """The words of handing over: people in the order in which they are offered, the three changes and their reasons.

    ``strip`` is the short sentence that stands beside the clock of a call that lasts too long (P8).
    """

    strip: str
    people: tuple[NextPerson, ...]
    changes: Mapping[Change, Sentence]
    reasons: Mapping[ChangeReason, Bilingual]

    def person(self, role_id: str) -> NextPerson | None:
        """Return the role with this id."""
        return next((person for person in self.people if person.id == role_id), None)
