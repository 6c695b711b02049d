from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QTextDocument, QTextFormat

from desktop.widgets.markdown_view import MarkdownView

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QTextBlock
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

_IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> MarkdownView:
    made = MarkdownView(theme, name="記事", attachment={"kb:picture": b"bytes"}.get)
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


def test_attachments_come_from_the_library(view: MarkdownView) -> None:
    assert view.loadResource(_IMAGE, QUrl("kb:picture")) == QByteArray(b"bytes")
    assert view.loadResource(_IMAGE, QUrl("kb:other")) == QByteArray()
    assert view.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("kb:picture")) == QByteArray()


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
