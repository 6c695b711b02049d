"""Finding and replacing in the text, in a bar above it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.commands import command
from desktop.editor.text.finding import Wanted, find_all, replaced
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle, IconButton
from desktop.widgets.fields import LineField
from desktop.widgets.labels import Label
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from desktop.editor.text.edit import MarkdownEdit
    from desktop.theme import Theme

_SETTLE_MS = 120
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FindBar(QWidget):
    """Marks what is found while it is typed; Enter goes on, Escape goes back to the text."""

    def __init__(self, theme: Theme, edit: MarkdownEdit, parent: QWidget | None = None) -> None:
        """Look in ``edit``; start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._edit = edit
        self._spans: list[tuple[int, int]] = []
        self._composing = False
        self._same_case, self._loose = False, True
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._find)
        set_ground(self, "subtle")
        self.words = LineField(theme, name=self.tr("探す言葉"), placeholder=self.tr("本文の中を探す"))
        self.new_words = LineField(theme, name=self.tr("置きかえる言葉"), placeholder=self.tr("置きかえる言葉"))
        self.count = Label(theme, color="text.secondary")
        self.case = Button(theme, self.tr("大小を区別"), style=ButtonStyle.OUTLINE, size=ButtonSize.BAR)
        self.loose = Button(theme, self.tr("全角半角・かなを同じに"), style=ButtonStyle.OUTLINE, size=ButtonSize.BAR)
        self.one = Button(theme, self.tr("置きかえる"), size=ButtonSize.BAR)
        self.all = Button(theme, self.tr("すべて置きかえる"), size=ButtonSize.BAR)
        self.close_button = IconButton(theme, self.tr("閉じる"), "close")
        self._previous = IconButton(theme, self._with_key("text.find_previous"), "chevron-up")
        self._next = IconButton(theme, self._with_key("text.find_next"), "chevron-down")
        self._build()
        self._connect()
        self.hide()

    def open_bar(self, *, replacing: bool) -> None:
        """Open, with what is selected as the words to look for."""
        start, end = self._edit.selected_span
        chosen = self._edit.text[start:end]
        for widget in (self.new_words, self.one, self.all):
            widget.setVisible(replacing)
        self.show()
        if chosen and "\n" not in chosen:
            self.words.setText(chosen)
        self._find()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.selectAll()

    def close_bar(self) -> None:
        """Go back to the text, at what was found."""
        self.hide()
        self._settle.stop()
        self._edit.set_matches(())
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, by: int) -> None:
        """Select the next (1) or previous (-1) place from the caret on, and begin anew at the end of the text.

        Without words to look for, ask for them.
        """
        if not self.words.text():
            self.open_bar(replacing=False)
            return
        if not self.isVisible():
            self._find()
        if not self._spans:
            return
        start, end = self._edit.selected_span
        starts = [span[0] for span in self._spans]
        if by > 0:
            place = bisect_left(starts, end if (start, end) in self._spans else start)
        else:
            place = bisect_left(starts, start) - 1
        self._select(place % len(self._spans))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()  # also from a button of the bar
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) and event.type() == QEvent.Type.InputMethod:
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self._composing = False
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._composing:
            return self._took(event, replacing=watched is self.new_words)
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent, *, replacing: bool) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.go(-1)
        elif event.key() in _ENTER:
            self._replace_one() if replacing else self.go(1)
        else:
            return False
        return True

    # Looking

    def _find(self) -> None:
        """Look again: for other words, or in a text that has changed."""
        self._settle.stop()
        self._spans = find_all(self._edit.text, Wanted(self.words.text(), self._same_case, self._loose))
        if self.isVisible():
            self._edit.set_matches(self._spans)
        self._show_count()

    def _find_anew(self) -> None:
        """Look for other words, and show the first place from the caret on."""
        self._find()
        if self._spans:
            start, _ = self._edit.selected_span
            starts = [span[0] for span in self._spans]
            self._select(bisect_left(starts, start) % len(self._spans))

    def _select(self, place: int) -> None:
        self._edit.select(*self._spans[place])
        self._show_count()

    def _show_count(self) -> None:
        words, count = self.words.text(), len(self._spans)
        self.words.set_invalid(bool(words) and not count)
        here = self._edit.selected_span
        place = self._spans.index(here) + 1 if here in self._spans else 0
        if not words:
            said = ""
        elif not count:
            said = self.tr("見つかりません")
        elif place:
            said = f"{place} / {count}"
        else:
            said = self.tr("{count}件").format(count=count)
        self.count.show_text(said)
        self.words.setAccessibleDescription(said)
        for button in (self.one, self.all, self._previous, self._next):
            button.setEnabled(bool(count))

    # Replacing

    def _replace_one(self) -> None:
        """Replace the place that is selected and go on to the next; without one, go to the next."""
        if self._edit.selected_span in self._spans:
            self._edit.put(self.new_words.text())
            self._find()
        self.go(1)

    def _replace_all(self) -> None:
        """Replace all places, as one step that can be undone."""
        self._find()
        line, column = self._edit.line, self._edit.column
        count = len(self._spans)
        self._edit.set_text(replaced(self._edit.text, self._spans, self.new_words.text()), keep_undo=True)
        self._edit.go_to(line, column)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._find()
        self.count.show_text(self.tr("%n件を置きかえました", "", count))

    # Building

    def _toggle_case(self) -> None:
        self._same_case = not self._same_case
        self._say_choices()
        self._find_anew()

    def _toggle_loose(self) -> None:
        self._loose = not self._loose
        self._say_choices()
        self._find_anew()

    def _say_choices(self) -> None:
        for button, chosen in ((self.case, self._same_case), (self.loose, self._loose)):
            button.set_style(ButtonStyle.CHOSEN if chosen else ButtonStyle.OUTLINE)
            button.set_icon("check" if chosen else "")
            button.setAccessibleDescription(self.tr("オン") if chosen else self.tr("オフ"))

    def _with_key(self, name: str) -> str:
        return f"{command(name).label} ({command(name).cap})"

    def _connect(self) -> None:
        self.words.textChanged.connect(self._find_anew)
        for field in (self.words, self.new_words):
            field.installEventFilter(self)
        self.case.clicked.connect(self._toggle_case)
        self.loose.clicked.connect(self._toggle_loose)
        self._next.clicked.connect(lambda: self.go(1))
        self._previous.clicked.connect(lambda: self.go(-1))
        self.one.clicked.connect(self._replace_one)
        self.all.clicked.connect(self._replace_all)
        self.close_button.clicked.connect(self.close_bar)
        self._edit.written.connect(lambda: self._settle.start() if self.isVisible() else None)
        self._say_choices()
        self._theme.changed.connect(self._refresh)

    def _build(self) -> None:
        self._grid = QGridLayout(self)
        steps, choices, doing = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        rows: tuple[tuple[QHBoxLayout, tuple[QWidget, ...]], ...] = (
            (steps, (self.count, self._previous, self._next, self.close_button)),
            (choices, (self.case, self.loose)),
            (doing, (self.one, self.all)),
        )
        for row, widgets in rows:
            for widget in widgets:
                row.addWidget(widget)
        choices.addStretch(1)
        doing.addStretch(1)
        self._grid.addWidget(self.words, 0, 0)
        self._grid.addLayout(steps, 0, 1)
        self._grid.addWidget(self.new_words, 1, 0)
        self._grid.addLayout(doing, 1, 1)
        self._grid.addLayout(choices, 2, 0, 1, 2)
        self._grid.setColumnStretch(0, 1)
        chain = (self.words, self.new_words, self.one, self.all, self._previous, self._next, self.case, self.loose)
        for before, after in pairwise((*chain, self.close_button)):
            QWidget.setTabOrder(before, after)
        self._refresh()

    def _refresh(self) -> None:
        side, gap = self._theme.gap(16), self._theme.gap(8)
        self._grid.setContentsMargins(side, gap, side, gap)
        self._grid.setSpacing(gap)
