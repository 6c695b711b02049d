"""Where an import or export begins: something is dropped or chosen; below it what did not end."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.texts import decided_text
from desktop.texts.health import moment_text
from desktop.widgets.badges import Badge
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import draw_dashed_box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.theme import Theme
    from kb.domain.importing import UnfinishedWork

_PADDING = 20


class DropArea(QWidget):
    """A place for a folder or a file, with buttons that choose one.

    Signals:
        dropped: (Path).
    """

    dropped = Signal(object)

    def __init__(self, theme: Theme, sentence: str, *buttons: Button) -> None:
        """Say ``sentence`` above the buttons."""
        super().__init__()
        self._theme = theme
        self._over = False
        self.setAcceptDrops(True)
        self.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(theme.gap(12))
        column.addWidget(Paragraph(theme, sentence, role="body", color="text.secondary"))
        flow = QWidget()
        line = FlowLayout(flow, gap=8)
        for button in buttons:
            line.addWidget(button)
        column.addWidget(flow)
        theme.changed.connect(self.update)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local(event) is not None:
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        path = _local(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        fill = theme.color("accent.tint" if self._over else "bg.subtle")
        edge = theme.color("accent" if self._over else "line.control")
        draw_dashed_box(QPainter(self), self.rect().toRectF(), edge, fill=fill)


def _local(event: QDropEvent) -> Path | None:
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if urls else None


class HomeView(QWidget):
    """Shows; the section decides.

    Signals:
        dropped: (Path) something was put here.
        folder_wanted, file_wanted, table_wanted: choose one.
        export_wanted: (kind) folder, csv, xlsx or records.
        go_on_wanted: go on with what did not end. give_up_wanted: (Path) give one of them up.
    """

    dropped = Signal(object)
    folder_wanted = Signal()
    file_wanted = Signal()
    table_wanted = Signal()
    export_wanted = Signal(str)
    go_on_wanted = Signal()
    give_up_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Start with nothing unfinished."""
        super().__init__()
        self._theme = theme
        self.folder = Button(
            theme, self.tr("フォルダーを選ぶ"), style=ButtonStyle.PRIMARY, icon="folder", size=ButtonSize.FORM
        )
        self.file = Button(theme, self.tr("記事のファイルを選ぶ"), icon="page", size=ButtonSize.FORM)
        self.table = Button(theme, self.tr("CSV・Excel を選ぶ"), icon="square", size=ButtonSize.FORM)
        sentence = self.tr(
            "Markdown や HTML・テキストのフォルダーかファイル、CSV や Excel の表を、ここに置くか選びます。"
            "何が変わるかを先に見せます。見るだけでは、何も変わりません。"
        )
        self.area = DropArea(theme, sentence, self.folder, self.file, self.table)
        self._exports = QWidget()
        self.exports = {
            "folder": Button(theme, self.tr("記事をフォルダーへ"), icon="folder", size=ButtonSize.FORM),
            "csv": Button(theme, self.tr("記事を CSV へ"), size=ButtonSize.FORM),
            "xlsx": Button(theme, self.tr("記事を Excel へ"), size=ButtonSize.FORM),
            "records": Button(theme, self.tr("通話と案件を CSV へ"), size=ButtonSize.FORM),
        }
        self._closed = Paragraph(theme, role="ui", color="text.secondary")
        self._closed_row = QWidget()
        told = QHBoxLayout(self._closed_row)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(theme.gap(8))
        badge = Badge(theme, "lock", self.tr("使えない書き出し:"), "text.secondary", role="ui")
        told.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._closed, 1)
        self._closed_row.hide()
        line = FlowLayout(self._exports, gap=8)
        for kind, button in self.exports.items():
            line.addWidget(button)
            button.clicked.connect(partial(self.export_wanted.emit, kind))
        self._unfinished_title = Label(theme, self.tr("終わっていない取り込み"), role="head")
        self._unfinished = QVBoxLayout()
        self._rows: list[QWidget] = []
        self._build()
        self.area.dropped.connect(self.dropped)
        self.folder.clicked.connect(self.folder_wanted)
        self.file.clicked.connect(self.file_wanted)
        self.table.clicked.connect(self.table_wanted)
        self.show_unfinished(())

    def show_unfinished(self, works: Sequence[UnfinishedWork]) -> None:
        """List imports that began and did not end."""
        for row in self._rows:
            self._unfinished.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(work) for work in works]
        for row in self._rows:
            self._unfinished.addWidget(row)
        self._unfinished_title.setVisible(bool(works))

    def set_locked(self, locked: bool) -> None:
        """Let nothing go in or out, or let it."""
        self.area.setEnabled(not locked)
        self._exports.setEnabled(not locked)

    def show_closed(self, closed: Mapping[str, str]) -> None:
        """Lock ways out, by kind with the reason; the others are open."""
        for kind, button in self.exports.items():
            reason = closed.get(kind, "")
            button.setEnabled(not reason)
            button.setToolTip(reason)
            button.set_icon("lock" if reason else "folder" if kind == "folder" else "")
        self._closed.set_runs(decided_text() if closed else "")
        self._closed_row.setVisible(bool(closed))

    def _row(self, work: UnfinishedWork) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        begun = moment_text(work.started_at)
        count = (
            self.tr("%n行が入っています", "", work.saved)
            if work.table
            else self.tr("%n件が入っています", "", work.saved)
        )
        said = self.tr("{path}  {begun} に開始 · {count}").format(path=work.path, begun=begun, count=count)
        line.addWidget(Label(self._theme, said, icon="clock"), 1)
        if work.running:
            line.addWidget(Label(self._theme, self.tr("続けています"), color="text.secondary"))
        else:
            go_on = Button(self._theme, self.tr("続ける"), size=ButtonSize.BAR)
            go_on.clicked.connect(self.go_on_wanted)
            line.addWidget(go_on)
        give_up = Button(self._theme, self.tr("やめる"), style=ButtonStyle.QUIET, size=ButtonSize.BAR)
        give_up.clicked.connect(partial(self.give_up_wanted.emit, work.path))
        line.addWidget(give_up)
        return row

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(_PADDING, 12, _PADDING, _PADDING)
        column.setSpacing(self._theme.gap(12))
        column.addWidget(Label(self._theme, self.tr("取り込む"), role="head"))
        column.addWidget(self.area)
        column.addWidget(self._unfinished_title)
        column.addLayout(self._unfinished)
        column.addSpacing(self._theme.gap(12))
        column.addWidget(Label(self._theme, self.tr("書き出す"), role="head"))
        column.addWidget(
            Paragraph(
                self._theme,
                self.tr(
                    "フォルダーに書き出した記事は、そのまま取り込めば同じ記事に戻ります。Git で管理することもできます。"
                ),
                color="text.secondary",
            )
        )
        column.addWidget(self._exports)
        column.addWidget(self._closed_row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
