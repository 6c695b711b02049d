"""The merge in place of the article: what is left to decide, and the text it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.editor.merging.list import MergeList
from desktop.editor.presenter.merging import Choice
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import HairLine, PaneHead, set_ground

if TYPE_CHECKING:
    from desktop.editor.merging.items import Item, SideNames
    from desktop.theme import Theme


class MergePane(QWidget):
    """Shows what it is given and tells what is wanted.

    Signals:
        decided: (ConflictRow, Choice).
        accepted: save what was put together.
        left: back to the article; what is typed stays.
    """

    decided = Signal(object, object)
    accepted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        set_ground(self, "surface")
        self.head = PaneHead(theme, self.tr("二つの変更を合わせる"))
        self.left_over = Label(theme, bold=True)
        self.explanation = Paragraph(theme, role="ui", color="text.secondary")
        self.list = MergeList(theme)
        self.next = Button(theme, self.tr("次へ"), style=ButtonStyle.QUIET, key="Space", size=ButtonSize.BAR)
        self.back = Button(theme, self.tr("あとで合わせる"), style=ButtonStyle.PLAIN, key="Esc", size=ButtonSize.FORM)
        self.save = Button(
            theme, self.tr("合わせて保存"), style=ButtonStyle.PRIMARY, key="Ctrl+Enter", size=ButtonSize.FORM
        )
        self.choices = {
            Choice.OURS: Button(theme, self.tr("自分の文"), key="1", size=ButtonSize.FORM),
            Choice.THEIRS: Button(theme, self.tr("相手の文"), key="2", size=ButtonSize.FORM),
            Choice.BOTH: Button(theme, self.tr("両方を残す"), key="3", size=ButtonSize.FORM),
            Choice.EDITED: Button(theme, self.tr("書き直す"), key="4", size=ButtonSize.FORM),
        }
        self._build()
        self._wire()

    def show_items(self, items: tuple[Item, ...], names: SideNames, *, left: int, conflicts: int) -> None:
        """Show what is put together; ``left`` of ``conflicts`` nobody has decided yet."""
        self.list.show_items(items, names)
        if left:
            text = self.tr("あと {left} か所（全 {count} か所）").format(left=left, count=conflicts)
            self.left_over.show_text(text, color="danger", icon="warning")
        elif conflicts:
            self.left_over.show_text(self.tr("すべて決まりました"), color="ok", icon="ring-check")
        else:
            self.left_over.show_text(self.tr("重なる変更はありません"), color="ok", icon="ring-check")
        self.save.setEnabled(not left)
        self.next.setEnabled(bool(conflicts))
        self._offer()

    def explain(self, text: str) -> None:
        """Say who saved what meanwhile."""
        self.explanation.set_runs(text)

    def accept(self) -> None:
        """Save, as Ctrl+Enter does; without effect while something is left to decide."""
        if self.save.isEnabled():
            self.accepted.emit()

    def _build(self) -> None:
        theme = self._theme
        self.head.add_left(self.left_over)
        self.head.add_right(self.next)
        self.head.follow(self.list)
        told, footer = QWidget(), QWidget()
        row = QVBoxLayout(told)
        row.setContentsMargins(theme.gap(16), theme.gap(8), theme.gap(16), theme.gap(8))
        row.addWidget(self.explanation)
        buttons = FlowLayout(gap=theme.gap(8))
        for button in (*self.choices.values(), self.save, self.back):
            buttons.addWidget(button)
        foot = QHBoxLayout(footer)
        foot.setContentsMargins(theme.gap(16), theme.gap(8), theme.gap(16), theme.gap(8))
        foot.addLayout(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        column.addWidget(HairLine(theme))
        column.addWidget(footer)

    def _wire(self) -> None:
        self.list.decided.connect(self.decided)
        self.list.left.connect(self.left)
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self.accept)
        self.next.clicked.connect(lambda _checked: self.list.go_on())
        self.list.selectionModel().currentChanged.connect(self._offer)
        for choice, button in self.choices.items():
            button.clicked.connect(lambda _checked, choice=choice: self._decide(choice))

    def _decide(self, choice: Choice) -> None:
        conflict = self.list.conflict
        if conflict is not None:
            self.decided.emit(conflict, choice)

    def _offer(self) -> None:
        """Offer what can be decided where one is: an attribute is taken from one side or the other."""
        conflict = self.list.conflict
        for choice, button in self.choices.items():
            one_side = choice in {Choice.OURS, Choice.THEIRS}
            button.setEnabled(conflict is not None and (one_side or not conflict.is_field))
            chosen = conflict is not None and conflict.choice is choice
            button.set_style(ButtonStyle.CHOSEN if chosen else ButtonStyle.OUTLINE)
