"""When to use an article and when not, pinned where the eye is before the words are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.widgets.labels import Label
from desktop.widgets.painting import TextBlock
from desktop.widgets.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.theme import Theme

#: Lines of one column; what does not fit is in the tooltip and in the full text.
_MOST_LINES = 4
_MOST_LINES_LARGE = 2
_LINES_EACH = 2
_BULLET = "・"


class Conditions(QWidget):
    """Two columns of short conditions; hidden while there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._lists = (_List(theme), _List(theme))
        heads = (
            (self.tr("使う場面"), "ring-check", "ok"),
            (self.tr("使ってはいけない場面"), "ring-struck", "danger"),
        )
        for column, (words, icon, color) in enumerate(heads):
            head = Label(theme, role="list", color="text.secondary")
            head.show_text(words, icon=icon, icon_color=color)
            self._lists[column].setAccessibleName(words)
            self._grid.addWidget(head, 0, column)
            self._grid.addWidget(self._lists[column], 1, column)
            self._grid.setColumnStretch(column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._refresh)
        self._refresh()
        self.hide()

    def show_conditions(self, use: tuple[str, ...], do_not: tuple[str, ...]) -> None:
        """Show the conditions of an article."""
        self._lists[0].show_conditions(use)
        self._lists[1].show_conditions(do_not)
        self.setVisible(bool(use or do_not))

    def _refresh(self) -> None:
        theme = self._theme
        side = theme.gap(20)
        self._grid.setContentsMargins(side, theme.gap(9), side, theme.gap(9))
        self._grid.setHorizontalSpacing(theme.gap(16))
        self._grid.setVerticalSpacing(theme.gap(2))
        self.updateGeometry()


class _List(QLabel):
    """Conditions with hanging bullets."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._conditions: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_conditions(self, conditions: tuple[str, ...]) -> None:
        self._conditions = conditions
        text = "\n".join(f"{_BULLET}{condition}" for condition in conditions)
        self.setText(text)
        self.setToolTip(plain_tip(text))
        self.setAccessibleDescription(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(block.height for block in self._blocks(width))

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(200))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        y, indent = 0, self._indent()
        for block in self._blocks(self.width()):
            TextBlock(self._theme, _BULLET, role="list").draw(painter, 0, y)
            block.draw(painter, indent, y)
            y += block.height

    def _indent(self) -> int:
        return self._theme.line_height("list") * 2 // 3

    def _blocks(self, width: int) -> list[TextBlock]:
        left = _MOST_LINES_LARGE if self._theme.large_text else _MOST_LINES
        line = self._theme.line_height("list")
        blocks = []
        for condition in self._conditions:
            if left <= 0:
                break
            lines = min(left, 1 if self._theme.large_text else _LINES_EACH)
            block = TextBlock(
                self._theme, condition, role="list", width=width - self._indent(), lines=lines, hang=False
            )
            left -= block.height // line
            blocks.append(block)
        return blocks
