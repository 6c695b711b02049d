"""Articles that say nearly the same as a title and a text that are being written.

Candidates come from the index, by the same scores as suggestions; whether one is nearly the same is decided by what the
two have in common, which needs nothing but what the index stores. The thresholds were chosen on the sample knowledge
and tests/quality/near_duplicates.jsonl (``python -m tests.quality.near_duplicates``); they are no more than that.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from kb.search import japanese
from kb.search.filters import mask_any
from kb.search.question import BODY_SCORER
from kb.search.schema import BIGRAM, KIND, WORD
from kb.search.terms import WeightedTerm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.article import Kind
    from kb.search.document import IndexDocument
    from kb.search.snapshot import Snapshot

#: Articles looked at closely, for the title and for the text.
CANDIDATES = 12
#: Titles that share this part of their words, weighed by rarity, say the same.
SAME_TITLE = 0.36
#: So does a title nearly all of whose words the other article's title and customers' words have, half of them in the
#: title: 「カタログを送って…」 and 「カタログ・資料の請求」.
SAME_WORDS, SAME_WORDS_IN_TITLE = 0.95, 0.45
#: Texts that share this part of their trigrams were copied; two different procedures of the sample share 0.42 at most.
SAME_TEXT = 0.5
#: Fewer trigrams say nothing: two polite sentences.
FEWEST_TRIGRAMS = 60
#: Characters of a text that are looked for: its beginning decides, and a long one costs as much as a note.
LONGEST_TEXT = 2_000
_BIGRAM_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class NearArticle:
    """An article with what it shares: ``title`` and ``text`` are 0 where that is too little to say so."""

    document: IndexDocument
    title: float
    text: float

    @property
    def share(self) -> float:
        """What it shares most."""
        return max(self.title, self.text)


def near_articles(
    snapshot: Snapshot,
    kind: Kind,
    title: str,
    text: str,
    *,
    not_id: UUID | None = None,
    token: CancelToken | None = None,
) -> list[NearArticle]:
    """Return the articles of the kind, in any state, that say nearly the same, the nearest first.

    Raises:
        OperationCancelledError: the token was cancelled.
        IndexUnavailableError: the index is damaged.
    """
    title_words = _words(title)
    beginning = text[:LONGEST_TEXT]
    trigrams = _trigrams(beginning)
    found: list[NearArticle] = []
    for document in _candidates(snapshot, kind, (title, beginning), token):
        if document.article_id == not_id:
            continue
        like_title = _same_title(snapshot, title_words, document)
        like_text = _same_text(trigrams, document)
        if like_title or like_text:
            found.append(NearArticle(document, like_title, like_text))
    return sorted(found, key=lambda near: -near.share)


def _candidates(
    snapshot: Snapshot, kind: Kind, texts: Iterable[str], token: CancelToken | None
) -> Iterator[IndexDocument]:
    mask = mask_any(snapshot, KIND, (kind,))
    seen: set[int] = set()
    for text in texts:
        for docnum, _ in BODY_SCORER.top(snapshot, _terms(text), CANDIDATES, mask, token):
            if docnum not in seen:
                seen.add(docnum)
                yield snapshot.document(docnum)


def _terms(text: str) -> list[WeightedTerm]:
    folded = japanese.fold(text)
    words = dict.fromkeys(japanese.word_forms(folded))
    bigrams = dict.fromkeys(japanese.bigram_texts(folded))
    return [WeightedTerm(WORD, word) for word in words] + [
        WeightedTerm(BIGRAM, bigram, _BIGRAM_WEIGHT) for bigram in bigrams
    ]


def _same_title(snapshot: Snapshot, words: frozenset[str], document: IndexDocument) -> float:
    """Return which part of the rarity of both titles' words is in both; 0 where they do not say the same."""
    other = _words(document.title)
    shared, own, both = (_rarity(snapshot, some) for some in (words & other, words, words | other))
    if not shared:
        return 0.0
    share = shared / both
    known = other | _words("\n".join((*document.customer_words, *document.tags)))
    covered = _rarity(snapshot, words & known) / own
    same = share >= SAME_TITLE or (covered >= SAME_WORDS and shared / own >= SAME_WORDS_IN_TITLE)
    return share if same else 0.0


def _same_text(trigrams: frozenset[str], document: IndexDocument) -> float:
    """Return which part of the trigrams the other article has; 0 where that is no copy."""
    if len(trigrams) < FEWEST_TRIGRAMS:
        return 0.0
    share = len(trigrams & _trigrams("\n".join(document.paragraphs))) / len(trigrams)
    return share if share >= SAME_TEXT else 0.0


def _rarity(snapshot: Snapshot, words: frozenset[str]) -> float:
    unit = log(snapshot.size) + 1
    return sum(BODY_SCORER.idf(snapshot, WORD, word) / unit for word in words)


def _words(text: str) -> frozenset[str]:
    return frozenset(japanese.word_forms(japanese.fold(text)))


def _trigrams(text: str) -> frozenset[str]:
    """Return each three neighbouring letters or digits; where lines and sentences end does not matter."""
    letters = "".join(filter(str.isalnum, japanese.fold(text)))
    return frozenset(letters[start : start + 3] for start in range(len(letters) - 2))
