"""The section 控え: the list with its verbs, and the look at what going back would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.setup.backups.list import BackupList
from desktop.setup.backups.presenter import Work
from desktop.setup.backups.preview_view import PreviewView
from desktop.setup.page import laid_out
from desktop.setup.section import Section
from desktop.setup.writing.head import SectionHead
from desktop.texts import decided_text, error_text
from desktop.texts.health import moment_text
from desktop.texts.sizes import size_text
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.message_bar import Grade, Message
from desktop.widgets.panes import HairLine, stacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.setup.backups.presenter import BackupsPresenter
    from desktop.setup.care import BackupMade
    from desktop.theme import Theme
    from kb.errors import KbError

_KEY = "setup.backups"
_PADDING = 20


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class BackupsSection(Section):
    """Shows what the presenter knows and passes on what the user does."""

    def __init__(self, theme: Theme, presenter: BackupsPresenter, open_folder: Callable[[Path], None] = _open) -> None:
        """Belong to ``presenter``, which knows of nothing yet; ``open_folder`` shows one."""
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        presenter.setParent(self)
        self._open_folder = open_folder
        self._entered_early = False
        about = self.tr(
            "ライブラリ全体の写しです。決まった間隔でひとりでに作り、終わりまで読めることを確かめます。"
            "戻す前に、何が変わるかを見せます。"
        )
        self.head = SectionHead(theme, self.tr("控え"), about)
        self.make = Button(theme, self.tr("いま控えを作る"), style=ButtonStyle.PRIMARY, size=ButtonSize.FORM)
        self.folder = Button(theme, self.tr("フォルダーを開く"), icon="folder", size=ButtonSize.FORM)
        self.rule = Paragraph(theme, color="text.secondary")
        self.change_rule = Button(theme, self.tr("決まりを変える"), style=ButtonStyle.LINK, size=ButtonSize.BAR)
        self.state = Label(theme, color="text.secondary")
        self.list = BackupList(theme)
        self.look = Button(theme, self.tr("この控えに戻すと…"), icon="undo", size=ButtonSize.FORM)
        self.check = Button(theme, self.tr("終わりまで確かめる"), icon="check", size=ButtonSize.FORM)
        self.preview = PreviewView(theme)
        self._views = QStackedWidget()
        self._build()
        self._wire()
        self._show_state()

    # What the screen asks

    def show_part(self, part: str) -> None:
        self._presenter.refresh()

    def activate(self) -> None:
        if self._presenter.preview is not None:
            self.preview.leave.setFocus()
        elif self.list.current is not None:
            self.list.setFocus()
        else:
            self._entered_early = self._presenter.backups is None
            self.make.setFocus()

    def hint(self) -> str:
        return self.tr("Enter 戻すと何が変わるか")

    def on_library_opened(self) -> None:
        self._presenter.refresh()

    def shut_down(self) -> None:
        self._presenter.close()

    # What the presenter tells

    def _on_listed(self) -> None:
        presenter = self._presenter
        self.list.show_backups(presenter.backups or (), presenter.checks)
        if presenter.plan is not None:
            rule = presenter.plan.rule
            text = self.tr("{hours} 時間ごとに作り、{days} 日・{weeks} 週・{months} か月分を残します。")
            self.rule.set_runs(
                text.format(hours=rule.every_hours, days=rule.days, weeks=rule.weeks, months=rule.months),
                icon="lock" if presenter.plan.fixed_by else "clock",
            )
            self.change_rule.setToolTip(presenter.plan.fixed_by)
            self.head.show_lock(decided_text() if presenter.plan.fixed_by else "", self.tr("決まり:"))
        self._show_state()
        if self._entered_early and self.make.hasFocus():
            self._entered_early = False
            self.activate()

    def _show_state(self) -> None:
        presenter = self._presenter
        busy = presenter.work is not None
        words = {
            Work.MAKING: self._making_words(),
            Work.CHECKING: self.tr("控えを終わりまで読んでいます。"),
            Work.PREVIEWING: self.tr("控えといまのライブラリを比べています。"),
        }
        self.make.set_words(self.tr("やめる") if presenter.work is Work.MAKING else self.tr("いま控えを作る"))
        self.make.set_style(ButtonStyle.OUTLINE if busy else ButtonStyle.PRIMARY)
        self.make.setEnabled(presenter.work in {None, Work.MAKING})
        for button in (self.look, self.check):
            button.setEnabled(not busy and self.list.current is not None)
        if presenter.work is not None:
            self.state.show_text(words[presenter.work], icon="refresh")
        elif presenter.backups is None:
            self.state.show_text("", icon="")
        elif not presenter.backups:
            self.state.show_text(self.tr("控えはまだありません。"), icon="info")
        else:
            total = size_text(sum(backup.size for backup in presenter.backups))
            count = self.tr("%n 件", "", len(presenter.backups))
            self.state.show_text(f"{count} · {total}", icon="")
        self.list.rows.show_backups(presenter.backups or (), presenter.checks)

    def _making_words(self) -> str:
        share = self._presenter.share
        if share >= 1:
            return self.tr("作った控えを、終わりまで読んで確かめています。")
        return self.tr("控えを作っています {percent}%。ほかの仕事を続けられます。").format(percent=int(100 * share))

    def _on_made(self, made: BackupMade) -> None:
        when = moment_text(made.backup.made_at)
        text = self.tr("{when} の控えを作り、終わりまで読めることを確かめました。").format(when=when)
        self.message.emit(Message(text, Grade.INFO, key=_KEY))

    def _on_previewed(self) -> None:
        presenter = self._presenter
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        if presenter.preview is None or presenter.chosen is None:
            self._views.setCurrentIndex(0)
        else:
            self.preview.show_preview(presenter.chosen, presenter.preview)
            self._views.setCurrentWidget(self.preview)
        if focused:
            self.activate()

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))

    # What the user does

    def _on_make(self) -> None:
        if self._presenter.work is Work.MAKING:
            self._presenter.cancel()
        else:
            self._presenter.make()

    def _on_look(self) -> None:
        backup = self.list.current
        if backup is not None:
            self._presenter.look(backup)

    def _on_check(self) -> None:
        backup = self.list.current
        if backup is not None:
            self._presenter.check(backup)

    def _on_folder(self) -> None:
        backup = self.list.current
        if backup is not None:
            self._open_folder(backup.path.parent)

    def _build(self) -> None:
        gap = self._theme.gap
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(gap(_PADDING), gap(14), gap(_PADDING), gap(8))
        column.setSpacing(gap(8))
        verbs = QWidget()
        flow = FlowLayout(verbs, gap=8)
        flow.addWidget(self.make)
        flow.addWidget(self.folder)
        rule = QHBoxLayout()
        rule.addWidget(self.rule)
        rule.addWidget(self.change_rule)
        rule.addStretch(1)
        column.addWidget(verbs)
        column.addLayout(rule)
        column.addWidget(self.state)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(gap(_PADDING), gap(8), gap(_PADDING), gap(8))
        line.setSpacing(gap(8))
        line.addWidget(self.look)
        line.addWidget(self.check)
        line.addStretch(1)
        for button in (self.look, self.check, self.make, self.folder):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        listing = QWidget()
        laid_out(listing, top, HairLine(self._theme), stacked(self.list))
        listing.layout().addWidget(HairLine(self._theme))  # type: ignore[union-attr] # it has just been given one
        listing.layout().addWidget(foot)  # type: ignore[union-attr] # as above
        self._views.addWidget(listing)
        self._views.addWidget(self.preview)
        laid_out(self, self.head, self._views)

    def _wire(self) -> None:
        presenter = self._presenter
        presenter.listed.connect(self._on_listed)
        presenter.changed.connect(self._show_state)
        presenter.made.connect(self._on_made)
        presenter.previewed.connect(self._on_previewed)
        presenter.failed.connect(self._on_failed)
        self.make.clicked.connect(self._on_make)
        self.folder.clicked.connect(self._on_folder)
        self.change_rule.clicked.connect(lambda: self.section_request.emit("rules", "backups"))
        self.list.chosen.connect(self._show_state)
        self.list.entered.connect(self._on_look)
        self.look.clicked.connect(self._on_look)
        self.check.clicked.connect(self._on_check)
        self.preview.left.connect(presenter.leave)
        self.preview.restore_wanted.connect(lambda: self.preview.say_refusal(presenter.restore()))
