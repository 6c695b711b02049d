"""Colours the text block by block; a key stroke colours one line, or what follows a fence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat

from desktop.editor.text.syntax import Style, fence_after, spans_of
from desktop.editor.text.units import as_units

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QTextDocument

    from desktop.theme import Theme

_Line = QTextCharFormat.UnderlineStyle
_COLORS: dict[Style, str] = {
    Style.HEADING: "text.primary",
    Style.MARK: "text.tertiary",
    Style.QUOTE: "text.secondary",
    Style.CODE: "text.secondary",
    Style.LINK: "accent",
    Style.TARGET: "text.tertiary",
    Style.SLOT: "warn",
    Style.SLOT_UNKNOWN: "danger",
    Style.FEELINGS: "ok",
    Style.FAULT: "danger",
    Style.LABEL: "accent",
}
_BOLD = {Style.HEADING, Style.STRONG, Style.SLOT, Style.SLOT_UNKNOWN, Style.FAULT, Style.LABEL}
_GROUNDS = {Style.CODE: "bg.subtle", Style.SLOT: "warn.tint", Style.SLOT_UNKNOWN: "danger.tint"}
_UNDERLINES = {Style.SLOT: (_Line.DashUnderline, "warn.solid"), Style.SLOT_UNKNOWN: (_Line.WaveUnderline, "danger")}


class MarkdownHighlighter(QSyntaxHighlighter):
    """Keeps the fences that were opened by number, because Qt keeps one number a line."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        """Colour ``document`` with the colours of ``theme``."""
        super().__init__(document)
        self._theme = theme
        self._fences: list[str] = [""]
        self._slots: frozenset[str] | None = None
        self._formats: dict[Style, QTextCharFormat] = {}
        self.dress()

    def set_slots(self, names: Collection[str]) -> None:
        """Take in which names may stand in double braces."""
        slots = frozenset(names)
        if slots != self._slots:
            self._slots = slots
            self.rehighlight()

    def dress(self) -> None:
        """Take the present colours and colour everything again."""
        self._formats = {style: self._format(style) for style in Style}
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        before = self._fences[max(0, self.previousBlockState())]
        after = fence_after(text, before)
        self.setCurrentBlockState(self._number(after))
        if before or after:
            self.setFormat(0, len(as_units(text)), self._formats[Style.CODE])
            return
        for span in spans_of(as_units(text), self._slots):
            self.setFormat(span.start, span.end - span.start, self._formats[span.style])

    def _number(self, fence: str) -> int:
        if fence not in self._fences:
            self._fences.append(fence)
        return self._fences.index(fence)

    def _format(self, style: Style) -> QTextCharFormat:
        color = self._theme.color
        result = QTextCharFormat()
        if style in _COLORS:
            result.setForeground(color(_COLORS[style]))
        if style in _BOLD:
            result.setFontWeight(QFont.Weight.Bold)
        if style in _GROUNDS:
            result.setBackground(color(_GROUNDS[style]))
        if style in _UNDERLINES:
            line, line_color = _UNDERLINES[style]
            result.setUnderlineStyle(line)
            result.setUnderlineColor(color(line_color))
        return result
