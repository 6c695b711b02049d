from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.documents.typed_body import TypedBody


@given(st.text(st.sampled_from("あa\n😀"), min_size=1), st.data())
def test_places_and_offsets_are_the_same_said_twice(text: str, data: st.DataObject) -> None:
    body = TypedBody(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = body.place(offset)
    assert body.offset(line, column) == offset
    assert column <= len(body.lines[line - 1])
    assert body.end_of(line) == body.offset(line) + len(body.lines[line - 1])


def test_a_run_over_several_lines_is_shown_in_its_first() -> None:
    body = TypedBody("一行目\n二行目")
    assert body.span(1, 6) == (1, 1, 3)
    assert body.span(4, 6) == (2, 0, 2)
