"""The sheet that asks for the recovery key of a library that is encrypted and whose key is not here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.commands import command
from desktop.session.recovery_key_field import GROUP, LETTERS, RecoveryKeyField
from desktop.texts import error_text
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.form_row import FormRow
from desktop.widgets.labels import Paragraph
from desktop.widgets.sheet import Sheet
from kb.errors import RecoveryKeyInvalidError
from kb.protection import LibraryKey

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from kb.errors import KbError

#: Pixels at 100 % between the title and the first words.
_ABOVE = 12


class UnlockSheet(Sheet):
    """Opened by ``ask``.

    Signals:
        given: (written) a whole recovery key; whoever tries it calls ``refuse`` or ``finish``.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        """Start closed."""
        super().__init__(theme, "", owner)
        self._waits = False
        title = self.tr("回復キーを入れる")
        self.panel.set_title(title)
        self.setAccessibleName(title)
        why = self.tr(
            "ライブラリは暗号化されています。暗号化したときに書き写した紙の回復キーを入れると開きます。一度入れれば、次からはそのまま開きます。"
        )
        self.why = Paragraph(theme, why, color="text.secondary")
        self.field = RecoveryKeyField(theme, name=self.tr("回復キー"))
        self.row = FormRow(theme, self.tr("回復キー"), self.field)
        self.open_button = Button(theme, self.tr("開く"), style=ButtonStyle.PRIMARY, key=command("use").cap)
        self.panel.body.addSpacing(theme.gap(_ABOVE))
        self.panel.body.addWidget(self.why)
        self.panel.body.addWidget(self.row)
        self.set_primary(self.open_button)
        self.field.written.connect(self._on_written)
        self.field.submitted.connect(self.accept)
        self.accepted.connect(self._on_accepted)
        self._show_count()

    def ask(self) -> None:
        """Ask; what was typed before is still there."""
        self._waits = False
        self.open(self.field)

    def refuse(self, error: KbError) -> None:
        """Say why the key opens nothing."""
        self._waits = False
        self.row.say_wrong(error_text(error))
        self.field.setFocus()

    def finish(self) -> None:
        """The key is the right one: it is not left standing on the screen."""
        self._waits = False
        self.field.show_text("")
        self._show_count()
        self.leave()

    def _on_written(self) -> None:
        self.row.say_wrong("")
        self._show_count()
        if self.field.count >= LETTERS:
            self._check()

    def _show_count(self) -> None:
        groups = self.tr("{done} / {all} 組").format(done=self.field.count // GROUP, all=LETTERS // GROUP)
        self.row.say_rule(groups)

    def _check(self) -> bool:
        """Tell whether it is a recovery key, of whichever library; where it is none, say so."""
        try:
            LibraryKey.from_written(self.field.text)
        except RecoveryKeyInvalidError as error:
            self.row.say_wrong(error_text(error))
            return False
        return True

    def _on_accepted(self) -> None:
        if not self._waits and self._check():
            self._waits = True
            self.given.emit(self.field.text)
