"""Where the parts of the editor stand, and which of them give way when there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desktop.widgets.panes import HairLine, set_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme

_LIST = 256
_TEXT_SHARE, _PREVIEW_SHARE = 55, 50
#: Widths at 100 % text below which the list is opened by a button, and the preview takes the place of the text.
_LIST_NEEDS, _PREVIEW_NEEDS = 1180, 760
#: The height below which the attributes are folded.
_FORM_NEEDS = 600


class Columns(QWidget):
    """The list at the left; at the right the article: bars, form, text beside preview, findings; or a queue.

    Signals:
        arranged: there is room for other parts than before.
    """

    arranged = Signal()

    def __init__(self, theme: Theme, articles: QWidget, head: QWidget, text: QWidget, preview: QWidget) -> None:
        """Take the parts in and lay them out."""
        super().__init__()
        self._theme = theme
        self._articles = articles
        self._preview = preview
        self._text = text
        self._list_line = HairLine(theme, vertical=True)
        self._list_wanted = False
        self._preview_wanted = False
        set_ground(self, "surface")
        self.bars = QVBoxLayout()
        self.form = QVBoxLayout()
        self.body = QSplitter(Qt.Orientation.Horizontal)
        self.body.setChildrenCollapsible(False)
        self.body.setHandleWidth(1)
        for part, share in ((text, _TEXT_SHARE), (preview, _PREVIEW_SHARE)):
            # The shares decide, not what is in them.
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            self.body.addWidget(part)
            self.body.setStretchFactor(self.body.indexOf(part), share)
        self.below = QSplitter(Qt.Orientation.Vertical)
        self.below.setChildrenCollapsible(False)
        self.below.setHandleWidth(1)
        self.below.addWidget(self.body)
        self.below.setStretchFactor(0, 1)
        self._article = QWidget()
        self._stack = QStackedLayout()
        self._build(head)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def list_beside(self) -> bool:
        """Whether there is room for the list beside the article."""
        return self.width() >= self._theme.px(_LIST_NEEDS)

    @property
    def preview_beside(self) -> bool:
        """Whether there is room for the preview beside the text."""
        room = self.width() - (self._theme.px(_LIST) if self._articles.isVisibleTo(self) else 0)
        return room >= self._theme.px(_PREVIEW_NEEDS)

    @property
    def low(self) -> bool:
        """Whether the window is so low that the form would leave the text no room."""
        return self.height() < self._theme.px(_FORM_NEEDS)

    @property
    def previewing(self) -> bool:
        """Whether the preview stands in place of the text."""
        return self._preview_wanted and not self.preview_beside

    def show_list(self, shown: bool) -> None:
        """Show the list also where there is little room."""
        self._list_wanted = shown
        self._arrange()

    def show_preview(self, shown: bool) -> None:
        """Show the preview in place of the text where there is no room for both."""
        self._preview_wanted = shown
        self._arrange()

    def keep(self, *widgets: QWidget) -> None:
        """Take in what may be shown in place of the article: from now on it lives as long as the screen."""
        for widget in widgets:
            self._stack.addWidget(widget)

    def show_instead(self, widget: QWidget | None) -> None:
        """Show something else, which was kept here before, in place of the article, or the article again."""
        self._stack.setCurrentWidget(self._article if widget is None else widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self, head: QWidget) -> None:
        column = QVBoxLayout(self._article)
        column.addWidget(head)
        column.addWidget(HairLine(self._theme))
        column.addLayout(self.bars)
        column.addLayout(self.form)
        column.addWidget(HairLine(self._theme))
        column.addWidget(self.below, 1)
        whole = QHBoxLayout(self)
        whole.addWidget(self._articles)
        whole.addWidget(self._list_line)
        # Before anything is put into it: it shows its first part, which would be a window of its own until then.
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._article)
        for layout in (column, whole, self.bars, self.form):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _arrange(self) -> None:
        self._articles.setFixedWidth(self._theme.px(_LIST))
        with_list = self.list_beside or self._list_wanted
        for part in (self._articles, self._list_line):
            part.setVisible(with_list)
        beside = self.preview_beside
        self._preview.setVisible(beside or self._preview_wanted)
        self._text.setVisible(beside or not self._preview_wanted)
        self.arranged.emit()
