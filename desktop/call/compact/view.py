"""Compact mode of the screen 通話: one column beside the CRM, as high as what it has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.articles.suggestion_items import Case, Reply
from desktop.call.compact.alert import CompactAlert
from desktop.call.compact.clock_row import CompactClockRow
from desktop.call.compact.row import CompactRow
from desktop.call.compact.words import words_to_say
from desktop.call.presenter import Phase
from desktop.commands import command
from desktop.widgets.key_cap import KeyCap
from desktop.widgets.labels import Label
from desktop.widgets.painting import CONTROL_RADIUS, draw_box
from desktop.widgets.panes import HairLine, set_ground
from kb.domain.article import Kind

if TYPE_CHECKING:
    from desktop.call.notes.pane import NotesPane
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

#: Rows the strip has room for; they keep the numbers they have in the full window.
MOST_ROWS = 3
_KEY_ROW = 30
#: One line of the notes shows whole, and nothing of its neighbours.
_AROUND_LINE = 4


class CompactView(QWidget):
    """Shows clock, notes line and the three best suggestions; the notes are the very field of the full window.

    Signals:
        open_wanted: (article id) a row was clicked.
        command_wanted: (command id) a button was pressed.
    """

    open_wanted = Signal(object)
    command_wanted = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter, notes: NotesPane) -> None:
        """Lay out; the field of ``notes`` comes along while this is shown."""
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        self._notes = notes
        set_ground(self, "surface")
        self.clock_row = CompactClockRow(theme, presenter)
        self.alert = CompactAlert(theme, presenter)
        self.rows = tuple(CompactRow(theme) for _ in range(MOST_ROWS))
        self._quiet = Label(theme, color="text.secondary")
        self._field = _Field(theme)
        self._keys = self._key_row(theme)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.clock_row)
        self._column.addWidget(HairLine(theme))
        self._column.addWidget(self.alert)
        self._column.addWidget(self._field)
        self._column.addWidget(HairLine(theme))
        self._column.addWidget(self._quiet)
        for row in self.rows:
            self._column.addWidget(row)
            row.clicked.connect(self._on_clicked)
        self._column.addWidget(self._keys)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clock_row.command_wanted.connect(self.command_wanted)
        presenter.advice.changed.connect(self._refresh)
        presenter.session.changed.connect(self._refresh)
        for told in (presenter.reading.opened, presenter.reading.moved, presenter.reading.filled):
            told.connect(self._refresh)
        theme.changed.connect(self._dress)
        self._dress()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Borrow the notes from the full window."""
        if not event.spontaneous():
            self._field.take(self._notes.lend_edit(self._theme.line_height("body") + _AROUND_LINE))
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give them back, unless the window is only minimised."""
        if not event.spontaneous():
            self._notes.take_edit_back()
        super().hideEvent(event)

    def _refresh(self) -> None:
        presenter = self._presenter
        reading = presenter.reading
        arranged = presenter.advice.arrangement.rows[:MOST_ROWS]
        items = [(Case if row.suggestion.kind is Kind.CASE else Reply)(row.number, row.suggestion) for row in arranged]
        lines = words_to_say(reading.now)
        for place, row in enumerate(self.rows):
            item = items[place] if place < len(items) else None
            is_open = item is not None and item.article_id == reading.article_id
            row.show_item(item, is_open=is_open, lines=lines)
        idle = presenter.session.phase is Phase.IDLE
        sentence = self.tr("メモを書き始めると、通話の時計が動きます") if idle else self.tr("候補はまだありません")
        self._quiet.show_text(sentence)
        self._quiet.setVisible(not items)

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, CompactRow) and row.item is not None:
            self.open_wanted.emit(row.item.article_id)

    def _key_row(self, theme: Theme) -> QWidget:
        bar = QWidget()
        set_ground(bar, "window")
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.gap(14), 0, theme.gap(14), 0)
        row.setSpacing(theme.gap(6))
        for caps, word in ((("Alt", "1–8"), self.tr("開く")), (("Alt", "↓"), self.tr("次の行"))):
            row.addWidget(KeyCap(theme, *caps))
            row.addWidget(Label(theme, word, role="meta", color="text.secondary"))
            row.addSpacing(theme.gap(8))
        row.addStretch(1)
        row.addWidget(KeyCap(theme, command("window.compact").cap))
        row.addWidget(Label(theme, self.tr("広い画面"), role="meta", color="text.secondary"))
        return bar

    def _dress(self) -> None:
        theme = self._theme
        self._keys.setFixedHeight(theme.px(_KEY_ROW))
        self._quiet.setContentsMargins(theme.gap(14), theme.gap(8), theme.gap(14), theme.gap(8))


class _Field(QWidget):
    """The edge around the notes, thick while they have the keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._edit: QWidget | None = None
        self._row = QHBoxLayout(self)
        theme.changed.connect(self._dress)
        self._dress()

    def take(self, edit: QWidget) -> None:
        """Go around ``edit``."""
        self._edit = edit
        edit.installEventFilter(self)
        self._row.addWidget(edit)
        edit.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, focused = self._theme, self._edit is not None and self._edit.hasFocus()
        rect = QRectF(self.rect()).adjusted(theme.gap(8), theme.gap(6), -theme.gap(8), -theme.gap(6))
        edge = theme.color("focus" if focused else "line.strong")
        draw_box(QPainter(self), rect, edge=edge, width=2 if focused else 1, radius=CONTROL_RADIUS)

    def _dress(self) -> None:
        across, down = self._theme.gap(12), self._theme.gap(9)
        self._row.setContentsMargins(across, down, across, down)
