"""Keeps the text and what is shown of it at the same place, whichever of the two is scrolled."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Signal

from desktop.editor.preview.line_map import LineMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QScrollBar, QWidget


class Source(Protocol):
    """The text: what is asked of ``desktop.editor.text.edit.MarkdownEdit``."""

    @property
    def scrolled(self) -> SignalInstance: ...
    @property
    def line_changed(self) -> SignalInstance: ...
    @property
    def line(self) -> int: ...
    @property
    def top_line(self) -> float: ...
    @property
    def caret_on_show(self) -> bool: ...
    def scroll_to_line(self, line: float) -> None: ...
    def blockCount(self) -> int: ...
    def verticalScrollBar(self) -> QScrollBar: ...


class Shown(Protocol):
    """A form of the preview that knows the lines of the source."""

    @property
    def content_height(self) -> float: ...
    def places(self) -> list[tuple[int, float]]: ...
    def verticalScrollBar(self) -> QScrollBar: ...
    def viewport(self) -> QWidget: ...


class Following(QObject):
    """Lines stand at the top of both; at the end of one the other is at its end, too.

    Signals:
        changed: it was switched on or off.
    """

    changed = Signal(bool)

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        """Follow nothing yet."""
        super().__init__(parent)
        self._source = source
        self._shown: Shown | None = None
        self._map: LineMap | None = None
        self._on = True
        self._busy = False
        source.scrolled.connect(self._follow_source)
        source.line_changed.connect(self._follow_source)

    @property
    def on(self) -> bool:
        """Whether the two go together."""
        return self._on

    def switch(self, on: bool) -> None:
        """Go together from now on, or no longer."""
        if on != self._on:
            self._on = on
            self._follow_source()
            self.changed.emit(on)

    def set_shown(self, shown: Shown | None) -> None:
        """Go together with another form of the preview, or with none."""
        if self._shown is not None:
            self._shown.verticalScrollBar().valueChanged.disconnect(self._follow_shown)
            self._shown.viewport().removeEventFilter(self)
        self._shown = shown
        self._map = None
        if shown is not None:
            shown.verticalScrollBar().valueChanged.connect(self._follow_shown)
            shown.viewport().installEventFilter(self)
            self._follow_source()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Let the preview change without the text being moved by it, and bring it to the place of the text after."""
        was, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = was
            self._map = None
            self._follow_source()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._map = None
        return super().eventFilter(watched, event)

    def _lines(self, shown: Shown) -> LineMap:
        if self._map is None:
            self._map = LineMap(shown.places(), self._source.blockCount(), shown.content_height)
        return self._map

    def _follow_source(self) -> None:
        shown = self._shown
        if shown is None or not self._on or self._busy:
            return
        self._busy = True
        shown.verticalScrollBar().setValue(round(self._place_for_source(shown)))
        self._busy = False

    def _place_for_source(self, shown: Shown) -> float:
        """Return where the preview is to be scrolled to."""
        lines, source, bar = self._lines(shown), self._source, shown.verticalScrollBar()
        at_end = 0 < source.verticalScrollBar().maximum() <= source.verticalScrollBar().value()
        place = float(bar.maximum()) if at_end else lines.top_of(source.top_line)
        if source.caret_on_show:
            # What is being written is shown also where it takes more room than in the text.
            top, bottom = lines.top_of(source.line), lines.top_of(source.line + 1)
            room = shown.viewport().height()
            place = top if top < place else max(place, min(top, bottom - room))
        return place

    def _follow_shown(self) -> None:
        shown = self._shown
        if shown is None or not self._on or self._busy:
            return
        self._busy = True
        source, bar = self._source.verticalScrollBar(), shown.verticalScrollBar()
        if bar.value() >= bar.maximum():
            source.setValue(source.maximum())
        else:
            self._source.scroll_to_line(self._lines(shown).line_at(bar.value()))
        self._busy = False
