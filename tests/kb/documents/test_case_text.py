from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.case_text import case_body, paragraph_and_items, plain_markdown, storable
from kb.documents.checks import SECTIONS, body_problems
from kb.documents.rendering import plain_line
from kb.documents.sections import case_summary, split_sections
from kb.domain.article import Kind, State


def test_the_first_sentence_stands_alone_and_each_line_is_an_item() -> None:
    text = "鍋の取っ手が外れた。すぐ来いと言う\n\n・二回目の入電\n- 録音あり\r\n"
    assert paragraph_and_items(text) == ("鍋の取っ手が外れた。", "すぐ来いと言う", "二回目の入電", "録音あり")
    assert paragraph_and_items(" \n") == ()


def test_a_body_has_every_section_in_order() -> None:
    body = case_body({"状況": ["外れた。", "二回目"], "結果": ["解決"]})
    expected = "## 状況\n\n外れた。\n\n- 二回目\n\n## 要求\n\n## 原因\n\n## 対応\n\n## 結果\n\n解決\n\n## 学び\n"
    assert body == expected
    assert case_summary(body).situation == "外れた。"


@pytest.mark.parametrize(
    "line",
    [
        "# 見出しではない",
        "* 強調 *ではない*",
        "1. 番号ではない",
        "2026) 年",
        "- 項目ではない",
        "> 引用ではない",
        "---",
        "===",
        "```",
        "~~~",
        "<b>太字</b> & 記号",
        "[リンク](https://example.jp)",
        "a_b_c と `コード` と \\",
        "| 表 | では |",
        ": 定義",
    ],
)
def test_what_was_typed_shows_as_it_was_typed(line: str) -> None:
    assert plain_line(plain_markdown(line)) == line


@given(st.lists(st.text(max_size=30), max_size=6))
def test_no_notes_break_a_case(lines: list[str]) -> None:
    texts = [plain_markdown(part) for line in lines for part in paragraph_and_items(storable(line))]
    body = case_body(dict.fromkeys(("状況", "対応"), texts))
    assert body_problems(body, kind=Kind.CASE, state=State.DRAFT) == ()
    assert tuple(section.heading for section in split_sections(body)) == SECTIONS[Kind.CASE]


@pytest.mark.parametrize("line", ["{{お名前}}様", "{{", "}}", "{{{折り返し日時}}}", "## 状況", "```\n## 要求\n```"])
def test_braces_and_headings_in_notes_mean_nothing(line: str) -> None:
    body = case_body({"状況": [plain_markdown(part) for part in paragraph_and_items(line)]})
    assert body_problems(body, kind=Kind.CASE, state=State.DRAFT) == ()


def test_characters_no_article_can_hold_are_dropped() -> None:
    assert storable("あ\x00い\ud800う\r\nえ\t") == "あいう\nえ\t"
