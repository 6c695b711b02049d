from __future__ import annotations

import re
from functools import partial

import pytest

from kb.documents.article_text import read_article
from kb.documents.blocks import Block
from kb.documents.inlines import Inline, InlineKind
from kb.documents.rendering import render
from kb.documents.source_lines import lines_of_blocks
from kb.resources import resource_path
from tests.bounded import within
from tests.counted import calls_of

_ANCHOR = re.compile(r'<a name="line-([0-9]+)"></a>')


def lines(markdown: str) -> list[int]:
    return [int(number) for number in _ANCHOR.findall(render(markdown, numbered=True).html)]


def test_headings_items_and_paragraphs_name_their_lines() -> None:
    source = "## 使う場面\n\n- 一\n- 二\n\n続きの\n段落\n\n### 段\n基準: 済んだ\n- はい\n- はい\n"
    assert lines(source) == [1, 3, 4, 6, 9, 10, 11, 12]


def test_cells_of_a_row_share_its_line() -> None:
    assert lines("| 品 | 数 |\n|---|---|\n| 水 | 二 |\n| 水 | 三 |") == [1, 1, 3, 3, 4, 4]


def test_links_emphasis_and_escapes_do_not_hide_a_line() -> None:
    assert lines("前\n\n[技](kb:01a20379)だ\n\n**必ず**\\[日時\\]を\n\n3. 番号") == [1, 3, 5, 7]


def test_what_follows_a_block_of_code_is_found() -> None:
    assert lines("```\n一\n二\n```\n\n二\n") == [2, 6]


def test_without_numbers_nothing_changes() -> None:
    assert "name=" not in render("## 一\n\n二").html
    assert _ANCHOR.sub("", render("## 一\n\n- 二", numbered=True).html) == render("## 一\n\n- 二").html


def test_an_anchor_that_was_typed_is_text() -> None:
    assert lines('<a name="line-99"></a>続き') == [1]


def _samples() -> list[str]:
    files = sorted(resource_path("sample").rglob("*.md"))
    return [read_article(file.read_text(encoding="utf-8")).body for file in files]


@pytest.mark.parametrize("body", _samples())
def test_every_block_of_the_sample_is_found_in_its_line(body: str) -> None:
    rendered = render(body, numbered=True)
    source = body.split("\n")
    numbers = lines(body)
    assert len(numbers) == len(rendered.paragraphs)
    for number, text in zip(numbers, rendered.paragraphs, strict=True):
        typed, shown = (re.sub(r"[\W_]+", "", part) for part in (source[number - 1], text))
        assert typed[:4] == shown[:4], (number, text)


def test_blocks_without_a_line_are_looked_for_so_far_and_no_further() -> None:
    source = "x\n" * 2_000
    unknown = Block((), "p", [Inline(InlineKind.TEXT, "y")])
    looks = [calls_of(partial(lines_of_blocks, source, [unknown] * count))["startswith"] for count in (1, 100, 2_000)]
    assert looks[0] <= 2 * 600
    assert looks[1] <= 100 * looks[0]
    assert looks[2] <= 2 * (300_000 + 600)


def render_hostile_texts() -> None:
    for piece in ("- x\n", "x\n\n", "# \n", "|a|b|\n", "*\n", "[x](kb:1)\n\n"):
        render(piece * (90_000 // len(piece)), numbered=True)


def test_hostile_texts_are_bounded() -> None:
    within(20, render_hostile_texts)
