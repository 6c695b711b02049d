"""Images that the files of a folder show: those that lie in the folder go into the library with the article."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kb.documents.folder import listed_file, read_bytes
from kb.documents.folder_attachments import ATTACHMENTS
from kb.domain.attachment import attachment_id, attachment_reference, referenced_attachments
from kb.domain.picture import MAX_BYTES, SUFFIXES, inspect_picture
from kb.errors import PictureTooLargeError, PictureTooManyPixelsError, PictureUnknownError, Problem

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

_PICTURE = re.compile(r"""!\[([^\]\n]*)\]\(\s*(?:<([^>\n]+)>|([^()\s<>]+))(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)""")


class PagePictures:
    """The images of one file; ``found`` are the paths of those to be taken in, by id, relative to the folder.

    ``wanted`` are those it refers to that the folder does not have: the library may.
    """

    def __init__(self, root: Path, page: str) -> None:
        """``page`` is the path of the file, relative to ``root``."""
        self.found: dict[UUID, str] = {}
        self.wanted: list[UUID] = []
        self.remarks: list[Problem] = []
        self._root = root
        self._folder = PurePosixPath(page).parent

    def markdown(self, address: str, description: str) -> str:
        """Return what shows an image of a web page: the image where it can be taken in, else its description."""
        key = self._take(address)
        if key is None:
            self.remarks.append(Problem(0, "picture_not_taken", address[:200]))
            return description
        return attachment_reference(key, description)

    def rewritten(self, body: str) -> str:
        """Return the body of a Markdown file with references to the library for images that lie in the folder."""
        self._take_exported(body)
        return _PICTURE.sub(self._rewrite, body) if "](" in body else body

    def _rewrite(self, found: re.Match[str]) -> str:
        key = self._take(found[2] or found[3])
        return found[0] if key is None else attachment_reference(key, found[1])

    def _take_exported(self, body: str) -> None:
        for key in referenced_attachments(body):
            paths = (f"{ATTACHMENTS}/{key}{suffix}" for suffix in SUFFIXES.values())
            path = next((path for path in paths if (self._root / path).is_file()), "")
            if path and self._id(path) == key:
                self.found[key] = path
            else:
                self.wanted.append(key)

    def _take(self, address: str) -> UUID | None:
        path = self._local(address)
        key = self._id(path) if path else None
        if key is not None:
            self.found[key] = path
        return key

    def _local(self, address: str) -> str:
        """Return the path of an address within the folder; empty for any other."""
        try:
            parts = urlsplit(address.replace("\\", "/"))
        except ValueError:
            return ""
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return ""
        names: list[str] = []
        for name in (*self._folder.parts, *PurePosixPath(unquote(parts.path)).parts):
            if name == ".." and not names:
                return ""
            if name == "..":
                names.pop()
            elif name != ".":
                names.append(name)
        path = "/".join(names)
        # No link may lead out of the folder, and no name on Windows may mean a drive or a device.
        inside = "\0" not in path and ":" not in path
        if not inside or not (self._root / path).is_file():
            return ""
        return path if (self._root / path).resolve().is_relative_to(self._root.resolve()) else ""

    def _id(self, path: str) -> UUID | None:
        try:
            return attachment_id(read_picture(self._root, path))
        except PictureTooLargeError:
            self.remarks.append(Problem(0, "picture_too_large", path))
        except PictureTooManyPixelsError:
            self.remarks.append(Problem(0, "picture_too_many_pixels", path))
        except PictureUnknownError:
            self.remarks.append(Problem(0, "picture_unknown", path))
        return None


def read_picture(root: Path, path: str) -> bytes:
    """Return the content of an image that lies in a folder.

    Raises:
        PictureUnknownError, PictureTooLargeError, PictureTooManyPixelsError: it is none that can be taken in.
    """
    content = read_bytes(root, listed_file(root, path), MAX_BYTES)
    if isinstance(content, Problem):
        raise PictureTooLargeError(megabytes="", limit=MAX_BYTES // 2**20)
    inspect_picture(content)
    return content
