from __future__ import annotations

import pytest

from desktop.editor.text.syntax import Span, Style, fence_after, spans_of
from tests.bounded import within


def styled(line: str, known: frozenset[str] | None = None) -> list[tuple[str, Style]]:
    return [(line[span.start : span.end], span.style) for span in spans_of(line, known)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## 使う場面", [("## 使う場面", Style.HEADING), ("##", Style.MARK)]),
        ("- 家で待つ", [("- ", Style.LABEL)]),
        ("- [心情] お待たせして", [("- ", Style.LABEL), ("[心情]", Style.FEELINGS)]),
        ("- [責任] 弊社の誤りです", [("- ", Style.LABEL), ("[責任]", Style.FAULT)]),
        ("12. 番号", [("12. ", Style.LABEL)]),
        ("基準: 復唱した", [("基準:", Style.LABEL)]),
        ("> 引用", [("> 引用", Style.QUOTE), ("> ", Style.LABEL)]),
        ("**必ず**伝える", [("**必ず**", Style.STRONG)]),
        ("`code` と", [("`code`", Style.CODE)]),
        (
            "[技法](kb:01a20379-fb93-7010-8d60-6f579a1d82e0)",
            [("[技法]", Style.LINK), ("(kb:01a20379-fb93-7010-8d60-6f579a1d82e0)", Style.TARGET)],
        ),
        ("[外](http://example.jp)", []),
        ("[[二重]]", []),
        ("| 列 |", [("|", Style.MARK), ("|", Style.MARK)]),
        ("ただの文", []),
    ],
)
def test_signs_of_the_format(line: str, expected: list[tuple[str, Style]]) -> None:
    assert styled(line) == expected


def test_slots_are_known_or_not() -> None:
    known = frozenset({"折り返し日時"})
    assert styled("{{折り返し日時}}と{{折返日}}", known) == [
        ("{{折り返し日時}}", Style.SLOT),
        ("{{折返日}}", Style.SLOT_UNKNOWN),
    ]
    assert styled("{{折返日}}") == [("{{折返日}}", Style.SLOT)]
    assert styled("{{ }}") == [("{{ }}", Style.SLOT_UNKNOWN)]


def test_signs_in_code_mean_nothing() -> None:
    assert styled("`{{折返日}}`", frozenset()) == [("`{{折返日}}`", Style.CODE)]


def test_fences() -> None:
    assert fence_after("```python", "") == "```"
    assert fence_after("~~~", "```") == "```"
    assert fence_after("```", "```") == ""
    assert fence_after("text", "```") == "```"
    assert fence_after("text", "") == ""


@pytest.mark.parametrize("piece", ["{{a}}", "**a**", "`a`", "[a](kb:1)", "|"])
def test_only_the_beginning_of_an_endless_line_is_looked_at(piece: str) -> None:
    spans = spans_of(piece * 50_000)
    assert 9_900 < max(span.end for span in spans) <= 10_000


def look_at_hostile_lines() -> None:
    """None of them may take more than its length."""
    for piece in ("[", "{{", "*", "`", "[a](kb:", "**a", "- ", "> ", "|", "* ", " ", "1", "# "):
        for line in (piece * 50_000, piece + "a" * 50_000, piece * 4_000 + " " * 4_000 + "x"):
            assert all(isinstance(span, Span) for span in spans_of(line))


def test_hostile_lines_cost_no_more_than_others() -> None:
    within(20, look_at_hostile_lines)
