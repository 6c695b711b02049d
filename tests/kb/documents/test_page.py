from __future__ import annotations

from kb.documents.page import CHARACTERS_PER_LINE, LINES_PER_PAGE, printed_lines


def test_the_page_is_a4_in_the_type_of_office_documents() -> None:
    assert (CHARACTERS_PER_LINE, LINES_PER_PAGE) == (45, 53)


def test_lines_are_counted_as_they_are_printed() -> None:
    assert printed_lines("") == 2
    assert printed_lines("## 見出し\n\n- 一\n- 二\n") == 2 + 3
    assert printed_lines("あ" * 46) == 2 + 2
    assert printed_lines("a" * 90) == 2 + 1
    assert printed_lines("一行目  \n二行目") == 2 + 2
