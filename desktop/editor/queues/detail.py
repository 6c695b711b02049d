"""What there is to know of the chosen item before one decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.editor.queues.items import BETWEEN, context_text, due_text, flag_text, help_text, item_text, moment_text
from desktop.editor.queues.parts import Flow, Part, Quotation
from desktop.symbols import KINDS, STATES
from desktop.texts import label
from desktop.widgets.badges import Badge
from desktop.widgets.chips import Chip
from desktop.widgets.labels import Label, Paragraph
from desktop.widgets.painting import LINE_BREAK
from desktop.widgets.panes import set_ground
from kb.domain.article_heading import DueArticle
from kb.domain.queues import ArticleFlags, ArticleHead, CallDraft, HelpRecord, MissGroup, NeighbourKind, ReviewCase

if TYPE_CHECKING:
    from desktop.editor.queues.rows import Row
    from desktop.theme import Theme
    from kb.domain.queues import CallContext, Flag, Neighbour

_PADDING = 20
_GAP = 16
#: Statements and wordings shown one by one: who has read ten knows.
_MOST = 10


class DetailView(QScrollArea):
    """Built anew for each item; texts of calls come masked.

    Signals:
        neighbour_chosen: (Neighbour) make a synonym for this term or spelling, or open this article.
    """

    neighbour_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Show nothing."""
        super().__init__()
        self._theme = theme
        self._row: Row | None = None
        self._near: QWidget | None = None
        self.setAccessibleName(self.tr("くわしい内容"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_ground(self, "surface")
        self._start()
        self._finish()

    def show_row(self, row: Row | None) -> None:
        """Show an item, or nothing."""
        if row == self._row and row is not None:
            return
        self._row = row
        self._start()
        match row:
            case ArticleFlags():
                self._show_article(row.article)
                self._show_flags(row.flags)
            case HelpRecord():
                self._show_article(row.article)
                self._add(self._paragraph(self._help_sentence(row)))
                self._show_flags(row.flags)
            case MissGroup():
                self._show_miss(row)
            case CallDraft():
                self._show_draft(row)
            case ReviewCase():
                self._show_review(row)
            case DueArticle():
                self._show_due(row)
        self._finish()

    def show_neighbours(self, found: tuple[Neighbour, ...] | None) -> None:
        """Show what stands near the chosen miss; None while that is looked for."""
        if not isinstance(self._row, MissGroup):
            return
        if self._near is not None:
            self._column.removeWidget(self._near)
            self._near.hide()
            self._near.deleteLater()
        self._near = self._neighbours(found)
        # Before the stretch at the end.
        self._column.insertWidget(self._column.count() - 1, self._near)

    # One kind of item each

    def _show_article(self, article: ArticleHead) -> None:
        kind, state = KINDS[article.kind], STATES[article.state]
        self._add_title(article.title)
        self._add(
            Flow(
                self._theme,
                Badge(self._theme, kind.icon, label(article.kind), kind.color),
                Badge(self._theme, state.icon, label(article.state), state.color),
            )
        )

    def _show_flags(self, flags: tuple[Flag, ...]) -> None:
        for flag in flags[:_MOST]:
            said = Label(self._theme, flag_text(flag), bold=True)
            quoted = self._call(flag.call) if flag.call else Quotation(self._theme, moment_text(flag.at), "")
            self._add(Part(self._theme, "", said, quoted))
        self._add_others(len(flags))

    def _show_miss(self, group: MissGroup) -> None:
        self._add_title(group.question)
        counted = self.tr("%n回", "", group.count)
        last = self.tr("最後は {time}").format(time=moment_text(group.last))
        self._add(Label(self._theme, BETWEEN.join((counted, last)), role="meta", color="text.secondary"))
        others = [text for text in group.questions if text != group.question]
        if others:
            words = [self._paragraph(text) for text in others[:_MOST]]
            self._add(Part(self._theme, self.tr("ほかの言い方"), *words))
            self._add_others(len(others))
        self._near = self._neighbours(None)
        self._add(self._near)

    def _show_draft(self, draft: CallDraft) -> None:
        self._add_title(item_text(draft).title)
        parts = (label(draft.kind) if draft.kind else "", moment_text(draft.saved_at), draft.editor)
        self._add(Label(self._theme, BETWEEN.join(filter(None, parts)), role="meta", color="text.secondary"))
        if draft.call:
            self._add(Part(self._theme, self.tr("もとの通話"), self._call(draft.call)))
        else:
            self._add(self._paragraph(self.tr("見つからなかった言葉から作った下書きです。"), "text.secondary"))

    def _show_review(self, review: ReviewCase) -> None:
        for heading, text in ((self.tr("何が怒らせたか"), review.angered), (self.tr("何が鎮めたか"), review.calmed)):
            words = self._paragraph(text) if text.strip() else self._paragraph(self.tr("未記入"), "text.secondary")
            self._add(Part(self._theme, heading, words))
        self._add(Part(self._theme, self.tr("もとの通話"), self._call(review.call)))

    def _show_due(self, due: DueArticle) -> None:
        heading = due.heading
        self._show_article(ArticleHead(heading.id, heading.kind, heading.state, heading.title))
        self._add(self._paragraph(due_text(due)))
        usage = heading.usage
        parts = [self.tr("使用 %n回", "", usage.uses)]
        if usage.last_used_at:
            parts.append(self.tr("最後に使ったのは {time}").format(time=moment_text(usage.last_used_at)))
        if heading.validated_on:
            parts.append(self.tr("前回の検証は {day}").format(day=heading.validated_on.isoformat()))
        self._add(Label(self._theme, BETWEEN.join(parts), role="meta", color="text.secondary"))

    # Pieces

    def _neighbours(self, found: tuple[Neighbour, ...] | None) -> QWidget:
        if found is None:
            return Part(self._theme, self.tr("近いもの"), self._paragraph(self.tr("探しています"), "text.secondary"))
        if not found:
            sentence = self.tr("近い言葉も記事もありません。下書きにすると、この言葉がお客様の言葉として残ります。")
            return Part(self._theme, self.tr("近いもの"), self._paragraph(sentence, "text.secondary"))
        parts = []
        for kind, heading in (
            (NeighbourKind.SPELLING, self.tr("記事にある近い言葉（押すと同義語にします）")),
            (NeighbourKind.TERM, self.tr("近い標準タグ（押すと同義語にします）")),
            (NeighbourKind.ARTICLE, self.tr("近い記事（押すと開きます）")),
        ):
            if chips := [self._chip(one) for one in found if one.kind is kind]:
                parts.append(Part(self._theme, heading, Flow(self._theme, *chips)))
        return Part(self._theme, "", *parts)

    def _chip(self, neighbour: Neighbour) -> Chip:
        count = "" if neighbour.kind is NeighbourKind.ARTICLE else self.tr("%n件", "", neighbour.hits)
        chip = Chip(self._theme, neighbour.text, count=count)
        chip.clicked.connect(lambda: self.neighbour_chosen.emit(neighbour))
        return chip

    def _call(self, call: CallContext) -> Quotation:
        notes = LINE_BREAK.join(call.notes.strip().splitlines())
        return Quotation(self._theme, context_text(call), notes)

    def _help_sentence(self, record: HelpRecord) -> str:
        counted = help_text(record)
        if record.used <= record.judged:
            return counted
        used = self.tr("ほかに評価のない使用が %n回", "", record.used - record.judged)
        return f"{counted}{BETWEEN}{used}"

    def _paragraph(self, text: str, color: str = "text.primary") -> Paragraph:
        return Paragraph(self._theme, text, role="ui", color=color)

    def _add_title(self, text: str) -> None:
        self._add(Paragraph(self._theme, text, role="head"))

    def _add_others(self, count: int) -> None:
        if count > _MOST:
            self._add(self._paragraph(self.tr("ほか %n件", "", count - _MOST), "text.secondary"))

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._column.addWidget(widget)

    def _start(self) -> None:
        """Begin with an empty column."""
        self._near = None
        self._content = QWidget()
        set_ground(self._content, "surface")
        gap = self._theme.gap
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(gap(_PADDING), gap(_PADDING), gap(_PADDING), gap(_PADDING))
        self._column.setSpacing(gap(_GAP))

    def _finish(self) -> None:
        """Show the column; the scroll area deletes the one before."""
        self._column.addStretch(1)
        self.setWidget(self._content)
        self._content.show()
