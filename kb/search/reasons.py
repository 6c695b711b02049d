"""Why an article is suggested, in the agent's own words: what the note says, what it means, which facts are shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.suggestion import Reason, ReasonType
from kb.search import schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kb.domain.call import Prior
    from kb.domain.suggestion import SuggestionQuery
    from kb.search.note_reading import NoteReading
    from kb.search.scorer import Scorer, WeightedTerm
    from kb.search.snapshot import Snapshot
    from kb.search.suggester import Candidate
    from kb.search.synonyms import Match

MOST_WORDS = 3
#: A shared word is named only when it brought at least this part of what the strongest one brought.
TELLING_SHARE = 0.35


class ReasonFinder:
    """Finds the reasons of one answer and remembers where the named words stand in the note."""

    def __init__(
        self,
        note: NoteReading,
        matches: dict[str, Match],
        query: SuggestionQuery,
        snapshot: Snapshot,
        scorer: Scorer,
        cue_scorer: Scorer,
    ) -> None:
        self._note = note
        self._matches = matches
        self._query = query
        self._snapshot = snapshot
        self._scorers = (scorer, cue_scorer)
        self._spans: set[tuple[int, int]] = set()

    def find(
        self, candidate: Candidate, body: list[WeightedTerm], cues: list[WeightedTerm], priors: Mapping[UUID, Prior]
    ) -> tuple[Reason, ...]:
        """Return the reasons of one article, the most telling first."""
        document = candidate.document
        reasons = list(self._meanings(document.tags))
        named = {word for reason in reasons for word in reason.words}
        shared = tuple(word for word in self._shared_words(candidate.docnum, body, cues) if word not in "".join(named))
        if shared:
            reasons.append(Reason(ReasonType.SHARED_WORDS, words=shared))
        if set(self._query.demand.qualities) & set(document.demand):
            reasons.append(Reason(ReasonType.SAME_DEMAND))
        if self._query.product and self._query.product == document.product:
            reasons.append(Reason(ReasonType.SAME_PRODUCT))
        if self._query.cause and self._query.cause == document.cause:
            reasons.append(Reason(ReasonType.SAME_CAUSE))
        prior = priors.get(document.article_id)
        if prior is not None and prior.helped:
            reasons.append(Reason(ReasonType.HELPED, count=prior.helped))
        elif prior is not None and prior.used:
            reasons.append(Reason(ReasonType.USED, count=prior.used))
        return tuple(reasons)

    def matched_spans(self) -> tuple[tuple[int, int], ...]:
        """Return the places of all words named so far, in the note as it was typed, without overlaps."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted(self._spans):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def _meanings(self, tags: tuple[str, ...]) -> list[Reason]:
        found = sorted((match for tag in tags if (match := self._matches.get(tag))), key=lambda match: -match.strength)
        return [
            Reason(ReasonType.MEANS, words=(self._quote(match.start, match.end),), means=match.means)
            for match in found[:2]
        ]

    def _shared_words(self, docnum: int, body: list[WeightedTerm], cues: list[WeightedTerm]) -> list[str]:
        worth: dict[str, float] = {}
        for scorer, terms, field in zip(self._scorers, (body, cues), (schema.WORD, schema.CUE), strict=True):
            words = [term for term in terms if term.field == field]
            for term, score in scorer.contributions(self._snapshot, words, docnum):
                worth[term.text] = worth.get(term.text, 0.0) + score
        strongest = max(worth.values(), default=0.0)
        telling = {form for form, score in worth.items() if score >= strongest * TELLING_SHARE}
        named: list[str] = []
        for form in sorted(telling, key=lambda form: -worth[form]):
            word = next((word for word in self._note.words if word.form == form), None)
            if word is not None and len(named) < MOST_WORDS:
                named.append(self._quote(word.start, word.end))
        return named

    def _quote(self, start: int, end: int) -> str:
        self._spans.add(self._note.original_span(start, end))
        return self._note.text[start:end]
