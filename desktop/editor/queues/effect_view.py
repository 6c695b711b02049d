"""What a new synonym would change, in plain counts and a few examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.editor.queues.items import BETWEEN
from desktop.editor.queues.parts import Quotation
from desktop.texts import label, problem_text
from desktop.widgets.labels import Paragraph
from desktop.widgets.painting import Run

if TYPE_CHECKING:
    from desktop.editor.queues.synonym_making import SynonymMaking
    from desktop.theme import Theme
    from kb.domain.synonyms import EffectExample, SynonymEffect

_MOST = 4
_SHOWN = 3


class EffectView(QWidget):
    """Follows ``making``: what is missing, what is wrong, that it is being tried, what would change."""

    def __init__(self, theme: Theme, making: SynonymMaking) -> None:
        """Show what there is."""
        super().__init__()
        self._theme = theme
        self._making = making
        self.setAccessibleName(self.tr("効き目"))
        self.summary = Paragraph(theme)
        self.examples: list[Quotation] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.summary)
        making.tried.connect(self._show)
        making.busy_changed.connect(lambda _: self._show())
        theme.changed.connect(self._refresh)
        self._refresh()
        self._show()

    def _show(self) -> None:
        making = self._making
        if making.problems:
            self._say("".join(map(problem_text, making.problems[:1])), "danger")
        elif not making.new.complete:
            self._say(self.tr("お客様の言葉と標準タグを入れると、過去の通話メモと検索で試します。"))
        elif making.effect is None:
            self._say(self.tr("過去の通話メモと検索で試しています。"))
        else:
            self._say(self._sentence(making.effect), "text.primary")
            self._show_examples(making.effect.examples[:_MOST])

    def _say(self, text: str, color: str = "text.secondary") -> None:
        self._show_examples(())
        self.summary.set_runs(text, color=color)

    def _show_examples(self, examples: tuple[EffectExample, ...]) -> None:
        for example in self.examples:
            self._column.removeWidget(example)
            example.hide()
            example.deleteLater()
        self.examples = [Quotation(self._theme, self._about(one), _marked(one), lines=2) for one in examples]
        for quotation in self.examples:
            self._column.addWidget(quotation)

    def _sentence(self, effect: SynonymEffect) -> str:
        if not effect.notes and not effect.searches:
            return self.tr("試せる過去の通話メモも検索もまだありません。保存すると、次の通話から使われます。")
        if not effect.notes_changed and not effect.searches_found:
            return self.tr("過去の通話メモ {notes}件と検索 {searches}件では、何も変わりません。").format(
                notes=effect.notes, searches=effect.searches
            )
        parts = []
        if effect.notes_changed:
            text = self.tr("過去の通話メモ {notes}件のうち {changed}件で候補が変わります。")
            parts.append(text.format(notes=effect.notes, changed=effect.notes_changed))
        if effect.notes_found:
            text = self.tr("そのうち {found}件では、初めて候補が出ます。")
            parts.append(text.format(found=effect.notes_found))
        if effect.searches_found:
            text = self.tr("0件だった検索 {searches}件のうち {found}件で記事が見つかります。")
            parts.append(text.format(searches=effect.searches, found=effect.searches_found))
        return "".join(parts)

    def _about(self, example: EffectExample) -> str:
        gained = [title for title in example.after if title not in example.before]
        lost = [title for title in example.before if title not in example.after]
        if not example.before:
            found = self.tr("初めて見つかる: {titles}").format(titles="、".join(gained[:_SHOWN]))
        elif gained:
            found = self.tr("新しく出る: {titles}").format(titles="、".join(gained[:_SHOWN]))
        else:
            found = self.tr("出なくなる: {titles}").format(titles="、".join(lost[:_SHOWN]))
        return BETWEEN.join((label(example.source), found))

    def _refresh(self) -> None:
        self._column.setSpacing(self._theme.gap(8))


def _marked(example: EffectExample) -> list[Run]:
    """Return the text with the words that newly count marked."""
    before, words, after = example.text.partition(example.words) if example.words else (example.text, "", "")
    return [Run(before), Run(words, mark=True), Run(after)]
