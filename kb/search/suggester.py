"""Live suggestions: from the call as it stands to a few articles, each with the reasons an agent understands."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, log1p
from typing import TYPE_CHECKING

import numpy as np

from kb.domain.article import PUBLISHED_STATES, RECOMMENDED_KINDS, Kind, State
from kb.domain.suggestion import Suggestion, Suggestions
from kb.resources import resource_path
from kb.search import schema
from kb.search.candidate import Candidate
from kb.search.evidence import STRONGEST, TYPICAL_NOTE, Evidence, phrase_coverage, sureness
from kb.search.filters import mask_any
from kb.search.note_frames import load_note_frames
from kb.search.note_reading import read_note
from kb.search.reasons import ReasonFinder
from kb.search.scorer import Scorer, best
from kb.search.synonyms import load_synonyms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from uuid import UUID

    from numpy.typing import NDArray

    from kb.cancellation import CancelToken
    from kb.domain.call import Prior
    from kb.domain.suggestion import Reason, SuggestionQuery
    from kb.search.document import IndexDocument
    from kb.search.note_frames import NoteFrames
    from kb.search.note_reading import NoteReading
    from kb.search.past_notes import PastNotes
    from kb.search.scorer import WeightedTerm
    from kb.search.snapshot import Snapshot
    from kb.search.synonyms import Match, SynonymBook

#: BM25F's parameters for whole notes; the best mean over the four development sets among .6-.8 and .6-.9.
K1 = 0.6
B = 0.9
#: The customer's own phrases say more than the body of an article.
CUE_WEIGHT = 2.0
#: Bonuses in units of the rarest possible term.
CONCEPT_BONUS = 3.6
DEMAND_BONUS = 2.0
PRODUCT_BONUS = 1.5
CAUSE_BONUS = 0.5
STAGE_BONUS = 1.0
#: A demand chosen by the agent is nearly as sure as a customer's word for it.
DEMAND_CONCEPT = 0.7
#: Half a sentence cannot be ranked: below this many letters nothing is suggested without a meaning or a field.
FEWEST_LETTERS = 5
#: Articles looked at closely in each group.
CANDIDATES = 15
#: Log-odds above which an article is shown; how they were chosen: tests/quality/README.md.
RECOMMENDED_THRESHOLD = -0.1
SIMILAR_THRESHOLD = -0.1
#: What an article must be ahead by, in log-odds, when those already chosen serve all of its practices.
REPEATED_PRACTICE = 1.2
#: How far experience can lift or lower an article, in log-odds.
USED_WEIGHT = 0.05
HELPED_WEIGHT = 0.1
DISMISSED_WEIGHT = 0.1
NOT_VALIDATED_WEIGHT = 0.1

_BODY_FIELDS = {"word": schema.WORD, "bigram": schema.BIGRAM, "reading": schema.READING}
_CUE_FIELDS = {"word": schema.CUE, "bigram": schema.CUE_BIGRAM}


@dataclass(frozen=True, slots=True)
class _Question:
    """A note prepared for one generation of the index."""

    note: NoteReading
    bigrams: frozenset[str]
    matches: dict[str, Match]
    body: list[WeightedTerm]
    cues: list[WeightedTerm]
    plain: NDArray[np.float64]
    total: NDArray[np.float64]
    full_score: float
    unit: float
    has_fields: bool

    @property
    def too_early(self) -> bool:
        """Whether so little was typed that only a word the centre knows, or a field, could speak for an article."""
        letters = sum(map(str.isalnum, self.note.text))
        return letters < FEWEST_LETTERS and not self.matches and not self.has_fields

    @property
    def scale(self) -> float:
        """What the scores of a long note are multiplied with to compare with those of a typical one."""
        return min(1.0, TYPICAL_NOTE * self.unit / self.full_score) if self.full_score else 1.0


class Suggester:
    """Turns a call into suggestions; holds no state of its own, so any thread may use it."""

    def __init__(self, frames: NoteFrames, synonyms: SynonymBook) -> None:
        """Take the data files that the centre owns."""
        self._frames = frames
        self._synonyms = synonyms
        self._scorer = Scorer(k1=K1, b=B)
        # Most articles of an imported history have no customer words: an average length over all of them means nothing.
        self._cue_scorer = Scorer(k1=K1, b=0.0)

    def suggest(
        self,
        snapshot: Snapshot,
        query: SuggestionQuery,
        priors: Mapping[UUID, Prior],
        token: CancelToken | None = None,
        past: PastNotes | None = None,
    ) -> Suggestions:
        """Return the replies to consider and the similar cases; nothing where nothing is sure enough.

        ``past`` lets what every note of this centre carries count for less.

        Raises:
            OperationCancelledError: the token was cancelled.
            IndexUnavailableError: the index is damaged.
        """
        question = self._ask(snapshot, query, token, past)
        if question is None or question.too_early:
            return Suggestions()
        published = mask_any(snapshot, schema.STATE, PUBLISHED_STATES)
        groups = (
            (RECOMMENDED_KINDS, RECOMMENDED_THRESHOLD, query.recommended_limit),
            ((Kind.CASE,), SIMILAR_THRESHOLD, query.similar_limit),
        )
        reasons = ReasonFinder(question.note, question.matches, query, snapshot, self._scorer, self._cue_scorer)
        shown: list[tuple[Suggestion, ...]] = []
        for kinds, threshold, limit in groups:
            if token is not None:
                token.check()
            mask = published & mask_any(snapshot, schema.KIND, kinds)
            candidates = self._candidates(snapshot, question, query, priors, mask, CANDIDATES)
            kept = _varied([candidate for candidate in candidates if candidate.order > threshold], limit)
            found = (reasons.find(candidate, question.body, question.cues, priors) for candidate in kept)
            shown.append(tuple(map(_suggestion, kept, found)))
        return Suggestions(recommended=shown[0], similar=shown[1], matched_spans=reasons.matched_spans())

    def candidates(
        self,
        snapshot: Snapshot,
        query: SuggestionQuery,
        kinds: tuple[Kind, ...],
        limit: int = CANDIDATES,
        past: PastNotes | None = None,
    ) -> list[Candidate]:
        """Return the best articles of some kinds without the threshold, best first: for measuring and for editors."""
        question = self._ask(snapshot, query, None, past)
        if question is None:
            return []
        mask = mask_any(snapshot, schema.STATE, PUBLISHED_STATES) & mask_any(snapshot, schema.KIND, kinds)
        return self._candidates(snapshot, question, query, {}, mask, limit)

    def _ask(
        self, snapshot: Snapshot, query: SuggestionQuery, token: CancelToken | None, past: PastNotes | None
    ) -> _Question | None:
        note = read_note(query.notes, self._frames, past)
        has_fields = bool(query.demand.qualities or query.product or query.cause)
        if not snapshot.size or not (note.weights or has_fields):
            return None
        body = note.terms(fields=_BODY_FIELDS)
        cues = note.terms(fields=_CUE_FIELDS, word_weight=CUE_WEIGHT)
        plain = self._scorer.scores(snapshot, body, token) + self._cue_scorer.scores(snapshot, cues, token)
        unit = log(snapshot.size) + 1
        matches = self._synonyms.matches(note)
        return _Question(
            note=note,
            bigrams=frozenset(term for field, term in note.weights if field == "bigram"),
            matches=matches,
            body=body,
            cues=cues,
            plain=plain,
            total=plain + unit * _bonuses(snapshot, query, matches),
            full_score=sum(term.weight * self._scorer.idf(snapshot, term.field, term.text) for term in (*body, *cues)),
            unit=unit,
            has_fields=has_fields,
        )

    def _candidates(
        self,
        snapshot: Snapshot,
        question: _Question,
        query: SuggestionQuery,
        priors: Mapping[UUID, Prior],
        mask: NDArray[np.bool_],
        limit: int,
    ) -> list[Candidate]:
        ranked = best(np.where(mask, question.total, 0.0), limit + len(query.dismissed))
        highest = ranked[0][1] if ranked else 0.0
        found = []
        for docnum, _ in ranked:
            document = snapshot.document(docnum)
            if document.article_id not in query.dismissed:
                evidence, phrase = self._evidence(snapshot, question, query, document, docnum, highest)
                order = sureness(evidence) + _experience(priors.get(document.article_id), document.state)
                found.append(Candidate(docnum, document, evidence, phrase, order))
        return sorted(found, key=lambda candidate: -candidate.order)[:limit]

    def _evidence(
        self,
        snapshot: Snapshot,
        question: _Question,
        query: SuggestionQuery,
        document: IndexDocument,
        docnum: int,
        highest: float,
    ) -> tuple[Evidence, str]:
        def rarity(word: str) -> float:
            return self._scorer.idf(snapshot, schema.WORD, word) / question.unit

        coverage, phrase = phrase_coverage(document.customer_words, question.note, question.bigrams, rarity)
        concept = max((match.strength for tag in document.tags if (match := question.matches.get(tag))), default=0.0)
        if set(query.demand.qualities) & set(document.demand):
            concept = max(concept, DEMAND_CONCEPT)
        score = float(question.total[docnum])
        evidence = Evidence(
            share=score / question.full_score if question.full_score else 0.0,
            strength=min(score / question.unit * question.scale, STRONGEST) / STRONGEST,
            phrase=coverage**2,
            relative=score / highest if highest else 0.0,
            concept=concept,
            enquiry=float(question.note.enquiry),
            denial=float(question.note.denial),
            ordinary=float(question.note.ordinary_topic),
        )
        return evidence, phrase


def load_suggester(library_root: Path) -> Suggester:
    """Build the suggester from the library's own data files where it has them, else from the shipped ones.

    Raises:
        FileUnreadableError: a data file is not what it should be.
    """

    def own_or_shipped(*parts: str) -> Path:
        own = library_root.joinpath(*parts)
        return own if own.is_file() else resource_path(*parts)

    frames = load_note_frames(own_or_shipped("rules", "note_frames.yaml"))
    return Suggester(frames, load_synonyms(own_or_shipped("synonyms", "customer_words.yaml")))


def _bonuses(snapshot: Snapshot, query: SuggestionQuery, matches: dict[str, Match]) -> NDArray[np.float64]:
    """Return for every document what the note's meaning and the call's fields add, in units of the rarest term."""
    concept = np.zeros(snapshot.size, np.float64)
    for match in matches.values():
        np.maximum(concept, match.strength * snapshot.mask(schema.TAG, match.means), out=concept)
    bonus = CONCEPT_BONUS * concept
    fields = (
        (schema.DEMAND, tuple(query.demand.qualities), DEMAND_BONUS),
        (schema.PRODUCT, (query.product,) if query.product else (), PRODUCT_BONUS),
        (schema.CAUSE, (query.cause,) if query.cause else (), CAUSE_BONUS),
        (schema.STAGE, (query.stage,) if query.stage else (), STAGE_BONUS),
    )
    for field, values, worth in fields:
        if values:
            bonus += worth * mask_any(snapshot, field, values)
    return bonus


def _varied(candidates: list[Candidate], limit: int) -> list[Candidate]:
    """Choose articles one by one, preferring those that serve a practice not yet served; the surest come first."""
    chosen: list[Candidate] = []
    pool = list(candidates)
    served: set[str] = set()
    while pool and len(chosen) < limit:
        following = max(pool, key=lambda candidate: candidate.order - _repetition(candidate, served))
        pool.remove(following)
        chosen.append(following)
        served.update(following.document.practices)
    return sorted(chosen, key=lambda candidate: -candidate.order)


def _repetition(candidate: Candidate, served: set[str]) -> float:
    practices = candidate.document.practices
    return REPEATED_PRACTICE if practices and served.issuperset(practices) else 0.0


def _experience(prior: Prior | None, state: State) -> float:
    lowered = NOT_VALIDATED_WEIGHT if state is not State.VALIDATED else 0.0
    if prior is None:
        return -lowered
    lifted = USED_WEIGHT * log1p(prior.used) + HELPED_WEIGHT * log1p(prior.helped)
    return lifted - DISMISSED_WEIGHT * log1p(prior.dismissed + prior.not_helped) - lowered


def _suggestion(candidate: Candidate, reasons: tuple[Reason, ...]) -> Suggestion:
    document = candidate.document
    return Suggestion(
        article_id=document.article_id,
        kind=document.kind,
        title=document.title,
        state=document.state,
        score=round(candidate.order, 3),
        practices=document.practices,
        reasons=reasons,
        summary=document.summary,
        outcome=document.outcome,
        product=document.product,
    )
