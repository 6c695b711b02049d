"""Why an article stands where it stands among the suggestions for a note, told from a close look at the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.appearance import Appearance, RankedArticle, Showing, Strength, WordWeight
from kb.domain.article import RECOMMENDED_KINDS, Kind
from kb.search.choice import varied
from kb.search.evidence import WEIGHTS, sureness
from kb.search.reasons import ReasonFinder
from kb.search.suggester import RECOMMENDED_THRESHOLD, SIMILAR_THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from kb.domain.call import Prior
    from kb.domain.suggestion import SuggestionQuery
    from kb.search.candidate import Candidate
    from kb.search.suggester import CloseLook

#: Articles shown besides the one that is asked about.
_MOST_OTHERS = 8
_MOST_WORDS = 8
#: Log-odds by which one must be ahead in something for it to be worth a word.
_WORTH_TELLING = 0.15
#: Which features of the evidence are which strength (see ``evidence.Evidence.values``).
_FEATURES: tuple[tuple[Strength, tuple[int, ...]], ...] = (
    (Strength.WORDS, (0, 1, 3)),
    (Strength.PHRASE, (2,)),
    (Strength.MEANING, (4,)),
)


def appearance(look: CloseLook, article_id: UUID, kind: Kind, priors: Mapping[UUID, Prior]) -> Appearance:
    """Return where an article of this kind stands; the look must be of an index that has it as published."""
    group = RECOMMENDED_KINDS if kind in RECOMMENDED_KINDS else (Kind.CASE,)
    threshold = SIMILAR_THRESHOLD if kind is Kind.CASE else RECOMMENDED_THRESHOLD
    shown = _shown(look, group, threshold)
    far = look.far[group]
    rest = [one for one in far if all(one.docnum != other.docnum for other in shown)]
    ordered = [*shown, *rest]
    place = next((place for place, one in enumerate(ordered) if one.document.article_id == article_id), None)
    own = None if place is None else ordered[place]
    kept = [one for one in ordered[: max(len(shown), place or 0)] if one is not own][:_MOST_OTHERS]
    reasons = ReasonFinder(look.question, [*kept, *([own] if own else [])])
    numbers = {one.docnum: number for number, one in enumerate(ordered, 1)}

    def ranked(one: Candidate) -> RankedArticle:
        return RankedArticle(
            article_id=one.document.article_id,
            kind=one.document.kind,
            title=one.document.title,
            state=one.document.state,
            place=numbers[one.docnum],
            sureness=sureness(one.evidence),
            shown=any(one is other for other in shown),
            reasons=reasons.find(one, priors),
            words=_words(look, one),
            phrase=one.phrase,
            ahead=() if own is None or one is own else _ahead(one, own),
        )

    return Appearance(
        showing=_showing(look, own, group, shown, threshold),
        own=None if own is None else ranked(own),
        others=tuple(ranked(one) for one in kept),
        threshold=threshold,
    )


def place_of(look: CloseLook, article_id: UUID, kind: Kind) -> tuple[int | None, bool]:
    """Return the place of an article, from 1, and whether it is shown; (None, False) where it is not near."""
    found = appearance(look, article_id, kind, {})
    return (None, False) if found.own is None else (found.own.place, found.own.shown)


def _shown(look: CloseLook, group: tuple[Kind, ...], threshold: float) -> list[Candidate]:
    if look.question.too_early:
        return []
    sure = [one for one in look.near[group] if sureness(one.evidence) > threshold]
    return varied(sure, _limit(look.question.query, group))


def _limit(query: SuggestionQuery, group: tuple[Kind, ...]) -> int:
    return query.similar_limit if group == (Kind.CASE,) else query.recommended_limit


def _showing(
    look: CloseLook, own: Candidate | None, group: tuple[Kind, ...], shown: Sequence[Candidate], threshold: float
) -> Showing:
    if look.question.too_early:
        return Showing.SILENT
    if own is None:
        return Showing.FAR
    if any(own is one for one in shown):
        return Showing.SHOWN
    if sureness(own.evidence) <= threshold:
        return Showing.UNSURE
    near = any(own.docnum == one.docnum for one in look.near[group])
    return Showing.BEHIND if near else Showing.FAR


def _words(look: CloseLook, one: Candidate) -> tuple[WordWeight, ...]:
    """Return the words of the note that the article has, as they were typed, the most telling first."""
    shares = look.question.word_shares([one.docnum])[one.docnum]
    total = sum(shares.values()) or 1.0
    note = look.question.note
    typed: dict[str, str] = {}
    for word in note.words:
        typed.setdefault(word.form, note.text[word.start : word.tail])
    ordered = sorted(shares.items(), key=lambda item: -item[1])[:_MOST_WORDS]
    return tuple(WordWeight(typed.get(form, form), share / total) for form, share in ordered)


def _ahead(one: Candidate, own: Candidate) -> tuple[Strength, ...]:
    """Return what an article has more of than the one that is asked about, in log-odds, the most first."""
    differences = [
        weight * (theirs - ours)
        for weight, theirs, ours in zip(WEIGHTS, one.evidence.values(), own.evidence.values(), strict=True)
    ]
    by_strength = {strength: sum(differences[place] for place in places) for strength, places in _FEATURES}
    by_strength[Strength.EXPERIENCE] = (one.order - sureness(one.evidence)) - (own.order - sureness(own.evidence))
    ordered = sorted(by_strength.items(), key=lambda item: -item[1])
    return tuple(strength for strength, difference in ordered if difference > _WORTH_TELLING)
