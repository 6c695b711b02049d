"""Puts together what asked for the same thing: one row for an editor, however it was worded."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.domain.queues import MissGroup
from kb.search import japanese

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.domain.queues import Miss

#: Two questions are the same when they share more than this part of all their words (Jaccard's index).
_SAME = 0.5


def group_misses(misses: Iterable[Miss]) -> tuple[MissGroup, ...]:
    """Return groups of misses that share more than half of their words, the most frequent first, then the newest.

    ``misses`` come newest first. Each is compared with the first of every group, so that groups do not grow from one
    neighbour to the next.
    """
    firsts: list[frozenset[str]] = []
    members: list[list[Miss]] = []
    by_word: dict[str, list[int]] = {}
    for miss in misses:
        forms = _forms(miss.question)
        shared = Counter(place for form in forms for place in by_word.get(form, ()))
        likeness = {place: count / len(forms | firsts[place]) for place, count in shared.items()}
        best = max(likeness, key=lambda place: (likeness[place], -place), default=None)
        if best is not None and likeness[best] > _SAME:
            members[best].append(miss)
            continue
        for form in forms:
            by_word.setdefault(form, []).append(len(firsts))
        firsts.append(forms)
        members.append([miss])
    groups = [MissGroup(misses=tuple(found), words=_shared(found)) for found in members]
    # Sorting is stable: of the same number the newest group stays first.
    return tuple(sorted(groups, key=lambda group: -group.count))


def _shared(misses: list[Miss]) -> tuple[str, ...]:
    """Return the words that all of them have, in the order of the first."""
    common = frozenset.intersection(*(_forms(miss.question) for miss in misses))
    return tuple(form for form in dict.fromkeys(_ordered(misses[0].question)) if form in common)


@lru_cache(maxsize=4_096)
def _forms(question: str) -> frozenset[str]:
    return frozenset(_ordered(question))


def _ordered(question: str) -> tuple[str, ...]:
    """Return the words of a question; one of none, such as kana that are no word, is a word itself."""
    folded = japanese.fold(question)
    letters = "".join(filter(str.isalnum, folded))
    if letters and "".join(japanese.kana_runs(folded)) == letters:
        folded = japanese.to_hiragana(folded)  # what is kana alone is typed in either
    forms = tuple(word.form for word in japanese.words(folded))
    return forms or (letters or folded,)
