"""The head of the reader: title, state, what the article is, which way it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.call.script_state import View
from desktop.commands import command
from desktop.widgets.badges import Badge
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle, IconButton
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import draw_hairline
from desktop.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.theme import Theme

_FOCUS_LINE = 2
#: Width at 100 % text below which, at large text, the word of the state gives way.
_WORD_NEEDS = 480


class ReaderHead(QWidget):
    """Two lines of words and the segments; the line under it tells where the focus is.

    Signals:
        view_chosen: (key of a View) another way to look at the article.
        close_wanted: back to what was shown before.
    """

    view_chosen = Signal(str)
    close_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._focused = False
        self.title = Paragraph(theme, role="title", lines=1)
        self.state = Badge(theme, "ring", "", "text.secondary")
        self._meta = Label(theme, role="meta", color="text.secondary")
        words = {
            View.ALOUD.value: self.tr("読み上げ"),
            View.STEPS.value: self.tr("手順"),
            View.FULL.value: self.tr("全文"),
        }
        self.views = SegmentedControl(theme, words, name=self.tr("見方"))
        self._count = Label(theme, color="text.secondary")
        self.back = Button(
            theme,
            self.tr("候補へ戻る"),
            style=ButtonStyle.QUIET,
            icon="chevron-left",
            key=command("call.back").cap,
            size=ButtonSize.BAR,
        )
        self.close_button = IconButton(theme, self.tr("閉じる"), "close")
        self._column = QVBoxLayout(self)
        self._second, self._third = QHBoxLayout(), QHBoxLayout()
        self._build()
        self.back.hide()
        # As high as the title takes at the width there is.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_article(self, title: str, meta: str, views: Iterable[View]) -> None:
        """Show another article and offer the views it has."""
        self.title.set_runs(title)
        self._meta.show_text(meta)
        offered = set(views)
        for view in View:
            self.views.set_shown(view.value, view in offered)
        self.views.setVisible(len(offered) > 1)
        # One view needs no choice, and no row of its own for it.
        (self._third if len(offered) > 1 else self._second).addWidget(self.close_button)
        self._arrange()

    def show_view(self, view: View) -> None:
        """Show which view is chosen."""
        self.views.choose(view.value)

    def show_count(self, text: str) -> None:
        """Show which line of how many is read."""
        self._count.show_text(text)
        self._arrange()

    def set_tall(self, tall: bool) -> None:
        """Give a long title a second line where that leaves enough lines to read."""
        self.title.set_lines(2 if tall else 1)

    def set_narrow(self, narrow: bool) -> None:
        """Offer the way back to the suggestions where the reader stands in their place."""
        self.back.setVisible(narrow)
        self.close_button.setVisible(not narrow)

    def follow(self, *widgets: QWidget) -> None:
        """Show the focus line while one of ``widgets`` has the focus."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._focused = event.type() == QEvent.Type.FocusIn
            self.update()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._focused:
            line = QRectF(0, self.height() - _FOCUS_LINE, self.width(), _FOCUS_LINE)
            painter.fillRect(line, self._theme.color("accent"))
        else:
            draw_hairline(painter, self._theme, 0, self.height() - 1, self.width())

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.title, 1)
        first.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self._second.setSpacing(8)
        self._second.addWidget(self._meta, 1)
        self._second.addWidget(self.back)
        self._third.setSpacing(8)
        self._third.addWidget(self.views)
        self._third.addStretch(1)
        self._third.addWidget(self._count)
        self._third.addWidget(self.close_button)
        self._column.addLayout(first)
        self._column.addLayout(self._second)
        self._column.addSpacing(4)
        self._column.addLayout(self._third)
        self.views.chosen.connect(self.view_chosen)
        self.back.clicked.connect(self.close_wanted)
        self.close_button.clicked.connect(self.close_wanted)

    def _arrange(self) -> None:
        """Leave out what there is no room for: the word of the state, and the number of the line rather than a part."""
        theme = self._theme
        room = self.width() - theme.gap(20) - theme.gap(16)
        self.state.set_word_shown(not theme.large_text or self.width() >= theme.px(_WORD_NEEDS))
        taken = self.views.sizeHint().width() if not self.views.isHidden() else 0
        taken += self.close_button.sizeHint().width() if not self.close_button.isHidden() else 0
        fits = taken + self._count.sizeHint().width() + 16 <= room
        self._count.setVisible(fits and bool(self._count.text()))

    def _refresh(self) -> None:
        theme = self._theme
        half = (theme.line_height("title") - theme.line_height("meta")) // 2
        self.state.setContentsMargins(0, half, 0, 0)
        self._arrange()
        self._column.setContentsMargins(theme.gap(20), theme.gap(12), theme.gap(16), theme.gap(6))
        self._column.setSpacing(theme.gap(3))
        self.updateGeometry()
        self.update()
