"""Writes what was typed during a call as the sections of a case, so that none of it is taken for Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.documents.checks import SECTIONS
from kb.domain.article import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SITUATION, DEMAND, CAUSE, ACTION, RESULT, LESSON = SECTIONS[Kind.CASE]

_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
#: What Markdown lets be escaped; raw HTML is shown as text, tables and fences need more than one line.
_MARKUP = re.compile(r"[\\`*_\[\]]")
_BULLET = re.compile(r"^[ \t　]*(?:・[ \t　]*|[-*+•●○▪]+[ \t　]+)?")
_BLOCK = re.compile(r"[#>+-]|[0-9]{1,9}(?=[.)])")
_BRACE = re.compile(r"\{(?=\{)|\}(?=\})")
_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]?")
_LINES = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def storable(text: str) -> str:
    """Return a text without the characters that no article can hold: control characters and lone surrogates."""
    return _INVALID.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain_markdown(line: str) -> str:
    """Return one line as Markdown that shows it as it was typed; double braces are parted, no call fills them."""
    text = _BRACE.sub(r"\g<0> ", line.strip())
    text = _MARKUP.sub(lambda match: f"\\{match[0]}", text)
    block = _BLOCK.match(text)
    if block is None:
        return text
    marker = block.end() if text[0].isdigit() else 0
    return f"{text[:marker]}\\{text[marker:]}"


def paragraph_and_items(text: str) -> tuple[str, ...]:
    """Split free text: its first sentence, which is the case's row on the call screen, then a line for each other."""
    lines = [_BULLET.sub("", line, count=1).strip() for line in _LINES.split(text)]
    kept = [line for line in lines if line]
    if not kept:
        return ()
    first = _SENTENCE.match(kept[0])
    end = first.end() if first and first.end() else len(kept[0])
    parts = (kept[0][:end].strip(), kept[0][end:].strip(), *kept[1:])
    return tuple(part for part in parts if part)


def case_body(sections: Mapping[str, Sequence[str]]) -> str:
    """Write the sections of a case, all of them: a paragraph of the first Markdown line, a list of the others."""
    parts: list[str] = []
    for heading in SECTIONS[Kind.CASE]:
        parts.append(f"## {heading}")
        lines = sections.get(heading, ())
        parts += lines[:1]
        if len(lines) > 1:
            parts.append("\n".join(f"- {line}" for line in lines[1:]))
    return "\n\n".join(parts) + "\n"
