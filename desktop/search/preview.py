"""The preview column: head, the article, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.commands import command
from desktop.search.article_view import ArticleView
from desktop.search.content import lines_of
from desktop.symbols import STATES
from desktop.texts import label
from desktop.widgets.badges import Badge
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.panes import HairLine, set_ground

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme
    from kb.domain.reading import ReadableArticle

_PADDING = 20
_BACK_PADDING = 12
_FOOT_PADDING = 10
#: Widths at 100 % text below which the icons of verbs, and at large text the word of the state, give way.
_ICONS_NEED, _WORD_NEEDS = 540, 340


class PreviewPane(QWidget):
    """Shows the chosen article; empty it shows nothing.

    Signals:
        open_requested, copy_requested, use_requested, edit_requested, back_requested: the buttons of footer and head.
    """

    open_requested = Signal()
    copy_requested = Signal()
    use_requested = Signal()
    edit_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        """Show no article yet."""
        super().__init__()
        self._theme = theme
        self._reading = False
        self._on_call = False
        self._article_id: UUID | None = None
        self._used: set[UUID] = set()
        set_ground(self, "surface")
        self._back = Button(
            theme, self.tr("一覧に戻る"), style=ButtonStyle.QUIET, icon="chevron-left", size=ButtonSize.BAR,
            key=command("leave").cap,
        )  # fmt: skip
        self._back.clicked.connect(self.back_requested)
        self._title = Paragraph(theme, role="head", lines=2)
        self._large_title = Paragraph(theme, role="title", lines=2)
        self._badge = Badge(theme, "ring", "", "text.secondary")
        self._meta = Label(theme, role="meta", color="text.secondary")
        self.view = ArticleView(theme, name=self.tr("記事"))
        self._open = Button(theme, command("open").label, style=ButtonStyle.PRIMARY, key=command("open").cap)
        self._open.clicked.connect(self.open_requested)
        self._copy = Button(theme, command("copy").label, icon="copy", key=command("copy").cap)
        self._copy.clicked.connect(self.copy_requested)
        self._missing = Label(theme, color="warn", icon="warning")
        self._use = Button(theme, self.tr("通話で使う"), style=ButtonStyle.PLAIN, icon="check", key=command("use").cap)
        self._use.clicked.connect(self.use_requested)
        self._edit = Button(
            theme, command("edit").label, style=ButtonStyle.PLAIN, icon="pencil", key=command("edit").cap
        )
        self._edit.clicked.connect(self.edit_requested)
        self._parts = self._build()
        theme.changed.connect(self._refresh)
        self._refresh()
        self.show_article(None, (), ())

    def show_article(self, article: ReadableArticle | None, marks: Sequence[str], missing: Sequence[str]) -> None:
        """Show an article with these words marked; ``missing`` are the slots that keep its words from being copied."""
        for part in self._parts:
            part.setVisible(article is not None)
        self._article_id = article.article.id if article else None
        if article is None:
            self.view.set_lines((), ())
            return
        symbol = STATES[article.article.state]
        for title in (self._title, self._large_title):
            title.set_runs(article.article.title)
        self._badge.show_state(symbol.icon, label(article.article.state), symbol.color)
        self._meta.show_text(self._facts(article))
        self.view.set_lines(lines_of(article), marks, article.images)
        self._copy.setEnabled(not missing)
        self._copy.set_words(self.tr("コピー") if missing else command("copy").label)
        self._copy.set_key("" if missing else command("copy").cap)
        self._missing.show_text(self.tr("未入力 {count}").format(count=len(missing)))
        self._missing.setToolTip(" · ".join(missing))
        self._missing.setVisible(bool(missing))
        self._show_used()

    def _show_used(self) -> None:
        used = self._article_id in self._used
        self._use.setEnabled(not used)
        self._use.set_words(self.tr("記録しました") if used else self.tr("通話で使う"))
        self._arrange()

    def set_reading(self, reading: bool) -> None:
        """Fill the screen with the article, or be the column beside the list."""
        self._reading = reading
        self.view.set_reading(reading)
        self._arrange()

    def set_on_call(self, on_call: bool) -> None:
        """Offer what only a call can do; in a new one nothing is used yet."""
        self._on_call = on_call
        self._used.clear()
        self._show_used()

    @property
    def title(self) -> str:
        """Title of the article on show."""
        return self._title.text()

    @property
    def can_use(self) -> bool:
        """Whether the article on show can be counted as used in the running call."""
        return self._on_call and self._use.isEnabled()

    def mark_used(self, article_id: UUID) -> None:
        """Say from now on that this article was counted as used in the running call."""
        self._used.add(article_id)
        self._show_used()

    @property
    def can_copy(self) -> bool:
        """Whether the copy button can be pressed."""
        return self._copy.isEnabled()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self._theme.large_text or self.width() < self._theme.px(_ICONS_NEED)
        self._back.setVisible(self._reading)
        self._title.setVisible(not self._reading)
        self._large_title.setVisible(self._reading)
        self._open.setVisible(not self._reading or self._on_call)
        self._use.setVisible(self._on_call)
        self._edit.setVisible(not self._on_call)
        self._copy.set_icon_shown(not narrow)
        self._use.set_icon_shown(not narrow)
        self._edit.set_icon_shown(not narrow)
        title = self._theme.line_height("title" if self._reading else "head")
        self._badge.setContentsMargins(0, (title - self._theme.line_height("meta")) // 2, 0, 0)
        self._badge.set_word_shown(not self._theme.large_text or self.width() >= self._theme.px(_WORD_NEEDS))

    def _facts(self, article: ReadableArticle) -> str:
        facts = [label(article.article.kind)]
        if article.article.validated_on:
            facts.append(self.tr("検証 {day}").format(day=article.article.validated_on.isoformat()))
        if article.used:
            facts.append(self.tr("使用 %n回", "", article.used))
        if article.helped:
            facts.append(self.tr("効いた %n回", "", article.helped))
        return " · ".join(facts)

    def _build(self) -> tuple[QWidget, ...]:
        head = QWidget()
        self._head = QVBoxLayout(head)
        line = QHBoxLayout()
        line.addWidget(self._title, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._large_title, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self._title_line = line
        self._facts_line = QVBoxLayout()
        self._facts_line.addLayout(line)
        self._facts_line.addWidget(self._meta)
        self._head.addWidget(self._back)
        self._head.addLayout(self._facts_line)
        foot = QWidget()
        self._foot = QHBoxLayout(foot)
        for widget in (self._open, self._copy, self._missing):
            self._foot.addWidget(widget)
        self._foot.addStretch(1)
        self._foot.addWidget(self._use)
        self._foot.addWidget(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts: tuple[QWidget, ...] = (head, HairLine(self._theme), self.view, HairLine(self._theme), foot)
        for part in parts:
            column.addWidget(part, 1 if part is self.view else 0)
        column.addStretch(0)
        return parts

    def _refresh(self) -> None:
        gap = self._theme.gap
        inset = gap(_BACK_PADDING)
        self._head.setContentsMargins(gap(_PADDING) - inset, inset, gap(16), gap(9))
        self._head.setSpacing(gap(4))
        self._facts_line.setContentsMargins(inset, 0, 0, 0)
        self._facts_line.setSpacing(2)
        self._title_line.setSpacing(gap(16))
        self._foot.setContentsMargins(gap(_PADDING), gap(_FOOT_PADDING), gap(16), gap(_FOOT_PADDING))
        self._foot.setSpacing(gap(8))
        self._arrange()
