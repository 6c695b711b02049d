"""One finding: its verdict in icon and word, what was looked at, how it is, what to do, and a button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.texts import label
from desktop.texts.health import health_words
from desktop.widgets.badges import Badge
from desktop.widgets.buttons import Button, ButtonSize
from desktop.widgets.labels import Label, Paragraph
from kb.domain.health import Verdict

if TYPE_CHECKING:
    from desktop.theme import Theme
    from kb.domain.health import HealthItem

#: Icon and colour of each verdict; the word stands beside them.
LOOKS: dict[Verdict, tuple[str, str]] = {
    Verdict.GOOD: ("ring-check", "ok"),
    Verdict.WARNING: ("warning", "warn"),
    Verdict.BAD: ("ring-cross", "danger"),
}
_VERDICT = 76
#: Where what is wrong can be put right by hand: section of the settings, by the code of the finding.
_LEADS = {
    "database_damaged": "backups",
    "database_missing": "backups",
    "backup_unsound": "backups",
}


class HealthRow(QWidget):
    """Shows; the section decides.

    Signals:
        mend_wanted: the button. lead_wanted: (section) the other button, to where it can be put right by hand.
    """

    mend_wanted = Signal()
    lead_wanted = Signal(str)

    def __init__(self, theme: Theme, item: HealthItem) -> None:
        """Show ``item``, with a button where it can be mended safely."""
        super().__init__()
        self._theme = theme
        self.item = item
        words = health_words(item)
        icon, color = LOOKS[item.verdict]
        self.verdict = Badge(theme, icon, label(item.verdict), color, role="ui")
        self.mend = Button(theme, self.tr("直す"), icon="refresh", size=ButtonSize.BAR)
        self.mend.setAccessibleName(self.tr("直す: {subject}").format(subject=words.subject))
        self.mend.setVisible(item.repairable)
        self.mend.clicked.connect(self.mend_wanted)
        self.lead = Button(theme, self.tr("控えへ"), icon="arrow-right", size=ButtonSize.BAR)
        self.lead.setVisible(item.code in _LEADS)
        self.lead.clicked.connect(lambda: self.lead_wanted.emit(_LEADS[item.code]))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(theme, words.subject, role="ui", bold=True))
        column.addWidget(Paragraph(theme, words.sentence, color="text.secondary"))
        if words.remedy:
            column.addWidget(Paragraph(theme, words.remedy))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(column, 1)
        self._row.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._row.setSpacing(self._theme.gap(12))
        self.verdict.setMinimumWidth(self._theme.px(_VERDICT))
