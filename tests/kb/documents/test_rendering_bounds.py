"""Text made to be slow or deep: what is asserted is size and structure, since a slow machine is not an error.

Without the guards each of these takes from many seconds to minutes, here or in Qt.
"""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kb.documents import blocks, conversion
from kb.documents.rendering import render

HOSTILE = {
    "list": "- あ\n" * 50_000,
    "numbered list": "1. a\n" * 50_000,
    "loose list": "- a\n\n" * 20_000,
    "nested list": "".join("    " * level + "- a\n" for level in range(200)),
    "nested list in one line": "- " * 50_000 + "a",
    "nested quotation": ">" * 100_000 + "a",
    "nested of both": ("> - " * 100 + "a\n") * 240,
    "raw tables": "<table><tr><td>" * 3_000,
    "raw colspan": "<table><tr><td colspan=100000000 rowspan=99999999>x</td></tr></table>",
    "raw divisions": "<div>" * 10_000,
    "table of rows": "|a|b|\n|-|-|\n" + "|a|b|\n" * 20_000,
    "table of columns": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + ("|a" * 5_000 + "|\n") * 2,
    "table of both": "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + ("|a" * 300 + "|\n") * 160,
    "many tables": "|a|b|\n|-|-|\n|c|d|\n\n" * 4_000,
    "table of code": "|a\n|-\n" + "|`" * 50_000,
    "paragraph": "あ" * 1_000_000,
    "paragraph of lines": "あ\n" * 500_000,
    "paragraphs": "あ\n\n" * 50_000,
    "brackets": "[" * 100_000,
    "brackets in paragraphs": ("[" * 79 + "a" * 900 + "\n\n") * 100,
    "links": "[a](" * 25_000,
    "pictures": "![a](" * 20_000,
    "emphasis": ("***a*" * 16 + "a" * 5_000 + "\n\n") * 18,
    "underscores": ("__a_" * 20 + "a" * 400 + "\n\n") * 200,
    "code": "\n\n".join("".join("`" * width + "a" for width in range(1, 12)) for _ in range(1_000)),
    "code blocks": "```a\n" * 20_000,
    "code fences": "".join("`" * width + "\n" for width in range(3, 440)),
    "backslashes": "\\" * 100_000,
    "tags": "<a " * 30_000,
    "entities": "&" * 100_000,
    "headings": "# a\n" * 20_000,
    "underlined headings": "a\n=\n" * 20_000,
    "references": "[a]:\n" * 20_000,
    "rules": "- " * 49_000 + "\n" + "* * *\n" * 1_000,
    "tabs": "\ta" * 50_000,
    "breaks": "<br>" * 25_000,
    "blanks": "a" + " " * 99_000 + "b",
}


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
