"""A text tried with the rules in use and with the ones being written, and the rules' own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.texts import in_language, label
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import Paragraph
from desktop.widgets.painting import LINE_BREAK, Run
from desktop.widgets.panes import PaneHead, set_ground
from kb.domain.triage import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme
    from kb.domain.rule_editing import RuleDraft, RuleHit, RuleTrial

_PADDING = 16
_SHOWN = 6
_COLORS = {Severity.CRISIS: "danger", Severity.WARNING: "warn", Severity.CAUTION: "warn"}


class TrialPane(QWidget):
    """Shows.

    Signals:
        sample_written: (text) try this one.
    """

    sample_written = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start with nothing tried."""
        super().__init__()
        self._theme = theme
        self.head = PaneHead(theme, self.tr("保存する前に試す"))
        self.sample = GrowingText(theme, name=self.tr("試す文"))
        self.sample.written.connect(self.sample_written)
        self.now = Paragraph(theme)
        self.then = Paragraph(theme)
        self.examples = Paragraph(theme)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        for widget in (self.sample, self.then, self.now, self.examples):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(self.tr("試した結果"))
        QWidget.setTabOrder(self.sample, area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(area, 1)
        self.head.follow(self.sample)
        set_ground(self, "subtle")
        theme.changed.connect(self._refresh)
        self._refresh()

    def begin(self, sample: str, placeholder: str) -> None:
        """Belong to another file."""
        self.sample.set_name(placeholder)
        self.sample.show_text(sample)
        self.show_trial(None)

    def show_trial(self, trial: RuleTrial | None) -> None:
        """Show what the rules find, or nothing yet."""
        self.then.setVisible(trial is not None)
        self.now.setVisible(trial is not None and trial.now != trial.then)
        if trial is None:
            return
        same = trial.now == trial.then
        title = self.tr("いまの規則と同じ結果です") if same else self.tr("書いている規則では")
        self.then.set_runs([*_title(title), *self._hits(trial.sample, trial.then)])
        self.now.set_runs([*_title(self.tr("いまの規則では")), *self._hits(trial.sample, trial.now)])

    def show_examples(self, draft: RuleDraft) -> None:
        """Show whether the examples that the rules carry come out as they say."""
        self.examples.setVisible(draft.examples > 0 or draft.fault is not None)
        if draft.fault is not None:
            text = self.tr("直すところがあるあいだは、試せません。")
            self.examples.set_runs([Run(text, color="text.secondary")])
        if not draft.examples:
            return
        if not draft.broken_examples:
            text = self.tr("規則に書かれた例 %n件は、すべてそのとおりになります。", "", draft.examples)
            self.examples.set_runs([Run(text, color="text.secondary")])
            return
        count = len(draft.broken_examples)
        runs = [Run(self.tr("そのとおりにならない例が %n件あります。", "", count), color="danger", bold=True)]
        for broken in draft.broken_examples[:_SHOWN]:
            wanted = self.tr("見つかるはず") if broken.should_be_found else self.tr("見つからないはず")
            runs += [Run(f"{LINE_BREAK}{wanted}: ", color="text.tertiary"), Run(f"{broken.text}  ")]
            runs.append(Run(broken.rule, color="text.secondary"))
        self.examples.set_runs(runs)

    def _hits(self, sample: str, hits: Sequence[RuleHit]) -> list[Run]:
        if not hits:
            return [Run(LINE_BREAK), Run(self.tr("何も見つかりません。"), color="text.secondary")]
        runs: list[Run] = []
        for hit in hits:
            runs.append(Run(f"{LINE_BREAK}「{sample[hit.start : hit.end]}」 ", color="accent", bold=True))
            if hit.severity is not None:
                runs.append(Run(f"{label(hit.severity)} ", color=_COLORS[hit.severity], bold=True))
            runs.append(Run(in_language(hit.title)))
            if hit.advice is not None:
                runs.append(Run(f"{LINE_BREAK}{in_language(hit.advice)}", color="text.secondary"))
        return runs

    def _refresh(self) -> None:
        padding = self._theme.gap(_PADDING)
        self._column.setContentsMargins(padding, self._theme.gap(12), padding, padding)
        self._column.setSpacing(self._theme.gap(14))


def _title(text: str) -> list[Run]:
    return [Run(text, color="text.tertiary", bold=True)]
