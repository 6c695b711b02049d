"""The fields of a matter with the rules of P5 and P6 beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.call.matters.evidence import EvidenceEditor
from desktop.texts import cause_label, error_text, label
from desktop.widgets.fields import LineField
from desktop.widgets.form_row import FormRow
from desktop.widgets.key_choice import Choice, KeyChoice
from desktop.widgets.multi_choice import MultiChoiceField
from desktop.widgets.word_combo import WordCombo
from kb.domain.demand import CAUSES, Demand, DemandQuality
from kb.domain.matter import REVIEWERS_NEEDED, AnswerChannel, Matter, MatterState, channel_needs_reason
from kb.errors import ChannelReasonMissingError, ReviewersMissingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.theme import Theme
    from kb.errors import KbError

_LONGEST = 200
_STATE_KEYS = {state: str(number) for number, state in enumerate(MatterState, 1)}
_CHANNEL_KEYS = {
    AnswerChannel.FACE_TO_FACE: "V",
    AnswerChannel.TELEPHONE: "T",
    AnswerChannel.LETTER: "L",
    AnswerChannel.EMAIL: "E",
}


class MatterForm(QWidget):
    """``matter`` is the one that was shown, as it is written now.

    Signals:
        changed: it is different.
    """

    changed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._matter: Matter | None = None
        self._theme = theme
        self._loading = False
        self.state = KeyChoice(
            theme, [Choice(one.value, label(one), key) for one, key in _STATE_KEYS.items()], name=self.tr("状態")
        )
        self.handler = self._field(self.tr("担当"))
        self.product = self._field(self.tr("製品"))
        self.cause = WordCombo(theme, name=self.tr("原因"), placeholder=self.tr("未確認"))
        self.cause.set_words([(code, cause_label(code)) for code in CAUSES])
        qualities = [(one.value, label(one)) for one in DemandQuality]
        self.quality = MultiChoiceField(theme, qualities, name=self.tr("要求の質"), placeholder=self.tr("質"))
        self.quantity = self._field(self.tr("要求の量"))
        self.original = self._field(self.tr("源クレーム"), self.tr("最初の不満は何だったか"))
        self.channel = KeyChoice(
            theme, [Choice(one.value, label(one), key) for one, key in _CHANNEL_KEYS.items()], name=self.tr("最終回答")
        )
        self.reason = self._field(self.tr("メールにする理由"))
        self.reviewers = [self._field(self.tr("確認者 {n}").format(n=n + 1)) for n in range(REVIEWERS_NEEDED)]
        self.evidence = EvidenceEditor(theme, now)
        self._lay_out(theme)
        self._connect()

    @property
    def matter(self) -> Matter | None:
        """The matter as it is written."""
        if self._matter is None:
            return None
        channel = AnswerChannel(self.channel.current) if self.channel.current else None
        names = tuple(field.text().strip() for field in self.reviewers)
        qualities = tuple(DemandQuality(key) for key in self.quality.chosen)
        return replace(
            self._matter,
            state=MatterState(self.state.current),
            handler=self.handler.text().strip(),
            product=self.product.text().strip(),
            cause=self.cause.value,
            demand=Demand(qualities, self.quantity.text().strip()),
            original_complaint=self.original.text().strip(),
            answer_channel=channel,
            answer_channel_reason=self.reason.text().strip(),
            reviewers=(*(name for name in names if name), *self._matter.reviewers[REVIEWERS_NEEDED:]),
            evidence=self.evidence.evidence,
        )

    @property
    def shown(self) -> Matter | None:
        """The matter as it was shown."""
        return self._matter

    @property
    def changes(self) -> tuple[str, ...]:
        """The texts that were written and are not in the matter as it was shown."""
        shown = self._matter
        if shown is None:
            return ()
        fields = (self.handler, self.product, self.quantity, self.original, self.reason, *self.reviewers)
        known = {shown.handler, shown.product, shown.demand.quantity, shown.original_complaint}
        known |= {shown.answer_channel_reason, *shown.reviewers}
        texts = [text for field in fields if (text := field.text().strip()) and text not in known]
        return (*texts, *(one.text for one in self.evidence.evidence[len(shown.evidence) :]))

    def show_matter(self, matter: Matter) -> None:
        """Show a matter as it is recorded."""
        self._matter, self._loading = matter, True
        self.state.choose(matter.state.value)
        self.handler.setText(matter.handler)
        self.product.setText(matter.product)
        self.cause.show_value(matter.cause)
        self.quality.choose([quality.value for quality in matter.demand.qualities])
        self.quantity.setText(matter.demand.quantity)
        self.original.setText(matter.original_complaint)
        self.channel.choose(matter.answer_channel.value if matter.answer_channel else "")
        self.reason.setText(matter.answer_channel_reason)
        names = (*matter.reviewers, *[""] * REVIEWERS_NEEDED)
        for field, name in zip(self.reviewers, names, strict=False):
            field.setText(name)
        self.evidence.show_evidence(matter.evidence)
        self._loading = False
        self.check()

    def check(self) -> None:
        """Say which rule applies now; the library has the last word."""
        matter = self.matter
        if matter is None:
            return
        by_mail = channel_needs_reason(matter.answer_channel)
        self.channel_row.say_rule(error_text(ChannelReasonMissingError()) if by_mail else self._channel_rule)
        self.reason_row.setVisible(by_mail)
        self.reason_row.say_wrong("")
        unreviewed = matter.state is MatterState.AGREED and not matter.may_be_agreed
        self.state_row.say_wrong(error_text(ReviewersMissingError(needed=REVIEWERS_NEEDED)) if unreviewed else "")

    def say_wrong(self, error: KbError) -> None:
        """Say why it could not be saved beside the field it is about, and put the focus there."""
        if isinstance(error, ReviewersMissingError):
            self.state_row.say_wrong(error_text(error))
            next((field for field in self.reviewers if not field.text().strip()), self.reviewers[-1]).setFocus()
        elif isinstance(error, ChannelReasonMissingError):
            self.reason_row.say_wrong(self.tr("メールにする理由を書いてください。"))
            self.reason.setFocus()
        else:
            self.state_row.say_wrong(error_text(error))

    def _field(self, name: str, placeholder: str = "") -> LineField:
        field = LineField(self._theme, name=name, placeholder=placeholder)
        field.setMaxLength(_LONGEST)
        return field

    def _lay_out(self, theme: Theme) -> None:
        self._channel_rule = self.tr("まず面談、次に電話。メールは理由があるときだけにします。")
        self.state_row = FormRow(theme, self.tr("状態"), self.state)
        self.channel_row = FormRow(theme, self.tr("最終回答"), self.channel)
        self.reason_row = FormRow(theme, self.tr("メールの理由"), self.reason)
        reviewers = FormRow(theme, self.tr("確認者"), *self.reviewers, alike=True)
        reviewers.say_rule(self.tr("合意にする前に、二人が事実を確かめて名前を残します。"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (
            self.state_row,
            reviewers,
            FormRow(theme, self.tr("担当"), self.handler),
            FormRow(theme, self.tr("製品"), self.product),
            FormRow(theme, self.tr("要求"), self.quality, self.quantity),
            FormRow(theme, self.tr("原因"), self.cause),
            FormRow(theme, self.tr("源クレーム"), self.original),
            FormRow(theme, self.tr("証拠"), self.evidence),
            self.channel_row,
            self.reason_row,
        ):
            column.addWidget(row)

    def _connect(self) -> None:
        fields = (self.handler, self.product, self.quantity, self.original, self.reason, *self.reviewers)
        for field in fields:
            field.textChanged.connect(self._on_changed)
        self.cause.changed.connect(self._on_changed)
        self.quality.changed.connect(self._on_changed)
        self.evidence.changed.connect(self._on_changed)
        self.state.chosen.connect(self._on_changed)
        self.channel.chosen.connect(self._on_channel)

    def _on_channel(self) -> None:
        self._on_changed()
        if self.reason_row.isVisibleTo(self):
            self.reason.setFocus()

    def _on_changed(self) -> None:
        if not self._loading:
            self.check()
            self.changed.emit()
