from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.foreign.web_page import WebPage, read_web_page
from kb.documents.rendering import plain_paragraphs, render


def read(html: str, sections: tuple[str, ...] = ()) -> WebPage:
    return read_web_page(html, lambda address, description: f"![{description}]({address})", sections)


def codes(page: WebPage) -> list[tuple[str, str]]:
    return [(problem.code, problem.detail) for problem in page.remarks]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>一<br>二</p>", "一  \n二\n"),
        ("<h1>題</h1><h2>節</h2><h6>深い</h6>", "### 節\n\n###### 深い\n"),
        ("<h1>題</h1><h1>題</h1><h2>節</h2>", "### 題\n\n### 題\n\n#### 節\n"),
        ("<ul><li>一<ol><li>二</ul>", "- 一\n    1. 二\n"),
        ("<ol start=3><li>三<li>四</ol>", "3. 三\n4. 四\n"),
        ("<p><b>太</b><i>斜</i><del>消</del><code>a*b</code></p>", "**太***斜*消`a*b`\n"),
        ("<table><tr><th>あ<th>い<tr><td>1<td>2</table>", "| あ | い |\n| --- | --- |\n| 1 | 2 |\n"),
        ("<table><tr><td>1<td>2</table>", "| 1 | 2 |\n| --- | --- |\n"),
        ("<p>漢<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby></p>", "漢字（じ）\n"),
        ("<dl><dt>用語<dd>説明</dl>", "用語\n\n説明\n"),
        ("<p>1. 星 * と _ と [x](y)</p>", "1\\. 星 \\* と \\_ と \\[x\\](y)\n"),
        ("<pre>a\n  *b*</pre>", "```\na\n  *b*\n```\n"),
    ],
)
def test_what_markdown_knows_is_kept(html: str, markdown: str) -> None:
    page = read(html)
    assert page.markdown == markdown
    assert page.remarks == ()


def test_a_list_inside_a_list_is_one_for_the_reader_too() -> None:
    assert "<li>一<ul><li>二</li></ul></li>" in render(read("<ul><li>一<ul><li>二</ul></ul>").markdown).html


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>窓</title><h1> 記事の\n題 </h1><p>x", "記事の 題"),
        ("<title>窓</title><h1>一</h1><h1>二</h1>", "窓"),
        ("<title>窓</title><p>x", "窓"),
        ("<p>x", ""),
    ],
)
def test_the_title_is_the_only_first_heading_or_that_of_the_window(html: str, title: str) -> None:
    assert read(html).title == title


def test_what_acts_is_gone_and_fields_are_told() -> None:
    page = read("<style>p{}</style><script>alert(1)</script><!-- 注 --><p onclick=x>文<button>送信</button>")
    assert page.markdown == "文\n"
    assert codes(page) == [("page_parts_dropped", "button")]


def test_only_secure_links_stay_links_and_the_others_are_told() -> None:
    page = read(
        "<a href='https://example.jp/a?b=1'>一</a><a href=http://x.jp>二</a>"
        "<a href=javascript:x>三</a><a href=#top>四</a>"
    )
    assert page.markdown == "[一](https://example.jp/a?b=1)二三四\n"
    assert codes(page) == [("link_dropped", "http://x.jp"), ("link_dropped", "javascript:x")]


def test_headings_named_like_sections_become_them_once_and_in_their_order() -> None:
    html = "<h2>状況</h2><p>a<h2>要求</h2><p>b<h2>状況</h2><p>c"
    assert read(html, ("状況", "要求", "原因")).markdown == "## 状況\n\na\n\n## 要求\n\nb\n\n### 状況\n\nc\n"


def test_pictures_are_asked_for() -> None:
    assert read("<p><img src='図 1.png' alt=' 外\n観 '></p>").markdown == "![外 観](図 1.png)\n"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 400 + "深い" + "</div>" * 400,
        "<p>多い</p>" * 20_001,
        "<table><tr><td>" * 8 + "入れ子" + "</table>" * 8,
    ],
)
def test_a_page_that_cannot_be_converted_keeps_its_words(html: str) -> None:
    page = read(html)
    assert {"深い", "多い", "入れ子"} & set("".join(plain_paragraphs(page.markdown)).replace("多い", "多い\n").split())


@given(
    st.recursive(
        st.text(st.sampled_from("あa *_`[]()#-1.|<>&\n"), max_size=8).map(
            lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
        ),
        lambda inner: st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
            st.sampled_from("p div ul ol li table tr td b i a h2 pre code blockquote span dl dt dd br".split()),
            st.lists(inner, max_size=4),
        ),
        max_leaves=12,
    )
)
def test_no_word_of_any_page_is_lost(html: str) -> None:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - the words as another reader finds them

    page = read(html)
    shown = Counter("".join((page.title, *plain_paragraphs(page.markdown))))
    # Not their order: browsers put text between the cells of a table in front of it.
    words = Counter("".join(BeautifulSoup(html, "html.parser").get_text().split()))
    # The dash of a list is shown as its bullet where a page is taken as plain text.
    assert {letter for letter in words if words[letter] > shown[letter]} <= {"-"}
