"""Why an article is waved away: three reasons, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.painting import draw_box
from kb.domain.call import DismissReason

if TYPE_CHECKING:
    from desktop.theme import Theme

_KEYS = "123"


class DismissPopup(QFrame):
    """Opens above a button; ``chosen`` carries the DismissReason. Escape or a click elsewhere closes it."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setAccessibleName(self.tr("却下の理由"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        column.addWidget(
            Label(theme, self.tr("この通話では候補から外します。理由は？"), role="meta", color="text.secondary")
        )
        self._buttons: dict[DismissReason, Button] = {}
        for key, reason in zip(_KEYS, DismissReason, strict=True):
            button = Button(theme, label(reason), style=ButtonStyle.PLAIN, key=key, size=ButtonSize.FORM)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, chosen=reason: self._choose(chosen))
            self._buttons[reason] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def open_above(self, widget: QWidget) -> None:
        """Open with the right edge at that of ``widget``."""
        self.resize(self.sizeHint())
        corner = widget.mapToGlobal(QPoint(widget.width(), 0))
        self.move(corner.x() - self.width(), corner.y() - self.height() - 4)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = _KEYS.find(event.text()) if event.text() else -1
        if place >= 0:
            self._choose(tuple(DismissReason)[place])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge = self._theme.color("bg.raised"), self._theme.color("line.strong")
        draw_box(painter, self.rect().toRectF(), fill=fill, edge=edge, radius=0)

    def _choose(self, reason: DismissReason) -> None:
        self.hide()
        self.chosen.emit(reason)
