"""What may be done with the open article: next line, used, copy, dismiss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.commands import command
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme

_SPACE = "Space"
_GAP = 8


class Footer(QWidget):
    """Four verbs with their keys; the owner connects ``next``, ``use``, ``copy`` and ``dismiss``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Everything is enabled by ``show_state``."""
        super().__init__(parent)
        self._theme = theme
        self._held = False
        self.next = Button(theme, self.tr("次の行"), style=ButtonStyle.PRIMARY, icon="play")
        self.use = Button(theme, self.tr("使った"), icon="check", key=command("use").cap)
        self.copy = Button(theme, self.tr("コピー"), style=ButtonStyle.PLAIN, icon="copy")
        self.dismiss = Button(theme, self.tr("却下"), style=ButtonStyle.PLAIN, key=command("dismiss").cap)
        self._reason = Label(theme, role="meta", color="warn")
        self._first = _group(_GAP, self.next, self.use)
        self._second = _group(0, self.copy, self._reason, self.dismiss)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.addWidget(self._first)
        self._rows.addStretch(1)
        self._rows.addWidget(self._second)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_key(reader_focused=False)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_key(self, *, reader_focused: bool) -> None:
        """Show the key that goes to the next line now."""
        key = _SPACE if reader_focused else command("call.next_line").cap
        self.next.set_key(command("call.alert").cap if self._held else key)
        self._arrange()

    def show_held(self, *, held: bool) -> None:
        """Offer the next question of a crisis in the place of the next line (P12), or the line again."""
        if held != self._held:
            self._held = held
            self.next.set_words(self.tr("次の確認") if held else self.tr("次の行"))
            self.next.set_icon("warning" if held else "play")
            self.next.set_style(ButtonStyle.DANGER_OUTLINE if held else ButtonStyle.PRIMARY)
            self._arrange()

    def show_state(self, *, more_lines: bool, used: bool, empty: int, can_dismiss: bool, speaks: bool) -> None:
        """Show what is possible: ``empty`` slots forbid a copy, which is said beside it."""
        self.next.setVisible(speaks)
        self.next.setEnabled(more_lines or self._held)
        self.use.setEnabled(not used)
        self.use.set_words(self.tr("記録しました") if used else self.tr("使った"))
        self.copy.setEnabled(not empty)
        self._reason.setVisible(bool(empty))
        text = self.tr("未入力 {count}").format(count=empty) if empty else ""
        self._reason.show_text(text)
        self.copy.setAccessibleDescription(text)
        self.dismiss.setEnabled(can_dismiss)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Leave icons out where one row is too short; if that does not help, let copy and dismiss take a second row."""
        margins = self._rows.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        fits = False
        for icons in (True, False):
            for button in (self.use, self.copy):
                button.set_icon_shown(icons)
            fits = self._width() <= room
            if fits:
                break
        if not fits:
            self.use.set_icon_shown(True)
            self.copy.set_icon_shown(True)
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._rows.direction():
            self._rows.setDirection(direction)
        self.updateGeometry()

    def _width(self) -> int:
        """What one row takes; asked of the buttons, because the groups only learn of a change later."""
        gap = self._rows.spacing()
        first = [part.sizeHint().width() for part in (self.next, self.use) if not part.isHidden()]
        second = [part.sizeHint().width() for part in (self.copy, self._reason, self.dismiss) if not part.isHidden()]
        return sum(first) + gap * (len(first) - 1) + sum(second)

    def _refresh(self) -> None:
        theme = self._theme
        self._rows.setContentsMargins(theme.gap(20), theme.gap(10), theme.gap(12), theme.gap(10))
        self._rows.setSpacing(theme.gap(8))
        self._arrange()


def _group(gap: int, *widgets: QWidget) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return group
