from __future__ import annotations

from uuid import UUID

from desktop.editor.articles.items import ArticleRow, Group, GroupHeading, Rows, Waiting
from kb.domain.article import Kind, State


def row(number: int, kind: Kind = Kind.CASE) -> ArticleRow:
    return ArticleRow(UUID(int=number), kind, f"記事 {number}", State.DRAFT)


ROWS = Rows(
    (
        Group(GroupHeading(None, 1), {0: row(9, Kind.SCRIPT)}),
        Group(GroupHeading(Kind.SCRIPT, 3), {0: row(1, Kind.SCRIPT), 2: row(9, Kind.SCRIPT)}),
        Group(GroupHeading(Kind.CASE, 2, folded=True), {0: row(4)}),
        Group(GroupHeading(Kind.NOTICE, 1), {}),
    )
)


def test_rows_are_counted_over_all_groups() -> None:
    assert len(ROWS) == 2 + 4 + 1 + 2
    assert ROWS[0] == GroupHeading(None, 1)
    assert ROWS[3] == row(1, Kind.SCRIPT)
    assert ROWS[4] == Waiting(Kind.SCRIPT, 1)
    assert ROWS[6] == GroupHeading(Kind.CASE, 2, folded=True)
    assert ROWS[8] == Waiting(Kind.NOTICE, 0)


def test_an_article_may_stand_in_two_groups_but_not_in_a_folded_one() -> None:
    assert list(ROWS.places_of(UUID(int=9))) == [1, 5]
    assert list(ROWS.places_of(UUID(int=4))) == []
    assert ROWS.start_of(Kind.CASE) == 6
    assert ROWS.start_of(Kind.TECHNIQUE) == -1


def test_folding_leaves_the_heading() -> None:
    folded = ROWS.with_folded(Kind.SCRIPT)
    assert len(folded) == len(ROWS) - 3
    assert len(folded.with_folded(Kind.SCRIPT)) == len(ROWS)
