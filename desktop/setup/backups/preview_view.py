"""What going back to a backup would change: both sides counted, what differs by name, and only then the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.setup.page import PageColumn, laid_out
from desktop.texts.health import moment_text
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import LINE_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.theme import Theme
    from kb.domain.backup import Backup, RestorePreview

#: Titles that are listed; of more only the number is told.
_LISTED = 12
_NONE = "—"


class PreviewView(QWidget):
    """Shows; the section decides.

    Signals:
        restore_wanted: put the backup in the place of the library.
        left: leave everything as it is.
    """

    restore_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self.title = Label(theme, role="head")
        self.restore = Button(theme, self.tr("この控えに戻す"), style=ButtonStyle.WARN, size=ButtonSize.FORM)
        self.leave = Button(theme, self.tr("やめる"), size=ButtonSize.FORM)
        self.refusal = Label(theme, color="danger", icon="warning")
        self.restore.clicked.connect(self.restore_wanted)
        self.leave.clicked.connect(self.left)
        self._place = QVBoxLayout()
        self._found = QWidget()
        self._place.addWidget(self._found)
        verbs = QWidget()
        line = FlowLayout(verbs, gap=8)
        line.addWidget(self.restore)
        line.addWidget(self.leave)
        self._page = PageColumn(theme, name=self.tr("戻すと何が変わるか"))
        self._page.add(self.title)
        self._page.add(self._place)
        self._page.add(self.refusal)
        self._page.add(verbs)
        laid_out(self, self._page)
        self.say_refusal("")

    def show_preview(self, backup: Backup, preview: RestorePreview) -> None:
        """Show what would become of the library."""
        self.say_refusal("")
        self.title.show_text(self.tr("{when} の控えに戻すと").format(when=moment_text(backup.made_at)))
        self._found.hide()
        self._found.deleteLater()
        self._found = QWidget()
        column = QVBoxLayout(self._found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.gap(12))
        for part in self._parts(preview):
            column.addWidget(part)
        self._place.addWidget(self._found)

    def _parts(self, preview: RestorePreview) -> Iterator[QWidget]:
        theme = self._theme
        yield self._counts(preview)
        if not preview.now.sound:
            text = self.tr(
                "いまのライブラリは終わりまで読めないため、記事の名前は比べられません。"
                "いまのファイルは消さずに、damaged- で始まる名前にしてフォルダーに残します。"
            )
            yield Paragraph(theme, text, color="warn")
        if preview.calls_lost:
            text = self.tr("この控えより後の通話 %n 件の記録がなくなります。", "", preview.calls_lost)
            yield Label(theme, text, color="warn", icon="warning")
        yield from self._titles(self.tr("なくなる記事"), preview.lost)
        yield from self._titles(self.tr("古い内容に戻る記事"), preview.different)
        yield from self._titles(self.tr("もう一度現れる記事"), preview.back)
        if preview.now.sound:
            text = self.tr(
                "いまの状態は「置き換える前の控え」として先に残し、決まりでは消しません。同じやり方で、いつでも戻せます。"
            )
            yield Paragraph(theme, text, color="text.secondary")

    def say_refusal(self, reason: str) -> None:
        """Say why it is not done now; empty takes it away."""
        self.refusal.show_text(reason)
        self.refusal.setVisible(bool(reason))

    def _counts(self, preview: RestorePreview) -> QWidget:
        grid = QWidget()
        table = QGridLayout(grid)
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(self._theme.gap(24))
        table.setVerticalSpacing(self._theme.gap(4))
        heads = ("", self.tr("いま"), self.tr("控え"))
        for column, head in enumerate(heads):
            table.addWidget(self._cell(head, right=bool(column), color="text.secondary"), 0, column)
        now, then = preview.now, preview.then
        counted = {
            "articles": self.tr("記事"),
            "article_drafts": self.tr("下書き"),
            "calls": self.tr("通話"),
            "promises": self.tr("約束"),
            "matters": self.tr("案件"),
        }
        for row, (name, word) in enumerate(counted.items(), 1):
            table.addWidget(self._cell(word), row, 0)
            shown = [f"{side.counts.get(name, 0):,}" if side.sound else _NONE for side in (now, then)]
            for column, text in enumerate(shown, 1):
                table.addWidget(self._cell(text, right=True, bold=len(set(shown)) > 1), row, column)
        last = len(counted) + 1
        table.addWidget(self._cell(self.tr("最後の変更")), last, 0)
        for column, side in ((1, now), (2, then)):
            text = moment_text(side.last_change) if side.last_change is not None else _NONE
            table.addWidget(self._cell(text, right=True), last, column)
        table.setColumnStretch(3, 1)
        return grid

    def _cell(self, text: str, *, right: bool = False, bold: bool = False, color: str = "text.primary") -> Label:
        made = Label(self._theme, text, color=color, bold=bold)
        made.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        return made

    def _titles(self, heading: str, titles: Sequence[str]) -> Iterator[QWidget]:
        if not titles:
            return
        yield Label(self._theme, f"{heading} {len(titles):,}", bold=True)
        yield Paragraph(self._theme, LINE_BREAK.join(titles[:_LISTED]), color="text.secondary")
        if len(titles) > _LISTED:
            yield Label(self._theme, self.tr("ほか %n 件", "", len(titles) - _LISTED), color="text.secondary")
