"""Which files may become drafts of articles, told by their names."""

from __future__ import annotations

WEB_PAGES = (".html", ".htm", ".xhtml")
PLAIN_TEXTS = (".txt", ".text")
#: The largest of them that is read, in bytes: word processors write twenty of them for one of text.
MAX_BYTES = 5_000_000


def is_foreign(path: str) -> bool:
    """Tell by its name whether a file is a web page or plain text."""
    return path.lower().endswith((*WEB_PAGES, *PLAIN_TEXTS))
