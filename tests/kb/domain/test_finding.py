from __future__ import annotations

from kb.domain.finding import Finding, Grade, count_grade, in_order


def finding(line: int, grade: Grade = Grade.ERROR, *, start: int = 0, attribute: str = "") -> Finding:
    return Finding(code="x", grade=grade, line=line, start=start, attribute=attribute)


def test_errors_come_first_then_lines_then_what_has_no_line() -> None:
    expected = (
        finding(2, start=1),
        finding(2, start=5),
        finding(9),
        finding(0, attribute="title"),
        finding(1, Grade.WARNING),
        finding(0, Grade.WARNING),
    )
    assert in_order(reversed(expected)) == expected


def test_findings_are_counted_by_grade() -> None:
    found = (finding(1), finding(2, Grade.WARNING), finding(3))
    assert (count_grade(found, Grade.ERROR), count_grade(found, Grade.WARNING)) == (2, 1)


def test_findings_can_be_kept_in_sets() -> None:
    assert len({finding(1), finding(1), finding(2)}) == 2
