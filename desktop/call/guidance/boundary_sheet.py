"""境界線 (P21): criteria, the exact words of each step, its time. The agent and the supervisor judge, nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.call.guidance.boundary_words import StepWords
from desktop.commands import command
from desktop.texts import in_language, label
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.fields import LineField
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import LINE_BREAK
from desktop.widgets.segmented import SegmentedControl
from desktop.widgets.sheet import Sheet
from kb.domain.boundary import BoundaryStep

if TYPE_CHECKING:
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_STEPS = tuple(BoundaryStep)
_LONGEST_NAME = 60


class BoundarySheet(Sheet):
    """Shows ``presenter.boundary``; Ctrl+Enter notes that the words on show were spoken.

    Signals:
        end_wanted: the last step was taken and the agent hangs up.
    """

    end_wanted = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Wait for ``ask``."""
        super().__init__(theme, self.tr("境界線"), owner)
        self._presenter = presenter
        self._boundary = presenter.boundary
        self._shown = BoundaryStep.ALTERNATIVE
        self.panel.set_subtitle(self.tr("あたるかどうかは人が決めます。ここは順番を守り、時刻を残すだけです。"))
        self.criteria = Paragraph(theme, role="list", color="text.secondary")
        self.steps = SegmentedControl(theme, {one.value: label(one) for one in _STEPS}, name=self.tr("段階"))
        self.times = Label(theme, color="text.secondary", icon="clock")
        self.words = StepWords(theme, presenter.reading)
        self.decided_by = LineField(
            theme, name=self.tr("飛ばすと決めた人"), placeholder=self.tr("飛ばすと決めた責任者の名前")
        )
        self.decided_by.setMaxLength(_LONGEST_NAME)
        self.reason = Label(theme, role="ui", color="warn", icon="warning")
        self.primary = Button(theme, "", style=ButtonStyle.PRIMARY, icon="check", key=command("use").cap)
        self._build(theme)
        self._connect()

    def ask(self) -> bool:
        """Show the next step."""
        self._boundary.load()
        self._show(self._boundary.state.next or BoundaryStep.TERMINATION)
        self.open(self.words.slot if self.words.slot.isVisibleTo(self) else self.primary)
        return True

    @property
    def shown(self) -> BoundaryStep:
        """The step whose words are on show."""
        return self._shown

    def _build(self, theme: Theme) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, theme.gap(12), 0, theme.gap(16))
        column.setSpacing(theme.gap(10))
        # The words first: in a low window they must be seen without scrolling.
        for part in (self.steps, self.times, self.words, self.decided_by):
            column.addWidget(part)
        column.addWidget(Label(theme, self.tr("見きわめの目安"), role="meta", color="text.secondary", bold=True))
        column.addWidget(self.criteria)
        self.panel.body.addWidget(body)
        self.set_primary(self.primary)
        self.panel.add_action(self.reason)

    def _connect(self) -> None:
        self.steps.chosen.connect(lambda key: self._show(BoundaryStep(key)))
        self.accepted.connect(self._take)
        self.decided_by.textChanged.connect(self._refresh)
        self.words.changed.connect(self._refresh)
        self._boundary.changed.connect(self._refresh)
        self._presenter.session.changed.connect(self._refresh)

    def _show(self, step: BoundaryStep) -> None:
        self._shown = step
        self.steps.choose(step.value)
        self._refresh()

    @property
    def _over(self) -> bool:
        return self._boundary.state.next is None

    def _refresh(self) -> None:
        ladder, state = self._boundary.ladder, self._boundary.state
        if ladder is None:
            return
        self.criteria.set_runs(LINE_BREAK.join(f"・{in_language(one.text)}" for one in ladder.criteria))
        self.words.show_step(ladder.words(self._shown), state.taken_at(self._shown))
        times = (f"{label(mark.step)} {mark.at.astimezone():%H:%M:%S}" for mark in state.marks)
        self.times.show_text(" → ".join(times))
        self.times.setVisible(bool(state.marks))
        skips = self._skips
        self.decided_by.setVisible(skips)
        reason = self._why_not(skips=skips)
        self.reason.show_text(reason)
        self.reason.setVisible(bool(reason))
        self.primary.setEnabled(not reason)
        self.primary.set_words(self.tr("切電として通話を終える") if self._over else self.tr("この言葉を話した"))

    @property
    def _skips(self) -> bool:
        expected = self._boundary.state.next
        return expected is not None and _STEPS.index(self._shown) > _STEPS.index(expected)

    def _why_not(self, *, skips: bool) -> str:
        """Return why the words on show cannot be noted as spoken; empty when they can."""
        if self._presenter.session.call_id is None:
            return self.tr("通話中だけ記録できます")
        expected = self._boundary.state.next
        if expected is None:
            return ""
        if _STEPS.index(self._shown) < _STEPS.index(expected):
            return self.tr("もう次の段に進んでいます")
        if skips and not self.decided_by.text().strip():
            return self.tr("段を飛ばせるのは、命や体に危険があるときだけです")
        return self.tr("「{slot}」が未入力です").format(slot=self.words.empty) if self.words.empty else ""

    def _take(self) -> None:
        if self._over:
            self.leave()
            self.end_wanted.emit()
        elif self._boundary.take(self._shown, decided_by=self.decided_by.text()):
            self.decided_by.clear()
            self._show(self._boundary.state.next or BoundaryStep.TERMINATION)
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
