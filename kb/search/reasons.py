"""Why an article is suggested, in the agent's own words: what the note says, what it means, which facts are shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.suggestion import Reason, ReasonType
from kb.search import schema
from kb.search.japanese import NEGATION
from kb.search.question import BODY_SCORER
from kb.search.spans import merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from kb.domain.call import Prior
    from kb.search.candidate import Candidate
    from kb.search.japanese import Word
    from kb.search.question import Question
    from kb.search.synonyms import Match

MOST_WORDS = 3
MOST_MEANINGS = 2
#: Words that touch are quoted together, but not whole phrases.
MOST_NEIGHBOURS = 2
#: A shared word is named only when it brought at least this part of what the strongest one brought.
TELLING_SHARE = 0.35
#: Words that stand in very many articles explain nothing: their idf must be this part of the rarest word's.
RARE_SHARE = 0.45


class ReasonFinder:
    """Finds the reasons of one answer and remembers where the named words stand in the note."""

    def __init__(self, question: Question, shown: Sequence[Candidate]) -> None:
        """Take the question whose answer is explained, and the articles that are shown."""
        self._question = question
        self._shares = question.word_shares([candidate.docnum for candidate in shown])
        self._note = question.note
        self._query = question.query
        self._spans: set[tuple[int, int]] = set()

    def find(self, candidate: Candidate, priors: Mapping[UUID, Prior]) -> tuple[Reason, ...]:
        """Return the reasons of one article, the most telling first."""
        document = candidate.document
        meanings = self._meanings(document.tags)
        reasons = [
            Reason(ReasonType.MEANS, words=(self._quote(*self._whole_words(match)),), means=match.means)
            for match in meanings
        ]
        # Words that mean something are named by their meaning; without one they are better than no reason.
        meant = [(match.start, match.end) for match in self._question.matches.values()]
        shared = self._shared_words(candidate.docnum, meant)
        if not shared and not meanings:
            shared = self._shared_words(candidate.docnum, [])
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
        return merged(self._spans)

    def _meanings(self, tags: tuple[str, ...]) -> list[Match]:
        found = [match for tag in tags if (match := self._question.matches.get(tag))]
        return sorted(found, key=lambda match: -match.strength)[:MOST_MEANINGS]

    def _shared_words(self, docnum: int, taken: list[tuple[int, int]]) -> tuple[str, ...]:
        worth = self._shares[docnum]
        strongest = max(worth.values(), default=0.0)
        quotes: dict[str, float] = {}
        quoted: set[str] = set()
        meant = {
            word.form for word in self._note.words for start, end in taken if word.start < end and start < word.end
        }
        for run in _neighbours([word for word in self._note.words if word.form in worth.keys() - meant]):
            value = max(worth[word.form] for word in run)
            start, end = run[0].start, run[-1].tail
            telling = any(self._is_rare(form) for form in {word.form for word in run} - quoted - {NEGATION})
            if telling and value >= strongest * TELLING_SHARE and not self._is_fragment(run[0]):
                quotes[self._quote(start, end)] = value
                quoted.update(word.form for word in run)
        return tuple(sorted(quotes, key=lambda text: -quotes[text])[:MOST_WORDS])

    def _is_fragment(self, word: Word) -> bool:
        """Tell whether a word is only the last letter of a longer one, as 「器」 is of 「炊飯器」."""
        return word.end - word.start == 1 and any(other.end == word.start for other in self._note.words)

    def _whole_words(self, match: Match) -> tuple[int, int]:
        """Widen a match to the words it cuts: 「上の者を出」 is quoted as 「上の者を出せ」."""
        cut = [word for word in self._note.words if word.start < match.end and match.start < word.end]
        start = min((word.start for word in cut), default=match.start)
        return min(start, match.start), max(match.end, *(word.tail for word in cut), match.end)

    def _is_rare(self, form: str) -> bool:
        idf = BODY_SCORER.idf(self._question.snapshot, schema.WORD, form)
        return idf >= RARE_SHARE * self._question.unit

    def _quote(self, start: int, end: int) -> str:
        self._spans.add(self._note.original_span(start, end))
        return self._note.text[start:end]


def _neighbours(words: list[Word]) -> Iterator[list[Word]]:
    """Group words that touch, so that 「今」 and 「すぐ」 are quoted as 「今すぐ」."""
    run: list[Word] = []
    for word in words:
        if run and (word.start > run[-1].tail or len(run) == MOST_NEIGHBOURS):
            yield run
            run = []
        run.append(word)
    if run:
        yield run
