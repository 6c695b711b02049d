from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.rendering import plain_line, plain_paragraphs, render

IMAGE = "kb:attachment/4f6c9a10-2b7e-8d31-9c55-0a1b2c3d4e5f"
PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 li td th pre ul ol table thead tbody tr blockquote hr".split())


class Eye(HTMLParser):
    """Reads HTML as a browser shows it: text by paragraph, blanks collapsed; it shares nothing with the renderer."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self._text = ""
        self._code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._text += "\x00"
        elif tag == "img":
            # Not a blank, whatever surrounds it, until the description is put in.
            self._text += f"\ufffc{dict(attrs)['alt']}\ufffc"
        elif tag in PARAGRAPHS:
            self.end()
            self._code = tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self.end()

    def handle_data(self, data: str) -> None:
        self._text += data

    def end(self) -> None:
        shown = self._text if self._code else re.sub("[ \t\n]+", " ", self._text).strip(" ")
        if shown:
            self.paragraphs.append(shown.replace("\x00", "\n").replace("\ufffc", ""))
        self._text, self._code = "", False


def seen(html: str) -> tuple[str, ...]:
    eye = Eye()
    eye.feed(html)
    eye.close()
    eye.end()
    return tuple(eye.paragraphs)


PIECES = (
    *(
        "- ",
        "1. ",
        "> ",
        "    ",
        "# ",
        "\n",
        "\n\n",
        "```\n",
        "|",
        "|-|-|\n",
        "|a|b|\n",
        "*",
        "**",
        "`",
        "[",
        "](",
        ")",
    ),
    *(
        "![",
        f"![図 ]({IMAGE})",
        "<b>",
        "</b>",
        "<br>",
        "<!--",
        "&amp;",
        "&#x41;",
        "&lt;",
        "\\",
        "---",
        "===",
        "  \n",
        "\t",
        "\u2028",
        "\u3000",
    ),
    *("あ", "い。", "a", " ", "{{製品名}}", "[心情]", "https://a.b/", "kb:x", "file:///x", "<https://a.b>", "~~~\n"),
)
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TAG = re.compile(
    r"</?(?:blockquote|br|code|em|h[1-6]|hr|li|ol|p|pre|strong|table|tbody|td|th|thead|tr|ul|a)>"
    r'|<ol start="\d{1,4}">|<a href="(?:kb|https):[^"<>\s]+">'
    r'|<img src="kb:attachment/[0-9a-f-]{36}" alt="[^"<>]*">'
)


@given(MARKDOWN)
def test_text_is_what_an_eye_sees_of_the_html(markdown: str) -> None:
    rendered = render(markdown)
    assert seen(rendered.html) == rendered.paragraphs == plain_paragraphs(markdown)


@given(MARKDOWN)
def test_no_html_holds_more_than_known_tags_and_checked_links(markdown: str) -> None:
    html = render(markdown).html
    for tag in re.findall(r"<[^>]*>", html):
        assert TAG.fullmatch(tag)


@given(st.text(max_size=200))
def test_any_text_can_be_rendered(text: str) -> None:
    rendered = render(text)
    assert seen(rendered.html) == rendered.paragraphs


def test_an_article_is_rendered_with_its_structure() -> None:
    rendered = render(
        "## 対応\n\n一行目の\n二行**目**\n\n- a\n- b\n\n3. c\n\n"
        "|x|y|\n|-|-|\n|1||\n\n> q\n\n---\n\n```\nif a < b:\n    c\n```\n"
    )
    assert rendered.html == (
        "<h2>対応</h2><p>一行目の二行<strong>目</strong></p><ul><li>a</li><li>b</li></ul>"
        '<ol start="3"><li>c</li></ol>'
        "<table><thead><tr><th>x</th><th>y</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table>"
        "<blockquote><p>q</p></blockquote><hr><pre>if a &lt; b:\n    c</pre>"
    )
    assert rendered.paragraphs == (
        "対応", "一行目の二行目", "a", "b", "c", "x", "y", "1", "q", "if a < b:\n    c",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("markdown", "paragraphs"),
    [
        ("<script>alert(1)</script>", ("<script>alert(1)</script>",)),
        ("a <b onclick=x>b</b>", ("a <b onclick=x>b</b>",)),
        ("<!-- x -->\n\n<div>\ny\n</div>", ("<!-- x -->", "<div> y </div>")),
        ("a<br>b<br/>c", ("a\nb\nc",)),
        ("[a](file:///etc/passwd)", ("a",)),
        ("[a](//host/share) [b](\\\\\\\\host\\share)", ("a b",)),
        ("[a](/etc/passwd) [b](x.md)", ("a b",)),
        ("[a](javascript:alert(1)) [b](data:text/html,x)", ("a b",)),
        ("[a](JaVaScRiPt:x) [b](&#106;avascript:x) [c](http://a.b)", ("a b c",)),
        ("![図](file:///x.png) ![](//host/x) ![絵](https://a.b/x.png)", ("図 絵",)),
        ("[a]\n\n[a]: file:///x", ("a",)),
        ("<https://a.b> <x@a.b>", ("https://a.b x@a.b",)),
        ("&amp; &lt;b&gt; &#0; &nosuch;", ("& <b> \ufffd &nosuch;",)),
        ("\x00a\x02b\x03\ud800", ("ab\ufffd",)),
        ("a\r\nb\rc", ("a b c",)),
        ("訪問の\n*要求*\nです", ("訪問の要求です",)),
        ("要点:\n- a\n- b", ("要点:", "a", "b")),
        ("- a\n    - b\n- c", ("a", "b", "c")),
        ("[心情] ご不快な {{お客様名}}", ("[心情] ご不快な {{お客様名}}",)),
        ("", ()),
        ("&nbsp;", ("\xa0",)),
    ],
)
def test_what_is_dangerous_or_hidden_is_shown_as_text_or_gone(markdown: str, paragraphs: tuple[str, ...]) -> None:
    rendered = render(markdown)
    assert rendered.paragraphs == paragraphs
    assert "file:" not in rendered.html
    assert "<img" not in rendered.html
    assert all(link.startswith(("https://", "kb:")) for link in re.findall('href="([^"]*)', rendered.html))


def test_links_to_articles_and_safe_sites_stay() -> None:
    assert render('[a](kb:1?x=1&y=2) [b](https://a.b "title")').html == (
        '<p><a href="kb:1?x=1&amp;y=2">a</a> <a href="https://a.b">b</a></p>'
    )


def test_a_piece_of_a_line_is_shown_without_markup() -> None:
    assert plain_line(" ただの文 ") == "ただの文"
    assert plain_line("**太字**と`K-21`と&amp;") == "太字とK-21と&"


def test_an_item_without_words_yet_makes_no_heading_of_the_line_above() -> None:
    assert render("### 段\n\n- 一\n- ").html == "<h3>段</h3><ul><li>一</li></ul>"
    assert render("文\n-").html == "<p>文 -</p>"
    assert render("文\n---").html == "<p>文</p><hr>"
    assert render("文\n===").html == "<p>文 ===</p>"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        (f"![外観]({IMAGE})", f'<p><img src="{IMAGE}" alt="外観"></p>'),
        (f"a ![外 観]({IMAGE}) b", f'<p>a <img src="{IMAGE}" alt="外 観"> b</p>'),
        (f"- ![]({IMAGE})", f'<ul><li><img src="{IMAGE}" alt=""></li></ul>'),
        (f"[![図]({IMAGE})](https://x.jp/)", f'<p><a href="https://x.jp/"><img src="{IMAGE}" alt="図"></a></p>'),
        (f'![a"><b>&amp;x]({IMAGE})', f'<p><img src="{IMAGE}" alt="a&quot;＞＜b＞&amp;x"></p>'),
        (f"`![図]({IMAGE})`", f"<p><code>![図]({IMAGE})</code></p>"),
    ],
)
def test_images_of_the_library_are_shown(markdown: str, html: str) -> None:
    assert render(markdown).html == html


@pytest.mark.parametrize(
    "address",
    [
        "kb:attachment/x",
        f"{IMAGE}/../x",
        f"{IMAGE}?a",
        "kb:article/1",
        "file:///x.png",
        "https://x.jp/a.png",
        "data:,a",
    ],
)
def test_any_other_image_is_its_description(address: str) -> None:
    assert render(f"![説明]({address})").html == "<p>説明</p>"


def test_the_description_of_an_image_is_found_and_copied() -> None:
    assert plain_paragraphs(f"傷は![外観の傷]({IMAGE})を見る") == ("傷は外観の傷を見る",)


def test_more_images_than_the_screen_bears_are_their_descriptions() -> None:
    html = render("\n\n".join(f"![{number}]({IMAGE})" for number in range(60))).html
    assert html.count("<img") == 50
    assert "<p>59</p>" in html
