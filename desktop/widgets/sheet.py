"""A sheet: a modal part of the window itself, over a scrim; no window of its own that could cover another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.widgets.sheet_panel import SHADOW, SheetPanel, draw_shadow

if TYPE_CHECKING:
    from desktop.commands import Command
    from desktop.theme import Theme
    from desktop.widgets.buttons import Button

#: Whoever cannot read a sheet must be able to make its text larger.
_ALWAYS = frozenset({"text.larger", "text.smaller"})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NARROWEST = 640
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Sheet(QWidget):
    """Covers the window it is opened in until it is left; ``panel`` holds title, rows, band and footer.

    The commands of the screens do not act meanwhile, but those that ``allow`` names: ``desktop.shortcuts`` asks the
    sheet. Ctrl+Enter is the primary action, Escape leaves; neither while an input method converts. The focus stays
    inside and returns afterwards to where it was.

    Signals:
        accepted: the primary action, by key or button; whoever opened the sheet leaves it when that has worked.
        closed: it was left, by whatever way; it can be opened again.
        commanded: (Command) an allowed command was given; it is carried out as well.
    """

    accepted = Signal()
    closed = Signal()
    commanded = Signal(object)

    def __init__(self, theme: Theme, title: str, owner: QWidget, *, width: int = 720) -> None:
        """Make it, not yet on show, for a part of the window; ``width`` in pixels at 100 %, less in a narrow window."""
        super().__init__(owner)
        self._owner = owner
        owner.destroyed.connect(self.deleteLater)  # while it is open it belongs to the window
        self._theme = theme
        self._allowed = _ALWAYS
        self._came_from: QWidget | None = None
        self._focused: QWidget | None = None
        self._composing = False
        self._open = False
        self.panel = SheetPanel(theme, title, width, self)
        self.panel.resized.connect(self._place)
        self.panel.leave_wanted.connect(self.leave)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.changed.connect(self._place)

    @staticmethod
    def topmost(window: QWidget) -> Sheet | None:
        """Return the sheet that is open in ``window``, the upper one of two; None if there is none."""
        opened = [child for child in window.children() if isinstance(child, Sheet) and child.opened]
        return opened[-1] if opened else None

    @staticmethod
    def keeps(window: QWidget, item: Command) -> bool:
        """Tell whether a sheet in ``window`` keeps a command from acting (``desktop.shortcuts`` asks this)."""
        sheet = Sheet.topmost(window)
        return sheet is not None and sheet.takes(item)

    @property
    def opened(self) -> bool:
        """Whether it is on show."""
        return self._open

    @property
    def composing(self) -> bool:
        """Whether an input method is converting in it: the keys are its own now."""
        return self._composing

    def allow(self, *command_ids: str) -> None:
        """Let further commands of the window act while it is open."""
        self._allowed = self._allowed | set(command_ids)

    def takes(self, item: Command) -> bool:
        """Tell whether a command of the window must not act, because the sheet is open; Ctrl+Enter is the sheet's."""
        if item.id == "use":
            self.accept()
        if item.id not in self._allowed:
            return True
        self.commanded.emit(item)
        return False

    @property
    def has_room(self) -> bool:
        """Whether the window is wide enough to read in; a strip beside other programs is not."""
        return self._owner.window().width() >= _NARROWEST

    def set_primary(self, button: Button) -> None:
        """Make a button of the footer the primary action: the first from the left."""
        self.panel.add_action(button)
        self.panel.primary = button
        button.clicked.connect(self.accepted)

    def accept(self) -> None:
        """Do the primary action, as Ctrl+Enter does; without effect while it is disabled or there is none."""
        primary = self.panel.primary
        if primary is not None and primary.isEnabled():
            self.accepted.emit()

    def open(self, first: QWidget | None = None) -> None:
        """Cover the window of the owner and put the focus into ``first``, or into the first part that takes it."""
        window = self._owner.window()
        if not self._open:
            self.setParent(window)
            self._open = True
            self._came_from = QApplication.focusWidget()
            window.installEventFilter(self)
            QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]  # it exists
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DialogStart))
        target = first or self._inside(forward=True)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.panel.show_part(target)

    def leave(self) -> None:
        """Close it and give the focus back."""
        if not self._open:
            return
        self._open = False
        self._watch(None)
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]  # it exists
        self._window().removeEventFilter(self)
        back, self._came_from = self._came_from, None
        # Before it is hidden: Qt would give the focus to whatever comes next, and a sheet below would remember that.
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.setParent(self._owner)  # so that it goes together with its owner
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DialogEnd))
        self.closed.emit()

    # Keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key that the part with the focus left: none reaches the screen behind."""
        if self._composing:
            return
        modifiers = event.modifiers() & ~_KEYPAD
        if event.key() == Qt.Key.Key_Escape and modifiers == Qt.KeyboardModifier.NoModifier:
            self.leave()
        elif event.key() in _ENTER and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go round inside: Tab leaves by Escape only."""
        target = self._inside(forward=forward)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            self.panel.show_part(target)
        return target is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._focused:
            if isinstance(event, QInputMethodEvent):
                self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click beside the panel from what lies behind; it does not close what may have been written."""
        event.accept()

    # Look

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.scrim"))
        draw_shadow(painter, self._theme, self.panel.geometry())

    def _place(self) -> None:
        if not self._open:
            return
        room = self._window().rect()
        self.setGeometry(room)
        inner = room.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        width, height = self.panel.wanted(inner.width(), inner.height())
        self.panel.setGeometry(
            QRect((room.width() - width) // 2, (room.height() - height) // 2, width, height),
        )
        self.update()

    def _window(self) -> QWidget:
        return self.parentWidget() or self

    def _inside(self, *, forward: bool) -> QWidget | None:
        """Return the part after (or before) the one with the focus, going round at the end of the sheet."""
        parts = [part for part in self.panel.parts() if self._takes_focus(part)]
        if not parts:
            return None
        focused = QApplication.focusWidget()
        if focused not in parts:
            return parts[0 if forward else -1]
        return parts[(parts.index(focused) + (1 if forward else -1)) % len(parts)]

    def _takes_focus(self, widget: QWidget) -> bool:
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        return bool(tab) and widget.isEnabled() and widget.isVisibleTo(self) and widget.focusProxy() is None

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self.window() or Sheet.topmost(self.window()) is not self:
            return  # a menu of a field, another window, or a sheet above this one
        if self.isAncestorOf(new):
            self._watch(new)
            return
        # Something behind asked for the focus; it gets it when the sheet is left.
        self._came_from = new
        back = self._focused or self._inside(forward=True)
        if back is not None and isValid(back):
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _watch(self, widget: QWidget | None) -> None:
        if self._focused is not None and isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._composing = False
        self._focused = widget
        if widget is not None:
            widget.installEventFilter(self)
