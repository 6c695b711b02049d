"""How the product's times compare with those of its peers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.measuring import percentile

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Milliseconds by the place of the question.
Times = dict[int, float]

_DIGITS = 3


def ratios(times: dict[str, dict[str, Times]], product: str, peers: Sequence[str]) -> dict[str, float]:
    """Return the product's time over each peer's on the questions that both have answered."""
    found: dict[str, float] = {}
    for peer in peers:
        for kind, theirs in times[peer].items():
            ours = [times[product][kind][place] for place in theirs]
            for percent in (50, 95) if theirs else ():
                ratio = percentile(ours, percent) / percentile(list(theirs.values()), percent)
                found[f"{kind}_p{percent}_vs_{peer}"] = round(ratio, 5)
    return found


def differences(groups: dict[str, dict[str, float]], product: str, peers: Sequence[str]) -> dict[str, float]:
    """Return how many milliseconds more the product needs for three words; below 0 it needs fewer."""
    return {
        f"{name}_than_{peer}": round(groups[product][name] - groups[peer][name], _DIGITS)
        for peer in peers
        for name in ("words3_p50_ms", "words3_p95_ms")
        if name in groups[peer] and name in groups[product]
    }
