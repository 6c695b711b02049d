"""Whether a kind of complaint has become more frequent than chance explains (P12)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import comb

#: The window that is looked at, and the time before it that says what is usual, in days.
RECENT_DAYS = 14
USUAL_DAYS = 182
#: Chance of saying so although nothing changed, shared by all kinds that a call belongs to (Bonferroni).
SIGNIFICANCE = 0.01
#: Two calls are no series, whatever the test says.
LEAST_COUNT = 3


class CallKind(StrEnum):
    """What makes calls of the same kind: an alert rule, a product with its cause, a product."""

    ALERT = "alert"
    PRODUCT_AND_CAUSE = "product_and_cause"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many calls of a kind there were among all that could have been of it, in the window and before it.

    ``name`` is the id of an alert rule or a product; the calls of the window include the present one. ``days_before``
    is how many days there are records of before the window, at most USUAL_DAYS.
    """

    kind: CallKind
    name: str
    recent: int
    recent_calls: int
    before: int
    before_calls: int
    days_before: float


@dataclass(frozen=True, slots=True)
class SameKind:
    """A kind that rose above chance: the present call is the ``count``-th in ``days`` days, ``usual`` were usual."""

    kind: CallKind
    name: str
    count: int
    usual: int
    days: int
    chance: float


def rising_kind(counts: tuple[KindCount, ...]) -> SameKind | None:
    """Return the kind that rose most clearly, or None where chance explains everything.

    ``usual`` is the number of its calls before the window, for as many days as the window has.
    """
    tested = [(chance_of(count), count) for count in counts if count.recent >= LEAST_COUNT]
    rising = [(chance, count) for chance, count in tested if chance < SIGNIFICANCE / len(counts)]
    if not rising:
        return None
    chance, most = min(rising, key=lambda one: one[0])
    usual = round(most.before * RECENT_DAYS / most.days_before) if most.days_before > 0 else 0
    return SameKind(most.kind, most.name, most.recent, usual, RECENT_DAYS, chance)


def chance_of(count: KindCount) -> float:
    """Return the chance of so many calls of the kind in the window, or more, if their share had not changed.

    Fisher's exact test, one-sided: given all calls of the kind and all calls of the window, the number of those that
    fall together is hypergeometric (R. A. Fisher, The Logic of Inductive Inference, 1935). Exact for small numbers,
    and more calls of every kind are no rise of this one.
    """
    everything = count.recent_calls + count.before_calls
    of_kind = count.recent + count.before
    others = everything - of_kind - count.recent_calls
    ways = 0
    # Of each term to the next, in whole numbers: to work out every one by itself takes seconds at 50,000 calls.
    term = comb(of_kind, count.recent) * comb(everything - of_kind, count.recent_calls - count.recent)
    for here in range(count.recent, min(of_kind, count.recent_calls) + 1):
        ways += term
        term = term * ((of_kind - here) * (count.recent_calls - here)) // ((here + 1) * (others + here + 1))
    return ways / comb(everything, count.recent_calls)
