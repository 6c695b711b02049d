"""Whether engines were asked the same: documents of each term, and scores of the best documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.bench.engines.base import Peer, Question
    from tests.bench.engines.product import ProductEngine, WhooshEngine

#: Scores agree when they differ by no more than this part: the product keeps them in 32 bits.
_SAME_SCORE = 1e-4


def same_documents(
    product: ProductEngine, peers: Iterable[Peer], asked: Iterable[Iterable[Question]]
) -> dict[str, int]:
    """Compare in how many documents each term of the questions stands; return how many terms differ."""
    terms = {(term.field, term.text) for questions in asked for question in questions for term in question.terms}
    compared = different = 0
    for peer in peers:
        for field, text in terms:
            count = peer.document_count(field, text)
            if count is not None:
                compared += 1
                different += count != product.document_count(field, text)
    return {"compared": compared, "different": different}


def same_scores(
    product: ProductEngine, whoosh: Iterable[WhooshEngine], questions: Iterable[Question]
) -> dict[str, int]:
    """Compare the scores of the ten best documents with Whoosh's; return how many questions differ."""
    compared = different = 0
    for engine in whoosh:
        for question in questions:
            theirs = [score for _, score in engine.scored(engine.prepare(question))]
            ours = [score for _, score in product.scored(product.prepare(question))]
            compared += 1
            near = (abs(one - other) <= _SAME_SCORE * other for one, other in zip(ours, theirs, strict=False))
            different += len(ours) != len(theirs) or not all(near)
    return {"compared": compared, "different": different}
