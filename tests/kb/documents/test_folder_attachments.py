"""The images of an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.folder_attachments import write_attachments
from kb.domain.attachment import attachment_file_name, attachment_id
from tests.kb.pictures import png

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [attachment_file_name(attachment_id(picture), "image/png") for picture in (png(), png(9, 9))]


def test_an_earlier_export_keeps_the_good_copy_of_an_image_that_was_damaged_since(tmp_path: Path) -> None:
    write_attachments(tmp_path, zip(NAMES, (png(), png(9, 9)), strict=True), tidy=True)
    assert write_attachments(tmp_path, [(NAMES[0], None)], tidy=True) == ()
    assert [file.name for file in (tmp_path / "attachments").iterdir()] == [NAMES[0]]
    assert (tmp_path / "attachments" / NAMES[0]).read_bytes() == png()
    assert write_attachments(tmp_path, [], tidy=True) == ()
    assert list(tmp_path.iterdir()) == []
