from __future__ import annotations

from desktop.call.arrangement import Arrangement, arranged
from tests.fakes.calls import article_id, suggestions


def numbers(arrangement: Arrangement) -> dict[int, int]:
    return {row.number: row.suggestion.article_id.int for row in arrangement.rows}


def first(replies: list[int], cases: list[int]) -> Arrangement:
    return arranged(Arrangement(), suggestions(replies, cases), None, typed=True)


def test_cases_begin_at_four_however_many_replies_there_are() -> None:
    assert numbers(first([1], [11, 12])) == {1: 1, 4: 11, 5: 12}


def test_never_more_than_three_and_five() -> None:
    assert len(first([1, 2, 3, 4], [11, 12, 13, 14, 15, 16]).rows) == 8


def test_typing_brings_the_new_order() -> None:
    after = arranged(first([1, 2, 3], []), suggestions([3, 1, 2], []), None, typed=True)
    assert numbers(after) == {1: 3, 2: 1, 3: 2}


def test_what_is_open_keeps_its_number_while_others_move() -> None:
    after = arranged(first([1, 2, 3], []), suggestions([4, 3, 2], []), article_id(2), typed=True)
    assert numbers(after) == {1: 4, 2: 2, 3: 3}


def test_nothing_moves_unless_somebody_types() -> None:
    after = arranged(first([1, 2, 3], [11, 12]), suggestions([3, 4, 1], [12, 11]), None, typed=False)
    assert numbers(after) == {1: 1, 2: 3, 3: 4, 4: 11, 5: 12}


def test_an_article_leaves_and_those_below_move_up() -> None:
    assert numbers(first([1, 2, 3], [11]).without(article_id(2))) == {1: 1, 2: 3, 4: 11}


def test_numbers_are_known_by_article() -> None:
    assert first([1, 2], [11]).number_of(article_id(11)) == 4
    assert first([1, 2], [11]).number_of(None) == 0
