"""The section 点検: begin, see what is found one after the other, mend, and copy it for whoever helps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.setup.health.row import LOOKS, HealthRow
from desktop.setup.page import PageColumn, laid_out
from desktop.setup.section import RowNote, Section
from desktop.setup.writing.head import SectionHead
from desktop.texts import error_text, label
from desktop.texts.health import health_words
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label
from desktop.widgets.message_bar import Grade, Message
from kb.domain.health import Verdict

if TYPE_CHECKING:
    from desktop.setup.health.presenter import HealthPresenter
    from desktop.theme import Theme
    from kb.domain.health import HealthItem
    from kb.errors import KbError

_KEY = "setup.health"


class HealthSection(Section):
    """Shows what the presenter knows and passes on what the user does."""

    def __init__(self, theme: Theme, presenter: HealthPresenter) -> None:
        """Belong to ``presenter``, which has looked at nothing."""
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        presenter.setParent(self)
        about = self.tr(
            "版、フォルダー、ディスク、方針、暗号化、データベース、索引、規則、控え、配布元、操作の記録を一つずつ確かめます。確かめるだけでは、何も変わりません。"
        )
        self.head = SectionHead(theme, self.tr("点検"), about)
        self.begin = Button(theme, self.tr("点検する"), style=ButtonStyle.PRIMARY, size=ButtonSize.FORM)
        self.copy_text = Button(theme, self.tr("文でコピー"), icon="copy", size=ButtonSize.FORM)
        self.copy_json = Button(theme, self.tr("JSON でコピー"), icon="copy", size=ButtonSize.FORM)
        self.summary = Label(theme, role="ui")
        self.page = PageColumn(theme, name=self.tr("点検の結果"))
        self.wrong_heading = Label(theme, self.tr("見てほしいもの"), role="head")
        self.good_heading = Label(theme, self.tr("よいもの"), role="head")
        self._wrong, self._good = QVBoxLayout(), QVBoxLayout()
        self._rows: list[HealthRow] = []
        self._build()
        self._wire()
        self._show_state()

    @property
    def rows(self) -> tuple[HealthRow, ...]:
        """What was found, in the order in which it was."""
        return tuple(self._rows)

    # What the screen asks

    def activate(self) -> None:
        self.begin.setFocus()

    def begin_at_once(self) -> None:
        self._presenter.look()

    def shut_down(self) -> None:
        self._presenter.close()

    # What the presenter tells

    def _show_state(self) -> None:
        presenter = self._presenter
        if presenter.looking and not presenter.items:
            self._clear()
        busy = presenter.looking or presenter.mending is not None
        self.begin.set_words(self.tr("やめる") if presenter.looking else self.tr("点検する"))
        self.begin.set_style(ButtonStyle.OUTLINE if busy else ButtonStyle.PRIMARY)
        self.begin.setEnabled(presenter.mending is None)
        for button in (self.copy_text, self.copy_json):
            button.setEnabled(bool(presenter.items))
        for row in self._rows:
            row.mend.setEnabled(not busy)
        self._show_summary()
        self._note()

    def _show_summary(self) -> None:
        presenter = self._presenter
        bad, warnings = presenter.count(Verdict.BAD), presenter.count(Verdict.WARNING)
        parts = [f"{label(kind)} {count}" for kind, count in ((Verdict.BAD, bad), (Verdict.WARNING, warnings)) if count]
        found = " · ".join([self.tr("{count} 項目").format(count=len(presenter.items)), *parts])
        icon, color = LOOKS[presenter.verdict]
        if presenter.mending is not None:
            text = self.tr("直しています: {subject}").format(subject=health_words(presenter.mending).subject)
            self.summary.show_text(text, icon="refresh", color="text.secondary")
        elif presenter.looking:
            self.summary.show_text(
                self.tr("確かめています: {found}").format(found=found), icon="refresh", color="text.secondary"
            )
        elif not presenter.items:
            self.summary.show_text(self.tr("まだ点検していません。"), icon="", color="text.secondary")
        elif not presenter.done:
            self.summary.show_text(
                self.tr("途中でやめました: {found}").format(found=found), icon="info", color="text.secondary"
            )
        elif presenter.verdict is Verdict.GOOD:
            self.summary.show_text(self.tr("すべてよし: {found}").format(found=found), icon=icon, color=color)
        else:
            self.summary.show_text(found, icon=icon, color=color)

    def _note(self) -> None:
        presenter = self._presenter
        if presenter.verdict is Verdict.GOOD or presenter.looking:
            self.noted.emit("", None)
        else:
            icon, color = LOOKS[presenter.verdict]
            self.noted.emit("", RowNote(icon, label(presenter.verdict), color))

    def _on_found(self, item: HealthItem) -> None:
        row = HealthRow(self._theme, item)
        row.mend.setEnabled(False)
        row.mend_wanted.connect(partial(self._presenter.mend, item))
        row.lead_wanted.connect(lambda section: self.section_request.emit(section, ""))
        self._rows.append(row)
        good = item.verdict is Verdict.GOOD
        (self._good if good else self._wrong).addWidget(row)
        (self.good_heading if good else self.wrong_heading).show()
        self._show_summary()

    def _on_mended(self, item: HealthItem) -> None:
        text = self.tr("直しました: {subject}").format(subject=health_words(item).subject)
        self.message.emit(Message(text, Grade.INFO, key=_KEY))
        self.begin.setFocus()

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))

    # What the user does

    def _on_begin(self) -> None:
        if self._presenter.looking:
            self._presenter.stop()
        else:
            self._presenter.look()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.message.emit(Message(self.tr("点検の結果をコピーしました。"), Grade.INFO, key=_KEY))

    # Parts

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows.clear()
        self.wrong_heading.hide()
        self.good_heading.hide()

    def _build(self) -> None:
        verbs = QWidget()
        line = FlowLayout(verbs, gap=8)
        for button in (self.begin, self.copy_text, self.copy_json):
            line.addWidget(button)
        for layout in (self._wrong, self._good):
            layout.setSpacing(self._theme.gap(14))
        self.page.add(verbs)
        self.page.add(self.summary)
        self.page.add(self.wrong_heading)
        self.page.add(self._wrong)
        self.page.add(self.good_heading)
        self.page.add(self._good)
        laid_out(self, self.head, self.page)
        self._clear()

    def _wire(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._show_state)
        presenter.found.connect(self._on_found)
        presenter.mended.connect(self._on_mended)
        presenter.failed.connect(self._on_failed)
        self.begin.clicked.connect(self._on_begin)
        self.copy_text.clicked.connect(lambda: self._copy(presenter.as_text()))
        self.copy_json.clicked.connect(lambda: self._copy(presenter.as_json()))
