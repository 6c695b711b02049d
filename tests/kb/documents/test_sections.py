from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.article_text import read_article
from kb.documents.sections import (
    Section,
    bullet_lines,
    case_summary,
    parts_of,
    section_named,
    split_sections,
    spoken_line,
    steps_of,
)
from kb.domain.reading import CaseSummary
from kb.domain.script import ApologyClass, Segment, SpokenLine
from tests.kb.documents.articles import SCRIPT

BODY = read_article(SCRIPT).body


def section(text: str) -> Section:
    return Section("x", text, 1, 2)


def test_sections_know_their_lines() -> None:
    body = "前書き\n\n## 状況\n\n\n割れていた。\n\n##要求##\n## 原因\n"
    assert split_sections(body) == (
        Section("", "前書き", 1, 1),
        Section("状況", "割れていた。", 3, 6),
        Section("要求", "", 8, 9),
        Section("原因", "", 9, 11),
    )
    assert section_named(body, "要求") == Section("要求", "", 8, 9)
    assert section_named(body, "結果") is None
    assert split_sections("") == ()


def test_headings_in_code_are_no_sections() -> None:
    assert [part.heading for part in split_sections("## a\n```\n## b\n```\n## c\n~~~ x\n## d\n~~~\n")] == ["a", "c"]
    assert [part.heading for part in split_sections("## a\n```\n## b\n")] == ["a", "b"]
    assert [part.heading for part in split_sections("### a\n# b\n ## c\n##\n")] == [""]


@given(st.lists(st.sampled_from(("## a", "## b", "```", "~~~~", "x", "", "- y", "### c", "  ")), max_size=30))
def test_every_line_with_text_belongs_to_one_section(lines: list[str]) -> None:
    sections = split_sections("\n".join(lines))
    for found in sections:
        if found.heading:
            assert lines[found.line - 1] == f"## {found.heading}"
        if found.text:
            first, *_ = found.text.split("\n")
            assert lines[found.text_line - 1] == first
    kept = sum(len(found.text.split("\n")) for found in sections if found.text) + sum(bool(s.heading) for s in sections)
    assert kept <= len(lines)
    assert sum(line in {"x", "- y", "### c"} for line in lines) == sum(
        line in {"x", "- y", "### c"} for found in sections for line in found.text.split("\n")
    )


def test_parts_are_paragraphs_items_and_headings_on_one_line() -> None:
    parts = parts_of(section("一行目\n二行目\n\n- 項目\n  続き\n1. 番号\n### 見出し\n本文\n"))
    assert [(part.text, part.line, part.level, part.bullet) for part in parts] == [
        ("一行目二行目", 2, 0, False),
        ("項目続き", 5, 0, True),
        ("番号", 7, 0, True),
        ("見出し", 8, 3, False),
        ("本文", 9, 0, False),
    ]


def test_items_are_shown_without_markup() -> None:
    assert bullet_lines(section("- **訪問**を[求め](kb:x)られた\n- a &amp; b\n- \n* ")) == ("訪問を求められた", "a & b")


def test_steps_are_what_is_spoken() -> None:
    apology, reason = steps_of(BODY)
    assert (apology.title, apology.criterion) == ("お気持ちへのお詫び", "")
    assert [line.apology for line in apology.lines] == [ApologyClass.FEELINGS, ApologyClass.FEELINGS]
    assert apology.lines[0].segments == (Segment("ご不快な思いをおかけし、"),)
    assert reason.criterion == "理由が話されたら次へ進む。"
    assert reason.lines[0].placeholders == ("お客様名",)


def test_a_procedure_step_needs_no_words_and_lines_need_no_step() -> None:
    steps = steps_of("## 手順\n\n- はじめに\n\n### 控える\n\n基準：書いた。\n\n### 次へ\n")
    assert [(step.title, step.criterion, len(step.lines)) for step in steps] == [
        ("", "", 1),
        ("控える", "書いた。", 0),
        ("次へ", "", 0),
    ]
    assert steps_of("## 状況\n\n### x\n") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[責任] 弊社の誤りです。", SpokenLine((Segment("弊社の誤りです。"),), ApologyClass.FAULT)),
        ("[心情]失礼しました。", SpokenLine((Segment("失礼しました。"),), ApologyClass.FEELINGS)),
        ("**必ず**`K-21`を", SpokenLine((Segment("必ずK-21を"),))),
        ("[その他] はい", SpokenLine((Segment("[その他] はい"),))),
    ],
)
def test_a_spoken_line_has_its_mark_and_no_markup(text: str, expected: SpokenLine) -> None:
    assert spoken_line(text) == expected


def test_a_case_is_summed_up_by_first_sentences() -> None:
    body = (
        "## 状況\n\n「今すぐ来い。」と求められた。続き。\n\n## 要求\n\n- 訪問！すぐに\n\n## 対応\n\n```\nx\n```\n\n"
        "## 結果\n\n### 小見出し\n\n終わりの\nない文\n\n## 状況\n\n二度目。\n"
    )
    assert case_summary(body) == CaseSummary("「今すぐ来い。」と求められた。", "訪問！", "x", "終わりのない文")
    assert case_summary("") == CaseSummary()
