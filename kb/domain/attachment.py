"""Images inside the library: named by their content, shown by a reference in an article's Markdown."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from kb.domain.picture import SUFFIXES

if TYPE_CHECKING:
    from datetime import datetime

#: What an image's address begins with; its id follows.
ADDRESS = "kb:attachment/"
_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_REFERENCE = re.compile(rf"{ADDRESS}({_ID})(?![0-9a-f-])", re.IGNORECASE)
#: The bits of a UUID that tell its version and variant, and what they are for version 8.
_MARKED, _VERSION_8 = 0xF000 << 64 | 0b11 << 62, 0x8000 << 64 | 0b10 << 62
#: What would end a description, or begin something else, in ``![…]``.
_NOT_IN_DESCRIPTION = re.compile(r"[\[\]\\\r\n`*_<>]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An image without its content; ``size`` is in bytes, ``name`` what its file was called."""

    id: UUID
    name: str
    media_type: str
    size: int
    added_at: datetime
    added_by: str = ""

    @property
    def file_name(self) -> str:
        """What its file is called in an export."""
        return attachment_file_name(self.id, self.media_type)


def attachment_id(content: bytes) -> UUID:
    """Return the id of an image: made of its content, so that it is the same in every library.

    That is why importing an image twice, or two libraries with the same one, needs nobody to compare or to rename.
    The bits of SHA-256 are marked as a UUID of version 8, which RFC 9562 leaves to whoever makes it.
    """
    bits = int.from_bytes(hashlib.sha256(content).digest()[:16], "big")
    return UUID(int=bits & ~_MARKED | _VERSION_8)


def attachment_address(key: UUID) -> str:
    """Return the address by which an article shows an image."""
    return f"{ADDRESS}{key}"


def attachment_reference(key: UUID, description: str) -> str:
    """Return the Markdown that shows an image, and its description where it cannot be shown."""
    return f"![{' '.join(_NOT_IN_DESCRIPTION.sub(' ', description).split())}]({attachment_address(key)})"


def referenced_attachment(address: str) -> UUID | None:
    """Return which image an address means."""
    found = _REFERENCE.fullmatch(address)
    return UUID(found[1]) if found else None


def referenced_attachments(markdown: str) -> tuple[UUID, ...]:
    """Return the images that an article refers to, each once, in the order of its text."""
    return tuple(dict.fromkeys(UUID(found[1]) for found in _REFERENCE.finditer(markdown)))


def attachment_file_name(key: UUID, media_type: str) -> str:
    """Return what an image's file is called in an export."""
    return f"{key}{SUFFIXES[media_type]}"
