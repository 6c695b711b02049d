"""Live suggestions: from the call as it stands to a few articles, each with the reasons an agent understands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.article import RECOMMENDED_KINDS, Kind
from kb.domain.suggestion import Suggestion, Suggestions
from kb.rule_files import own_or_shipped
from kb.search.candidate import Candidate
from kb.search.choice import experience, varied
from kb.search.evidence import sureness
from kb.search.key_phrases import key_phrases
from kb.search.near_terms import near_terms
from kb.search.note_frames import load_note_frames
from kb.search.note_reading import read_note
from kb.search.question import ask
from kb.search.reasons import ReasonFinder
from kb.search.synonyms import NEGATED_STRENGTH, SpokenNote, load_synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.call import Prior
    from kb.domain.suggestion import Reason, SuggestionQuery
    from kb.search.note_frames import NoteFrames
    from kb.search.past_notes import PastNotes
    from kb.search.question import Question
    from kb.search.snapshot import Snapshot
    from kb.search.synonyms import Match, SynonymBook

#: Articles looked at closely in each group.
CANDIDATES = 15
#: Articles of which an editor can be told why they are not shown.
LOOKED_AT = 60
#: Log-odds above which an article is shown; how they were chosen: resources/docs/quality.md.
RECOMMENDED_THRESHOLD = -0.1
SIMILAR_THRESHOLD = -0.1
#: The part of a note that makes it an ordinary one.
_ORDINARY = 0.5
_NO_THRESHOLD = float("-inf")


@dataclass(frozen=True, slots=True)
class CloseLook:
    """A question with its candidates by group of kinds: ``near`` are those of an answer, ``far`` more, best first."""

    question: Question
    near: Mapping[tuple[Kind, ...], list[Candidate]]
    far: Mapping[tuple[Kind, ...], list[Candidate]]


class Suggester:
    """Turns a call into suggestions; holds no state of its own, so any thread may use it."""

    def __init__(self, frames: NoteFrames, synonyms: SynonymBook) -> None:
        """Take the data files that the centre owns."""
        self._frames = frames
        self._synonyms = synonyms

    def with_synonyms(self, synonyms: SynonymBook) -> Suggester:
        """Return one that understands with other synonyms."""
        return Suggester(self._frames, synonyms)

    def with_frames(self, frames: NoteFrames) -> Suggester:
        """Return one that takes other words for what every note carries."""
        return Suggester(frames, self._synonyms)

    @property
    def synonyms(self) -> SynonymBook:
        """The customers' words it understands."""
        return self._synonyms

    def spoken(self, text: str) -> SpokenNote:
        """Return a text prepared for comparing synonyms."""
        return SpokenNote.of(read_note(text, self._frames))

    def matches(self, text: str) -> dict[str, Match]:
        """Return the surest place of each term of the centre that a text stands for, by offsets of the folded text."""
        return self._synonyms.matches(read_note(text, self._frames))

    def key_phrases(self, snapshot: Snapshot, masked: str) -> tuple[str, ...]:
        """Return what masked notes are about, in few stretches; raises IndexUnavailableError."""
        return key_phrases(snapshot, masked, self._frames)

    def near_terms(self, text: str, tags: Iterable[str], limit: int) -> tuple[str, ...]:
        """Return terms of the centre, and tags, that look like a text, the most alike first."""
        return near_terms(text, self._synonyms, tags, limit)

    def is_ordinary(self, notes: str) -> bool:
        """Tell whether half of what notes say is an enquiry, an ordinary topic or a denial: no complaint."""
        note = read_note(notes, self._frames)
        return max(note.enquiry, note.ordinary_topic, note.denial) >= _ORDINARY

    def meanings(self, text: str) -> tuple[str, ...]:
        """Return the centre's terms that a text stands for, the surest first; what is denied is not meant."""
        found = [match for match in self.matches(text).values() if match.strength > NEGATED_STRENGTH]
        return tuple(match.means for match in sorted(found, key=lambda match: -match.strength))

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
        question = ask(snapshot, query, self._frames, self._synonyms, past, token)
        if question is None or question.too_early:
            return Suggestions()
        return self._answer(question, priors, token)

    def suggest_with(
        self,
        snapshot: Snapshot,
        query: SuggestionQuery,
        priors: Mapping[UUID, Prior],
        article_id: UUID,
        token: CancelToken | None = None,
        past: PastNotes | None = None,
    ) -> Suggestions | None:
        """Return the answer where an article may be part of it, None where it surely is not; else like ``suggest``."""
        question = ask(snapshot, query, self._frames, self._synonyms, past, token)
        docnum = snapshot.docnum(article_id)
        if question is None or question.too_early or docnum is None:
            return None
        score = question.score(docnum)
        # No score is higher than the highest: more than this the article cannot have.
        if sureness(question.best_evidence(score, score)) <= min(RECOMMENDED_THRESHOLD, SIMILAR_THRESHOLD):
            return None
        return self._answer(question, priors, token)

    def _answer(self, question: Question, priors: Mapping[UUID, Prior], token: CancelToken | None) -> Suggestions:
        query = question.query
        groups = (
            (RECOMMENDED_KINDS, RECOMMENDED_THRESHOLD, query.recommended_limit),
            ((Kind.CASE,), SIMILAR_THRESHOLD, query.similar_limit),
        )
        found = _candidates(question, [(kinds, least) for kinds, least, _ in groups], priors, CANDIDATES, token)
        shown: list[list[Candidate]] = []
        for candidates, (_, threshold, limit) in zip(found, groups, strict=True):
            # Experience orders what the note itself speaks for; it never lifts an article over the threshold.
            sure = [candidate for candidate in candidates if sureness(candidate.evidence) > threshold]
            shown.append(varied(sure, limit))
        if token is not None:
            token.check()
        reasons = ReasonFinder(question, [candidate for kept in shown for candidate in kept])
        recommended, similar = (
            tuple(_suggestion(candidate, reasons.find(candidate, priors)) for candidate in kept) for kept in shown
        )
        return Suggestions(recommended=recommended, similar=similar, matched_spans=reasons.matched_spans())

    def look_closely(
        self,
        snapshot: Snapshot,
        query: SuggestionQuery,
        priors: Mapping[UUID, Prior],
        token: CancelToken | None = None,
        past: PastNotes | None = None,
    ) -> CloseLook | None:
        """Return how the answer comes about, with the articles that just miss it; None where nothing is asked.

        Raises:
            OperationCancelledError: the token was cancelled.
            IndexUnavailableError: the index is damaged.
        """
        question = ask(snapshot, query, self._frames, self._synonyms, past, token)
        if question is None:
            return None
        groups = (RECOMMENDED_KINDS, (Kind.CASE,))
        near, far = (
            _candidates(question, [(kinds, _NO_THRESHOLD) for kinds in groups], priors, limit, token)
            for limit in (CANDIDATES, LOOKED_AT)
        )
        return CloseLook(question, dict(zip(groups, near, strict=True)), dict(zip(groups, far, strict=True)))

    def candidates(
        self,
        snapshot: Snapshot,
        query: SuggestionQuery,
        kinds: tuple[Kind, ...],
        limit: int = CANDIDATES,
        past: PastNotes | None = None,
    ) -> list[Candidate]:
        """Return the best articles of some kinds without the threshold, best first: for measuring and for editors."""
        question = ask(snapshot, query, self._frames, self._synonyms, past)
        return [] if question is None else _candidates(question, [(kinds, _NO_THRESHOLD)], {}, limit)[0]


def load_suggester(library_root: Path) -> Suggester:
    """Build the suggester from the library's own data files where it has them, else from the shipped ones.

    Raises:
        FileUnreadableError: a data file is not what it should be.
    """
    frames = load_note_frames(own_or_shipped(library_root, "rules", "note_frames.yaml"))
    return Suggester(frames, load_synonyms(own_or_shipped(library_root, "synonyms", "customer_words.yaml")))


def _candidates(
    question: Question,
    groups: Sequence[tuple[tuple[Kind, ...], float]],
    priors: Mapping[UUID, Prior],
    limit: int,
    token: CancelToken | None = None,
) -> list[list[Candidate]]:
    """Return for each group of kinds its best articles, looked at closely, best first.

    What is stored is read only of those that may be surer than the threshold of their group.
    """
    query = question.query
    found: list[list[Candidate]] = []
    ranking = question.rank([kinds for kinds, _ in groups], limit + len(query.dismissed), token)
    for ranked, (_, threshold) in zip(ranking, groups, strict=True):
        highest = ranked[0][1] if ranked else 0.0
        candidates = []
        for docnum, score in ranked:
            if sureness(question.best_evidence(score, highest)) <= threshold:
                break
            document = question.snapshot.document(docnum)
            if document.article_id not in query.dismissed:
                evidence, phrase = question.evidence(document, score, highest)
                order = sureness(evidence) + experience(document, priors.get(document.article_id), query.today)
                candidates.append(Candidate(docnum, document, evidence, phrase, order))
        found.append(sorted(candidates, key=lambda candidate: -candidate.order)[:limit])
    return found


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
