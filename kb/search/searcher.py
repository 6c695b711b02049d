"""Explicit search: a question with filters becomes ranked hits with excerpts, counted facets and a better spelling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.domain.searching import SearchHit, SearchResults
from kb.search import japanese
from kb.search.correction import corrected
from kb.search.filters import apply_facets, count_facets, facet_masks, visible
from kb.search.matching import Leniency, Matcher
from kb.search.query import TITLE, Prefix, Quoted, Words, leaves, parse
from kb.search.query_words import default_query_words
from kb.search.quotes import may_stand
from kb.search.schema import BIGRAM, CUE, CUE_BIGRAM, READING, TITLE_WORD, WORD
from kb.search.scorer import Scorer
from kb.search.segment import exact_form
from kb.search.snippets import Needles, excerpt, highlight, letter_runs
from kb.search.terms import WeightedTerm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from numpy.typing import NDArray

    from kb.cancellation import CancelToken
    from kb.domain.searching import SearchQuery
    from kb.search.query import Node
    from kb.search.query_words import QueryWords
    from kb.search.snapshot import Snapshot

#: The days of so many documents are in their rows; those of more are read for the whole index, which takes longer once.
_FEW_DOCUMENTS = 64
#: Bigrams beside words at half weight was measured best; what the customer says counts like the text's own words.
_WEIGHTS = {WORD: 1.0, BIGRAM: 0.5, CUE: 0.5, CUE_BIGRAM: 0.25, READING: 0.5, TITLE_WORD: 1.0}


@dataclass(frozen=True, slots=True)
class _Found:
    """What matched: the mask, how it came about, and what orders it (all larger-first)."""

    mask: NDArray[np.bool_]
    leniency: Leniency
    counts: NDArray[np.uint16] | None = None


def search(
    snapshot: Snapshot,
    query: SearchQuery,
    *,
    token: CancelToken | None = None,
    used: Mapping[UUID, int] | None = None,
    words: QueryWords | None = None,
    meanings: Callable[[str], tuple[str, ...]] | None = None,
) -> SearchResults:
    """Answer a question; one that asks nothing lists everything, the newest first.

    ``used`` tells how often an article was used, for its row; ``words`` are the names of fields and values;
    ``meanings`` returns the centre's terms for what a customer says, which is asked where nothing stands as typed.

    Raises:
        OperationCancelledError: the token was cancelled.
        IndexUnavailableError: the index is damaged.
    """
    names = words or default_query_words()
    node = parse(query.text, names)
    matcher = Matcher(snapshot, names, token, meanings)
    seen = visible(snapshot, query)
    found = _find(matcher, node, seen)
    chosen = facet_masks(snapshot, query)
    mask = apply_facets(found.mask, chosen)
    meant = matcher.meant(node) if node and found.leniency is Leniency.MEANING else ()
    terms = _terms(node, matcher, meant) if node else []
    scores = Scorer().scores(snapshot, terms, token)
    order = _ordered(snapshot, mask, scores, found.counts)[: query.limit] if query.limit else ()
    needles = _needles(node, matcher, meant) if node else Needles()
    return SearchResults(
        hits=tuple(_hit(snapshot, int(number), float(scores[number]), needles, used or {}) for number in order),
        total=int(np.count_nonzero(mask)),
        total_unfiltered=int(np.count_nonzero(found.mask)),
        facets=count_facets(snapshot, found.mask, query, chosen),
        did_you_mean=_better(snapshot, query, node, found, names, token),
        understood_as=meant,
    )


def _find(matcher: Matcher, node: Node | None, seen: NDArray[np.bool_]) -> _Found:
    """Match as asked; when nothing that may be seen matches, match more and more leniently."""
    if node is None:
        return _Found(seen, Leniency.FULL)
    for leniency in (Leniency.FULL, Leniency.MEANING, Leniency.PARTIAL):
        mask = matcher.mask(node, leniency) & seen
        if mask.any():
            return _Found(mask, leniency)
    return _Found(matcher.mask(node, Leniency.ANY) & seen, Leniency.ANY, matcher.matched_count(node))


def _ordered(
    snapshot: Snapshot, mask: NDArray[np.bool_], scores: NDArray[np.float32], counts: NDArray[np.uint16] | None
) -> NDArray[np.intp]:
    """Return the documents of the mask: more of the question first, then the better score, then the newer."""
    numbers = np.flatnonzero(mask)
    keys: list[NDArray[Any]] = [-numbers, -_days(snapshot, numbers), -scores[numbers]]
    if counts is not None:
        keys.append(-counts[numbers].astype(np.int64))
    return numbers[np.lexsort(keys)]


def _days(snapshot: Snapshot, numbers: NDArray[np.intp]) -> NDArray[np.int32]:
    """Return a number for each of these documents that grows with its day; 0 for those without."""
    if len(numbers) > _FEW_DOCUMENTS:
        return snapshot.postings.days()[numbers]
    documents = [snapshot.document(int(number)) for number in numbers]
    dated = [document.happened_on or document.validated_on for document in documents]
    return np.array([day.toordinal() if day else 0 for day in dated], np.int32)


def _terms(node: Node, matcher: Matcher, meant: tuple[str, ...]) -> list[WeightedTerm]:
    """Return what the leaves that speak for an article, and their meanings, are scored by, each term once."""
    terms: dict[tuple[str, str], None] = {}
    for means in meant:
        terms.update(((field, word), None) for field in (WORD, TITLE_WORD) for word in matcher.analysed(means).words)
    for leaf in leaves(node):
        if not isinstance(leaf, (Words, Quoted, Prefix)):
            continue
        analysed = matcher.analysed(leaf.text)
        fields = (TITLE_WORD,) if leaf.field == TITLE else (WORD, CUE)
        terms.update(((field, word), None) for field in fields for word in analysed.words)
        if leaf.field != TITLE:
            terms.update(((field, gram), None) for field in (BIGRAM, CUE_BIGRAM) for gram in analysed.bigrams)
            terms.update(((READING, gram), None) for run in analysed.long_readings for gram in run)
    return [WeightedTerm(field, text, _WEIGHTS[field]) for field, text in terms]


def _needles(node: Node, matcher: Matcher, meant: tuple[str, ...]) -> Needles:
    """Return what is highlighted."""
    forms: set[str] = set()
    grams: set[str] = set()
    exact: dict[str, None] = {exact_form(means): None for means in meant}
    readings: dict[str, None] = {}
    for leaf in leaves(node):
        if isinstance(leaf, (Quoted, Prefix)):
            exact[exact_form(leaf.text)] = None
        elif isinstance(leaf, Words):
            analysed = matcher.analysed(leaf.text)
            exact.update((text, None) for text in (exact_form(leaf.text), *letter_runs(leaf.text)))
            grams.update(gram for gram in analysed.bigrams if len(gram) > 1)
            # Kana before conversion are cut into words by guesswork; they are shown by their reading.
            forms.update(() if analysed.long_readings else analysed.words)
            for run in analysed.readings:
                readings[run[0][0] + "".join(gram[1] for gram in run)] = None
    return Needles(frozenset(forms), frozenset(grams), tuple(filter(None, exact)), tuple(readings))


def _hit(snapshot: Snapshot, number: int, score: float, needles: Needles, used: Mapping[UUID, int]) -> SearchHit:
    document = snapshot.document(number)
    return SearchHit(
        article_id=document.article_id,
        kind=document.kind,
        state=document.state,
        score=score,
        title=highlight(document.title, needles),
        excerpt=excerpt(document.paragraphs, needles),
        product=document.product,
        cause=document.cause,
        outcome=document.outcome,
        happened_on=document.happened_on,
        used=used.get(document.article_id, 0),
    )


def _weak(snapshot: Snapshot, node: Node, found: _Found) -> bool:
    """Tell whether something that was typed stands nowhere as it was typed, among what was found."""
    if found.leniency is Leniency.MEANING:
        return False
    if found.leniency is not Leniency.FULL:
        return True
    runs = {run for leaf in leaves(node) if isinstance(leaf, Words) for run in letter_runs(leaf.text)}
    return any(not (may_stand(snapshot, run) & found.mask).any() for run in runs)


def _better(
    snapshot: Snapshot,
    query: SearchQuery,
    node: Node | None,
    found: _Found,
    names: QueryWords,
    token: CancelToken | None,
) -> str:
    """Return a spelling that finds something as asked, when this one did not."""
    if node is None or not _weak(snapshot, node, found):
        return ""
    text = corrected(snapshot, query.text, node, token)
    better = parse(text, names) if text else None
    if better is None or japanese.fold(text) == japanese.fold(query.text):
        return ""
    matches = Matcher(snapshot, names, token).mask(better) & visible(snapshot, query)
    return text if matches.any() else ""
