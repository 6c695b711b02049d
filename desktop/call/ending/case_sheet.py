"""The draft of a case before it is saved: every text of the call, with what is masked in it marked (P32)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.commands import command
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Paragraph
from desktop.widgets.painting import Run
from desktop.widgets.removal import take_away
from desktop.widgets.sheet import Sheet
from desktop.widgets.sheet_row import SheetRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.call import Call
    from kb.domain.case_draft import MaskedText

#: Qt breaks a painted text here.
_NEW_LINE = "\u2028"


class CaseSheet(Sheet):
    """Shows ``presenter.case_making``; opened by ``ask``."""

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Start closed."""
        super().__init__(theme, self.tr("事例にする"), owner)
        self._theme = theme
        self._making = presenter.case_making
        self.rows: list[SheetRow] = []
        self.primary = Button(
            theme, self.tr("下書きを保存"), style=ButtonStyle.PRIMARY, icon="check", key=command("use").cap
        )
        self.set_primary(self.primary)
        self.allow("call.start")
        self.commanded.connect(lambda item: self.leave() if item.id == "call.start" else None)
        self.accepted.connect(self._on_accepted)
        self._making.previewed.connect(self._on_previewed)

    def ask(self, call: Call) -> None:
        """Open when the draft of this call is there."""
        self._making.ask(call.id)

    def _on_previewed(self) -> None:
        draft = self._making.draft
        if draft is None:
            return
        count = sum(len(text.masked.spans) for text in draft.texts)
        if count:
            self.panel.set_subtitle(
                self.tr("印のある {count} か所は、保存するときに〔 〕の言葉に置き換わります。").format(count=count)
            )
        else:
            self.panel.set_subtitle(self.tr("個人情報は見つかりませんでした。残っていないか、目でも確かめてください。"))
        for row in self.rows:
            self.panel.body.removeWidget(row)
            take_away(row)
        theme = self._theme
        self.rows = [SheetRow(theme, self.tr("題名"), Paragraph(theme, draft.article.title, role="body"))]
        self.rows += [
            SheetRow(theme, label(text.source), Paragraph(theme, masked_runs(text), role="body"))
            for text in draft.texts
        ]
        for row in self.rows:
            self.panel.body.addWidget(row)
        self.open(self.primary)

    def _on_accepted(self) -> None:
        self._making.save()
        self.leave()


def masked_runs(text: MaskedText) -> list[Run]:
    """Return a text as it was typed, its personal data marked, each followed by what will stand there instead."""
    runs, start = [], 0
    for span in text.masked.spans:
        runs += [
            Run(_lines(text.original[start : span.start])),
            Run(_lines(text.original[span.start : span.end]), mark=True),
            Run(f"〔{label(span.category)}〕", color="text.secondary"),
        ]
        start = span.end
    return [*runs, Run(_lines(text.original[start:]))]


def _lines(text: str) -> str:
    return text.replace("\n", _NEW_LINE)
