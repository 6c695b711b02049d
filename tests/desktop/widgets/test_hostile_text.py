"""Whatever somebody wrote into an article, showing it takes bounded time and memory and loads nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from desktop.search.article_view import ArticleView
from desktop.search.content import Line, LineKind, parts_of
from desktop.widgets.markdown_view import MarkdownView
from kb.documents.blocks import MAX_BLOCKS
from kb.documents.rendering import render
from tests.hostile_markdown import ADDRESSES, HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QTextBrowser
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

ROOT = Path(__file__).resolve().parents[3]
#: Measured on Linux: 239 MB of addresses at most, 171 MB of them in use; 4.6 s for the slowest text.
MEGABYTES, SECONDS = 1_000, 60

_IMAGE = "kb:attachment/4f6c9a10-2b7e-8d31-9c55-0a1b2c3d4e5f"
_HTML = tuple(
    piece.format(address=address)
    for address in ADDRESSES
    for piece in (
        '<img src="{address}">',
        '<a href="{address}">',
        '<link rel="stylesheet" href="{address}">',
        '<table background="{address}"><tr><td colspan="99999" style="background-image: url({address})">',
        "<style>p {{ background: url({address}) }}</style>",
        "[a]({address})",
        "[a](<{address}>)",
        "![a]({address})",
        "<{address}>",
        "[a]: {address}\n",
    )
)
_MARKS = (
    "- ",
    "1. ",
    "> ",
    "    ",
    "# ",
    "\n",
    "\n\n",
    "```\n",
    "|a|b|\n|-|-|\n",
    "`",
    "**",
    "[a]",
    "![a]",
    "\\",
    "&lt;",
)
_PIECES = st.one_of(
    st.sampled_from(_HTML), st.sampled_from((*_MARKS, f"![図]({_IMAGE})", "あ", "\u202e")), st.text(max_size=5)
)
MARKDOWN = st.lists(_PIECES, max_size=30).map("".join)


class _Markdown(MarkdownView):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name="記事")
        self.asked: list[str] = []

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        self.asked.append(QUrl(name).toString())
        return super().loadResource(kind, name)


class _Article(ArticleView):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name="記事")
        self.asked: list[str] = []

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        self.asked.append(QUrl(name).toString())
        return super().loadResource(kind, name)


def addresses(view: QTextBrowser) -> Iterator[str]:
    """Yield where the links of a document lead and where its images are from."""
    block = view.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            kind = fragments.fragment().charFormat()
            if kind.isAnchor() and kind.anchorHref():
                yield kind.anchorHref()
            if kind.isImageFormat():
                yield kind.toImageFormat().name()
            fragments += 1
        block = block.next()


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets a program no such bounds")
def test_showing_every_hostile_text_is_bounded_in_time_and_memory_and_loads_nothing() -> None:
    program = [sys.executable, "-m", "tests.desktop.widgets.hostile_program", str(MEGABYTES), str(SECONDS)]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    names = ended.stdout.splitlines()
    assert ended.returncode == 0, f"ended at {names[-1:]}: {ended.stderr[-500:]}"
    assert names[:-1] == list(HOSTILE)
    told = json.loads(names[-1])
    assert told["asked"] == []
    assert told["largest"] <= 2 * MAX_BLOCKS


def test_no_text_has_anything_loaded_or_leads_out_of_the_library(theme: Theme, qtbot: QtBot) -> None:
    markdown_view, article_view = _Markdown(theme), _Article(theme)
    for view in (markdown_view, article_view):
        qtbot.addWidget(view)
        view.show()

    @settings(max_examples=150, deadline=None)
    @given(MARKDOWN)
    def show(text: str) -> None:
        html = render(text).html
        markdown_view.set_html(html)
        article_view.set_lines(
            [
                Line(LineKind.IMAGE if part.image else LineKind.TEXT, part.text, image=part.image)
                for part in parts_of(html)
            ],
            (),
        )
        for view in (markdown_view, article_view):
            view.grab()
            assert view.asked == []
            for address in addresses(view):
                assert address.startswith(("kb:", "https:")), address

    show()
