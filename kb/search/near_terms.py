"""Terms of the centre that look like what somebody searched for: by the letters they share, in either kana."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.search import japanese

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.search.synonyms import SynonymBook

#: Dice's coefficient of the pairs of letters from which two texts look alike.
_ALIKE = 0.3


def near_terms(text: str, book: SynonymBook, tags: Iterable[str], limit: int) -> tuple[str, ...]:
    """Return the terms, and tags that are none, one of whose words is most like the text; the most alike first."""
    wanted = _pairs(text)
    likeness: dict[str, float] = {tag: _dice(wanted, _pairs(tag)) for tag in tags}
    for entry in book.entries:
        # A literal is folded hiragana already, as this text is.
        best = max((_dice(wanted, _pairs(word)) for word in (entry.means, *entry.literals)), default=0.0)
        likeness[entry.means] = max(best, likeness.get(entry.means, 0.0))
    alike = [(score, term) for term, score in likeness.items() if score >= _ALIKE]
    return tuple(term for _, term in sorted(alike, key=lambda found: (-found[0], found[1]))[:limit])


def _pairs(text: str) -> frozenset[str]:
    folded = japanese.to_hiragana(japanese.fold(text))
    return frozenset(pair for pair, _ in japanese.bigrams(folded) if len(pair) > 1)


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
