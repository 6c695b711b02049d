"""The section 概要."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.setup.fact_rows import FactRow, small_button
from desktop.setup.page import PageColumn, laid_out
from desktop.setup.section import Section
from desktop.setup.writing.head import SectionHead
from desktop.texts import error_text, label
from desktop.texts.health import moment_text
from desktop.texts.index import index_words
from desktop.texts.sizes import size_text
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.setup.exchange.dialogs import Dialogs
    from desktop.setup.place.presenter import PlacePresenter
    from desktop.theme import Theme
    from kb.domain.library_facts import LibraryFacts
    from kb.domain.protection import ProtectionState
    from kb.errors import KbError

_KEY = "setup.place"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class PlaceSection(Section):
    """Shows what the presenter knows and passes on what the user does."""

    def __init__(
        self,
        theme: Theme,
        presenter: PlacePresenter,
        dialogs: Dialogs,
        open_folder: Callable[[Path], None] = _open,
    ) -> None:
        """Belong to ``presenter``, which knows of nothing yet; ``dialogs`` ask for a folder."""
        super().__init__()
        self._presenter = presenter
        presenter.setParent(self)
        self._dialogs = dialogs
        self._open_folder = open_folder
        about = self.tr("記事・通話・規則が入っているフォルダーです。索引は、いつでも作り直せます。")
        self.head = SectionHead(theme, self.tr("概要"), about)
        place = self.tr("場所")
        self.open = small_button(theme, self.tr("開く"), "folder", place)
        self.copy = small_button(theme, self.tr("コピー"), "copy", place)
        self.backups = small_button(theme, self.tr("控えを見る"), "", self.tr("最後の控え"))
        self.name = FactRow(theme, self.tr("名前"))
        self.place = FactRow(theme, place, self.open, self.copy)
        self.contents = FactRow(theme, self.tr("入っているもの"))
        self.index = FactRow(theme, self.tr("索引"))
        self.room = FactRow(theme, self.tr("大きさ"))
        self.last_backup = FactRow(theme, self.tr("最後の控え"), self.backups)
        self.protection = FactRow(theme, self.tr("暗号化"))
        self.other = FactRow(theme, self.tr("別のフォルダー"))
        self.choose = Button(theme, self.tr("フォルダーを選ぶ"), icon="folder", size=ButtonSize.FORM)
        self.restart = Button(theme, self.tr("いま起動し直す"), style=ButtonStyle.PRIMARY, size=ButtonSize.FORM)
        self.take_back = Button(theme, self.tr("選ばなかったことにする"), style=ButtonStyle.QUIET, size=ButtonSize.FORM)
        self.page = PageColumn(theme, name=self.tr("ライブラリの概要"))
        for row in (
            self.name,
            self.place,
            self.contents,
            self.index,
            self.room,
            self.last_backup,
            self.protection,
            self.other,
        ):
            self.page.add(row)
        verbs = QWidget()
        line = QHBoxLayout(verbs)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.gap(8))
        for button in (self.choose, self.restart, self.take_back):
            line.addWidget(button)
        line.addStretch(1)
        self.page.add(verbs)
        laid_out(self, self.head, self.page)
        self._wire()
        self._show()

    # What the screen asks

    def show_part(self, part: str) -> None:
        self._presenter.refresh()

    def activate(self) -> None:
        self.open.setFocus()

    def on_library_opened(self) -> None:
        self._presenter.refresh()

    def on_library_changed(self, changes: object, initiator: object) -> None:
        if self.isVisible():
            self._presenter.refresh()

    def shut_down(self) -> None:
        self._presenter.close()

    # What the presenter tells

    def _show(self) -> None:
        told = self._presenter.told
        for button in (self.open, self.copy):
            button.setEnabled(told is not None)
        self.choose.setEnabled(told is not None and told.fixed_by is None)
        self._show_next()
        if told is None:
            return
        facts = told.facts
        self.name.say(facts.root.name)
        self.place.say(str(facts.root))
        self._show_contents(facts)
        state = self._presenter.index_state
        self.index.say(index_words(state)[0] if state else self.tr("ライブラリは開いていません"))
        total = size_text(sum(facts.parts.values()))
        words = {"database": self.tr("データベース"), "index": self.tr("索引"), "backups": self.tr("控え")}
        each = " · ".join(f"{words[name]} {size_text(size)}" for name, size in facts.parts.items())
        self.room.say(total, note=each)
        last = facts.last_backup
        self.last_backup.say(moment_text(last.made_at) if last is not None else self.tr("まだありません"))

    def _show_contents(self, facts: LibraryFacts) -> None:
        counts = facts.counts
        if counts:
            text = self.tr("記事 {articles} · 通話 {calls}")
            self.contents.say(
                text.format(articles=f"{counts.get('articles', 0):,}", calls=f"{counts.get('calls', 0):,}")
            )
        else:
            self.contents.say(self.tr("読めません。「点検」が、わけを示します。"), color="warn")
        self._show_protection(facts.protection)

    def _show_protection(self, state: ProtectionState | None) -> None:
        if state is None:
            self.protection.say("—")
        elif not state.encrypted:
            note = self.tr("情報システムの担当者が「kb protection on」で始められます。")
            if state.required:
                note = self.tr("このPCの方針は、暗号化するよう求めています。情報システムの担当者に知らせてください。")
            self.protection.say(
                self.tr("していません。"),
                note=note,
                icon="warning" if state.required else "",
                color="warn" if state.required else "text.primary",
            )
        elif not state.key_here:
            note = self.tr("回復キーを入れると開けます。情報システムの担当者に尋ねてください。")
            self.protection.say(self.tr("しています。この利用者には鍵がありません。"), note=note, color="warn")
        else:
            place = state.key_file or self.tr("システムのパスワードの保管場所")
            self.protection.say(
                self.tr("しています。控えと索引も、同じ鍵で暗号化しています。"),
                note=self.tr("鍵の場所: {place}").format(place=place),
                icon="lock",
            )

    def _show_next(self) -> None:
        presenter = self._presenter
        told, then = presenter.told, presenter.next_root
        self.restart.setVisible(then is not None)
        self.take_back.setVisible(then is not None)
        if told is not None and told.fixed_by is not None:
            self.other.say(self.tr("選べません"), note=label(told.fixed_by), icon="lock", color="text.secondary")
        elif then is not None:
            self.other.say(str(then), note=self.tr("次に起動したときから、このフォルダーを使います。"), icon="clock")
        else:
            self.other.say(
                self.tr(
                    "ほかのライブラリのフォルダーか、空のフォルダーを選べます。いまのライブラリはそのまま残ります。"
                )
            )

    def _on_chosen(self, there: bool) -> None:
        if self._presenter.told is not None and not there:
            text = self.tr("このフォルダーにはライブラリがありません。次に起動したとき、見本を入れて作ります。")
            self.message.emit(Message(text, Grade.INFO, key=_KEY))

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))

    # What the user does

    def _on_choose(self) -> None:
        folder = self._dialogs.folder(self)
        if folder is not None:
            self._presenter.choose(folder)

    def _on_open(self) -> None:
        if self._presenter.told is not None:
            self._open_folder(self._presenter.told.facts.root)

    def _on_copy(self) -> None:
        if self._presenter.told is not None:
            QGuiApplication.clipboard().setText(str(self._presenter.told.facts.root))
            self.message.emit(Message(self.tr("場所をコピーしました。"), Grade.INFO, key=_KEY))

    def _wire(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._show)
        presenter.chosen.connect(self._on_chosen)
        presenter.failed.connect(self._on_failed)
        self.open.clicked.connect(self._on_open)
        self.copy.clicked.connect(self._on_copy)
        self.choose.clicked.connect(self._on_choose)
        self.take_back.clicked.connect(lambda: presenter.choose(None))
        self.restart.clicked.connect(lambda: self.command_request.emit("window.restart"))
        self.backups.clicked.connect(lambda: self.section_request.emit("backups", ""))
