"""Where the parts of the search screen stand, and which of them give way when there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from desktop.widgets.panes import HairLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.search.count_line import CountLine
    from desktop.search.facets import FacetPane
    from desktop.search.no_hits import NoHits
    from desktop.search.preview import PreviewPane
    from desktop.search.results import ResultList
    from desktop.theme import Theme
    from desktop.widgets.fields import SearchField

_FACETS = 215
_LIST_SHARE, _PREVIEW_SHARE = 56, 60
#: Widths, at 100 % text, below which the filters become a button and the preview opens in place of the list.
_FACETS_NEED, _PREVIEW_NEEDS = 1140, 900


class Columns(QWidget):
    """Filters, list and preview below the field; reading fills all of it with the article."""

    def __init__(
        self,
        theme: Theme,
        field: SearchField,
        count: CountLine,
        facets: FacetPane,
        results: ResultList,
        nothing: NoHits,
        preview: PreviewPane,
    ) -> None:
        """Take the parts in and lay them out."""
        super().__init__()
        self._theme = theme
        self._count = count
        self._facets = facets
        self._results = results
        self._nothing = nothing
        self._preview = preview
        self._reading = False
        self._filters_wanted = False
        self._found_something = True
        self._facets_line = HairLine(theme, vertical=True)
        self._preview_line = HairLine(theme, vertical=True)
        self._head_line = HairLine(theme)
        self._top = QWidget()
        self._top_row = QVBoxLayout(self._top)
        self._top_row.addWidget(field)
        self._found = QWidget()
        self._stack = QStackedLayout()
        self._build()
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def reading(self) -> bool:
        """Whether the article fills the screen."""
        return self._reading

    def set_reading(self, reading: bool) -> None:
        """Fill the screen with the article, or show the list again."""
        self._reading = reading
        self._preview.set_reading(reading)
        self._arrange()

    def show_filters(self, shown: bool) -> None:
        """Show the filters also where there is little room."""
        self._filters_wanted = shown
        self._arrange()

    def show_found(self, found: bool) -> None:
        """Show the list and the preview, or what to do where there are no results."""
        self._found_something = found
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        for side in (self._results, self._preview):
            # The columns keep their widths whatever is in them.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        columns = QHBoxLayout(self._found)
        columns.addWidget(self._results, _LIST_SHARE)
        columns.addWidget(self._preview_line)
        columns.addWidget(self._preview, _PREVIEW_SHARE)
        whole, content = QHBoxLayout(self), QVBoxLayout()
        whole.addWidget(self._facets)
        whole.addWidget(self._facets_line)
        whole.addLayout(content, 1)
        content.addWidget(self._top)
        content.addWidget(self._count)
        content.addWidget(self._head_line)
        # Before anything is put into it: it shows its first part, which would be a window of its own until then.
        content.addLayout(self._stack, 1)
        self._stack.addWidget(self._found)
        self._stack.addWidget(self._nothing)
        for layout in (columns, content, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _arrange(self) -> None:
        """Give the room there is to what matters most: the list, then the preview, then the filters."""
        px = self._theme.px
        wide = self.width() >= px(_FACETS_NEED)
        facets = not self._reading and (wide or self._filters_wanted)
        room = self.width() - (px(_FACETS) if facets else 0)
        beside = room >= px(_PREVIEW_NEEDS)
        self._stack.setCurrentWidget(self._found if self._found_something or self._reading else self._nothing)
        filters: tuple[QWidget, ...] = (self._facets, self._facets_line)
        for part in filters:
            part.setVisible(facets)
        found: tuple[QWidget, ...] = (self._top, self._count, self._head_line, self._results)
        for part in found:
            part.setVisible(not self._reading)
        self._count.filters.setVisible(not wide)
        self._preview_line.setVisible(beside and not self._reading)
        self._preview.setVisible(beside or self._reading)

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._top_row.setContentsMargins(gap(20), gap(12), gap(12), 0)
        self._facets.setFixedWidth(self._theme.px(_FACETS))
        self._arrange()
