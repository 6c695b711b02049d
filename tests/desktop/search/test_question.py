from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.search.question import MOST_BY_DATE, PAGE, Order, Question, ask
from kb.domain.article import Kind, State
from kb.domain.searching import Facet
from tests.fakes.search import FakeSearching, hit, library_of, marked


def test_a_chosen_value_is_asked_for_and_taken_off_again() -> None:
    question = Question("訪問").toggled(Facet.KIND, "case").toggled(Facet.STATE, "archived").toggled(Facet.TAG, "夜間")
    query = question.query()
    assert query.kinds == (Kind.CASE,)
    assert query.states == (State.ARCHIVED,)
    assert query.tags == ("夜間",)
    assert question.toggled(Facet.KIND, "case").values(Facet.KIND) == ()
    assert question.values(Facet.TAG) == ("夜間",)


def test_choosing_starts_again_at_the_first_page() -> None:
    assert Question("訪問", limit=4 * PAGE).toggled(Facet.TAG, "夜間").limit == PAGE


def test_archived_articles_are_counted_but_not_listed() -> None:
    searching, _ = library_of(3)
    searching.hits = (*searching.hits, hit(9, state=State.ARCHIVED))
    answer = ask(searching.search, Question("訪問"))
    counts = {count.value: count.count for count in answer.facets[Facet.STATE]}
    assert counts == {"validated": 3, "not_validated": 1, "archived": 1}
    assert State.ARCHIVED not in {one.state for one in answer.hits}


def test_newest_first_puts_all_results_in_order() -> None:
    searching = FakeSearching(tuple(hit(n, happened_on=date(2026, n, 1)) for n in (2, 5, 3)))
    answer = ask(searching.search, Question("訪問", order=Order.NEWEST))
    assert [one.happened_on and one.happened_on.month for one in answer.hits] == [5, 3, 2]
    assert answer.order is Order.NEWEST
    assert searching.questions[0].limit == MOST_BY_DATE


def test_too_many_results_stay_in_the_order_they_came() -> None:
    searching = FakeSearching(tuple(hit(n) for n in range(MOST_BY_DATE + 1)))
    answer = ask(searching.search, Question("訪問", order=Order.NEWEST))
    assert answer.order is Order.NEAREST
    assert not answer.can_be_ordered
    assert answer.hits == searching.hits[:MOST_BY_DATE]


def test_what_is_marked_in_a_preview_are_the_words_that_matched_the_longest_first() -> None:
    one = replace(hit(1), title=marked("火傷で訪問", "火傷"), excerpt=marked("今すぐ赤くなった", "赤くなった"))
    assert ask(FakeSearching((one,)).search, Question()).marks == ("赤くなった", "火傷")
