"""The sheet that shows a recovery key once, to be written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.session.recovery_key_field import GROUP, RecoveryKeyField, grouped
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.fields import LineField
from desktop.widgets.form_row import FormRow
from desktop.widgets.labels import Paragraph
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

#: Pixels at 100 % between the title and the first words.
_ABOVE = 12


class KeySheet(Sheet):
    """It can be left by Escape and opened again, until its end was typed from the paper."""

    def __init__(self, theme: Theme, written: str, owner: QWidget) -> None:
        """Show the key ``written``; it is kept nowhere else in the window."""
        super().__init__(theme, "", owner)
        title = self.tr("回復キーを書き写す")
        self.panel.set_title(title)
        self.setAccessibleName(title)
        self._last = written[-GROUP:]
        why = self.tr(
            "紙に書き、このPCとは別の場所にしまってください。PCを失ったとき、これがないと、ライブラリも控えも誰にも読めません。"
        )
        self.why = Paragraph(theme, why, color="text.secondary")
        self.key = RecoveryKeyField(theme, name=self.tr("回復キー"))
        self.key.show_text(grouped(written))
        self.key.setReadOnly(True)
        self.key_row = FormRow(theme, self.tr("回復キー"), self.key)
        self.typed = LineField(theme, name=self.tr("書き写したキーの最後の4文字"))
        self.typed.setMaxLength(GROUP)
        self.row = FormRow(theme, self.tr("最後の4文字"), self.typed)
        self.row.say_rule(self.tr("紙を見て入れてください。"))
        self.done = Button(theme, self.tr("書き写した"), style=ButtonStyle.PRIMARY, icon="check", key="Ctrl+Enter")
        self.panel.body.addSpacing(theme.gap(_ABOVE))
        for part in (self.why, self.key_row, self.row):
            self.panel.body.addWidget(part)
        self.set_primary(self.done)
        self.typed.textEdited.connect(lambda _text: self.row.say_wrong(""))
        self.typed.returnPressed.connect(self.accept)
        self.written_down = False
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        if grouped(self.typed.text()) != self._last:
            self.row.say_wrong(self.tr("紙と違います。1文字ずつ、見比べてください。"))
            self.typed.setFocus()
            return
        self.written_down = True
        self.leave()
