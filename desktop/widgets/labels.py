"""Labels: one elided line, or a paragraph of mixed runs; both are labels to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.widgets.painting import Run, TextBlock, draw_icon
from desktop.widgets.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

_ICON = 14
_GAP = 6


class Label(QLabel):
    """One line of plain text in a role of the type scale, elided at the right, with the whole text as its tooltip."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: str = "ui",
        color: str = "text.primary",
        bold: bool | None = None,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show ``text``, after ``icon`` in the same colour if one is named."""
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._color = color
        self._icon_color = ""
        self._bold = bold
        self._icon = icon
        self._measured: tuple[str, QFont, float] = ("", QFont(), 0.0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme.changed.connect(self._refresh)

    def show_text(self, text: str, *, color: str = "", icon: str | None = None, icon_color: str = "") -> None:
        """Show another text, and another colour or icon where given."""
        self._color = color or self._color
        self._icon_color = icon_color
        self._icon = self._icon if icon is None else icon
        self.setText(text)
        self._refresh()

    def set_bold(self, bold: bool | None) -> None:
        """Change the weight; None is the role's own."""
        self._bold = bold
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(round(self._natural_width() + 0.5) + self._before(), self._theme.line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._before() + 3 * self._theme.line_height(self._role)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = float(self.width() - self._before())
        block = self._block(room + 0.5)
        y = (self.height() - block.height) / 2
        right = self.alignment() & Qt.AlignmentFlag.AlignRight
        x = max(0.0, room - block.width) if right else 0.0
        if self._icon:
            side = self._theme.gap(_ICON)
            token = self._icon_color or self._color
            draw_icon(painter, self._theme, self._icon, token, x, (self.height() - side) / 2, side)
        block.draw(painter, x + self._before(), y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def _block(self, width: float) -> TextBlock:
        return TextBlock(
            self._theme, self.text(), role=self._role, color=self._color, bold=self._bold, width=width, hang=False
        )

    def _natural_width(self) -> float:
        """Return the width of the whole line; a layout asks again and again, and laying letters out takes time."""
        text, font = self.text(), self._theme.font(self._role, bold=self._bold)
        if self._measured[:2] != (text, font):
            self._measured = (text, font, self._block(1e6).width)
        return self._measured[2]

    def _before(self) -> int:
        return self._theme.gap(_ICON) + self._theme.gap(_GAP) if self._icon else 0

    def _explain(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.sizeHint().width() > self.width() else "")

    def _refresh(self) -> None:
        self.updateGeometry()
        self._explain()
        self.update()


class Paragraph(QLabel):
    """Runs of text that wrap; as high as the text takes, up to ``lines`` lines (0: without limit)."""

    def __init__(
        self,
        theme: Theme,
        runs: str | Sequence[Run] = "",
        *,
        role: str = "ui",
        color: str = "text.primary",
        lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``runs`` wrapped to the width that the layout gives."""
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._color = color
        self._lines = lines
        self._icon = ""
        self._runs: str | Sequence[Run] = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_runs(runs)
        theme.changed.connect(self._refresh)

    def set_runs(self, runs: str | Sequence[Run], *, color: str = "", icon: str | None = None) -> None:
        """Show other text, and before its first line another icon where one is given."""
        self._runs = runs
        self._icon = self._icon if icon is None else icon
        self._color = color or self._color
        self.setText(runs if isinstance(runs, str) else "".join(run.text for run in runs))
        self._refresh()

    def set_lines(self, lines: int) -> None:
        """Allow another number of lines; 0 is without limit."""
        if lines != self._lines:
            self._lines = lines
            self._refresh()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._block(width - self._before()).height

    def sizeHint(self) -> QSize:
        width = min(round(self._block(1e6).width) + 1 + self._before(), self._theme.px(480))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.line_height(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, before = QPainter(self), self._before()
        block = self._block(self.width() - before)
        if self._icon:
            side = self._theme.gap(_ICON)
            y = (self._theme.line_height(self._role) - side) / 2
            draw_icon(painter, self._theme, self._icon, self._color, 0, y, side)
        block.draw(painter, before, 0)
        self.setToolTip(plain_tip(self.text()) if block.elided else "")

    def _block(self, width: float) -> TextBlock:
        return TextBlock(self._theme, self._runs, role=self._role, color=self._color, width=width, lines=self._lines)

    def _before(self) -> int:
        return self._theme.gap(_ICON) + self._theme.gap(_GAP) if self._icon else 0

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()
