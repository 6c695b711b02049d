"""How titles are compared in SQL: without regard to the width and case of letters."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return a text in one width and case."""
    return unicodedata.normalize("NFKC", text).casefold()


def has_words(text: str, words: str) -> bool:
    """Tell whether a text has all of these folded words, one a line; connections know it as an SQL function."""
    title = folded(text)
    return all(word in title for word in words.split("\n"))
