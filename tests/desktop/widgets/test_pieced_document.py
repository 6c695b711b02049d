"""A document that is changed piece by piece is the one that is made at once, whatever was written before."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument, QTextFormat

from desktop.articles.full_text import full_text
from desktop.widgets.document_form import format_blocks, set_up_document
from desktop.widgets.html_pieces import pieces_of, same_ends
from desktop.widgets.pieced_document import PiecedDocument
from kb.documents.article_text import read_article
from kb.documents.rendering import render
from kb.resources import resource_path

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextFragment, QTextList, QTextTable

    from desktop.theme import Theme

WIDTH = 400
SAMPLES = sorted(resource_path("sample").rglob("*.md"))
#: Everything that Markdown knows, in orders that Qt has opinions about.
ODD = (
    (
        "前書き\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> 引用\n> 続き\n\n## 中\n\n1. 一\n2. 二\n   - 三\n\n"
        "```\nコード\n\n<p>\n```\n\n---\n\n終わり"
    ),
    "| 初め | から |\n|---|---|\n| 表 | だけ |",
    "- 一覧から\n- 始まる\n\n段落\n\n- また一覧\n\n---\n\n---",
    "1. 番号から\n2. 始まる\n\n## 見出し\n\n3. 三から\n",
    "> ## 引用の中の見出し\n>\n> 段落\n\n段落\n\n> - 引用の中の一覧",
    "```\nコードだけ\n```",
    "## 見出しだけ",
    "段落 **太字** `コード` [リンク](kb:記事)  \n改行",
)


def html_of(markdown: str) -> str:
    return full_text(render(markdown, numbered=True).html, {})


def bodies() -> list[str]:
    return [read_article(file.read_text(encoding="utf-8")).body for file in SAMPLES]


def whole(theme: Theme, html: str) -> QTextDocument:
    document = QTextDocument()
    set_up_document(document, theme)
    document.setHtml(html)
    format_blocks(document, theme, WIDTH)
    return document


def described(document: QTextDocument) -> list[object]:
    """Return all that can be seen of a document, but not the names of lines."""
    found: list[object] = []
    block = document.begin()
    while block.isValid():
        found.append((block.text(), _form(block), _place_in_list(block), _in_table(block), _characters(block)))
        block = block.next()
    return found


def _form(block: QTextBlock) -> tuple[object, ...]:
    form = block.blockFormat()
    return (
        *(form.topMargin(), form.bottomMargin(), form.leftMargin(), form.rightMargin(), form.textIndent()),
        *(form.indent(), form.headingLevel(), form.lineHeight(), form.lineHeightType(), form.nonBreakableLines()),
        form.property(QTextFormat.Property.BlockTrailingHorizontalRulerWidth),
    )


def _place_in_list(block: QTextBlock) -> tuple[object, ...] | None:
    found = cast("QTextList | None", block.textList())
    if found is None:
        return None
    return found.format().style(), found.format().start(), found.itemNumber(block), found.count()


def _in_table(block: QTextBlock) -> tuple[int, int] | None:
    table = cast("QTextTable | None", QTextCursor(block).currentTable())
    return None if table is None else (table.rows(), table.columns())


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found, iterator = [], block.begin()
    while not iterator.atEnd():
        found.append(iterator.fragment())
        iterator += 1
    return found


def _characters(block: QTextBlock) -> list[tuple[object, ...]]:
    """Return the runs of letters that look alike; where one ends because a line begins there nobody sees."""
    runs: list[tuple[object, ...]] = []
    for fragment in _fragments(block):
        form = fragment.charFormat()
        look = (
            *(form.font().toString(), form.foreground().color().name(), form.background().color().name()),
            *(form.anchorHref(), form.fontUnderline()),
        )
        if runs and runs[-1][1:] == look:
            runs[-1] = (f"{runs[-1][0]}{fragment.text()}", *look)
        else:
            runs.append((fragment.text(), *look))
    return runs


class Pieced:
    """The document under test."""

    def __init__(self, theme: Theme) -> None:
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.pieced = PiecedDocument(self.document, theme)
        self.pieced.empty()

    def show(self, html: str, characters: int = 10**9) -> int:
        pieces = pieces_of(html)
        if not self.pieced.shares(pieces):
            self.pieced.empty()
        self.pieced.change(pieces)
        return self.pieced.fill(characters, WIDTH)

    def lines(self) -> list[tuple[int, str]]:
        return [(line, block.text()) for line, block in self.pieced.numbered_blocks()]


@pytest.fixture
def shown(theme: Theme) -> Pieced:
    return Pieced(theme)


def test_every_sample_looks_as_if_it_were_made_at_once(theme: Theme, shown: Pieced) -> None:
    for body in (*bodies(), *ODD):
        html = html_of(body)
        shown.show(html)
        assert described(shown.document) == described(whole(theme, html)), body


def test_whatever_is_written_looks_as_if_it_were_made_at_once(theme: Theme, shown: Pieced) -> None:
    chance = random.Random(5)  # noqa: S311 - a test, no secret
    parts = [part for body in (*bodies()[::12], *ODD) for part in body.split("\n\n")]
    text = chance.sample(parts, 6)
    for _ in range(80):
        place = chance.randrange(len(text) + 1)
        what = chance.choice(("in", "in", "out", "out", "other"))
        if what == "in" and len(text) < 14:
            text.insert(place, chance.choice(parts))
        elif what == "out" and len(text) > 1:
            del text[min(place, len(text) - 1)]
        else:
            text[min(place, len(text) - 1)] += "。続き"
        html = html_of("\n\n".join(text))
        shown.show(html)
        assert described(shown.document) == described(whole(theme, html)), html
        fresh = Pieced(theme)
        fresh.show(html)
        assert shown.lines() == fresh.lines()


def test_every_block_knows_its_line_after_lines_were_put_in_above(shown: Pieced) -> None:
    shown.show(html_of("## 一\n\n- あ\n- い\n\n## 二\n\n段落"))
    shown.show(html_of("## 一\n\n- あ\n- ん\n- い\n\n前の段落\n\n## 二\n\n段落"))
    assert shown.lines() == [
        (1, "一"),
        (3, "・あ"),
        (4, "・ん"),
        (5, "・い"),
        (7, "前の段落"),
        (9, "二"),
        (11, "段落"),
    ]


def test_a_letter_typed_in_a_long_article_makes_one_piece_anew(shown: Pieced) -> None:
    body = "\n\n".join(f"## 節 {number}\n\n- 言葉\n- 続き" for number in range(900))
    whole_length = len(html_of(body))
    assert shown.show(html_of(body)) > whole_length / 2
    assert shown.show(html_of(body.replace("節 500\n", "節 500 番\n"))) < 150
    assert shown.show(html_of(body.replace("節 500\n", "節 500\n\n新しい段落\n"))) < 300


def test_a_long_article_comes_in_parts_and_may_change_before_it_is_all_there(theme: Theme, shown: Pieced) -> None:
    body = "\n\n".join(f"## 節 {number}\n\n段落 {number}" for number in range(400))
    shown.show(html_of(body), 5_000)
    assert not shown.pieced.complete
    assert shown.document.blockCount() < 300
    html = html_of(body.replace("段落 3\n", "段落 三\n").replace("段落 390\n", ""))
    shown.show(html, 5_000)
    parts = 0
    while 0 < shown.pieced.fill(5_000, WIDTH) < 5_500:
        parts += 1
    assert parts > 1
    assert described(shown.document) == described(whole(theme, html))


def test_pieces_are_told_apart_by_what_they_say_and_not_by_where_they_stand() -> None:
    before, after = (pieces_of(html_of(text)) for text in ("a\n\nb\n\nc\n\nd", "a\n\nx\n\ny\n\nc\n\nd"))
    assert same_ends(before, after) == (1, 2)
    assert same_ends(before, before) == (4, 0)
    assert same_ends([], after) == (0, 0)
    assert same_ends(before[:2], [*before[:2], *before[:2]]) == (2, 0)
