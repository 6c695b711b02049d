"""Colours of a YAML text: comments step back, keys and lists stand out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from desktop.theme import Theme

_QUOTED = r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\""
_COMMENT = re.compile(rf"(?:{_QUOTED})|((?:^|(?<=\s))#.*$)")
_KEY = re.compile(rf"(?:^\s*(?:- )*|[{{,]\s*)({_QUOTED}|[^\s'\"\[\]{{}},#:\-][^\[\]{{}},#:]*):(?=\s|$)")
_DASH = re.compile(r"^(\s*-(?=\s))")
_STRING = re.compile(rf"({_QUOTED})")


class YamlHighlighter(QSyntaxHighlighter):
    """Looks at one line at a time; a text in quotes over several lines keeps its plain colour."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[str, QTextCharFormat] = {}
        theme.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Take the present colours."""
        self._formats = {token: self._format(token) for token in ("accent", "ok", "text.tertiary")}
        self._formats["dash"] = self._format("accent", bold=True)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        comment = next((match.start(1) for match in _COMMENT.finditer(text) if match[1]), len(text))
        for pattern, name in ((_DASH, "dash"), (_STRING, "ok"), (_KEY, "accent")):
            for match in pattern.finditer(text, 0, comment):
                self._paint(text, match.start(1), match.end(1), name)
        self._paint(text, comment, len(text), "text.tertiary")

    def _paint(self, text: str, start: int, end: int, name: str) -> None:
        before = _units(text[:start])
        self.setFormat(before, _units(text[start:end]), self._formats[name])

    def _format(self, token: str, *, bold: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.color(token))
        if bold:
            made.setFontWeight(QFont.Weight.Bold)
        return made


def _units(text: str) -> int:
    """Return the length as Qt counts: characters beyond the basic plane are two."""
    return len(text) + sum(sign > "\uffff" for sign in text)
