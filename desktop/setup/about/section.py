"""The section 勘所について."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.setup.fact_rows import FactRow, small_button
from desktop.setup.page import PageColumn, laid_out
from desktop.setup.section import Section
from desktop.setup.writing.head import SectionHead
from desktop.texts import error_text
from desktop.widgets.buttons import Button, ButtonSize
from desktop.widgets.message_bar import Grade, Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.setup.about.presenter import AboutPresenter
    from desktop.theme import Theme
    from kb.errors import KbError

_KEY = "setup.about"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class AboutSection(Section):
    """Shows what the presenter knows."""

    def __init__(self, theme: Theme, presenter: AboutPresenter, open_file: Callable[[Path], None] = _open) -> None:
        """Belong to ``presenter``, which has not asked; ``open_file`` shows a file or folder."""
        super().__init__()
        self._presenter = presenter
        presenter.setParent(self)
        self._open_file = open_file
        about = self.tr("苦情電話のためのナレッジです。ひとりで動き、通信がなくても働きます。")
        self.head = SectionHead(theme, self.tr("勘所について"), about)
        self.copy = Button(theme, self.tr("すべてコピー"), icon="copy", size=ButtonSize.FORM)
        self.open_log = small_button(theme, self.tr("開く"), "folder", self.tr("記録のフォルダー"))
        self.open_licences = small_button(theme, self.tr("開く"), "page", self.tr("ライセンス"))
        self.program = FactRow(theme, self.tr("勘所"))
        self.built_on = FactRow(theme, self.tr("使っている部品"))
        self.schema = FactRow(theme, self.tr("データの版"))
        self.system = FactRow(theme, self.tr("システム"))
        self.telemetry = FactRow(theme, self.tr("送信するもの"))
        self.log = FactRow(theme, self.tr("不具合の記録"), self.open_log)
        self.licences = FactRow(theme, self.tr("ライセンス"), self.open_licences)
        self._facts = (
            self.program,
            self.built_on,
            self.schema,
            self.system,
            self.telemetry,
            self.log,
            self.licences,
        )
        self.page = PageColumn(theme, name=self.tr("勘所について"))
        for row in self._facts:
            self.page.add(row)
        self.page.add(self.copy)
        laid_out(self, self.head, self.page)
        presenter.known.connect(self._show)
        presenter.failed.connect(self._on_failed)
        self.copy.clicked.connect(self._on_copy)
        self.open_log.clicked.connect(self._on_open_log)
        self.open_licences.clicked.connect(self._on_open_licences)
        self._show()

    def show_part(self, part: str) -> None:
        self._presenter.ask()

    def activate(self) -> None:
        self.copy.setFocus()

    def shut_down(self) -> None:
        self._presenter.close()

    def _show(self) -> None:
        presenter = self._presenter
        versions = dict(presenter.versions)
        self.program.say(versions.pop("kandokoro", "…"))
        self.schema.say(versions.pop("schema", "…"))
        self.system.say(versions.pop("system", "…"))
        self.built_on.say(" · ".join(f"{name} {number}" for name, number in versions.items()) or "…")
        self.telemetry.say(self.tr("ありません。使い方も不具合も、どこにも送りません。"))
        log = presenter.log
        note = self.tr("個人情報は書きません。不具合がなければ、ありません。")
        self.log.say("…" if log is None else str(log), note=note)
        self.open_log.setEnabled(log is not None and log.parent.is_dir())
        licences = presenter.licences
        self.licences.say(
            str(licences)
            if licences is not None
            else self.tr("勘所そのものは LICENSE のとおりです。部品のライセンスの一覧は、配布するものに入ります。")
        )
        self.open_licences.setVisible(licences is not None)

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(row.text for row in self._facts))
        self.message.emit(Message(self.tr("コピーしました。"), Grade.INFO, key=_KEY))

    def _on_open_log(self) -> None:
        if self._presenter.log is not None:
            self._open_file(self._presenter.log.parent)

    def _on_open_licences(self) -> None:
        if self._presenter.licences is not None:
            self._open_file(self._presenter.licences)
