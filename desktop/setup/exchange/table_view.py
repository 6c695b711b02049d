"""A first look at a table: how it is read, which column is what, and the first rows as they would be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.i18n import noop, translate
from desktop.setup.exchange.column_grid import ColumnGrid
from desktop.setup.writing.entry_list import EntryList, EntryRow
from desktop.texts import in_language, problem_text
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.fields import ComboField, LineField
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import HairLine, PaneHead
from desktop.widgets.segmented import SegmentedControl
from kb.domain.table import RowChange, TableTarget

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.theme import Theme
    from kb.domain.table import PreviewRow, TableField, TableLook, TableReading

_CHANGES = {
    RowChange.ADDED: noop("TableView", "追加"),
    RowChange.CHANGED: noop("TableView", "変更"),
    RowChange.UNCHANGED: noop("TableView", "同じ"),
    RowChange.BAD: noop("TableView", "取り込まない"),
}
_ROW = noop("TableView", "{row}行目 · {change}")
_ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("cp932", noop("TableView", "Shift_JIS（CP932）")),
    ("utf-16", "UTF-16"),
)
_DELIMITERS = (
    (",", noop("TableView", "コンマ")),
    ("\t", noop("TableView", "タブ")),
    (";", noop("TableView", "セミコロン")),
)
_SHOWN_VALUE = 40
_BOX = 190


class TableView(QWidget):
    """Shows; the section decides.

    Signals:
        target_chosen: (TableTarget) the rows are something else.
        reading_chosen: (TableReading) the file is to be read otherwise.
        column_mapped: (column, field key).
        run_wanted: import. try_wanted: read every row and tell, without changing anything. left: go back.
    """

    target_chosen = Signal(object)
    reading_chosen = Signal(object)
    column_mapped = Signal(str, str)
    run_wanted = Signal()
    try_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._reading: TableReading | None = None
        self.path = Label(theme, role="head", icon="square")
        self.note = Paragraph(theme, color="text.secondary")
        targets = {TableTarget.CALLS.value: self.tr("応対履歴"), TableTarget.ARTICLES.value: self.tr("記事")}
        self.target = SegmentedControl(theme, targets, name=self.tr("行は何か"))
        self.sheet = ComboField(theme, name=self.tr("シート"))
        self.encoding = ComboField(theme, name=self.tr("文字コード"))
        for key, word in _ENCODINGS:
            self.encoding.addItem(translate("TableView", word), key)
        self.delimiter = ComboField(theme, name=self.tr("区切り"))
        for key, word in _DELIMITERS:
            self.delimiter.addItem(translate("TableView", word), key)
        for box in (self.sheet, self.encoding):
            box.setMinimumWidth(theme.px(_BOX))
        self.header = LineField(theme, name=self.tr("見出しの行"))
        self.header.setValidator(QIntValidator(1, 1_000_000, self))
        self.header.setFixedWidth(theme.px(72))
        self._header_label = Label(theme, self.tr("見出しの行"), color="text.secondary")
        self.columns = ColumnGrid(theme)
        self.rows = EntryList(theme, name=self.tr("はじめの行"))
        self.rows_head = PaneHead(theme, self.tr("はじめの行はこうなります"))
        self.run = Button(theme, self.tr("取り込む"), style=ButtonStyle.PRIMARY)
        self.attempt = Button(theme, self.tr("全部の行を確かめる"))
        self.leave = Button(theme, self.tr("やめる"), style=ButtonStyle.QUIET)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._build()
        self._wire()

    def show_look(self, look: TableLook, fields: Sequence[TableField]) -> None:
        """Show what was found."""
        reading = self._reading = look.source.reading
        self.path.show_text(str(look.path))
        self.note.set_runs(self._note(look), color="danger" if look.missing else "text.secondary")
        self.target.choose(look.target.value)
        self.sheet.clear()
        self.sheet.addItems(list(look.source.sheets))
        self.sheet.setCurrentText(reading.sheet)
        self.sheet.setVisible(bool(look.source.sheets))
        for box, value in ((self.encoding, reading.encoding), (self.delimiter, reading.delimiter)):
            box.setVisible(bool(value))
            if box.findData(value) < 0 and value:
                box.addItem(value, value)
            box.setCurrentIndex(box.findData(value))
        self.header.setText(str(reading.header_row or 1))
        self.columns.show_columns(look.columns, fields)
        titles = {field.key: in_language(field.title) for field in fields}
        self.rows.rows.set_rows([_row(row, titles) for row in look.rows])
        for button in (self.run, self.attempt):
            button.setEnabled(not look.missing)

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        first = next(iter(self.columns.boxes.values()), None)
        if first is not None:
            first.setFocus()

    def _note(self, look: TableLook) -> str:
        if look.missing:
            return self.tr("日時か題名に当たる列がまだありません。下で割り当ててください。")
        if look.remembered:
            return self.tr("前に同じ見出しの表を取り込んだときの割り当てです。")
        return self.tr("見出しから割り当てました。違っていれば直してください。直した割り当ては、次から使われます。")

    def _read(self, **changes: object) -> None:
        if self._reading is not None:
            self.reading_chosen.emit(replace(self._reading, **changes))  # type: ignore[arg-type] # fields of a reading

    def _build(self) -> None:
        theme = self._theme
        head = QVBoxLayout()
        head.setContentsMargins(theme.gap(20), theme.gap(10), theme.gap(20), theme.gap(10))
        head.setSpacing(theme.gap(8))
        head.addWidget(self.path)
        options = QWidget()
        line = FlowLayout(options, gap=8)
        for widget in (self.target, self.sheet, self.encoding, self.delimiter, self._header_label, self.header):
            line.addWidget(widget)
        head.addWidget(options)
        head.addWidget(self.note)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.rows_head)
        below.addWidget(self.rows, 1)
        self.rows_head.follow(self.rows)
        self._split.addWidget(self.columns)
        self._split.addWidget(lower)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([300, 260])
        footer = QWidget()
        verbs = FlowLayout(footer, gap=8)
        for button in (self.run, self.attempt, self.leave):
            verbs.addWidget(button)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(theme.gap(20), 8, theme.gap(20), 8)
        bottom.addWidget(footer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(HairLine(theme))
        whole.addWidget(self._split, 1)
        whole.addWidget(HairLine(theme))
        whole.addLayout(bottom)

    def _wire(self) -> None:
        self.target.chosen.connect(lambda key: self.target_chosen.emit(TableTarget(key)))
        self.sheet.activated.connect(lambda _index: self._read(sheet=self.sheet.currentText(), header_row=0))
        self.encoding.activated.connect(lambda _index: self._read(encoding=self.encoding.currentData(), delimiter=""))
        self.delimiter.activated.connect(lambda _index: self._read(delimiter=self.delimiter.currentData()))
        self.header.editingFinished.connect(lambda: self._read(header_row=int(self.header.text() or 1)))
        self.columns.mapped.connect(self.column_mapped)
        self.run.clicked.connect(self.run_wanted)
        self.attempt.clicked.connect(self.try_wanted)
        self.leave.clicked.connect(self.left)


def _row(row: PreviewRow, titles: Mapping[str, str]) -> EntryRow:
    change = translate("TableView", _CHANGES[row.change])
    title = translate("TableView", _ROW).format(row=row.row, change=change)
    if row.problems:
        return EntryRow(row.row, title, " ".join(map(problem_text, row.problems)), wrong=True)
    values = (f"{titles.get(key, key)}: {_short(value)}" for key, value in row.values.items() if value)
    return EntryRow(row.row, title, " · ".join(values))


def _short(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= _SHOWN_VALUE else f"{flat[:_SHOWN_VALUE]}…"
