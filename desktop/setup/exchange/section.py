"""The section 取り込みと書き出し: one step after the other, and nothing happens before it was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.setup.exchange.done_view import DoneView
from desktop.setup.exchange.folder_view import FolderView
from desktop.setup.exchange.home import HomeView
from desktop.setup.exchange.presenter import TABLES, Phase
from desktop.setup.exchange.running_view import RunningView
from desktop.setup.exchange.table_view import TableView
from desktop.setup.section import RowNote, Section
from desktop.setup.writing.head import SectionHead
from desktop.texts import error_text, problem_text
from desktop.widgets.message_bar import Grade, Message
from kb.domain.exporting import Export
from kb.errors import ArticleInvalidError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.setup.exchange.dialogs import Dialogs
    from desktop.setup.exchange.presenter import ExchangePresenter
    from desktop.theme import Theme
    from kb.errors import KbError

_KEY = "setup.exchange"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class ExchangeSection(Section):
    """Shows what the presenter knows and passes on what the user does."""

    def __init__(
        self,
        theme: Theme,
        presenter: ExchangePresenter,
        dialogs: Dialogs,
        open_file: Callable[[Path], None] = _open,
    ) -> None:
        """Belong to ``presenter``, which has not started; ``dialogs`` ask for files, ``open_file`` shows one."""
        super().__init__()
        self._presenter = presenter
        presenter.setParent(self)
        self._dialogs = dialogs
        self._open_file = open_file
        about = self.tr("ほかの所にあるナレッジや応対履歴を取り込み、ライブラリの記事と記録を書き出します。")
        self.head = SectionHead(theme, self.tr("取り込みと書き出し"), about)
        self.home = HomeView(theme)
        self.folder = FolderView(theme)
        self.table = TableView(theme)
        self.running = RunningView(theme)
        self.done = DoneView(theme)
        self._views = QStackedWidget()
        for view in (self.home, self.folder, self.table, self.running, self.done):
            self._views.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._views, 1)
        self.home.setEnabled(False)
        self._wire_presenter()
        self._wire_views()

    # What the screen asks

    def activate(self) -> None:
        phase = self._presenter.phase
        if phase is Phase.FOLDER:
            self.folder.focus_first()
        elif phase is Phase.TABLE:
            self.table.focus_first()
        elif phase is Phase.DONE:
            self.done.finish.setFocus()
        elif phase is Phase.RUNNING:
            self.running.cancel.setFocus()
        else:
            self.home.folder.setFocus()

    def on_library_opened(self) -> None:
        self.home.setEnabled(True)
        self._presenter.start()

    def busy(self) -> str:
        if not self._presenter.running:
            return ""
        if self._presenter.exporting:
            return self.tr("書き出しの途中です。終わってから、もう一度お試しください。")
        return self.tr("取り込みの途中です。終わってから、もう一度お試しください。")

    def shut_down(self) -> None:
        self._presenter.close()

    # What the presenter tells

    def _on_phase(self) -> None:
        presenter = self._presenter
        phase = presenter.phase
        views = {
            Phase.HOME: self.home,
            Phase.FOLDER: self.folder,
            Phase.TABLE: self.table,
            Phase.RUNNING: self.running,
            Phase.DONE: self.done,
        }
        self.head.about.setVisible(phase is Phase.HOME)
        entering = self._views.currentWidget() is not views[phase]
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._views.setCurrentWidget(views[phase])
        refusal = presenter.refusal
        self.head.show_lock("" if refusal is None else error_text(refusal))
        self.home.set_locked(refusal is not None)
        if phase is Phase.RUNNING and entering:
            self.running.begin(presenter.path, dry_run=presenter.dry_run, exporting=presenter.exporting)
        if phase is Phase.DONE:
            self._show_done()
        self.noted.emit("", RowNote("refresh", self.tr("実行中"), "accent") if presenter.running else None)
        if entering and focused:
            self.activate()

    def _show_done(self) -> None:
        presenter = self._presenter
        if presenter.was_cancelled or presenter.report is None:
            self.done.show_cancelled()
        else:
            self.done.show_report(presenter.report)
            if not self.isVisible():
                self.message.emit(Message(self.tr("取り込みが終わりました。"), key=_KEY))

    def _on_looked(self) -> None:
        presenter = self._presenter
        if presenter.folder.report is not None and presenter.path is not None:
            self.folder.show_report(presenter.path, presenter.folder.report, presenter.folder.decisions)
        elif presenter.table.look is not None:
            self.table.show_look(presenter.table.look, presenter.table.fields)

    def _on_decided(self) -> None:
        if self._presenter.folder.report is not None:
            self.folder.show_decisions(self._presenter.folder.report, self._presenter.folder.decisions)

    def _on_merge_refused(self, error: KbError) -> None:
        if isinstance(error, ArticleInvalidError) and error.problems:
            problem = error.problems[0]
            line = self.tr("{line}行目 ").format(line=problem.line) if problem.line else ""
            self.folder.say_wrong(f"{line}{problem_text(problem)}")
        else:
            self.folder.say_wrong(error_text(error))

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))

    def _on_exported(self, path: Path, count: int) -> None:
        text = self.tr("{count}件を書き出しました: {path}").format(count=f"{count:,}", path=path)
        folder = path.parent if path.suffix.lower() in TABLES else path
        action = self.tr("フォルダーを開く")
        self.message.emit(Message(text, Grade.INFO, action, lambda: self._open_file(folder), _KEY))

    def _on_export_stopped(self, path: Path) -> None:
        text = self.tr(
            "書き出しをやめました。書いた記事は残り、同じフォルダーへもう一度書き出せば残りを書きます: {path}"
        )
        self.message.emit(Message(text.format(path=path), Grade.INFO, key=_KEY))

    # What the user does

    def _on_dropped(self, path: Path) -> None:
        if self._presenter.choose_file(path):
            return
        if path.is_dir():
            self._presenter.choose_folder(path)
        else:
            text = self.tr(
                "この種類のファイルは取り込めません。Markdown、HTML、テキスト、CSV、Excel を取り込めます: {name}"
            )
            self.message.emit(Message(text.format(name=path.name), Grade.WARN, key=_KEY))

    def _choose_folder(self) -> None:
        path = self._dialogs.folder(self)
        if path is not None:
            self._presenter.choose_folder(path)

    def _choose_file(self) -> None:
        path = self._dialogs.article(self)
        if path is not None:
            self._on_dropped(path)

    def _choose_table(self) -> None:
        path = self._dialogs.table(self)
        if path is not None:
            self._presenter.choose_table(path)

    def _on_ways(self) -> None:
        found = {kind.value: self._presenter.ways.refusal(kind) for kind in Export}
        self.home.show_closed({kind: error_text(refusal) for kind, refusal in found.items() if refusal is not None})

    def _export(self, kind: str) -> None:
        exports = self._presenter.exports
        if kind in {"folder", "records"}:
            folder = self._dialogs.folder(self)
            if folder is not None:
                (self._presenter.export_folder if kind == "folder" else exports.records)(folder)
            return
        file = self._dialogs.new_file(self, self.tr("記事") + f".{kind}")
        if file is not None:
            exports.to_table(file if file.suffix else file.with_suffix(f".{kind}"))

    def _cancel(self) -> None:
        self.running.stopping()
        self._presenter.cancel()

    # Wiring

    def _wire_presenter(self) -> None:
        presenter = self._presenter
        presenter.phase_changed.connect(self._on_phase)
        presenter.ways.changed.connect(self._on_ways)
        presenter.looked.connect(self._on_looked)
        presenter.folder.decided.connect(self._on_decided)
        presenter.folder.compared.connect(self.folder.show_texts)
        presenter.progressed.connect(self.running.show_progress)
        presenter.unfinished.changed.connect(lambda: self.home.show_unfinished(presenter.unfinished.works))
        presenter.failed.connect(self._on_failed)
        presenter.exports.exported.connect(self._on_exported)
        presenter.exports.stopped.connect(self._on_export_stopped)
        presenter.folder.merge_refused.connect(self._on_merge_refused)
        presenter.taken_in.connect(lambda changes: self.library_changed_here.emit(changes, self))

    def _wire_views(self) -> None:
        presenter = self._presenter
        self.home.dropped.connect(self._on_dropped)
        self.home.folder_wanted.connect(self._choose_folder)
        self.home.file_wanted.connect(self._choose_file)
        self.home.table_wanted.connect(self._choose_table)
        self.home.export_wanted.connect(self._export)
        self.home.go_on_wanted.connect(presenter.unfinished.go_on)
        self.home.give_up_wanted.connect(presenter.unfinished.give_up)
        self.folder.item_chosen.connect(presenter.folder.compare)
        self.folder.choice_made.connect(lambda item, choice: presenter.folder.decide(item.article_id, choice))
        self.folder.all_decided.connect(presenter.folder.decide_all)
        self.folder.merged.connect(presenter.folder.merge)
        self.folder.archive_chosen.connect(presenter.folder.archive_missing)
        self.folder.texts_wanted.connect(self._look_with_texts)
        self.table.target_chosen.connect(presenter.table.make_target)
        self.table.reading_chosen.connect(presenter.table.read_as)
        self.table.column_mapped.connect(presenter.table.map_column)
        self.table.try_wanted.connect(lambda: presenter.run(dry_run=True))
        self.running.cancelled.connect(self._cancel)
        self.done.again.connect(presenter.again)
        self.done.import_wanted.connect(presenter.run)
        self.done.bad_rows_wanted.connect(self._open_file)
        for leaving in (self.folder.left, self.table.left, self.done.finished):
            leaving.connect(presenter.leave)
        for wanted in (self.folder.run_wanted, self.table.run_wanted):
            wanted.connect(presenter.run)

    def _look_with_texts(self, kind: object) -> None:
        if self._presenter.path is not None:
            self._presenter.choose_folder(self._presenter.path, kind)  # type: ignore[arg-type] # a Kind or None
