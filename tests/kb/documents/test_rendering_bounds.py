"""Text made to be slow or deep: what is asserted is size and structure, since a slow machine is not an error.

Without the guards each of these takes from many seconds to minutes, here or in Qt.
"""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kb.documents import blocks, conversion
from kb.documents.rendering import render
from tests.hostile_markdown import HOSTILE


class Shape(HTMLParser):
    """Measures how deep and how wide HTML is."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.levels = 0
        self.counts: dict[str, int] = {}
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.update(name for name, _ in attrs)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag not in {"br", "hr"}:
            self.open.append(tag)
        self.levels = max(self.levels, sum(name in {"ul", "ol", "table", "blockquote"} for name in self.open))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_bounded(name: str) -> None:
    rendered = render(HOSTILE[name])
    shape = Shape()
    shape.feed(rendered.html)
    shape.close()
    assert not shape.open
    assert shape.levels <= blocks.MAX_LEVELS
    assert shape.counts.get("li", 0) <= blocks.MAX_ITEMS
    assert shape.counts.get("td", 0) + shape.counts.get("th", 0) <= blocks.MAX_CELLS
    assert all(row.count("<td") + row.count("<th>") <= blocks.MAX_COLUMNS for row in rendered.html.split("<tr>"))
    assert len(rendered.paragraphs) <= blocks.MAX_BLOCKS + 1
    # Every character may become &amp;, every two of them a paragraph with a few tags around it.
    assert len(rendered.html) <= 10 * conversion.MAX_CHARACTERS
    assert shape.attributes <= {"href", "start"}


def test_text_beyond_a_cap_on_structure_is_still_shown() -> None:
    items = render("".join(f"- 項目{number}\n\n" for number in range(1_500))).paragraphs
    assert items == tuple(f"項目{number}" for number in range(1_500))
    cells = "|" + "|".join(f"c{number}" for number in range(30)) + "|\n"
    table = render(cells + "|-" * 30 + "|\n" + cells * 40)
    assert " ".join(table.paragraphs).split() == [f"c{number}" for number in range(30)] * 41
    deep = render("".join("    " * level + f"- d{level}\n" for level in range(30)))
    assert deep.paragraphs == tuple(f"d{level}" for level in range(30))


def test_text_beyond_the_cap_on_blocks_runs_on_in_the_last_one() -> None:
    table = "|a|b|c|d|\n|-|-|-|-|\n" + "".join(f"|{n}a|{n}b|{n}c|{n}d|\n" for n in range(400))
    text = render(table * 3).paragraphs
    assert len(text) <= blocks.MAX_BLOCKS + 1
    assert " ".join(text).count("399d") == 3


def test_text_that_is_cut_says_so() -> None:
    assert render("あ\n\n" * 5_000).paragraphs[-1] == "…"
    assert render("あ" * (conversion.MAX_CHARACTERS + 1)).paragraphs[-1].endswith("…")
    assert render("あ" * conversion.MAX_CHARACTERS).paragraphs == ("あ" * conversion.MAX_CHARACTERS,)


def test_an_interrupted_conversion_leaves_nothing_behind() -> None:
    deep = "".join("    " * level + "- a\n" for level in range(200))
    before = render("- a\n\n    b\n\nc")
    render(deep * 3)
    assert render("- a\n\n    b\n\nc") == before
    assert render("a\n\nb").paragraphs == ("a", "b")
