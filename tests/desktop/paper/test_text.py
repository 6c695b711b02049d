from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from desktop.paper.breaks import blocks_of, fragments_of
from desktop.paper.text import (
    PrintedText,
    paged_document,
    print_text,
    set_page,
)
from desktop.widgets.printer import pdf_of, write_whole
from kb.domain.reading import ShownImage
from tests.kb.pictures import png

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QTextDocument

    from desktop.theme import Theme

ADDRESS = "kb:attachment/4f6c9a10-2b7e-8d31-9c55-0a1b2c3d4e5f"
LONG = "".join(f"<h2>見出し{number}</h2><p>{'長い文。' * 90}</p>" for number in range(12))


def printed(body: str, images: tuple[ShownImage, ...] = ()) -> PrintedText:
    return PrintedText(
        title="題名", facts=("応対事例 · 検証済",), body=body, images=images, running="題名", foot="勘所"
    )


@pytest.fixture
def device() -> QPdfWriter:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QPdfWriter(buffer)
    made._buffer = buffer  # type: ignore[attr-defined]  # noqa: SLF001 - it lives as long as what writes into it
    set_page(made)
    made.setResolution(100)
    return made


def laid_out(text: PrintedText, device: QPdfWriter, theme: Theme) -> QTextDocument:
    area = device.pageLayout().paintRectPixels(100).size()
    return paged_document(text, device, theme.font("body"), area.toSizeF())


def test_a_page_is_a4_with_the_margins_articles_are_measured_with(device: QPdfWriter) -> None:
    layout = device.pageLayout()
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert layout.margins(QPageLayout.Unit.Millimeter).left() == pytest.approx(20, abs=0.2)


def test_a_short_article_takes_one_page_and_a_long_one_several(theme: Theme, tmp_path: Path) -> None:
    for name, body in (("short", "<p>文</p>"), ("long", LONG)):
        pages = partial(print_text, printed(body), font=theme.font("body"))
        assert write_whole(tmp_path / name, pdf_of("題名", pages))
        count = (tmp_path / name).read_bytes().count(b"/Type /Page\n")
        assert (count == 1) is (name == "short")


def test_the_number_of_pages_is_told(device: QPdfWriter, theme: Theme) -> None:
    assert print_text(printed("<p>文</p>"), device, theme.font("body")) == 1
    assert 3 <= print_text(printed(LONG), device, theme.font("body")) <= 8


def test_code_that_is_longer_than_a_line_goes_on_in_the_next(device: QPdfWriter, theme: Theme) -> None:
    document = laid_out(printed(f"<pre>{'kb ' * 80}\n次の行</pre><p>文</p>"), device, theme)
    code = [block for block in blocks_of(document) if block.text().startswith(("kb", "次"))]
    assert [block.layout().lineCount() > 1 for block in code] == [True, False]
    assert document.size().width() <= document.pageSize().width()
    assert [block.blockFormat().bottomMargin() > 0 for block in code] == [False, True]
    assert {part.charFormat().fontPointSize() for block in code for part in fragments_of(block)} == {9}


def test_no_page_ends_with_a_heading(device: QPdfWriter, theme: Theme) -> None:
    document = laid_out(printed(LONG), device, theme)
    height, layout = document.pageSize().height(), document.documentLayout()
    for block in blocks_of(document):
        if block.blockFormat().headingLevel() and block.next().isValid() and block.position():
            top = layout.blockBoundingRect(block).top()
            line = layout.blockBoundingRect(block.next()).top() + block.next().layout().lineAt(0).y()
            assert int(top // height) == int(line // height), block.text()


def test_an_image_keeps_its_shape_and_leaves_room_for_the_text(device: QPdfWriter, theme: Theme) -> None:
    html = f'<p><img src="{ADDRESS}" alt="図"></p>'
    for size in ((2_000, 100), (100, 2_000), (50, 40)):
        address = ADDRESS.replace("4f6c", f"{size[0]:04d}")
        text = printed(html.replace(ADDRESS, address), (ShownImage(address, png(*size)),))
        document = laid_out(text, device, theme)
        (found,) = [
            part.charFormat().toImageFormat()
            for block in blocks_of(document)
            for part in fragments_of(block)
            if part.charFormat().isImageFormat()
        ]
        assert found.width() / found.height() == pytest.approx(size[0] / size[1], rel=0.05)
        assert found.width() <= document.pageSize().width()
        assert found.height() <= document.pageSize().height() * 0.6


def test_open_slots_and_missing_images_are_words(device: QPdfWriter, theme: Theme) -> None:
    body = f'<p><span class="slot">折り返し日時</span>までに<img src="{ADDRESS}" alt="箱の傷"></p>'
    assert "［折り返し日時］までに箱の傷" in laid_out(printed(body), device, theme).toPlainText()


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(theme: Theme, tmp_path: Path) -> None:
    draw = partial(print_text, printed(""), font=theme.font("body"))
    assert not write_whole(tmp_path / "ない" / "a.pdf", pdf_of("題名", draw))
    (tmp_path / "a.pdf").write_bytes(b"before")
    assert not write_whole(tmp_path / "a.pdf", pdf_of("題名", lambda _device: 0))
    assert (tmp_path / "a.pdf").read_bytes() == b"before"
