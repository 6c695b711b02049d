"""The rows of the list of articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.article_line import ArticleLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.domain.article import Kind


@dataclass(frozen=True, slots=True)
class KindHeading:
    """Stands above the articles of a kind."""

    kind: Kind
    count: int


Row = KindHeading | ArticleLine


def rows_of(lines: Iterable[ArticleLine], order: Iterable[Kind]) -> tuple[Row, ...]:
    """Return the lines under a heading for each kind that has any."""
    groups: dict[Kind, list[ArticleLine]] = {kind: [] for kind in order}
    for line in lines:
        groups[line.kind].append(line)
    rows: list[Row] = []
    for kind, group in groups.items():
        if group:
            rows += (KindHeading(kind, len(group)), *group)
    return tuple(rows)
