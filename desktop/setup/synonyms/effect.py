"""What saving the synonyms would change, shown on past notes and searches before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.texts import label
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import Paragraph
from desktop.widgets.painting import LINE_BREAK, Run
from desktop.widgets.panes import PaneHead, set_ground

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.synonyms import EffectExample, SynonymEffect

_PADDING = 16


class EffectPane(QWidget):
    """Notes to try first, then counts, then examples: what was written, and what it finds before and after.

    Signals:
        note_written: (text) try these notes.
    """

    note_written = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start with nothing tried."""
        super().__init__()
        self._theme = theme
        self.head = PaneHead(theme, self.tr("保存するとどう変わるか"))
        self.note = GrowingText(theme, name=self.tr("試す通話メモ"), placeholder=self.tr("通話メモを打って試す"))
        self.note.written.connect(self.note_written)
        self.tried = Paragraph(theme, role="ui")
        self.tried.hide()
        self.summary = Paragraph(theme, role="ui", color="text.secondary")
        self._examples: list[Paragraph] = []
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        for part in (self.note, self.tried, self.summary):
            self._column.addWidget(part)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(self.tr("保存するとどう変わるか"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(area, 1)
        self.head.follow(area)
        set_ground(self, "subtle")
        theme.changed.connect(self._refresh)
        self._refresh()

    def say(self, sentence: str) -> None:
        """Say something instead of an effect."""
        self._clear()
        self.summary.set_runs(sentence, color="text.secondary")

    def show_tried(self, example: EffectExample | None) -> None:
        """Show what the notes that were typed would be suggested, or nothing."""
        self.tried.setVisible(example is not None)
        if example is not None:
            self.tried.set_runs(self._found(example))

    def show_effect(self, effect: SynonymEffect) -> None:
        """Show what would change."""
        self._clear()
        self.summary.set_runs(self._summary(effect), color="text.primary")
        for example in effect.examples:
            shown = Paragraph(self._theme, self._runs(example), role="ui")
            self._examples.append(shown)
            self._column.insertWidget(self._column.count() - 1, shown)

    def _summary(self, effect: SynonymEffect) -> str:
        parts = []
        if effect.notes:
            text = self.tr(
                "過去の通話メモ{notes}件のうち、{changed}件でおすすめが変わります（{found}件は初めて出ます）。"
            )
            parts.append(text.format(notes=effect.notes, changed=effect.notes_changed, found=effect.notes_found))
        if effect.searches:
            text = self.tr("見つからなかった検索{searches}件のうち、{found}件が見つかるようになります。")
            parts.append(text.format(searches=effect.searches, found=effect.searches_found))
        return LINE_BREAK.join(parts) or self.tr("試せる過去の通話メモや検索が、まだありません。")

    def _runs(self, example: EffectExample) -> list[Run]:
        head, found, tail = example.text.partition(example.words) if example.words else (example.text, "", "")
        means = f"  「{example.words}」→ {example.means}" if example.words else ""
        return [
            Run(f"{label(example.source)}  ", color="text.tertiary"),
            Run(head),
            Run(found, mark=True),
            Run(tail),
            Run(f"{means}{LINE_BREAK}", color="accent", bold=True),
            *self._found(example),
        ]

    def _found(self, example: EffectExample) -> list[Run]:
        nothing = self.tr("なし")
        before, after = "、".join(example.before) or nothing, "、".join(example.after) or nothing
        if before == after:
            return [Run(self.tr("保存しても同じ: "), color="text.tertiary"), Run(after)]
        return [
            Run(self.tr("いま: "), color="text.tertiary"),
            Run(f"{before}{LINE_BREAK}", color="text.secondary"),
            Run(self.tr("保存後: "), color="text.tertiary"),
            Run(after),
        ]

    def _clear(self) -> None:
        for shown in self._examples:
            self._column.removeWidget(shown)
            shown.deleteLater()
        self._examples.clear()

    def _refresh(self) -> None:
        padding = self._theme.gap(_PADDING)
        self._column.setContentsMargins(padding, self._theme.gap(12), padding, padding)
        self._column.setSpacing(self._theme.gap(14))
