"""What an export wrote, remembered in the folder: an import later tells by it which side changed an article since.

The file ``.kandokoro/manifest.json`` pairs the id of each article with a digest of the content written. A digest and
not the number of a revision: it says the same in every library that ever had the content, and it changes in Git only
when the article does.
"""

from __future__ import annotations

import json
import re
import stat
from typing import TYPE_CHECKING
from uuid import UUID

from kb.documents.whole_files import whole_file
from kb.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = ".kandokoro/manifest.json"
_FORMAT = 1
#: Far beyond a million articles; a file larger than this is something else.
_MAX_BYTES = 200_000_000
_DIGEST = re.compile(r"[0-9a-f]{32}")


def read_manifest(folder: Path) -> dict[UUID, str] | Problem:
    """Return the digests of an export by article; none where the folder never was one.

    A manifest that cannot be read is a problem: Git leaves its marks in it when two people exported at a time.
    """
    file = folder / MANIFEST
    try:
        status = file.lstat()
    except OSError:
        return {}
    unreadable = Problem(0, "manifest_unreadable", MANIFEST)
    if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_BYTES:
        return unreadable
    try:
        found = json.loads(file.read_bytes())
        articles = found["articles"]
        if found["format"] != _FORMAT or not all(_DIGEST.fullmatch(digest) for digest in articles.values()):
            return unreadable
        return {UUID(key): digest for key, digest in articles.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return unreadable


def write_manifest(folder: Path, digests: Mapping[UUID, str]) -> None:
    """Write the manifest, one article a line in the order of the ids; one that says the same already is left alone.

    Raises:
        OSError: the disk refuses; see ``disk_errors``.
    """
    lines = {str(key): digests[key] for key in sorted(digests)}
    content = (json.dumps({"format": _FORMAT, "articles": lines}, indent=1) + "\n").encode("ascii")
    file = folder / MANIFEST
    file.parent.mkdir(exist_ok=True)
    if file.is_file() and file.read_bytes() == content:
        return
    with whole_file(file) as stream:
        stream.write(content)
