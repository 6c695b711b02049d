"""The sheet of a matter; without one, what is known of the caller and the way to open one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.articles.reasons import SEPARATOR
from desktop.call.matters.form import MatterForm
from desktop.call.matters.timeline import Moment, TimelineList, of_calls, of_view
from desktop.commands import command
from desktop.texts import error_text
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.sheet import Sheet
from kb.domain.exporting import Export

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.matter import Matter, MatterView
    from kb.errors import KbError


class MatterSheet(Sheet):
    """Opened by ``show_view`` or ``show_none``; what was written and not saved is still there at the next time.

    Signals:
        export_wanted: the button CSVに書き出す.
    """

    export_wanted = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Start closed."""
        super().__init__(theme, self.tr("案件"), owner)
        self._session = presenter.session
        self._file = presenter.matters
        self._waits = False
        self.form = MatterForm(theme, presenter.promises.now)
        self.none = Paragraph(theme, role="body")
        self.history_head = Label(theme, bold=True)
        self.history_note = Label(theme, self.tr("このPCの記録のみ"), role="meta", color="text.secondary")
        self.timeline = TimelineList(theme, name=self.tr("経過"))
        self._save = Button(theme, "", style=ButtonStyle.PRIMARY, icon="check", key=command("use").cap)
        self.join = Button(theme, self.tr("この通話をつなぐ"), icon="link")
        self._export = Button(theme, self.tr("CSVに書き出す"), style=ButtonStyle.PLAIN, icon="copy")
        body = self.panel.body
        head = QHBoxLayout()
        head.setContentsMargins(0, theme.gap(14), 0, theme.gap(8))
        head.addWidget(self.history_head, 1)
        head.addWidget(self.history_note)
        body.addSpacing(theme.gap(10))
        body.addWidget(self.none)
        body.addWidget(self.form)
        body.addLayout(head)
        body.addWidget(self.timeline)
        body.addSpacing(theme.gap(16))
        self.set_primary(self._save)
        self.panel.add_action(self.join)
        self.panel.add_action(self._export)
        self.accepted.connect(self._on_accepted)
        self.join.clicked.connect(self._on_join)
        self._export.clicked.connect(self.export_wanted)
        self._file.saved.connect(self._on_saved)
        self._file.refused.connect(self._on_refused)
        self._file.changed.connect(self._on_changed)
        self._ways = presenter.ways
        self._ways.changed.connect(self._on_ways)
        self._on_ways()

    @property
    def dirty(self) -> bool:
        """Whether something was written in the form and is not saved."""
        shown, written = self.form.shown, self.form.matter
        if shown is None or written is None:
            return False
        return written != replace(shown, evidence=written.evidence) or len(written.evidence) != len(shown.evidence)

    @property
    def unsaved(self) -> str:
        """What was written in the form and is not saved, as text."""
        return "\n".join(self.form.changes) if self.dirty else ""

    def show_view(self, view: MatterView, *, joined: bool) -> None:
        """Open with a matter; ``joined`` tells whether the running call belongs to it."""
        self._present(view, joined=joined)
        self.open(self.form.state)

    def show_none(self) -> None:
        """Show what is known of the caller, and offer to open a matter from the call."""
        history = self._file.history
        self.none.set_runs(
            self.tr("この通話の案件はまだありません。開くと、通話、約束、引き継ぎメモがここに集まります。")
        )
        self._save.set_words(self.tr("この通話から案件を開く"))
        self._save.setEnabled(self._file.may_open)
        self.join.hide()
        self._arrange(with_form=False)
        self.panel.set_subtitle(history.reference, color="text.secondary")
        self._show_history(self.tr("このお客様との経過"), of_calls(history.calls))
        self.open(self._save)

    def _present(self, view: MatterView, *, joined: bool) -> None:
        shown = self.form.shown
        if not (self.dirty and shown is not None and shown.id == view.matter.id):
            self.form.show_matter(view.matter)
        self._save.set_words(self.tr("保存"))
        self._save.setEnabled(True)
        self.join.setVisible(not joined and self._session.call_id is not None)
        self._arrange(with_form=True)
        opened = view.matter.opened_at.astimezone()
        parts = [view.matter.caller_reference, self.tr("{day} 受付").format(day=f"{opened:%Y-%m-%d}")]
        parts += [self.tr("保存していない変更があります")] if self.dirty else []
        self.panel.set_subtitle(SEPARATOR.join(part for part in parts if part), color="text.secondary")
        self._show_history(self.tr("経過"), of_view(view))

    def _arrange(self, *, with_form: bool) -> None:
        self.form.setVisible(with_form)
        self.none.setVisible(not with_form)

    def _show_history(self, title: str, moments: tuple[Moment, ...]) -> None:
        self.timeline.show_moments(moments)
        self.history_head.show_text(f"{title}  {len(moments)}")
        for part in (self.history_head, self.history_note, self.timeline):
            part.setVisible(bool(moments))

    def _on_ways(self) -> None:
        refusal = self._ways.refusal(Export.RECORDS)
        self._export.setEnabled(refusal is None)
        self._export.setToolTip("" if refusal is None else error_text(refusal))
        self._export.set_icon("copy" if refusal is None else "lock")

    def _on_accepted(self) -> None:
        if self._waits:
            return
        self._waits = True
        matter = None if self.form.isHidden() else self.form.matter
        if matter is None:
            self._file.open()
        else:
            self._file.save(matter)

    def _on_join(self) -> None:
        matter = self.form.shown
        if matter is not None:
            self._file.join(matter.id)

    def _on_saved(self, matter: Matter) -> None:
        if not self._waits:
            return
        self._waits = False
        if not self.form.isHidden():
            self.form.show_matter(matter)
            self.leave()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say what was done, or why not, where it is seen while the sheet covers the window."""
        color = "danger" if wrong else "text.secondary"
        self.panel.set_subtitle(text, icon="warning" if wrong else "check", color=color)

    def _on_refused(self, error: KbError) -> None:
        self._waits = False
        if self.form.isHidden():
            self.say(error_text(error), wrong=True)
        else:
            self.form.say_wrong(error)

    def _on_changed(self) -> None:
        """Show the matter that was opened, joined or saved meanwhile."""
        view, shown = self._file.view, self.form.shown
        if not self.opened or view is None:
            return
        if self.form.isHidden():
            self.show_view(view, joined=True)
        elif shown is not None and shown.id == view.matter.id:
            self._present(view, joined=True)
