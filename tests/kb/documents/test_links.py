from __future__ import annotations

import pytest

from kb.documents.links import article_links


@pytest.mark.parametrize(
    ("line", "name", "label", "address"),
    [
        ("[訪問](kb:訪問要求への応対)", "訪問要求への応対", "訪問", "kb:訪問要求への応対"),
        ("技法: [a [b]](KB:x%20y)。", "x y", "a [b]", "KB:x%20y"),
        ("[a](<kb:x>)", "x", "a", "kb:x"),
        ("[a](kb:ケトル(K-21))", "ケトル(K-21)", "a", "kb:ケトル(K-21)"),
        ('[a](kb:x "題")', "x", "a", "kb:x"),
        ("[a]: kb:x", "x", "a", "kb:x"),
        ("😀[a](kb:x)", "x", "a", "kb:x"),
    ],
)
def test_a_link_and_where_its_address_stands(line: str, name: str, label: str, address: str) -> None:
    (link,) = article_links(f"はじめ\n{line}\n")
    assert (link.name, link.label, link.line) == (name, label, 2)
    assert line[link.start : link.end] == address


@pytest.mark.parametrize(
    "text", ["![図](kb:attachment)", "```\n[a](kb:x)\n```", "[a](https://x)", "kb:x", "[a] (kb:x)"]
)
def test_no_link(text: str) -> None:
    assert list(article_links(text)) == []


def test_brackets_without_end_take_no_time() -> None:
    assert list(article_links("[" * 50_000 + "kb:")) == []
