"""The product's own scoring without analysis and reasons, and Whoosh's scoring of the very same index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import index as whoosh_index
from whoosh import query, scoring

from kb.search.question import K1, B
from kb.search.scorer import Scorer
from tests.bench.engines.base import TOP, Question

if TYPE_CHECKING:
    from kb.search.index import SearchIndex
    from kb.search.terms import WeightedTerm


class ProductEngine:
    """Exact top ten by the product's scorer, on one snapshot as one keystroke uses it."""

    name = "product"

    def __init__(self, index: SearchIndex) -> None:
        """Take the last commit."""
        self._snapshot = index.snapshot()
        self._scorer = Scorer(K1, B)

    @property
    def segments(self) -> int:
        """Number of segments that a search goes through."""
        return len(self._snapshot.postings.segments)

    def prepare(self, question: Question) -> list[WeightedTerm]:
        return list(question.terms)

    def top(self, prepared: list[WeightedTerm]) -> int:
        return len(self.scored(prepared))

    def scored(self, terms: list[WeightedTerm]) -> list[tuple[int, float]]:
        """Return the best documents with their scores."""
        return self._scorer.top(self._snapshot, terms, TOP)

    def document_count(self, field: str, text: str) -> int:
        """Return in how many documents a term stands."""
        return self._snapshot.postings.frequency(field, text)


class WhooshEngine:
    """Whoosh's own searcher: BM25F with the product's parameters, an OR of weighted terms."""

    name = "whoosh"

    def __init__(self, index: SearchIndex) -> None:
        """Open the product's index as what it is, an ordinary Whoosh index."""
        self._searcher = whoosh_index.open_dir(str(index.folder / index.current.name)).searcher(
            weighting=scoring.BM25F(B=B, K1=K1)
        )

    def prepare(self, question: Question) -> query.Or:
        return query.Or([query.Term(term.field, term.text, boost=term.weight) for term in question.terms])

    def top(self, prepared: query.Or) -> int:
        return len(self.scored(prepared))

    def scored(self, prepared: query.Or) -> list[tuple[int, float]]:
        """Return the best documents with their scores."""
        found: Any = self._searcher.search(prepared, limit=TOP)
        return [(int(number), float(score)) for score, number in found.top_n]

    def close(self) -> None:
        self._searcher.close()
