"""What an engine is asked, and what a peer must be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from kb.search.schema import BIGRAM, READING, WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.search.document import IndexDocument
    from kb.search.terms import WeightedTerm

#: Documents that are asked for.
TOP = 10
#: Fields that every engine has; the product's index also has the customer's words and the titles.
FIELDS = (WORD, BIGRAM, READING)


class PeerMissingError(Exception):
    """A peer cannot take part here; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text and the weighted terms it was analysed into, the same for all engines."""

    text: str
    terms: tuple[WeightedTerm, ...]


class Engine(Protocol):
    """Returns the best documents for prepared queries; what ``prepare`` does is not timed."""

    name: str

    def prepare(self, question: Question) -> Any:  # noqa: ANN401 - each engine has its own kind of query
        """Return the engine's own query for a question; None when it can ask nothing."""
        ...

    def top(self, prepared: Any) -> int:  # noqa: ANN401 - see ``prepare``
        """Find the ten best documents with their scores, and return how many there are."""
        ...


class Peer(Engine, Protocol):
    """An engine that takes the same documents and tokens as the product."""

    @property
    def segments(self) -> int:
        """Number of parts of the index that a search goes through."""
        ...

    def add(self, document: IndexDocument, tokens: Mapping[str, Sequence[str]]) -> None:
        """Take in one document."""
        ...

    def finish(self) -> None:
        """Make everything findable and the index as small and fast as the engine can."""
        ...

    def document_count(self, field: str, text: str) -> int | None:
        """Return in how many documents a term stands; None where the engine has other terms."""
        ...

    def close(self) -> None:
        """Let go of the files."""
        ...
