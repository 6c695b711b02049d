from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.foreign.markdown_text import escaped, plain_text_as_markdown
from kb.documents.rendering import plain_paragraphs, render

SIGNS = "\\`*_{}[]()#+-.!|<>&=:~$1 \t\nあ"


def shown(markdown: str) -> str:
    return "".join("".join(plain_paragraphs(markdown)).split())


def bare(text: str) -> str:
    return "".join(text.split())


@given(st.text(st.sampled_from(SIGNS), max_size=40))
def test_a_line_without_meaning_shows_as_it_was_typed(text: str) -> None:
    line = text.replace("\n", "").replace("\t", "").strip()
    assert shown(escaped(line)) == bare(line)


@given(st.text(st.sampled_from(SIGNS), max_size=80) | st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_no_letter_of_a_plain_text_is_lost(text: str) -> None:
    found = shown(plain_text_as_markdown(text))
    letters = iter(found)
    wanted = bare(text)
    # The dash of a list item is shown as its bullet.
    assert all(letter in letters for letter in wanted if letter != "-"), (wanted, found)
    assert "<a " not in render(plain_text_as_markdown(text)).html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("日時: 9時\n内容: 返品", "<p>日時: 9時<br>内容: 返品</p>"),
        ("一\n\n二", "<p>一</p><p>二</p>"),
        ("次のとおり\n- 一\n- 二\n以上", "<p>次のとおり</p><ul><li>一</li><li>二</li></ul><p>以上</p>"),
        ("題\n====\n文", "<p>題<br>====<br>文</p>"),
        ("    深い字下げ", "<p>深い字下げ</p>"),
        ("a | b\n--- | ---\nc | d", "<p>a | b<br>--- | ---<br>c | d</p>"),
        ("&lt; 1 <br> *x*", "<p>&amp;lt; 1 &lt;br&gt; *x*</p>"),
        ("```\nx\n```", "<p>```<br>x<br>```</p>"),
    ],
)
def test_lines_stay_lines(text: str, html: str) -> None:
    assert render(plain_text_as_markdown(text)).html == html
