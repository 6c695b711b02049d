"""Images that are pasted into the text, dropped on it or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor

from desktop.articles.picture_files import PictureOffer
from desktop.widgets.message_bar import Grade
from kb.domain.attachment import attachment_id
from kb.errors import DiskFullError
from tests.kb.pictures import gif, png

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from tests.fakes.editor import FakeEditorLibrary


@pytest.fixture
def opened(panel: EditorPanel, qtbot: QtBot) -> EditorPanel:
    with qtbot.waitSignal(panel._edited.opened):  # noqa: SLF001 - the screen has no signal of its own for it
        panel.edit_article(UUID(int=1))
    panel.text.set_text("前後")
    cursor = panel.text.textCursor()
    cursor.setPosition(1)
    panel.text.setTextCursor(cursor)
    return panel


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def reference(content: bytes, description: str) -> str:
    return f"![{description}](kb:attachment/{attachment_id(content)})"


def test_files_are_put_where_they_were_dropped_in_their_order(
    opened: EditorPanel, library: FakeEditorLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "箱の傷.png").write_bytes(png())
    (tmp_path / "底.gif").write_bytes(gif())
    data = files(tmp_path / "箱の傷.png", tmp_path / "底.gif")
    assert opened.text.canInsertFromMimeData(data)
    opened.text.insertFromMimeData(data)
    # Typing goes on meanwhile.
    opened.text.moveCursor(QTextCursor.MoveOperation.Start)
    opened.text.put("始めに")
    qtbot.waitUntil(lambda: len(library.attachments.contents) == 2)
    whole = {f"始めに前{first}{second}後" for first, second in ((reference(png(), "箱の傷"), reference(gif(), "底")),)}
    qtbot.waitUntil(lambda: opened.text.text in whole)
    opened.text.undo()
    assert reference(gif(), "底") not in opened.text.text


def test_an_image_without_text_is_pasted_and_a_cell_of_a_spreadsheet_is_its_text(
    opened: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    data = QMimeData()
    data.setImageData(image)
    opened.text.insertFromMimeData(data)
    qtbot.waitUntil(lambda: "![図](kb:attachment/" in opened.text.text)
    data.setText("A1")
    opened.text.insertFromMimeData(data)
    assert opened.text.text.count("A1") == 1
    assert len(library.attachments.contents) == 1


def test_a_photograph_that_is_too_large_is_made_smaller_and_that_is_said(
    opened: EditorPanel, library: FakeEditorLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "写真.png").write_bytes(png(13_000, 30))
    with qtbot.waitSignal(opened.message) as said:
        opened.text.insertFromMimeData(files(tmp_path / "写真.png"))
    assert "縮小" in said.args[0].text
    qtbot.waitUntil(lambda: "![写真](kb:attachment/" in opened.text.text)
    assert len(library.attachments.contents[0]) < 2 * 2**20


@pytest.mark.parametrize("name", ["図面.svg", "偽.png", "ない.jpg"])
def test_what_cannot_be_taken_in_is_named_and_the_text_stays(
    opened: EditorPanel, library: FakeEditorLibrary, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    if not name.startswith("ない"):
        (tmp_path / name).write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    with qtbot.waitSignal(opened.message) as said:
        opened.text.insertFromMimeData(files(tmp_path / name))
    message = said.args[0]
    assert message.grade is Grade.WARN
    assert message.text.startswith(f"{name}: ")
    assert opened.text.text == "前後"
    assert library.attachments.contents == []


def test_a_full_disk_is_said(opened: EditorPanel, library: FakeEditorLibrary, tmp_path: Path, qtbot: QtBot) -> None:
    library.attachments.failures.append(DiskFullError(path="x"))
    (tmp_path / "a.png").write_bytes(png())
    with qtbot.waitSignal(opened.message) as said:
        opened.text.insertFromMimeData(files(tmp_path / "a.png"))
    assert said.args[0].text.startswith("a.png: ")


def test_other_files_are_pasted_as_their_names(opened: EditorPanel, tmp_path: Path) -> None:
    opened.text.insertFromMimeData(files(tmp_path / "表.xlsx"))
    assert "表.xlsx" in opened.text.text


def test_an_image_that_arrives_in_another_article_is_put_in_neither(
    opened: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    opened.pictures._presenter.taken.emit((None, QTextCursor(opened.text.textCursor())), "![x](y)")  # noqa: SLF001 - late
    assert opened.text.text == "前後"


def test_an_offer_of_nothing_is_refused(opened: EditorPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.message):
        opened.text.pictures_offered.emit((PictureOffer("図"),))
