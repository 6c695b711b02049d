"""Text that a spreadsheet would carry out as a formula: marked when it is written, and given back as it was."""

from __future__ import annotations

import re

#: What begins a formula, also in full width, which Excel takes for the same where the system is Japanese; blanks that
#: it drops before it looks. (OWASP, CSV Injection)
_FORMULA = r"[=+\-@\t\r＝＋－＠]"
_NEEDS_MARK = re.compile(f"'*{_FORMULA}")
_MARKED = re.compile(f"'+{_FORMULA}")


def marked(text: str) -> str:
    """Return a text for a CSV file with an apostrophe before what would begin a formula.

    So does one that begins with such apostrophes: ``unmarked`` takes exactly one away again.
    """
    return f"'{text}" if _NEEDS_MARK.match(text) else text


def marked_again(text: str) -> str:
    """Return a text for a cell that is known to be text: only what looks marked gets a mark."""
    return f"'{text}" if _MARKED.match(text) else text


def unmarked(text: str) -> str:
    """Return a text as it was before it was marked."""
    return text[1:] if text.startswith("'") and _MARKED.match(text) else text
