from __future__ import annotations

from tests.practices_page import PAGE, PRACTICES, page, shown

#: P1 to P25 without the help signal, which needs colleagues' records; recording and follow-up.
ASKED_FOR = [*(f"P{number}" for number in range(1, 26) if number != 11), "P30", "P33"]


def test_every_practice_of_a_call_is_shown_by_a_test() -> None:
    listed = [practice for practice, _, _ in PRACTICES]
    assert [practice for practice in ASKED_FOR if practice not in listed] == []
    assert [practice for practice in listed if practice not in shown()] == []


def test_the_page_names_the_tests_there_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python -m tests.practices_page"
