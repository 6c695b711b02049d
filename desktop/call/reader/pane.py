"""The pane that shows one article: head, lines or text, conditions, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.articles.full_text import full_text
from desktop.call.reader.conditions import Conditions
from desktop.call.reader.dismiss_popup import DismissPopup
from desktop.call.reader.footer import Footer
from desktop.call.reader.head import ReaderHead
from desktop.call.reader.held_line import HeldLine
from desktop.call.reader.items import reader_items
from desktop.call.reader.line_list import LineList
from desktop.call.reader.notice_bar import NoticeBar
from desktop.call.reader.other_solutions import OtherSolutions
from desktop.call.reader.slot_input import SlotInput
from desktop.call.reader.stage_path import StagePath
from desktop.call.script_state import View
from desktop.symbols import STATES
from desktop.texts import label
from desktop.widgets.markdown_view import MarkdownView
from desktop.widgets.panes import HairLine, set_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from kb.domain.reading import ReadableArticle


#: Height at 100 % text from which a title may take two lines.
_TALL = 480
_LEAST_FOR_CONDITIONS = 340


class ReaderPane(QWidget):
    """Shows the article that ``presenter.reading`` has open.

    Signals:
        copied: (text) is to be put on the clipboard.
        left: the agent wants to go back to the notes.
        close_wanted: the agent wants to see what was here before.
        use_wanted: the open article was used.
        command_wanted: (id of a command) the button of the notice was pressed.
    """

    copied = Signal(str)
    left = Signal()
    close_wanted = Signal()
    use_wanted = Signal()
    command_wanted = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._reading = presenter.reading
        self._html = ""
        self._shown: tuple[ReadableArticle | None, View] = (None, View.FULL)
        self.head = ReaderHead(theme)
        self.lines = LineList(theme, name=self.tr("読み上げ"))
        self.text = MarkdownView(theme, name=self.tr("全文"))
        self.slots = SlotInput(theme, presenter, self.lines)
        self.stage = StagePath(theme)
        self.notice = NoticeBar(theme, presenter)
        self.others = OtherSolutions(theme)
        self.held = HeldLine(theme)
        self._stack = QStackedWidget()
        self._conditions = Conditions(theme)
        self._rule = HairLine(theme)
        self.footer = Footer(theme)
        self._popup = DismissPopup(theme, self)
        set_ground(self, "surface")
        self._build()
        self._connect()
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def popup(self) -> DismissPopup:
        """The reasons of a dismissal."""
        return self._popup

    def take_focus(self) -> None:
        """Take the keyboard."""
        shown = self.text if self._reading.progress.view is View.FULL else self.lines
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_dismissal(self) -> bool:
        """Open the reasons; False if there is nothing to wave away."""
        if not self._presenter.can_dismiss:
            return False
        self._popup.open_above(self.footer.dismiss)
        return True

    def fill_slot(self) -> bool:
        """Let the next empty slot be filled, from wherever the focus is; False if there is none."""
        if View.ALOUD not in self._reading.views:
            return False
        if self._reading.progress.view is View.FULL:
            self._reading.choose(View.ALOUD)
        return self.lines.edit_next_slot()

    def copy(self) -> bool:
        """Hand the words over for the clipboard; False while a slot is empty."""
        text = self._reading.text_to_copy
        if text is None:
            return False
        self.copied.emit(text)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut} and watched is self.lines:
            self.footer.show_key(reader_focused=event.type() == QEvent.Type.FocusIn and self._speaks)
        # The stubs do not narrow a QEvent by its type, hence the ignore.
        if watched is self.text and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Show what is open now."""
        article = self._reading.article
        if article is None:
            self._shown = (None, View.FULL)
            return
        progress = self._reading.progress
        fresh = self._shown != (article, progress.view)
        if self._shown[0] is not article:
            self._show_article(article)
        self._shown = (article, progress.view)
        self.head.show_view(progress.view)
        spoken = frozenset(moment.stage for moment in self._reading.moments if moment.stage is not None)
        self.stage.show_stage(self._presenter.session.content.stage, spoken)
        if progress.view is View.FULL:
            self._show_text(article)
        else:
            self._show_lines(fresh=fresh)
        self._refresh_footer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.set_tall(self.height() >= self._theme.px(_TALL))
        self._show_conditions()

    @property
    def _speaks(self) -> bool:
        return self._reading.lines > 0 and self._reading.progress.view is View.ALOUD

    def _go_on(self) -> None:
        if self._reading.held:
            self._presenter.alerts.step()
        else:
            self._reading.move(1)

    def _show_article(self, article: ReadableArticle) -> None:
        symbol = STATES[article.article.state]
        self.head.show_article(article.article.title, self._meta(article), self._reading.views)
        self.head.state.show_state(symbol.icon, label(article.article.state), symbol.color)
        self.text.setAccessibleName(article.article.title)
        self.lines.setAccessibleName(article.article.title)
        self.others.show_others(self._reading.others)
        self._conditions.show_conditions(article.use_when, article.do_not_use_when)
        self._show_conditions()

    def _show_conditions(self) -> None:
        """Leave the room to the words where there is not enough for both; the conditions are in the full text."""
        article = self._reading.article
        shown = article is not None and bool(article.use_when or article.do_not_use_when)
        shown = shown and self.height() >= self._theme.px(_LEAST_FOR_CONDITIONS)
        self._conditions.setVisible(shown)
        self._rule.setVisible(shown)

    def _show_text(self, article: ReadableArticle) -> None:
        html = full_text(article.html, self._reading.values)
        self._stack.setCurrentWidget(self.text)
        if html != self._html:
            self._html = html
            self.text.set_html(html, article.images)

    def _show_lines(self, *, fresh: bool) -> None:
        progress, now = self._reading.progress, self._reading.now
        if now is None:
            return
        items = reader_items(now, self._reading.asked_slot, held=bool(self._reading.held))
        self._stack.setCurrentWidget(self.lines)
        if fresh:
            self.lines.show_items(items, aloud=progress.view is View.ALOUD)
        else:
            self.lines.update_items(items)
        if progress.line or not fresh:
            self.lines.follow_line()

    def _refresh_footer(self) -> None:
        reading = self._reading
        line, count = reading.progress.line, reading.lines
        number = self.tr("{line} / {count} 行").format(line=min(line + 1, count), count=count) if count else ""
        self.head.show_count(number if reading.progress.view is not View.FULL else "")
        self.held.show_questions(reading.held)
        self.footer.show_held(held=bool(reading.held))
        self.footer.show_state(
            more_lines=line < count,
            used=reading.used,
            empty=len(reading.empty),
            can_dismiss=self._presenter.can_dismiss,
            speaks=count > 0,
        )
        self.footer.show_key(reader_focused=self.lines.hasFocus() and self._speaks)

    def _meta(self, article: ReadableArticle) -> str:
        parts = [label(article.article.kind)]
        if article.article.validated_on is not None:
            parts.append(self.tr("検証 {day}").format(day=article.article.validated_on.isoformat()))
        if article.used:
            parts.append(self.tr("使用 {count}回").format(count=QLocale().toString(article.used)))
        if article.article.product:
            parts.append(article.article.product)
        return " · ".join(parts)

    def _refresh(self) -> None:
        gap = self._theme.gap
        self.text.setViewportMargins(gap(20), gap(12), gap(12), 0)

    def _build(self) -> None:
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stage)
        column.addWidget(self.held)
        column.addWidget(self._stack, 1)
        column.addWidget(self.others)
        column.addWidget(self.notice)
        column.addWidget(self._rule)
        column.addWidget(self._conditions)
        column.addWidget(HairLine(self._theme))
        column.addWidget(self.footer)
        self.head.follow(self.lines, self.text)

    def _connect(self) -> None:
        reading = self._reading
        for signal in (reading.opened, reading.moved, reading.filled, self._presenter.session.changed):
            signal.connect(self.refresh)
        self.lines.installEventFilter(self)
        self.text.installEventFilter(self)
        self.lines.moved.connect(reading.move)
        self.lines.line_chosen.connect(reading.go_to)
        self.lines.ticked.connect(reading.toggle)
        self.lines.copy_wanted.connect(self.copy)
        self.lines.left.connect(self.left)
        self.text.link_requested.connect(reading.open_link)
        self.others.open_wanted.connect(reading.open)
        self.stage.chosen.connect(lambda stage: self._presenter.session.set_fields(stage=stage))
        self.notice.command_wanted.connect(self.command_wanted)
        self.head.view_chosen.connect(lambda key: reading.choose(View(key)))
        self.head.close_wanted.connect(self.close_wanted)
        self.footer.next.clicked.connect(self._go_on)
        self.footer.use.clicked.connect(self.use_wanted)
        self.footer.copy.clicked.connect(self.copy)
        self.footer.dismiss.clicked.connect(self.ask_dismissal)
        self._popup.reason_chosen.connect(self._presenter.dismiss)
