"""Python-Markdown set up for text that anybody may have written: no raw HTML, no input that takes it minutes.

Python-Markdown is quadratic and worse in several places (measured: 20,000 opening brackets in one paragraph 40 s, a
table row of 50,000 backticks 20 s, list markers nested in one line end in RecursionError). Each guard below keeps the
text and gives up only its formatting.
"""

from __future__ import annotations

import html
import re
import threading
from typing import TYPE_CHECKING

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from kb.domain.article import LONGEST_BODY, MOST_LINES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: The longest text that is rendered, in characters and in lines; articles beyond it are refused when they are read.
MAX_CHARACTERS = LONGEST_BODY
MAX_LINES = MOST_LINES

#: Lines without an empty line between them; headings in one run are quadratic.
_MAX_RUN = 500
#: Bars of tables in the article, and in one row (there also times its backticks).
_MAX_BARS = 10_000
_MAX_ROW = 400
#: Lines that may open or close a block of code.
_MAX_FENCES = 100
#: Characters that may start inline markup, in one text; their number times its length, summed over the article.
_MAX_MARKS = 80
_MAX_EFFORT = 800_000

_MARKS = re.compile(r"[\[*_`\\<!&]")
_FORCED_BREAK = "  \n"
_ITEM = re.compile(r"(?:[-*+]|1[.)]) +\S")
#: An item that was begun and has no text yet: a line of dashes below text is no heading in an article.
_EMPTY_ITEM = re.compile(r"\s*[-*+]\s*")
_NOT_TEXT = re.compile(r"\s|>|#|[-*+] |[0-9]{1,9}[.)] ")
#: Twenty markers of lists and quotations inside one another at the start of a line.
_DEEP = re.compile(r"(?:\s*(?:>|(?:[-*+]|[0-9]{1,9}[.)])(?=\s))){20}\s*(?=\S)")
_FENCE = re.compile(r"(?:`{3,}|~{3,})")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?")
_thread = threading.local()


class _LineGuard(Preprocessor):
    """Breaks up endless runs of lines, defuses endless rows, and lets a list follow its introduction directly.

    It sees the lines outside blocks of code. Python-Markdown wants an empty line before a list; people and the other
    Markdown programs do not, and spoken lines are read without it too.
    """

    def run(self, lines: list[str]) -> list[str]:
        result: list[str] = []
        before = ""
        run = bars = 0
        for line in lines:
            if _EMPTY_ITEM.fullmatch(line) and _ITEM.match(before.lstrip()):
                continue
            run = run + 1 if line.strip() else 0
            if run > _MAX_RUN or (_ITEM.match(line) and before and not _NOT_TEXT.match(before)):
                result.append("")
                run = 1
            in_line = line.count("|")
            bars += in_line
            hostile = bars > _MAX_BARS or in_line > _MAX_ROW or in_line * line.count("`") > _MAX_ROW
            result.append(_shallow(line.replace("|", "&#124;") if hostile else line))
            before = line if line.strip() else ""
        return result


class _EffortGuard(Treeprocessor):
    """Shows a text as it was typed when it holds no mark at all, or so many that looking for pairs would take seconds.

    Most texts hold none, and looking for each kind of mark in turn is a third of the work on an article.
    """

    def run(self, root: Element) -> None:
        effort = 0
        for element in root.iter():
            for name in ("text", "tail"):
                text = getattr(element, name)
                if not text:
                    continue
                marks = len(_MARKS.findall(text))
                effort += marks * len(text)
                plain = not marks and _FORCED_BREAK not in text
                if plain or marks > _MAX_MARKS or (marks and effort > _MAX_EFFORT):
                    setattr(element, name, AtomicString(text))


class _Guarded(Extension):
    """Raw HTML is shown as the text it is, except a line break; inline markup is bounded.

    Headings begin with ``#``: sections are read that way, and each ``- `` typed below a line would be a heading else.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the name Python-Markdown calls
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.deregister("setextheader")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"<br ?/?>", "br"), "br", 90)
        md.preprocessors.register(_LineGuard(md), "lines", 20)
        md.treeprocessors.register(_EffortGuard(md), "effort", 30)


def to_html(text: str) -> str:
    """Convert Markdown (tables, fenced code, lists) to HTML that still has to be bounded and cleaned.

    Text beyond MAX_CHARACTERS or MAX_LINES is left out, with an ellipsis in its place.
    """
    source = _bounded(_LINE_ENDS.sub("\n", _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))))
    converter = _taken_converter()
    try:
        result = converter.reset().convert(source)
    except RecursionError:
        # Hundreds of lists inside one another by indentation: nothing to preserve but the words.
        return "".join(f"<p>{html.escape(line)}</p>" for line in source.split("\n") if line.strip())
    _thread.converter = converter
    return result


def _taken_converter() -> markdown.Markdown:
    """Take this thread's converter: making one costs more than converting an article.

    It is put back after a success only. One that was interrupted remembers the lists it was in, and reset() does not
    make it forget them.
    """
    converter: markdown.Markdown | None = getattr(_thread, "converter", None)
    _thread.converter = None
    if converter is None:
        converter = markdown.Markdown(extensions=["tables", "fenced_code", "sane_lists", _Guarded()])
    return converter


def _bounded(text: str) -> str:
    lines = text[:MAX_CHARACTERS].split("\n")[:MAX_LINES]
    fences = 0
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            fences += 1
            if fences > _MAX_FENCES:
                lines[number] = _literal(line, 0)
    if len(text) > MAX_CHARACTERS or text.count("\n") >= MAX_LINES:
        lines += ("", "…")
    return "\n".join(lines)


def _shallow(line: str) -> str:
    """Return the line with the markers at its start, from the 21st, shown as text."""
    deep = _DEEP.match(line)
    return _literal(line, deep.end()) if deep else line


def _literal(line: str, place: int) -> str:
    """Return a line that shows the same, with the character at ``place`` robbed of its meaning."""
    return f"{line[:place]}&#{ord(line[place])};{line[place + 1 :]}"
