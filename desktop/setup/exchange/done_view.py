"""What an import came to: counts, every bad row or file with its reason, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.setup.exchange.folder_rows import change_label
from desktop.setup.writing.entry_list import EntryList, EntryRow
from desktop.texts import problem_text
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import HairLine
from kb.domain.importing import FileChange, ImportReport

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.theme import Theme
    from kb.domain.table import TableReport

_PADDING = 20
_MOST_ROWS = 2_000


class DoneView(QWidget):
    """Shows; the section decides.

    Signals:
        finished: back to the beginning. again: take the rest in. import_wanted: a dry run was right, import it.
        bad_rows_wanted: (Path) open the file of the rows that were kept aside.
    """

    finished = Signal()
    again = Signal()
    import_wanted = Signal()
    bad_rows_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._file: Path | None = None
        self.title = Label(theme, role="head")
        self.counts = Paragraph(theme)
        self.more = Paragraph(theme, color="text.secondary")
        self.list = EntryList(theme, name=self.tr("取り込めなかったもの"))
        self.finish = Button(theme, self.tr("終わる"), style=ButtonStyle.PRIMARY)
        self.run = Button(theme, self.tr("取り込む"), style=ButtonStyle.PRIMARY)
        self.rest = Button(theme, self.tr("残りを取り込む"), icon="refresh")
        self.back = Button(theme, self.tr("割り当てに戻る"), icon="chevron-left")
        self.open = Button(theme, self.tr("取り込めなかった行のファイルを開く"), icon="page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(_PADDING, 0, _PADDING, 12)
        head.setSpacing(theme.gap(10))
        for widget in (self.title, self.counts, self.more):
            head.addWidget(widget)
        verbs = QWidget()
        line = FlowLayout(verbs, gap=8)
        for button in (self.finish, self.run, self.rest, self.back, self.open):
            line.addWidget(button)
        head.addWidget(verbs)
        column.addLayout(head)
        column.addWidget(HairLine(theme))
        column.addWidget(self.list, 1)
        self.finish.clicked.connect(self.finished)
        self.run.clicked.connect(self.import_wanted)
        self.rest.clicked.connect(self.again)
        self.back.clicked.connect(self.again)
        self.open.clicked.connect(lambda: self.bad_rows_wanted.emit(self._file))

    def show_cancelled(self) -> None:
        """Say that it was stopped."""
        self._show(self.tr("取りやめました"), "", [], file=None, dry_run=False)
        self.more.set_runs(
            self.tr("それまでに入った分は残っています。残りを取り込んでも、同じものが二つになることはありません。")
        )
        self.more.show()
        self.rest.show()

    def show_report(self, report: ImportReport | TableReport) -> None:
        """Show what an import did, or would do."""
        if isinstance(report, ImportReport):
            self._show_folder(report)
        else:
            self._show_table(report)

    def _show_folder(self, report: ImportReport) -> None:
        counted = [(change_label(change), len(report.of(change))) for change in FileChange]
        counted += [(self.tr("公開停止にした"), len(report.archived)), (self.tr("誤り"), len(report.invalid))]
        rows = [
            EntryRow(number, path, problem_text(problem), wrong=True)
            for number, (path, problem) in enumerate(report.invalid[:_MOST_ROWS])
        ]
        rows += [
            EntryRow(-1 - number, path, problem_text(problem))
            for number, (path, problem) in enumerate(report.remarks[:_MOST_ROWS])
        ]
        self._show(self.tr("取り込みました"), _joined(counted), rows, file=None, dry_run=False)

    def _show_table(self, report: TableReport) -> None:
        counted = [
            (self.tr("追加"), report.added),
            (self.tr("変更"), report.changed),
            (self.tr("同じ"), report.unchanged),
            (self.tr("取り込めなかった行"), report.bad_count),
        ]
        rows = [
            EntryRow(
                bad.row,
                self.tr("{row}行目").format(row=bad.row),
                " ".join(map(problem_text, bad.problems)),
                wrong=True,
            )
            for bad in report.bad[:_MOST_ROWS]
        ]
        title = self.tr("確かめました。まだ何も変えていません") if report.dry_run else self.tr("取り込みました")
        self._show(title, _joined(counted), rows, file=report.bad_rows_file, dry_run=report.dry_run)
        said = []
        if report.unknown_words:
            words = "、".join(f"「{found.word}」{found.count:,}" for found in report.unknown_words[:12])
            said.append(
                self.tr("知らない言葉: {words}。表の読み方の規則に足すと、次から分かります。").format(words=words)
            )
        if report.ignored:
            said.append(self.tr("取り込まなかった列: {columns}").format(columns="、".join(report.ignored[:12])))
        self.more.set_runs(" ".join(said))
        self.more.setVisible(bool(said))

    def _show(self, title: str, counts: str, rows: list[EntryRow], *, file: Path | None, dry_run: bool) -> None:
        self._file = file
        self.title.show_text(title, icon="check" if counts else "info")
        self.counts.set_runs(counts)
        self.counts.setVisible(bool(counts))
        self.more.hide()
        self.rest.hide()
        self.open.setVisible(file is not None)
        self.run.setVisible(dry_run)
        self.back.setVisible(dry_run)
        self.finish.setVisible(not dry_run)
        self.list.rows.set_rows(rows)


def _joined(counted: list[tuple[str, int]]) -> str:
    return " · ".join(f"{word} {count:,}" for word, count in counted if count) or "0"
