from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.editor.text.line_edits import Continued, continued, indented, outdented, pasted, splice, toggled_strong
from desktop.editor.text.units import characters, unit_spans, units


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("- 一", 3, Continued("- ")),
        ("  * 一", 5, Continued("  * ")),
        ("- [責任] 一", 8, Continued("- ")),
        ("9. 一", 4, Continued("10. ")),
        ("> > 一", 5, Continued("> > ")),
        ("- ", 2, Continued(ends=True)),
        ("- [心情] ", 7, Continued("- ")),
        ("> ", 2, Continued(ends=True)),
        ("- 一", 0, Continued()),
        ("文", 1, Continued()),
        ("-一", 2, Continued()),
    ],
)
def test_how_enter_goes_on(line: str, column: int, expected: Continued) -> None:
    assert continued(line, column) == expected


def test_items_move_one_level() -> None:
    assert indented(["- 二", "  続き"], "- 一") == ["    - 二", "      続き"]
    assert indented(["- 二"], "文") is None
    assert indented(["    - 二"], "- 一") is None
    assert outdented(["    - 二"]) == ["- 二"]
    assert outdented(["\t- 二"]) == ["- 二"]
    assert outdented(["- 二"]) is None


def test_bold_is_put_on_and_taken_off() -> None:
    assert toggled_strong(" 必ず ") == " **必ず** "
    assert toggled_strong("**必ず**") == "必ず"
    assert toggled_strong("  ") == "  "


def test_pasting_keeps_tabs_and_line_ends_only() -> None:
    assert pasted("a\tb\r\nc\rd\x0be\x7f\udc00", 99) == ("a\tb\nc\nd\ne", False)
    assert pasted("あ" * 5, 3) == ("あああ", True)


@given(st.text(alphabet="ab𠮷", max_size=12), st.text(alphabet="ab𠮷", max_size=12))
def test_the_smallest_change_makes_the_other_text(before: str, after: str) -> None:
    start, end, new = splice(before, after)
    assert before[:start] + new + before[end:] == after
    assert not new or not before[start:end] or new[0] != before[start]


@given(st.text(alphabet="a𠮷あ", max_size=20), st.data())
def test_places_in_units_and_back(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    assert characters(text, units(text[:place])) == place
    assert unit_spans(text, [(0, place), (place, len(text))]) == [
        (0, units(text[:place])),
        (units(text[:place]), units(text)),
    ]
