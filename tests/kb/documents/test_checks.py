from __future__ import annotations

import pytest

from kb.documents.article_text import read_article
from kb.documents.checks import OPTIONAL_SECTIONS, SECTIONS, body_problems, character_problems
from kb.documents.conversion import MAX_CHARACTERS, MAX_LINES
from kb.domain.article import Kind, State
from kb.errors import Problem
from tests.kb.documents.articles import SCRIPT

BODY = read_article(SCRIPT).body
PROCEDURE = "## 使う場面\n\n- a\n\n## 使ってはいけない場面\n\n- b\n\n## 手順\n\n### 控える\n\n基準: 書いた。\n"


def found(body: str, kind: Kind = Kind.SCRIPT, state: State = State.VALIDATED) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in body_problems(body, kind=kind, state=state)]


def test_a_complete_article_has_no_problems() -> None:
    assert found(BODY) == []
    assert found(PROCEDURE, Kind.PROCEDURE) == []


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", State)
def test_only_what_agents_are_shown_has_to_be_complete(kind: Kind, state: State) -> None:
    expected = [heading for heading in SECTIONS[kind] if heading not in OPTIONAL_SECTIONS]
    missing = [problem.detail for problem in body_problems("", kind=kind, state=state)]
    assert missing == (expected if state in {State.VALIDATED, State.NOT_VALIDATED} else [])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("## 使う場面", "## 使う場合", (1, "section_unknown")),
        ("## メールの文面", "## 使う場面", (23, "section_twice")),
        ("- 訪問を求められた。\n", "", (1, "section_empty")),
        ("- 訪問を求められた。\n", "-\n", (1, "section_empty")),
        ("- 訪問を求められた。\n", "- \n1. \n", (1, "section_empty")),
        ("## 使う場面", "はじめに\n\n## 使う場面", (1, "text_before_sections")),
        ("### お気持ちへのお詫び", "はじめに", (11, "text_before_steps")),
        ("- [心情] 申し訳", "- [心情] 申し訳 [責任] 弊社の", (14, "apology_mixed")),
        ("- [心情] 申し訳", "- 申し訳 [心情]", (14, "apology_misplaced")),
        ("- [心情] 申し訳", "- [心情] [心情] 申し訳", (14, "apology_misplaced")),
        ("[心情] 申し訳ございません。", "申し訳\n  [心情] [責任]", (14, "apology_mixed")),
        ("基準: 理由", "理由", (18, "step_text")),
        ("### 理由を伺う\n", "### 黙る\n\n### 理由を伺う\n", (16, "step_without_lines")),
        ("{{お客様名}}", "{{お客様名}", (20, "placeholder_broken")),
        ("{{担当者名}}", "{{担当}}", (26, "placeholder_unknown")),
    ],
)
def test_problems_of_a_script(old: str, new: str, expected: tuple[int, str]) -> None:
    assert old in BODY
    assert expected in found(BODY.replace(old, new, 1))


def test_sections_out_of_order_are_found_in_drafts_too() -> None:
    assert found("## 要求\n\n## 状況\n", Kind.CASE, State.DRAFT) == [(3, "section_order")]


def test_a_procedure_needs_steps_with_criteria() -> None:
    assert found(PROCEDURE.replace("基準: ", ""), Kind.PROCEDURE) == [(11, "criterion_missing"), (13, "step_text")]
    assert found(PROCEDURE.replace("### 控える", "控える"), Kind.PROCEDURE) == [(9, "steps_missing")]


def test_long_spoken_lines_are_no_problem() -> None:
    assert found(BODY.replace("伺う理由を", "伺う理由を" * 20)) == []


def test_apology_marks_mean_nothing_outside_scripts() -> None:
    body = "".join(f"## {heading}\n\n[心情]と[責任]を分ける。\n" for heading in SECTIONS[Kind.TECHNIQUE])
    assert found(body, Kind.TECHNIQUE) == []


def test_what_could_not_be_shown_whole_is_refused() -> None:
    assert found("あ" * (MAX_CHARACTERS + 1)) == [(0, "body_too_long")]
    assert found("あ\n" * MAX_LINES) == [(0, "body_too_long")]


def test_characters_that_cannot_be_kept_are_found_by_line() -> None:
    assert list(character_problems("a\u2028\u0085\t\nb\x00\n\ud800\x01")) == [
        Problem(2, "character_invalid", "U+0000"),
        Problem(3, "character_invalid", "U+D800"),
    ]
