"""Did you mean: the indexed words nearest to those that stand nowhere, by typing distance and by sound."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from kb.search import japanese
from kb.search.query import Words, leaves, normalise
from kb.search.quotes import may_stand
from kb.search.schema import CUE, PRODUCT, TAG, WORD
from kb.search.snippets import letter_runs

if TYPE_CHECKING:
    from kb.cancellation import CancelToken
    from kb.search.query import Node
    from kb.search.snapshot import Snapshot

#: Words of a question that are corrected; more are wrong only in pasted text.
_MAX_WORDS = 8
_WORDS_PER_CHECK = 512
_SHORTEST = 2
#: No word of the index is longer than this by more than its errors.
_LONGEST = 16
#: Letters from which one error and two errors are forgiven; where Chinese characters stand, one from two letters on.
_ONE_ERROR, _TWO_ERRORS = 3, 6
_RUN = re.compile(r"[^\W_]+")
_KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
#: Worse than any same-sounding word, better than any error.
_SAME_SOUND = 0.5


def corrected(snapshot: Snapshot, text: str, node: Node, token: CancelToken | None = None) -> str:
    """Return the question with its unknown words replaced, or nothing when none could be.

    Raises:
        OperationCancelledError: the token was cancelled.
        IndexUnavailableError: the index is damaged.
    """
    result = normalise(text)
    changed = 0
    for leaf in leaves(node):
        if not isinstance(leaf, Words):
            continue
        for wrong in _unknown(snapshot, leaf.text):
            right = _nearest(snapshot, wrong, token) if changed < _MAX_WORDS else ""
            if right and wrong in japanese.fold(result):
                result = right.join(re.split(re.escape(wrong), result, flags=re.IGNORECASE))
                changed += 1
    return result if changed else ""


def _unknown(snapshot: Snapshot, text: str) -> list[str]:
    """Return what may be misspelt: runs of letters that stand nowhere as they are, and words that stand nowhere."""
    folded = japanese.fold(text)
    found: list[str] = []
    for run in _RUN.finditer(folded):
        if may_stand(snapshot, run.group()).any():
            continue
        if len(run.group()) <= _LONGEST:
            found.append(run.group())
        words = [word for word in japanese.words(folded) if run.start() <= word.start and word.end <= run.end()]
        found.extend(folded[word.start : word.end] for word in words if not _known(snapshot, word.form))
    # Numbers are what they are.
    return [part for part in dict.fromkeys(found) if len(part) >= _SHORTEST and not any(map(str.isdigit, part))]


def _known(snapshot: Snapshot, form: str) -> bool:
    return any(_document_count(snapshot, field, form) for field in (WORD, CUE))


def _document_count(snapshot: Snapshot, field: str, term: str) -> int:
    return int(np.count_nonzero(snapshot.alive[snapshot.postings.documents(field, term)]))


def _nearest(snapshot: Snapshot, wrong: str, token: CancelToken | None) -> str:
    """Return the word with the fewest errors between, the most frequent one of several."""
    lexicon = _lexicon(snapshot)
    sound = _reading(wrong)
    ranked = [(_SAME_SOUND, word) for word in lexicon.by_sound(token).get(sound, ())] if len(sound) > 1 else []
    limit = _allowed_errors(wrong)
    for length in range(len(wrong) - limit, len(wrong) + limit + 1):
        for count, word in enumerate(lexicon.by_length.get(length, ())):
            if token is not None and count % _WORDS_PER_CHECK == 0:
                token.check()
            if _alike(wrong, word) and (errors := distance(wrong, word, limit)) <= limit:
                ranked.append((errors, word))
    candidates = [(errors, -_document_count(snapshot, WORD, word), word) for errors, word in ranked if word != wrong]
    return min(candidates)[2] if candidates else ""


def _allowed_errors(word: str) -> int:
    if _KANJI.search(word):
        return 1
    return int(len(word) >= _ONE_ERROR) + int(len(word) >= _TWO_ERRORS)


def _alike(wrong: str, word: str) -> bool:
    """Tell whether two words may be the same with an error: with Chinese characters the first letter must agree."""
    if _KANJI.search(wrong):
        return wrong[0] == word[0]
    return not set(wrong).isdisjoint(word)


class _Lexicon:
    """The words of the texts, and the runs of letters of tags and products."""

    def __init__(self, snapshot: Snapshot) -> None:
        values = (*snapshot.postings.lexicon(TAG), *snapshot.postings.lexicon(PRODUCT))
        words = {*snapshot.postings.lexicon(WORD), *(run for value in values for run in letter_runs(value))}
        self.by_length: dict[int, list[str]] = {}
        for word in sorted(words):
            if len(word) >= _SHORTEST and "_" not in word:
                self.by_length.setdefault(len(word), []).append(word)
        self._by_sound: dict[str, list[str]] | None = None

    def by_sound(self, token: CancelToken | None) -> dict[str, list[str]]:
        """Return the words by their katakana reading; the first call takes about a second for 60,000 words."""
        if self._by_sound is None:
            found: dict[str, list[str]] = {}
            for count, word in enumerate(word for words in self.by_length.values() for word in words):
                if token is not None and count % _WORDS_PER_CHECK == 0:
                    token.check()
                found.setdefault(_reading(word), []).append(word)
            self._by_sound = found
        return self._by_sound


def _lexicon(snapshot: Snapshot) -> _Lexicon:
    key = "correction lexicon"
    lexicon: _Lexicon | None = snapshot.derived.get(key)
    if lexicon is None:
        lexicon = _Lexicon(snapshot)
        snapshot.derived.put(key, lexicon, 200 * sum(map(len, lexicon.by_length.values())))
    return lexicon


@lru_cache(maxsize=65_536)
def _reading(word: str) -> str:
    return japanese.reading_with_spans(word)[0]


def distance(left: str, right: str, limit: int) -> float:
    """Return how many letters were typed wrong, left out, added or exchanged; ``limit`` + 1 stands for more."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(right, 1):
            value = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                value = min(value, last[j - 2] + 1)
            row.append(value)
        if min(row) > limit:
            return limit + 1
    return float(min(row[-1], limit + 1))
