"""A call put as a question to one generation of the index: terms, meanings, and the score of every article."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from kb.search import schema
from kb.search.evidence import STRONGEST, TYPICAL_NOTE, Evidence, phrase_coverage
from kb.search.filters import mask_any
from kb.search.note_reading import read_note
from kb.search.scorer import Scorer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kb.cancellation import CancelToken
    from kb.domain.suggestion import SuggestionQuery
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

BODY_SCORER = Scorer(k1=K1, b=B)
#: Most articles of an imported history have no customer words: an average length over all of them means nothing.
CUE_SCORER = Scorer(k1=K1, b=0.0)

_BODY_FIELDS = {"word": schema.WORD, "bigram": schema.BIGRAM, "reading": schema.READING}
_CUE_FIELDS = {"word": schema.CUE, "bigram": schema.CUE_BIGRAM}


@dataclass(frozen=True, slots=True)
class Question:
    """A note prepared for one generation of the index.

    ``total`` is the score of every document, bonuses included; ``full_score`` that of a document with every term once
    at average length; ``unit`` the idf of the rarest possible term.
    """

    snapshot: Snapshot
    query: SuggestionQuery
    note: NoteReading
    matches: dict[str, Match]
    body: list[WeightedTerm]
    cues: list[WeightedTerm]
    total: NDArray[np.float64]
    full_score: float
    unit: float

    @property
    def too_early(self) -> bool:
        """Whether so little was typed that only a word the centre knows, or a field, could speak for an article."""
        letters = sum(map(str.isalnum, self.note.text))
        return letters < FEWEST_LETTERS and not self.matches and not _has_fields(self.query)

    def evidence(self, document: IndexDocument, docnum: int, highest: float) -> tuple[Evidence, str]:
        """Return the features of one article, ``highest`` being the best score, and its best customer phrase."""
        coverage, phrase = phrase_coverage(document.customer_words, self.note, self._rarity)
        score = float(self.total[docnum])
        # A long note adds up chance matches: its scores are compared as if it were a typical one.
        scale = min(1.0, TYPICAL_NOTE * self.unit / self.full_score) if self.full_score else 1.0
        evidence = Evidence(
            share=score / self.full_score if self.full_score else 0.0,
            strength=min(score / self.unit * scale, STRONGEST) / STRONGEST,
            phrase=coverage**2,
            relative=score / highest if highest else 0.0,
            concept=self._concept(document),
            enquiry=self.note.enquiry,
            denial=self.note.denial,
            ordinary=self.note.ordinary_topic,
        )
        return evidence, phrase

    def _rarity(self, word: str) -> float:
        return BODY_SCORER.idf(self.snapshot, schema.WORD, word) / self.unit

    def _concept(self, document: IndexDocument) -> float:
        known = (self.matches[tag].strength for tag in document.tags if tag in self.matches)
        chosen = DEMAND_CONCEPT if set(self.query.demand.qualities) & set(document.demand) else 0.0
        return max(chosen, *known, 0.0)


def ask(
    snapshot: Snapshot,
    query: SuggestionQuery,
    frames: NoteFrames,
    synonyms: SynonymBook,
    past: PastNotes | None = None,
    token: CancelToken | None = None,
) -> Question | None:
    """Score every article for a call; None when neither the notes nor the fields say anything.

    Raises:
        OperationCancelledError: the token was cancelled.
        IndexUnavailableError: the index is damaged.
    """
    note = read_note(query.notes, frames, past)
    if not snapshot.size or not (note.weights or _has_fields(query)):
        return None
    body = note.terms(fields=_BODY_FIELDS)
    cues = note.terms(fields=_CUE_FIELDS, word_weight=CUE_WEIGHT)
    plain = BODY_SCORER.scores(snapshot, body, token) + CUE_SCORER.scores(snapshot, cues, token)
    unit = log(snapshot.size) + 1
    matches = synonyms.matches(note)
    return Question(
        snapshot=snapshot,
        query=query,
        note=note,
        matches=matches,
        body=body,
        cues=cues,
        total=plain + unit * _bonuses(snapshot, query, matches),
        full_score=sum(term.weight * BODY_SCORER.idf(snapshot, term.field, term.text) for term in (*body, *cues)),
        unit=unit,
    )


def _has_fields(query: SuggestionQuery) -> bool:
    return bool(query.demand.qualities or query.product or query.cause)


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
