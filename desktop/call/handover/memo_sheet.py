"""The sheet of the hand-over memo (Alt+H): filled in, edited, copied or printed, and back to the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.call.handover.changes_row import ChangesRow
from desktop.call.handover.memo_band import MemoBand
from desktop.call.handover.memo_head import TimeCapsule
from desktop.call.handover.memo_row import PADDING, MemoRow
from desktop.call.handover.memo_words import change_runs, reading_text, source_of, too_long_text
from desktop.commands import command
from desktop.texts import error_text, label
from desktop.widgets.badges import Badge
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.sheet import Sheet
from kb.domain.call import Handling
from kb.domain.handover import MemoField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.errors import KbError

#: Where the agent most likely has something to add.
_FIRST = MemoField.STATE_NOW


class MemoSheet(Sheet):
    """Shows ``presenter.hand_over``.

    Signals:
        copied: (text) the memo was handed over; its text is for the clipboard.
        print_wanted: the button 印刷.
    """

    copied = Signal(str)
    print_wanted = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Wait to be opened by ``ask``."""
        super().__init__(theme, self.tr("引き継ぎメモ"), owner)
        self._hand_over = presenter.hand_over
        self._session = presenter.session
        self._presenter = presenter
        self._asked = False
        self.rows: dict[MemoField, MemoRow] = {name: MemoRow(theme, label(name)) for name in MemoField}
        self.changes = ChangesRow(theme)
        self.band = MemoBand(theme)
        self._time = TimeCapsule(theme)
        self._way = Badge(theme, "swap", "", "text.primary")
        self.primary = Button(
            theme,
            self.tr("コピーして引き継ぐ"),
            style=ButtonStyle.PRIMARY,
            icon="copy",
            key=command("use").cap,
        )
        self.reason = Label(theme, role="ui", color="danger", icon="warning")
        self._build(theme)
        self._connect()

    def ask(self) -> bool:
        """Ask for the memo of the running call and open when it is there; False while no call runs."""
        self._asked = self._hand_over.open()
        return self._asked

    def _build(self, theme: Theme) -> None:
        panel = self.panel
        panel.set_padding(PADDING)
        panel.leave.set_words(self.tr("通話に戻る"))
        panel.add_head(self._time)
        panel.add_head(self._way)
        for row in self.rows.values():
            panel.body.addWidget(row)
        panel.body.addWidget(self.changes)
        panel.add_band(self.band)
        self.set_primary(self.primary)
        panel.add_action(self.reason)
        printing = Button(theme, self.tr("印刷"), style=ButtonStyle.PLAIN, icon="page")
        printing.clicked.connect(self.print_wanted)
        panel.add_action(printing)
        self.reason.hide()
        theme.changed.connect(self._dress)
        self._dress()
        self.allow("message.act")

    def _dress(self) -> None:
        self.reason.setFixedHeight(self.primary.sizeHint().height())

    def _connect(self) -> None:
        hand_over = self._hand_over
        for name, row in self.rows.items():
            row.edit.written.connect(lambda text, name=name: hand_over.set_text(name, text))
        self.band.chosen.connect(hand_over.choose)
        self.band.gaps.filled.connect(self._presenter.reading.fill)
        self._presenter.reading.filled.connect(self._show_people)
        self.accepted.connect(self._on_accepted)
        hand_over.drafted.connect(self._on_drafted)
        hand_over.edited.connect(self._refresh)
        self._session.ticked.connect(self._on_ticked)
        self._session.changed.connect(self._on_session_changed)
        self._session.switched.connect(self._on_switched)

    def say_wrong(self, error: KbError) -> None:
        """Say why it was not printed, where it is seen while the sheet covers the window."""
        self.panel.set_subtitle(error_text(error), icon="warning", color="danger")

    def _on_drafted(self) -> None:
        draft, memo = self._hand_over.draft, self._hand_over.memo
        if draft is None or memo is None:
            return
        for name, row in self.rows.items():
            row.setVisible(name in draft.fields)
            row.edit.show_text(draft.fields.get(name, ""))
        self.changes.show_changes([change_runs(memo, change) for change in memo.changes])
        self._refresh()
        self._on_ticked()
        if self._asked:
            self._asked = False
            self.open(self.rows[_FIRST].edit)

    def _refresh(self) -> None:
        hand_over, memo = self._hand_over, self._hand_over.memo
        for name, row in self.rows.items():
            row.show_source(source_of(name, hand_over))
        wrong = too_long_text(hand_over)
        self.panel.set_subtitle(reading_text(hand_over), icon="clock", color="danger" if wrong else "text.secondary")
        self.reason.show_text(wrong)
        self.reason.setVisible(bool(wrong))
        self.primary.setEnabled(not wrong and hand_over.draft is not None)
        if memo is not None:
            second = memo.call.handling is Handling.SECOND
            way = label(Handling.SECOND) if second else f"{label(Handling.FIRST)} → {label(Handling.SECOND)}"
            self._way.show_state("stairs" if second else "swap", way, "warn" if second else "text.primary")
            self._show_people()

    def _show_people(self) -> None:
        memo, person, reading = self._hand_over.memo, self._hand_over.person, self._presenter.reading
        if memo is None:
            return
        names = person.sentence.placeholders if person else ()
        # A date is chosen in the reader, not typed.
        gaps = tuple(name for name in names if reading.slots.is_typed(name) and not reading.slots.holds_due(name))
        self.band.show_people(memo.words.people, person, reading.values, gaps)

    def _on_accepted(self) -> None:
        text = self._hand_over.hand_over()
        if text is not None:
            self.copied.emit(text)
            self.leave()

    def _on_ticked(self) -> None:
        self._time.show_time(self._session.seconds, self._presenter.clock.state)

    def _on_session_changed(self) -> None:
        """Write the memo anew when the handling of the call is another: its fields are others (P24)."""
        call, memo = self._session.call, self._hand_over.memo
        if self.opened and call is not None and memo is not None and call.handling is not memo.call.handling:
            self._hand_over.open()

    def _on_switched(self) -> None:
        self._asked = False
        self.leave()
