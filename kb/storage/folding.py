"""How titles are compared in SQL: without regard to the width and case of letters."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return a text in one width and case; connections know it as the SQL function ``folded``."""
    return unicodedata.normalize("NFKC", text).casefold()
