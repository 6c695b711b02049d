"""A field over the text that narrows rows down, and picks one by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.editor.text.finding import folded
from desktop.editor.text.pick_rows import Pick, PickList, Raised
from desktop.widgets.fields import LineField
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_WIDTH = 420
_INSET = 8
_PAGE = 8
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}


class Picker(Raised):
    """Stands within the window, not in one of its own: some input methods do not convert in popups.

    Signals:
        picked: (Pick) a row was taken; it is closed then.
        asked: (text) what was typed, for rows that somebody else looks up.
        left: it was closed, and the text should have the focus again.
    """

    picked = Signal(object)
    asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden over ``parent``."""
        super().__init__(theme, parent)
        self._over = parent
        self._picks: tuple[Pick, ...] = ()
        self._looked_up = False
        self._composing = False
        self.field = LineField(theme, name=self.tr("しぼり込む"), placeholder=self.tr("しぼり込む"))
        self.list = PickList(theme, name="")
        self._nothing = Label(theme, color="text.secondary")
        self._column = QVBoxLayout(self)
        for widget in (self.field, self.list, self._nothing):
            self._column.addWidget(widget)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.picked.connect(self._on_picked)
        self.setFocusProxy(self.field)
        theme.changed.connect(self._refresh)
        self._refresh()

    def open_at(self, place: QPoint, name: str, picks: Sequence[Pick]) -> None:
        """Open with the top left corner at a point of the parent, with rows that are narrowed down here."""
        self._open(place, name, picks, looked_up=False)

    def open_for_answers(self, place: QPoint, name: str, words: str = "") -> None:
        """Open for rows that somebody looks up: ``asked`` follows, then ``set_answers``."""
        self._open(place, name, (), looked_up=True)
        self.field.setText(words)
        self.field.selectAll()
        if not words:
            self.asked.emit("")

    def set_answers(self, words: str, picks: Sequence[Pick]) -> None:
        """Show what was looked up for ``words``; an answer to something else is dropped."""
        if self._looked_up and self.isVisible() and words == self.field.text():
            self._show(tuple(picks))

    def close_picker(self) -> None:
        """Close without picking."""
        if self.isVisible():
            self.hide()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) and event.type() == QEvent.Type.InputMethod:
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self._composing = False
            if self.isVisible():
                # Whoever has the focus now has taken it on purpose: it is not brought back to the text.
                self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._composing:
            return self._took(event)
        return super().eventFilter(watched, event)

    def _open(self, place: QPoint, name: str, picks: Sequence[Pick], *, looked_up: bool) -> None:
        self._looked_up = looked_up
        self._picks = tuple(picks)
        self.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self._nothing.setText("")
        self.field.clear()
        self._show(self._picks)
        self.move(place)
        self.show()
        self._fit()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _took(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _MOVES:
            self.list.move_by(_MOVES[Qt.Key(key)])
            self.field.setAccessibleDescription(str(self.list.currentIndex().data() or ""))
        elif key in _ENTER or key == Qt.Key.Key_Tab:
            self.list.take()
        elif key == Qt.Key.Key_Escape:
            self.close_picker()
        else:
            return False
        return True

    def _narrow(self, text: str) -> None:
        if self._looked_up:
            self.asked.emit(text)
            return
        words = folded(text).split()
        fitting = (pick for pick in self._picks if all(word in folded(f"{pick.text} {pick.note}") for word in words))
        self._show(tuple(fitting))

    def _show(self, picks: tuple[Pick, ...]) -> None:
        self.list.set_picks(picks)
        self.list.setVisible(bool(picks))
        self._nothing.setText("" if picks else self.tr("当てはまるものがありません"))
        self._nothing.setVisible(not picks)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, within the parent."""
        parent, theme = self._over, self._theme
        self.list.setFixedHeight(self.list.height_wanted)
        self._column.activate()
        width = min(theme.px(_WIDTH), parent.width() - 2 * theme.gap(_INSET))
        height = min(self._column.sizeHint().height(), parent.height() - theme.gap(_INSET))
        self.resize(width, height)
        self.move(
            max(theme.gap(_INSET), min(self.x(), parent.width() - width - theme.gap(_INSET))),
            max(0, min(self.y(), parent.height() - height - theme.gap(_INSET))),
        )

    def _on_picked(self, pick: Pick) -> None:
        self.hide()
        self.left.emit()
        self.picked.emit(pick)

    def _refresh(self) -> None:
        inset = self._theme.gap(_INSET)
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._column.setSpacing(inset)
