"""Quoted text: every run of two or more letters or digits of the rendered text is found exactly, after folding.

Candidates come from the bigrams; what bigrams cannot tell is verified in the text itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from kb.search import japanese
from kb.search.schema import BIGRAM
from kb.search.segment import exact_form

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kb.cancellation import CancelToken
    from kb.search.snapshot import Snapshot

#: Symbols alone have no index: so many of the newest documents are looked through.
MAX_DOCUMENTS_WITHOUT_INDEX = 5_000
_DOCUMENTS_PER_CHECK = 256
_RUN = re.compile(r"[^\W_]+")


def quoted_mask(
    snapshot: Snapshot, text: str, *, title_only: bool = False, token: CancelToken | None = None
) -> NDArray[np.bool_]:
    """Return a new mask of the documents with this text in their title or within one paragraph.

    Raises:
        OperationCancelledError: the token was cancelled.
        IndexUnavailableError: the index is damaged.
    """
    wanted = exact_form(text)
    if not wanted:
        return np.zeros(snapshot.size, np.bool_)
    runs = [match.span() for match in _RUN.finditer(wanted)]
    whole = runs == [(0, len(wanted))]
    if whole and len(wanted) == 1:
        candidates, sure = _with_letter(snapshot, wanted), True
    else:
        candidates, sure = _with_bigrams(snapshot, wanted, runs), whole and len(wanted) == 2  # noqa: PLR2004 - a bigram
    if sure and not title_only:
        return candidates
    numbers = np.flatnonzero(candidates)
    if not any(end - start > 1 or (start > 0 and end < len(wanted)) for start, end in runs):
        numbers = numbers[-MAX_DOCUMENTS_WITHOUT_INDEX:]
    return _verified(snapshot, numbers, wanted, title_only=title_only, token=token)


def may_stand(snapshot: Snapshot, run: str) -> NDArray[np.bool_]:
    """Return the documents that have every bigram of a folded run of letters: nearly always those that have it."""
    return _with_bigrams(snapshot, run, [(0, len(run))])


def _with_bigrams(snapshot: Snapshot, wanted: str, runs: list[tuple[int, int]]) -> NDArray[np.bool_]:
    """Return the documents that have every bigram of the text.

    A lone letter is a token of its own only where it stands alone in the document as well: within the quoted text that
    is sure, at its ends it is not.
    """
    mask = snapshot.alive.copy()
    for start, end in runs:
        if end - start == 1 and (start == 0 or end == len(wanted)):
            continue
        for gram in {gram for gram, _ in japanese.bigrams(wanted[start:end])}:
            mask &= snapshot.mask(BIGRAM, gram)
    return mask


def _with_letter(snapshot: Snapshot, letter: str) -> NDArray[np.bool_]:
    """Return the documents with a letter: every letter of a text is in one of its bigrams or stands alone."""
    key = ("letter", letter)
    known: NDArray[np.bool_] | None = snapshot.derived.get(key)
    if known is not None:
        return known.copy()
    lexicon = _bigram_letters(snapshot)
    wanted = ord(letter)
    mask = np.zeros(snapshot.size, np.bool_)
    for position in np.flatnonzero((lexicon == wanted).any(axis=1)):
        gram = "".join(chr(code) for code in lexicon[position] if code)
        mask[snapshot.postings.documents(BIGRAM, gram)] = True
        if mask.all():
            break
    mask &= snapshot.alive
    snapshot.derived.put(key, mask, mask.nbytes)
    return mask.copy()


def _bigram_letters(snapshot: Snapshot) -> NDArray[np.uint32]:
    """Return the code points of all bigrams, two a row (0 after a lone letter)."""
    key = "bigram letters"
    letters: NDArray[np.uint32] | None = snapshot.derived.get(key)
    if letters is None:
        terms = np.array(snapshot.postings.lexicon(BIGRAM), dtype="<U2")
        letters = terms.view(np.uint32).reshape(-1, 2)
        snapshot.derived.put(key, letters, letters.nbytes)
    return letters


def _verified(
    snapshot: Snapshot, numbers: NDArray[np.intp], wanted: str, *, title_only: bool, token: CancelToken | None
) -> NDArray[np.bool_]:
    mask = np.zeros(snapshot.size, np.bool_)
    for count, number in enumerate(numbers.tolist()):
        if token is not None and count % _DOCUMENTS_PER_CHECK == 0:
            token.check()
        texts = snapshot.folded(number)
        mask[number] = wanted in texts[0] if title_only else any(wanted in text for text in texts)
    return mask
