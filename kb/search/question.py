"""A call put as a question to one generation of the index: terms, meanings, and the score of every article."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from kb.search import schema
from kb.search.contributions import worths
from kb.search.evidence import STRONGEST, TYPICAL_NOTE, Evidence, PhraseReader
from kb.search.filters import mask_any, published
from kb.search.note_reading import read_note
from kb.search.ranking import FEWEST_ROUNDED, Group, rank
from kb.search.scorer import Scorer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kb.cancellation import CancelToken
    from kb.domain.article import Kind
    from kb.domain.suggestion import SuggestionQuery
    from kb.search.contributions import Contribution
    from kb.search.document import IndexDocument
    from kb.search.note_frames import NoteFrames
    from kb.search.note_reading import NoteReading
    from kb.search.past_notes import PastNotes
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

#: Sums of 32-bit numbers are off by less than this, whatever their order.
_ROUNDED_UP = 1 + 1e-4

_BODY_FIELDS = {"word": schema.WORD, "bigram": schema.BIGRAM, "reading": schema.READING}
_CUE_FIELDS = {"word": schema.CUE, "bigram": schema.CUE_BIGRAM}
_WORD_FIELDS = (schema.WORD, schema.CUE)


@dataclass(frozen=True, slots=True)
class Question:
    """A note prepared for one generation of the index.

    ``contributions`` are the note's terms as the index has them; ``bonus`` is what each document gets for the note's
    meaning and the call's fields, None where that is nothing; ``full_score`` is the score of a document with every term
    once at average length; ``unit`` the idf of the rarest possible term.
    """

    snapshot: Snapshot
    query: SuggestionQuery
    note: NoteReading
    phrases: PhraseReader
    matches: dict[str, Match]
    contributions: list[Contribution]
    bonus: NDArray[np.float32] | None
    full_score: float
    unit: float

    @property
    def too_early(self) -> bool:
        """Whether so little was typed that only a word the centre knows, or a field, could speak for an article."""
        letters = sum(map(str.isalnum, self.note.text))
        return letters < FEWEST_LETTERS and not self.matches and not _has_fields(self.query)

    def rank(
        self,
        kinds: Sequence[tuple[Kind, ...]],
        k: int,
        token: CancelToken | None = None,
        rounded_from: int = FEWEST_ROUNDED,
    ) -> list[list[tuple[int, float]]]:
        """Return for each group of kinds its ``k`` best published documents with their scores.

        ``rounded_from`` only decides how quickly (see ``ranking.rank``).

        Raises:
            OperationCancelledError: the token was cancelled.
            IndexUnavailableError: the index is damaged.
        """
        groups = [Group(published(self.snapshot, group), k) for group in kinds]
        return rank(
            self.snapshot.size, self.contributions, groups, base=self.bonus, token=token, rounded_from=rounded_from
        )

    def score(self, docnum: int) -> float:
        """Return the score of one document, rounded up: as that of ``rank`` but for the order of the sum."""
        worth = float(worths(np.array([docnum], np.intp), self.contributions).sum())
        bonus = 0.0 if self.bonus is None else float(self.bonus[docnum])
        return (worth + bonus) * _ROUNDED_UP

    def word_shares(self, docnums: Sequence[int]) -> dict[int, dict[str, float]]:
        """Return for each document which words of the note it has, with what each brought to its score."""
        numbers = np.array(sorted(docnums), np.intp)
        shares: dict[int, dict[str, float]] = {docnum: {} for docnum in docnums}
        words = [found for found in self.contributions if found.term.field in _WORD_FIELDS]
        for contribution, row in zip(words, worths(numbers, words), strict=True):
            word = contribution.term.text
            for place in np.flatnonzero(row).tolist():
                found = shares[int(numbers[place])]
                found[word] = found.get(word, 0.0) + float(row[place])
        return shares

    def evidence(self, document: IndexDocument, score: float, highest: float) -> tuple[Evidence, str]:
        """Return the features of an article, ``highest`` being the best score, and its best customer phrase."""
        coverage, phrase = self.phrases.coverage(document.customer_words)
        return self._evidence(score, highest, coverage, self._concept(document)), phrase

    def best_evidence(self, score: float, highest: float) -> Evidence:
        """Return the features of the surest article that could have this score: what is stored of it is not read."""
        known = (match.strength for match in self.matches.values())
        chosen = DEMAND_CONCEPT if self.query.demand.qualities else 0.0
        return self._evidence(score, highest, 1.0, max(chosen, *known, 0.0))

    def _evidence(self, score: float, highest: float, coverage: float, concept: float) -> Evidence:
        # A long note adds up chance matches: its scores are compared as if it were a typical one.
        scale = min(1.0, TYPICAL_NOTE * self.unit / self.full_score) if self.full_score else 1.0
        return Evidence(
            share=score / self.full_score if self.full_score else 0.0,
            strength=min(score / self.unit * scale, STRONGEST) / STRONGEST,
            phrase=coverage**2,
            relative=score / highest if highest else 0.0,
            concept=concept,
            enquiry=self.note.enquiry,
            denial=self.note.denial,
            ordinary=self.note.ordinary_topic,
        )

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
    """Put a call as a question; None when neither the notes nor the fields say anything.

    Raises:
        OperationCancelledError: the token was cancelled.
        IndexUnavailableError: the index is damaged.
    """
    note = read_note(query.notes, frames, past)
    if not snapshot.size or not (note.weights or _has_fields(query)):
        return None
    if token is not None:
        token.check()
    body = note.terms(fields=_BODY_FIELDS)
    cues = note.terms(fields=_CUE_FIELDS, word_weight=CUE_WEIGHT)
    unit = log(snapshot.size) + 1
    matches = synonyms.matches(note)
    return Question(
        snapshot=snapshot,
        query=query,
        note=note,
        phrases=PhraseReader(note, lambda word: BODY_SCORER.idf(snapshot, schema.WORD, word) / unit),
        matches=matches,
        contributions=BODY_SCORER.prepare(snapshot, body) + CUE_SCORER.prepare(snapshot, cues),
        bonus=_bonuses(snapshot, query, matches, unit),
        full_score=sum(term.weight * BODY_SCORER.idf(snapshot, term.field, term.text) for term in (*body, *cues)),
        unit=unit,
    )


def _has_fields(query: SuggestionQuery) -> bool:
    return bool(query.demand.qualities or query.product or query.cause)


def _bonuses(
    snapshot: Snapshot, query: SuggestionQuery, matches: dict[str, Match], unit: float
) -> NDArray[np.float32] | None:
    """Return for every document what the note's meaning and the call's fields add, ``unit`` being the rarest term."""
    fields = (
        (schema.DEMAND, tuple(query.demand.qualities), DEMAND_BONUS),
        (schema.PRODUCT, (query.product,) if query.product else (), PRODUCT_BONUS),
        (schema.CAUSE, (query.cause,) if query.cause else (), CAUSE_BONUS),
        (schema.STAGE, (query.stage,) if query.stage else (), STAGE_BONUS),
    )
    if not matches and not any(values for _, values, _ in fields):
        return None
    bonus = np.zeros(snapshot.size, np.float32)
    for match in matches.values():
        ids = snapshot.postings.documents(schema.TAG, match.means)
        # The surest meaning counts; several do not add up.
        bonus[ids] = np.maximum(bonus[ids], np.float32(unit * CONCEPT_BONUS * match.strength))
    for field, values, worth in fields:
        if values:
            bonus[mask_any(snapshot, field, values)] += np.float32(unit * worth)
    return bonus
