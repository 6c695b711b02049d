"""What a folder would change: all articles at the left, the difference of the chosen one beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.setup.exchange.folder_rows import change_label, choice_label, rows_of
from desktop.setup.writing.diff_list import DiffList
from desktop.setup.writing.entry_list import EntryList
from desktop.setup.writing.text_edit import DataTextEdit
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.fields import ComboField
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import HairLine
from desktop.widgets.segmented import SegmentedControl
from kb.domain.article import Kind
from kb.domain.importing import ConflictChoice, FileChange, ImportDecisions, ImportItem

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme
    from kb.domain.importing import ComparedTexts, ImportReport

_PADDING = 16
_LIST, _SHARE, _BOX = 320, 0.42, 260
#: Below this width the list stands above the difference.
_WIDE = 640
_MERGE = "merge"
_WRITING = (FileChange.ADDED, FileChange.CHANGED, FileChange.MERGED)


class FolderView(QWidget):
    """Shows; the section decides.

    Signals:
        item_chosen: (ImportItem) show its difference.
        choice_made: (ImportItem, ConflictChoice) decided about one conflict.
        all_decided: (ConflictChoice) decided about the others.
        merged: (ImportItem, text, library number) put together by hand.
        archive_chosen: (bool) take missing articles out of use.
        texts_wanted: (Kind or None) take web pages and texts in as drafts of this kind.
        run_wanted, left: import, or go back.
    """

    item_chosen = Signal(object)
    choice_made = Signal(object, object)
    all_decided = Signal(object)
    merged = Signal(object, str, int)
    archive_chosen = Signal(bool)
    texts_wanted = Signal(object)
    run_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._item: ImportItem | None = None
        self._texts: ComparedTexts | None = None
        self._decisions = ImportDecisions()
        self.path = Label(theme, role="head", icon="folder")
        self.counts = Paragraph(theme, color="text.secondary")
        self.texts = ComboField(theme, name=self.tr("HTML とテキスト"))
        self.texts.addItem(self.tr("HTML とテキストは取り込まない"), None)
        for kind in Kind:
            self.texts.addItem(self.tr("HTML とテキストを{kind}の下書きに").format(kind=label(kind)), kind)
        conflicts = {choice.value: choice_label(choice) for choice in ConflictChoice}
        self.conflicts = ComboField(theme, name=self.tr("食い違いをまとめて"))
        for choice in ConflictChoice:
            self.conflicts.addItem(self.tr("食い違いは: {choice}").format(choice=conflicts[choice.value]), choice)
        self.archive = SegmentedControl(
            theme,
            {"no": self.tr("なくなった記事は残す"), "yes": self.tr("公開停止にする")},
            name=self.tr("なくなった記事"),
        )
        self.list = EntryList(theme, name=self.tr("取り込みの内容"))
        self.diff = DiffList(theme, name=self.tr("変わるところ"))
        self.choice = ComboField(theme, name=self.tr("この記事は"))
        for key, word in (conflicts | {_MERGE: self.tr("手で合わせる")}).items():
            self.choice.addItem(word, key)
        for box in (self.texts, self.conflicts, self.choice):
            box.setMinimumWidth(theme.gap(_BOX))
        self.merge = DataTextEdit(theme, name=self.tr("手で合わせる文"))
        self.take_merged = Button(theme, self.tr("この文にする"), size=ButtonSize.FORM)
        self.wrong = Label(theme, color="danger", icon="warning")
        self.run = Button(theme, self.tr("取り込む"), style=ButtonStyle.PRIMARY)
        self.leave = Button(theme, self.tr("やめる"), style=ButtonStyle.QUIET)
        self._choices = QWidget()
        self._right = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._wire()

    def show_report(self, path: Path, report: ImportReport, decisions: ImportDecisions) -> None:
        """Show what another folder, or the same one read otherwise, would do."""
        self._item = None
        self.path.show_text(str(path))
        counted = [(change_label(change), len(report.of(change))) for change in FileChange]
        counted.append((self.tr("誤り"), len(report.invalid)))
        self.counts.set_runs(" · ".join(f"{word} {count:,}" for word, count in counted if count))
        self.texts.setCurrentIndex(self.texts.findData(decisions.text_kind))
        self.archive.setVisible(bool(report.of(FileChange.MISSING)))
        self.archive.choose("yes" if decisions.archive else "no")
        self.conflicts.setVisible(bool(report.conflicts))
        self.show_decisions(report, decisions)
        self.list.selectionModel().clear()
        self.diff.compare("", "")
        self._show_right(None)
        self.list.choose_first()

    def show_decisions(self, report: ImportReport, decisions: ImportDecisions) -> None:
        """Show what was decided since."""
        self.list.rows.set_rows(rows_of(report, decisions))
        self.conflicts.setCurrentIndex(self.conflicts.findData(decisions.conflicts))
        self.say_wrong("")
        self._decisions = decisions
        self._show_choice()
        writing = len(report.of(*_WRITING)) + len(report.conflicts) + len(decisions.archive)
        self.run.set_words(self.tr("%n件を取り込む", "", writing))
        self.run.setEnabled(writing > 0)

    def show_texts(self, item: ImportItem, texts: ComparedTexts) -> None:
        """Show the difference of the chosen article."""
        if item != self._item:
            return
        self._texts = texts
        after = texts.file if item.change is FileChange.CONFLICT else texts.after
        self.diff.compare(texts.library, after)
        self.merge.show_text(texts.both or texts.file or texts.library)

    def say_wrong(self, sentence: str) -> None:
        """Say why a text merged by hand cannot be taken; empty takes it away."""
        self.wrong.show_text(sentence)
        self.wrong.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        self.list.setFocus()

    def _on_chosen(self, key: object) -> None:
        if isinstance(key, ImportItem):
            self._item = key
            self._texts = None
            self._show_right(key)
            self.item_chosen.emit(key)

    def _show_right(self, item: ImportItem | None) -> None:
        conflict = item is not None and item.change is FileChange.CONFLICT
        self._choices.setVisible(conflict)
        self._show_choice()
        self._show_merge(shown=conflict and self.choice.currentData() == _MERGE)

    def _show_choice(self) -> None:
        """Show what was decided about the chosen article, alone or with all others."""
        if self._item is not None:
            chosen = self._decisions.each.get(self._item.article_id, self._decisions.conflicts).value
            key = _MERGE if self._item.article_id in self._decisions.resolved else chosen
            self.choice.setCurrentIndex(self.choice.findData(key))

    def _show_merge(self, *, shown: bool) -> None:
        self._right.setCurrentIndex(int(shown))
        self.take_merged.setVisible(shown)

    def _on_choice(self) -> None:
        key = self.choice.currentData()
        if self._item is None:
            return
        self._show_merge(shown=key == _MERGE)
        if key != _MERGE:
            self.choice_made.emit(self._item, ConflictChoice(key))

    def _text_kind(self) -> Kind | None:
        """Return the chosen kind: a box gives back a plain text for a word of a closed list."""
        chosen = self.texts.currentData()
        return None if chosen is None else Kind(chosen)

    def _on_merged(self) -> None:
        if self._item is not None and self._texts is not None:
            self.merged.emit(self._item, self.merge.text, self._texts.library_number)

    def _build(self) -> None:
        theme = self._theme
        head = QVBoxLayout()
        head.setContentsMargins(theme.gap(20), theme.gap(10), theme.gap(20), theme.gap(10))
        head.setSpacing(theme.gap(8))
        head.addWidget(self.path)
        head.addWidget(self.counts)
        options = QWidget()
        flow = FlowLayout(options, gap=8)
        for option in (self.texts, self.conflicts, self.archive):
            flow.addWidget(option)
        head.addWidget(options)
        self._split.addWidget(self.list)
        self._split.addWidget(self._beside())
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(1, 1)
        footer = QHBoxLayout()
        footer.setContentsMargins(theme.gap(20), 8, theme.gap(20), 8)
        footer.addWidget(self.run)
        footer.addWidget(self.leave)
        footer.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(HairLine(theme))
        whole.addWidget(self._split, 1)
        whole.addWidget(HairLine(theme))
        whole.addLayout(footer)

    def _beside(self) -> QWidget:
        """Return what stands beside the list: the choices for a conflict, and the difference or the text to merge."""
        padding = self._theme.gap(_PADDING)
        choices = QVBoxLayout(self._choices)
        choices.setContentsMargins(padding, 8, padding, 8)
        line = QHBoxLayout()
        line.addWidget(self.choice)
        line.addStretch(1)
        line.addWidget(self.take_merged)
        choices.addLayout(line)
        choices.addWidget(self.wrong)
        self._right.addWidget(self.diff)
        self._right.addWidget(self.merge)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._choices)
        beside.addWidget(self._right, 1)
        return right

    def _wire(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.choice.activated.connect(lambda _index: self._on_choice())
        self.take_merged.clicked.connect(self._on_merged)
        self.archive.chosen.connect(lambda key: self.archive_chosen.emit(key == "yes"))
        self.texts.activated.connect(lambda _index: self.texts_wanted.emit(self._text_kind()))
        self.conflicts.activated.connect(
            lambda _index: self.all_decided.emit(ConflictChoice(self.conflicts.currentData()))
        )
        self.run.clicked.connect(self.run_wanted)
        self.leave.clicked.connect(self.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        wide = self.width() >= self._theme.px(_WIDE)
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        share = min(self._theme.px(_LIST), round(self.width() * _SHARE)) if wide else self.height() // 4
        self._split.setSizes([share, (self.width() if wide else self.height()) - share])
