from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QTextDocument, QTextFormat

from desktop.widgets.markdown_view import MarkdownView
from kb.domain.reading import ShownImage
from tests.kb.pictures import png, png_head

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QTextBlock
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> MarkdownView:
    made = MarkdownView(theme, name="記事")
    qtbot.addWidget(made)
    return made


def _blocks(view: MarkdownView) -> list[QTextBlock]:
    found, block = [], view.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def test_no_file_and_no_address_is_ever_read(view: MarkdownView, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    for address in (secret.as_uri(), str(secret), "//host/share/a.png", "https://example.invalid/a.png", "data:,a"):
        for kind in QTextDocument.ResourceType:
            assert view.loadResource(kind.value, QUrl(address)) == QByteArray()
    view.set_html(f'<img src="{secret.as_uri()}"><link rel="stylesheet" href="{secret.as_uri()}">')


ADDRESS = "kb:attachment/4f6c9a10-2b7e-8d31-9c55-0a1b2c3d4e5f"
HTML = f'<p>前<img src="{ADDRESS}" alt="箱の傷">後</p>'


def test_an_image_of_the_article_is_shown_no_wider_than_the_text(view: MarkdownView) -> None:
    view.resize(300, 400)
    view.show()
    address = ADDRESS.replace("4f6c", "0001")
    view.set_html(HTML.replace(ADDRESS, address), (ShownImage(address, png(900, 300)),))
    assert view.toPlainText() == "前\ufffc後"
    size = view.document().size()
    assert size.width() <= 300
    assert 90 <= size.height() <= 160
    view.resize(600, 400)
    assert view.document().size().height() > size.height() + 60


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>一<ul><li>{image}</li></ul></li></ul>",
        "<ol><li>{image}</li></ol>",
        "<blockquote><p>{image}</p></blockquote>",
        "<table><tr><td>{image}</td><td>{image}</td></tr></table>",
    ],
)
def test_an_image_beside_an_indent_is_not_cut_off(view: MarkdownView, html: str) -> None:
    address = ADDRESS.replace("4f6c", "0005")
    view.resize(300, 400)
    view.show()
    image = f'<img src="{address}" alt="図">'
    view.set_html(html.format(image=image), (ShownImage(address, png(900, 300)),))
    assert view.horizontalScrollBar().maximum() == 0
    view.resize(220, 400)
    assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("content", [None, b"\x89PNG\r\n\x1a\ndamaged", png_head(4, 4)])
def test_an_image_that_is_missing_or_damaged_is_its_description(view: MarkdownView, content: bytes | None) -> None:
    address = ADDRESS.replace("4f6c", "0002" if content is None else f"{len(content):04x}")
    images = () if content is None else (ShownImage(address, content),)
    view.set_html(HTML.replace(ADDRESS, address), images)
    assert view.toPlainText() == "前箱の傷後"


def test_images_of_the_article_before_are_not_those_of_the_next(view: MarkdownView) -> None:
    address = ADDRESS.replace("4f6c", "0003")
    view.set_html(HTML.replace(ADDRESS, address), (ShownImage(address, png()),))
    view.set_html(HTML.replace(ADDRESS, address))
    assert view.toPlainText() == "前箱の傷後"


def test_links_of_the_library_are_told_and_others_ignored(view: MarkdownView, qtbot: QtBot) -> None:
    view.set_html('<p><a href="kb:article/1">訪問</a></p>')
    with qtbot.waitSignal(view.link_requested) as told:
        view.anchorClicked.emit(QUrl("kb:article/1"))
    assert told.args == ["kb:article/1"]
    with qtbot.assertNotEmitted(view.link_requested):
        view.anchorClicked.emit(QUrl("file:///etc/hostname"))
        view.anchorClicked.emit(QUrl("https://example.invalid/"))
    assert view.source() == QUrl()
    assert view.toPlainText() == "訪問"


def test_lines_have_the_height_of_their_role(view: MarkdownView, theme: Theme) -> None:
    view.set_html("<h2>状況</h2><p>電気ケトルの取っ手が外れた。</p><ul><li>一</li></ul>")
    heights = [block.blockFormat().lineHeight() for block in _blocks(view)]
    assert heights == [theme.line_height("row"), theme.line_height("body"), theme.line_height("body")]
    sizes = [block.begin().fragment().charFormat().font().pixelSize() for block in _blocks(view)[:1]]
    assert sizes == [theme.font("row").pixelSize()]


def test_a_change_of_the_look_reaches_what_is_shown(view: MarkdownView, theme: Theme) -> None:
    view.set_html("<p>電気ケトル</p>")
    theme.set_text_percent(140)
    block = _blocks(view)[0]
    assert block.blockFormat().lineHeight() == theme.line_height("body")
    assert view.document().defaultFont().pixelSize() == theme.font("body").pixelSize()
    assert block.blockFormat().property(QTextFormat.Property.LineHeightType) is not None


def test_bullets_are_characters_and_numbers_stay_numbers(view: MarkdownView) -> None:
    view.set_html("<ul><li>一<ul><li>中</li></ul></li></ul><ol><li>二</li></ol>")
    assert view.toPlainText().split("\n") == ["・一", "・中", "二"]
    bullet, inner, numbered = _blocks(view)
    assert not any(block.textList() for block in (bullet, inner))
    assert (bullet.blockFormat().indent(), inner.blockFormat().indent()) == (1, 2)
    assert numbered.textList() is not None
