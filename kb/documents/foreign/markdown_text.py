"""Text that means nothing but itself, written so that Markdown shows it as it is."""

from __future__ import annotations

import re

#: Characters Python-Markdown would take for markup, and those it has no backslash for.
_INLINE = re.compile(r"([\\`*_\[\]|])")
_NAMED = {"&": "&amp;", "<": "&lt;"}
#: What begins a heading, a quotation, a list or its number; ``-`` and a blank is left to be a list in plain text.
_BEGINS = re.compile(r"^([ \t]*)([#>+])", re.MULTILINE)
_NUMBER = re.compile(r"^([ \t]*[0-9]{1,9})([.)])", re.MULTILINE)
_DASH = re.compile(r"^([ \t]*)(-)", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]{0,3}- +(?=\S)")
#: Lines that underline a heading, part a table's head from its body, or open a block of code.
_RULE = re.compile(r"^[ \t]*(?=[-=|:~ \t]*$)([-=|:~])", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


def escaped(text: str) -> str:
    """Return a piece of a line or several lines without any meaning as markup; blanks at a line's start may go."""
    named = re.sub("[&<]", lambda found: _NAMED[found[0]], text)
    safe = _INLINE.sub(r"\\\1", named)
    safe = _RULE.sub(lambda found: f"&#{ord(found[1])};", safe)
    for pattern in (_DASH, _BEGINS, _NUMBER):
        safe = pattern.sub(r"\1\\\2", safe)
    return safe


def plain_text_as_markdown(text: str) -> str:
    """Return plain text as Markdown that shows the same lines; lines that begin with ``- `` become lists."""
    paragraphs = _PARAGRAPH.split(text.strip("\n"))
    return "\n\n".join(filter(None, map(_paragraph, paragraphs)))


def _paragraph(text: str) -> str:
    written: list[str] = []
    in_list = False
    for line in text.split("\n"):
        if not line.strip():
            continue
        bullet = _BULLET.match(line)
        if bullet:
            if written and not in_list:
                written.append("")
            written.append(f"- {escaped(line[bullet.end() :])}")
        elif in_list:
            written += ("", escaped(line.lstrip(" \t")))
        else:
            if written and written[-1]:
                written[-1] += "  "
            written.append(escaped(line.lstrip(" \t")))
        in_list = bool(bullet)
    return "\n".join(written)
