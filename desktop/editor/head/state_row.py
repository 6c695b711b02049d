"""The first row of the form: the state of the article, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.editor.attributes.arrangement import FIRST_LABEL
from desktop.editor.head.state_path import StatePath
from desktop.widgets.badges import Badge
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label, Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.theme import Theme
    from kb.domain.article import ArticleRevision, State


class StateRow(QWidget):
    """State path at the left, version, who saved it and when it was validated at the right, below it what is locked."""

    def __init__(self, theme: Theme) -> None:
        """Show no article."""
        super().__init__()
        self._theme = theme
        self._label = Label(theme, self.tr("状態"), color="text.secondary")
        self.path = StatePath(theme)
        self.facts = Label(theme, role="meta", color="text.secondary")
        self.facts.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.throw = Button(theme, self.tr("書きかけを捨てる"), style=ButtonStyle.LINK, size=ButtonSize.BAR)
        self.locked = Paragraph(theme, role="meta", color="text.secondary")
        self._lock_row = QWidget()
        lock_row = QHBoxLayout(self._lock_row)
        lock_row.setContentsMargins(0, 0, 0, 0)
        lock_row.addWidget(Badge(theme, "lock", "", "text.secondary"), 0, Qt.AlignmentFlag.AlignTop)
        lock_row.addWidget(self.locked, 1)
        self._row = QHBoxLayout()
        self._row.addWidget(self._label)
        self._row.addWidget(self.path)
        self._row.addWidget(self.facts, 1)
        self._row.addWidget(self.throw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addWidget(self._lock_row)
        self._lock_row.hide()
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_state(self, state: State, closed: Mapping[State, str]) -> None:
        """Show where the article is, and why it cannot go elsewhere."""
        self.path.show_state(state, closed)

    def show_revision(self, revision: ArticleRevision | None) -> None:
        """Say which version was started from, who saved it, and when it was validated."""
        if revision is None:
            self.facts.show_text(self.tr("まだ保存されていない記事"))
            return
        facts = [self.tr("版 {number}").format(number=revision.number)]
        if revision.saved_by:
            facts.append(revision.saved_by)
        day = revision.article.validated_on
        facts.append(self.tr("前回の検証 {day}").format(day=day.isoformat()) if day else self.tr("検証はまだ"))
        self.facts.show_text(" · ".join(facts))

    def show_locked(self, reason: str) -> None:
        """Say why something cannot be done here by this user; empty takes it away."""
        self.locked.set_runs(reason)
        self._lock_row.setVisible(bool(reason))

    def _refresh(self) -> None:
        self._row.setSpacing(self._theme.gap(8))
        self._label.setFixedWidth(self._theme.px(FIRST_LABEL))
