"""A field for several words of one's own: chips, and a line to type the next one in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCompleter,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from desktop.widgets.chips import FlowLayout
from desktop.widgets.fields import draw_field
from desktop.widgets.painting import TextBlock, draw_box, draw_icon, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_HEIGHT = 32
_CHIP = 22
_PADDING = 8
_ICON = 12
_GAP = 4
_SIDE = 6
#: Room for a word; what does not fit is scrolled.
_LINE_WIDTH = 120
_LONGEST = 200
#: What ends a word: a person types a list like this.
_ENDS = re.compile(r"[、,，;；\t\n]")
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class WordListField(QWidget):
    """``words`` are those of the chips and, last, what is being typed; ``changed`` tells that the user changed them.

    、 , ; and Enter end a word, Backspace at the start of the line takes the last one back into it, Delete on a chip
    removes it. Only committed text counts: what an input method is converting is no text yet.
    """

    changed = Signal()

    def __init__(self, theme: Theme, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._placeholder = placeholder
        self._invalid = False
        self._composing = False
        self._words: tuple[str, ...] = ()
        self._known = QStringListModel(self)
        self._offers = QListView()
        self._flow = FlowLayout(self, gap=_GAP)
        self.line = QLineEdit(self)
        self.line.setProperty("bare", True)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(_LONGEST)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_finished)
        self.line.installEventFilter(self)
        self._set_up_completer()
        self.setFocusProxy(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow.addWidget(self.line)
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def words(self) -> tuple[str, ...]:
        """All words, also the one that is being typed."""
        typed = self.line.text().strip()
        return (*self._words, typed) if typed else self._words

    def show_words(self, words: Sequence[str]) -> None:
        """Show other words without telling; what is being typed counts as one of them."""
        if tuple(words) != self.words:
            self.line.setText("")
            self._put(tuple(words))

    def set_known(self, words: Sequence[str]) -> None:
        """Offer these while a word is typed."""
        self._known.setStringList(list(words))

    def set_invalid(self, invalid: bool) -> None:
        """Mark the words as wrong, or no longer; the owner says why beside them."""
        self._invalid = invalid
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._flow.heightForWidth(width) + 2 * self._inset, self._theme.px(_HEIGHT))

    def sizeHint(self) -> QSize:
        width = self._theme.px(240)
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.px(_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        press = event.type() == QEvent.Type.KeyPress and not self._composing
        if watched is self.line and press and isinstance(event, QKeyEvent) and self._took(event):
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_line()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        draw_field(painter, theme, QRectF(self.rect()), focused=self.line.hasFocus(), invalid=self._invalid)

    @property
    def _inset(self) -> int:
        return (self._theme.px(_HEIGHT) - self._theme.px(_CHIP)) // 2

    def _took(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER and not self._offers.isVisible():
            # An empty line lets Enter through: there is nothing to end.
            return self._end_word()
        if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._words:
            last = self._words[-1]
            self._put(self._words[:-1])
            self.line.setText(last)
            self.changed.emit()
            return True
        return False

    def _end_word(self) -> bool:
        words = self.words
        self.line.setText("")
        if words == self._words:
            return False
        self._put(words)
        self.changed.emit()
        return True

    def _on_edited(self, text: str) -> None:
        parts = _ENDS.split(text)
        if len(parts) > 1:
            self.line.setText(parts[-1])
            self._put((*self._words, *(part.strip() for part in parts[:-1] if part.strip())))
        self.changed.emit()

    def _on_finished(self) -> None:
        if not self.line.hasFocus():
            self._end_word()

    def _remove(self, place: int) -> None:
        self._put(tuple(word for number, word in enumerate(self._words) if number != place))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _put(self, words: tuple[str, ...]) -> None:
        """Show these as chips before the line; a word said twice is said once."""
        self._words = tuple(dict.fromkeys(words))
        self._flow.takeAt(self._flow.count() - 1)
        self._flow.clear()
        for place, word in enumerate(self._words):
            chip = _WordChip(self._theme, word, self.tr("「{word}」を外す").format(word=word))
            chip.clicked.connect(lambda _=False, place=place: self._remove(place))
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.line)
        self._refresh()

    def _set_up_completer(self) -> None:
        completer = QCompleter(self._known, self.line)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setPopup(self._offers)
        # Its own delegate does not take the look of a menu from the style sheet.
        self._offers.setItemDelegate(QStyledItemDelegate(self._offers))
        self._offers.setProperty("menu", True)
        self.line.setCompleter(completer)
        completer.activated.connect(self._on_chosen, Qt.ConnectionType.QueuedConnection)

    def _on_chosen(self) -> None:
        self._end_word()

    def _refresh(self) -> None:
        theme = self._theme
        for part in (self.line, self._offers):
            part.setFont(theme.font("ui"))
        self.line.setPlaceholderText("" if self._words else self._placeholder)
        self._fit_line()
        side = theme.gap(_SIDE)
        self._flow.setContentsMargins(side, self._inset, side, self._inset)
        self.updateGeometry()
        self.update()

    def _fit_line(self) -> None:
        """Leave the hint of an empty field whole where there is room for it."""
        theme = self._theme
        hint = round(text_width(theme, self.line.placeholderText())) + theme.gap(_SIDE)
        room = self.width() - 2 * theme.gap(_SIDE)
        self.line.setFixedSize(max(theme.px(_LINE_WIDTH), min(hint, room)), theme.px(_CHIP))


class _WordChip(QAbstractButton):
    """A word with a cross; a click, Space or Delete removes it."""

    def __init__(self, theme: Theme, word: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(word)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = TextBlock(theme, self.text(), hang=False).width + 2 * theme.gap(_PADDING)
        return QSize(round(width) + theme.gap(_ICON) + theme.gap(_GAP), theme.px(_CHIP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        draw_box(painter, rect, fill=theme.color("bg.pressed" if self.underMouse() else "accent.tint"))
        if self.hasFocus():
            draw_box(painter, rect, edge=theme.color("focus"), width=2)
        side = theme.gap(_ICON)
        room = self.width() - 2 * theme.gap(_PADDING) - side - theme.gap(_GAP) + 1
        block = TextBlock(theme, self.text(), color="accent", width=room, hang=False)
        block.draw(painter, theme.gap(_PADDING), (self.height() - block.height) / 2)
        x = self.width() - theme.gap(_PADDING) - side
        draw_icon(painter, theme, "close", "text.secondary", x, (self.height() - side) / 2, side)
