"""Knowledge packs: signed, versioned files with the text of articles, from editors to agents' programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO
    from uuid import UUID


class PackProblem(StrEnum):
    """Why a file is refused as a pack; nothing of a refused file reaches the library."""

    #: It does not begin as a pack does.
    NO_PACK = "no_pack"
    #: A key that the centre does not trust signed it, or somebody changed it.
    UNTRUSTED = "untrusted"
    #: Its end is missing: it is being copied still, or the copy broke off.
    TRUNCATED = "truncated"
    #: What it holds is not what was signed, or no article.
    DAMAGED = "damaged"
    #: It would unpack to more than any library holds.
    TOO_LARGE = "too_large"
    #: A program of a later version made it.
    NEWER_FORMAT = "newer_format"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackHeader:
    """What is signed: which pack, its version, and the hash of what follows.

    ``base``: the version that must have been taken in before, 0 for a whole pack. ``mark``: the last revision it knows,
    from which the next one goes on. ``length``, ``unpacked``: bytes of the packed and the unpacked content.
    """

    pack_id: UUID
    version: int
    base: int
    made_at: datetime
    articles: int
    mark: UUID
    sha256: str
    length: int
    unpacked: int

    @property
    def whole(self) -> bool:
        """Whether it holds every article, and not only what changed since ``base``."""
        return self.base == 0


class PackCopy(Protocol):
    """The content of a pack that does not lie where its path says."""

    @property
    def size(self) -> int: ...
    def open(self) -> BinaryIO: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A pack whose signature is good, by its header alone; the content is checked when it is read."""

    path: Path
    header: PackHeader
    copy: PackCopy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackState:
    """How far a library is with a pack: which version it has taken in or, as its editors', made last."""

    pack_id: UUID
    version: int
    mark: UUID
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReport:
    """What taking a pack in did; ``overruled`` are articles that were changed here: their text is in the history."""

    version: int = 0
    added: tuple[UUID, ...] = ()
    changed: tuple[UUID, ...] = ()
    unchanged: int = 0
    overruled: tuple[UUID, ...] = ()


def packs_to_take(files: Iterable[PackFile], taken: int) -> tuple[PackFile, ...]:
    """Return the fewest files that lead from version ``taken`` to the newest that can be reached, in their order.

    What was changed only is smaller than the whole, so a whole pack is taken where there is no way without it.
    """
    known = sorted(files, key=lambda file: file.header.version)
    reached: dict[int, tuple[PackFile, ...]] = {taken: ()}
    for file in known:
        header = file.header
        if header.version <= taken:
            continue
        onward = (way for version, way in reached.items() if header.base <= version < header.version)
        ways = [(*way, file) for way in onward] if header.base else []
        if header.whole:
            ways.append((file,))
        if ways:
            best = min([*ways, *filter(None, [reached.get(header.version)])], key=_effort)
            reached[header.version] = best
    return reached[max(reached)]


def _effort(way: tuple[PackFile, ...]) -> tuple[int, int]:
    return sum(file.header.length for file in way), len(way)
