"""The pane 確かめること below the text: how much there is to look at, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.commands import command
from desktop.editor.findings.delegate import ROW_HEIGHT
from desktop.editor.findings.list import FindingsList
from desktop.symbols import GRADES
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.panes import PaneHead, set_ground
from kb.domain.finding import Grade, count_grade

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.finding import Finding

_MOST_ROWS, _FEWEST_ROWS = 5, 2
_NO_LIMIT = 16_777_215


class FindingsPane(QWidget):
    """One line while there is nothing to look at, else the rows.

    Signals:
        next_wanted: the button was pressed.
        appearance_wanted: the button was pressed that tries where the article would appear.
    """

    next_wanted = Signal()
    appearance_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Say nothing yet: nothing was looked for."""
        super().__init__(parent)
        self._theme = theme
        self._rows = 0
        set_ground(self, "surface")
        self.head = PaneHead(theme, self.tr("確かめること"))
        self.counts = {grade: Label(theme, bold=True) for grade in Grade}
        self.clean = Label(theme, self.tr("ありません"), color="text.secondary", icon="check")
        self.next = Button(
            theme,
            self.tr("次へ"),
            style=ButtonStyle.QUIET,
            key=command("editor.next_finding").cap,
            size=ButtonSize.BAR,
        )
        self.appearance = Button(
            theme,
            command("editor.appearance").label,
            style=ButtonStyle.QUIET,
            key=command("editor.appearance").cap,
            size=ButtonSize.BAR,
        )
        self.list = FindingsList(theme)
        for widget in (*self.counts.values(), self.clean):
            self.head.add_left(widget)
            widget.hide()
        self.head.add_right(self.appearance)
        self.head.add_right(self.next)
        self.head.follow(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        self.next.clicked.connect(self.next_wanted)
        self.appearance.clicked.connect(self.appearance_wanted)
        theme.changed.connect(self._arrange)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._arrange()

    def show_findings(self, findings: tuple[Finding, ...], current: int) -> None:
        """Show what was found."""
        for grade, shown in self.counts.items():
            count, symbol = count_grade(findings, grade), GRADES[grade]
            shown.show_text(f"{label(grade)} {count}", color=symbol.color, icon=symbol.icon)
            shown.setVisible(bool(count))
        self.clean.show_text(self.clean.text(), icon_color="ok")
        self.clean.setVisible(not findings)
        self.list.show_findings(findings, current)
        self._rows = len(findings)
        self._arrange()

    def show_nothing(self) -> None:
        """Say nothing: there is no article, or it was not looked over yet."""
        for shown in (*self.counts.values(), self.clean):
            shown.hide()
        self.list.show_findings((), -1)
        self._rows = 0
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(_MOST_ROWS))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height(_FEWEST_ROWS))

    def event(self, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and parent is not None:
            parent.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._arrange()
        return super().eventFilter(watched, event)

    @property
    def _rows_shown(self) -> int:
        """How many rows are there for sure: at most a third of what there is, so that the text keeps its room."""
        parent = self.parentWidget()
        room = (parent.height() if parent is not None else self.height()) // 3 - self.head.sizeHint().height()
        return max(_FEWEST_ROWS, min(_MOST_ROWS, room // self._theme.px(ROW_HEIGHT)))

    def _height(self, rows: int) -> int:
        return self.head.sizeHint().height() + min(rows, self._rows) * self._theme.px(ROW_HEIGHT)

    def _arrange(self) -> None:
        self.list.setVisible(bool(self._rows))
        self.next.setVisible(bool(self._rows))
        self.setMinimumHeight(self._height(self._rows_shown))
        self.setMaximumHeight(_NO_LIMIT if self._rows else self._height(0))
        self.updateGeometry()
