"""One quiet line above the conditions: an empty slot, what is out of order, a promise that was just spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.commands import command
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle, IconButton
from desktop.widgets.labels import Label
from desktop.widgets.panes import set_ground
from kb.domain.conduct import OrderCode
from kb.domain.due_time import spoken_due

if TYPE_CHECKING:
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_HEIGHT = 36


@dataclass(frozen=True, slots=True)
class Notice:
    """``command_id`` is what its button does, empty for none; ``closable`` notices can be put away."""

    text: str
    action: str = ""
    command_id: str = ""
    icon: str = "warning"
    color: str = "warn"
    ground: str = "warn"
    closable: bool = False


class NoticeBar(QWidget):
    """Shows the weightiest of ``reading.asked_slot``, ``conduct.warning`` and ``conduct.offer``; hidden without one.

    Signals:
        command_wanted: (id of a command).
    """

    command_wanted = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show what there is now."""
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._notice: Notice | None = None
        self.sentence = Label(theme)
        self.action = Button(theme, "", style=ButtonStyle.OUTLINE, size=ButtonSize.BAR)
        self.close_button = IconButton(theme, self.tr("記録しない"), "close")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.action)
        self._row.addWidget(self.close_button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.action.clicked.connect(self._on_action)
        self.close_button.clicked.connect(presenter.conduct.put_aside)
        for signal in (presenter.reading.moved, presenter.reading.filled, presenter.reading.opened):
            signal.connect(self.refresh)
        presenter.conduct.changed.connect(self.refresh)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()
        self.refresh()

    @property
    def notice(self) -> Notice | None:
        """What is on show."""
        return self._notice

    def refresh(self) -> None:
        """Show what there is now."""
        notice = self._wanted()
        if notice == self._notice:
            return
        self._notice = notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        set_ground(self, notice.ground)
        self.sentence.show_text(notice.text, icon=notice.icon, icon_color=notice.color)
        self.setAccessibleName(notice.text)
        self.action.setVisible(bool(notice.command_id))
        self.action.set_words(notice.action)
        self.action.set_key(command(notice.command_id).cap if notice.command_id else "")
        self.close_button.setVisible(notice.closable)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def _wanted(self) -> Notice | None:
        reading, conduct = self._presenter.reading, self._presenter.conduct
        if reading.asked_slot:
            text = self.tr("「{slot}」が未入力です。もう一度押すと、入れずに進みます。").format(slot=reading.asked_slot)
            return Notice(text, self.tr("入力"), "call.fill")
        if conduct.warning is not None:
            return self._order(conduct.warning)
        if conduct.offer is None:
            return None
        if conduct.offer.due_at is None:
            text = self.tr("いま話した約束を、期限を決めて記録しますか。")
            return Notice(text, self.tr("約束"), "call.promise", "calendar", "accent", "accent", closable=True)
        due = spoken_due(conduct.offer.due_at)
        text = self.tr("この約束を記録しますか: {due}").format(due=due)
        return Notice(text, self.tr("記録"), "call.record_promise", "calendar", "accent", "accent", closable=True)

    def _order(self, code: OrderCode) -> Notice:
        if code is OrderCode.PROMISE_WITHOUT_DUE:
            return Notice(label(code), self.tr("約束"), "call.promise")
        if code is OrderCode.SECOND_OPENS_WITH_APOLOGY:
            return Notice(label(code))
        return Notice(label(code), self.tr("質問"), "call.questions")

    def _on_action(self) -> None:
        if self._notice is not None:
            self.command_wanted.emit(self._notice.command_id)

    def _dress(self) -> None:
        self._row.setContentsMargins(self._theme.gap(20), 0, self._theme.gap(8), 0)
        self._row.setSpacing(self._theme.gap(8))
        self.updateGeometry()
