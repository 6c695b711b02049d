"""Buttons: icon, word and key cap, painted; real buttons to the keyboard and to screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.widgets.key_cap import draw_key_cap, key_cap_height, key_cap_width
from desktop.widgets.painting import draw_box, draw_icon, text_width

if TYPE_CHECKING:
    from desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class _Look:
    """Tokens of a style; empty means nothing is drawn."""

    text: str
    icon: str
    fill: str = ""
    hover: str = "bg.hover"
    pressed: str = "bg.pressed"
    edge: str = ""
    cap: str = ""
    bold: bool = False


class ButtonStyle(Enum):
    """How much a button asks for attention: at most one PRIMARY a pane, DANGER in alerts only.

    CHOSEN is one of several OUTLINE buttons whose value holds now.
    """

    PRIMARY = _Look("accent.on", "accent.on", "accent", "accent.hover", "accent.hover", cap="accent.on")
    OUTLINE = _Look("text.primary", "text.secondary", "bg.surface", edge="line.strong")
    PLAIN = _Look("text.primary", "text.secondary")
    QUIET = _Look("text.secondary", "text.secondary")
    LINK = _Look("accent", "accent")
    WARN = _Look("warn", "warn", "warn.tint", "warn.tint", "warn.tint", edge="warn.solid", cap="warn.solid")
    CHOSEN = _Look("accent", "accent", "accent.tint", "accent.tint", "accent.tint", edge="accent", cap="accent")
    DANGER = _Look("danger.on", "danger.on", "danger.solid", "danger.solid", "danger.solid", cap="danger.on")
    DANGER_OUTLINE = _Look("danger", "danger", edge="danger.solid", cap="danger.solid")


class ButtonSize(Enum):
    """Heights in pixels at 100 %: footers, forms, bars, the status line."""

    FOOTER = 36
    FORM = 32
    BAR = 28
    LINE = 24


_SIDE_PADDING = 12
_ICON = 16
_GAP = 8
_RING = 2


class Button(QAbstractButton):
    """A verb: icon, word, key cap. ``clicked`` as usual; a click does not take the focus away from the text."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        style: ButtonStyle = ButtonStyle.OUTLINE,
        icon: str = "",
        key: str = "",
        size: ButtonSize = ButtonSize.FOOTER,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``text``; ``icon`` names a drawing in resources/icons, ``key`` is the shortcut as its cap shows it."""
        super().__init__(parent)
        self._theme = theme
        self._look = style.value
        self._icon = icon
        self._key = key
        self._size = size
        self._icon_shown = True
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()
        theme.changed.connect(self._refresh)

    def set_words(self, text: str) -> None:
        """Show another verb."""
        self.setText(text)
        self._name()
        self._refresh()

    def set_style(self, style: ButtonStyle) -> None:
        """Ask for more or less attention."""
        self._look = style.value
        self._refresh()

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self._refresh()

    def set_key(self, key: str) -> None:
        """Show the key that works now."""
        self._key = key
        self._name()
        self._refresh()

    def set_icon_shown(self, shown: bool) -> None:
        """Leave the icon out where large text needs the room; the word and the cap stay."""
        self._icon_shown = shown
        self._refresh()

    @property
    def key(self) -> str:
        """The key its cap shows."""
        return self._key

    def sizeHint(self) -> QSize:
        gap = self._theme.gap(_GAP)
        parts = [text_width(self._theme, self.text(), "ui", bold=self._look.bold)] if self.text() else []
        if self._icon and self._icon_shown:
            parts.append(self._theme.gap(_ICON))
        if self._key:
            parts.append(key_cap_width(self._theme, self._key))
        width = sum(parts) + gap * (len(parts) - 1) + 2 * self._padding()
        return QSize(round(width), self._theme.px(self._size.value))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_ground(painter)
        theme, gap = self._theme, self._theme.gap(_GAP)
        x = float(max(self._padding(), (self.width() - self.sizeHint().width()) / 2 + self._padding()))
        if self._icon and self._icon_shown:
            side = theme.gap(_ICON)
            draw_icon(painter, theme, self._icon, self._token(self._look.icon), x, (self.height() - side) / 2, side)
            x += side + gap
        if self.text():
            painter.setFont(theme.font("ui", bold=self._look.bold))
            painter.setPen(theme.color(self._token(self._look.text)))
            width = text_width(theme, self.text(), "ui", bold=self._look.bold)
            rect = QRectF(x, 0, width + 1, self.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
            x += width + gap
        if self._key:
            self._draw_cap(painter, x)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Return as well as the space bar; a key that is held down presses once."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if not (plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def _draw_ground(self, painter: QPainter) -> None:
        look, theme = self._look, self._theme
        token = look.fill if self.isEnabled() else ""
        if self.isEnabled() and (self.isDown() or self.isChecked()):
            token = look.pressed
        elif self.isEnabled() and self.underMouse():
            token = look.hover
        edge = look.edge if self.isEnabled() else ("line.hair" if look.edge or look.fill else "")
        rect = QRectF(self.rect())
        fill = theme.color(token) if token else None
        draw_box(painter, rect, fill=fill, edge=theme.color(edge) if edge else None)
        if self.hasFocus():
            filled = look.fill and look.fill not in {"bg.surface", "warn.tint", "accent.tint"}
            inset = _RING if filled else 0
            ring = theme.color(look.text if filled else "focus")
            draw_box(painter, rect.adjusted(inset, inset, -inset, -inset), edge=ring, width=_RING)

    def _draw_cap(self, painter: QPainter, x: float) -> None:
        theme, look = self._theme, self._look
        y = (self.height() - key_cap_height(theme)) / 2
        if not self.isEnabled():
            draw_key_cap(
                painter, theme, self._key, x, y, text=theme.color("text.disabled"), edge=theme.color("line.hair")
            )
            return
        if not look.cap:
            draw_key_cap(painter, theme, self._key, x, y)
            return
        edge = QColor(theme.color(look.cap))
        if look.cap == look.text:
            edge.setAlphaF(0.6)
        draw_key_cap(painter, theme, self._key, x, y, text=theme.color(look.text), edge=edge)

    def _padding(self) -> int:
        return 4 if self._look is ButtonStyle.LINK.value else self._theme.gap(_SIDE_PADDING)

    def _token(self, token: str) -> str:
        return token if self.isEnabled() else "text.disabled"

    def _name(self) -> None:
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._key)

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()


class IconButton(Button):
    """A button without a word, for close, expand and more only; its name is the tooltip."""

    def __init__(
        self, theme: Theme, name: str, icon: str, *, size: ButtonSize = ButtonSize.BAR, parent: QWidget | None = None
    ) -> None:
        """Show ``icon``; ``name`` is said by screen readers and the tooltip."""
        super().__init__(theme, "", style=ButtonStyle.QUIET, icon=icon, size=size, parent=parent)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what a click does now."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size.value)
        return QSize(side, side)

    def _padding(self) -> int:
        return (self.sizeHint().width() - self._theme.gap(_ICON)) // 2
