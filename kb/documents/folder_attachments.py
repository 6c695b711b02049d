"""The images of an export, beside the Markdown: ``attachments/<id>.<png, jpg, gif or webp>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

from kb.documents.whole_files import disk_errors, whole_file
from kb.domain.attachment import attachment_id
from kb.domain.picture import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Where an export puts the images, and an import looks for them.
ATTACHMENTS = "attachments"
_NAME = re.compile(r"([0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\.(?:png|jpg|gif|webp)")


def write_attachments(folder: Path, images: Iterable[tuple[str, bytes | None]], *, tidy: bool) -> tuple[str, ...]:
    """Write images by the names of their files and return their paths, relative to ``folder``.

    One without content is damaged: what an earlier export wrote of it stays. With ``tidy`` images of an earlier export
    that are not among them are removed; other files stay.

    Raises:
        DiskFullError, LibraryReadOnlyError: they cannot be written.
    """
    place = folder / ATTACHMENTS
    written: list[str] = []
    wanted: set[str] = set()
    with disk_errors(folder):
        for name, content in images:
            wanted.add(name)
            if content is None:
                continue
            place.mkdir(exist_ok=True)
            written.append(f"{ATTACHMENTS}/{name}")
            file = place / name
            if not (file.is_file() and file.read_bytes() == content):
                with whole_file(file) as stream:
                    stream.write(content)
        if tidy and place.is_dir():
            for entry in list(place.iterdir()):
                if entry.name not in wanted and _is_exported(entry):
                    entry.unlink()
            if not any(place.iterdir()):
                place.rmdir()
    return tuple(written)


def _is_exported(file: Path) -> bool:
    """Tell whether a file is what its name says: whatever somebody put or changed there is theirs."""
    found = _NAME.fullmatch(file.name)
    if not found or file.is_symlink() or not file.is_file() or file.stat().st_size > MAX_BYTES:
        return False
    return attachment_id(file.read_bytes()) == UUID(found[1])
