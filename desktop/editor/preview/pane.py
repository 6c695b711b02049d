"""The pane 見え方: the article as agents will see it, in four forms, at the place that is being written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.editor.preview.aloud_list import AloudList
from desktop.editor.preview.card import CardView
from desktop.editor.preview.following import Following
from desktop.editor.preview.numbered_view import NumberedView, document_html, mail_html
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.panes import EmptyState, PaneHead, set_ground
from desktop.widgets.segmented import SegmentedControl
from kb.domain.article import RECOMMENDED_KINDS, Kind

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desktop.editor.preview.following import Shown, Source
    from desktop.theme import Theme
    from kb.domain.preview import ArticlePreview

FULL, CARD, ALOUD, MAIL = "full", "card", "aloud", "mail"

#: A pause this many times as long as showing took: what is slow to show does not hold up who goes on writing.
_PATIENCE = 3
#: What nobody notices while typing, in milliseconds: one picture of the screen.
_UNNOTICED = 16
#: Below this width at 100 % the head keeps the sign of going together, and leaves its words to the tooltip.
_WORDS_NEED = 470


class PreviewPane(QWidget):
    """Shows what ``show_preview`` brings, where the text is.

    Signals:
        line_wanted: (line from 1) somebody wants to write at what was double-clicked.
        link_wanted: (address) a ``kb:`` link was followed.
    """

    line_wanted = Signal(int)
    link_wanted = Signal(str)

    def __init__(self, theme: Theme, source: Source, parent: QWidget | None = None) -> None:
        """Go together with ``source``, the edit of the text."""
        super().__init__(parent)
        self._theme = theme
        self._preview: ArticlePreview | None = None
        self._stale: set[str] = set()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._show_current)
        self._last_took = 0
        set_ground(self, "subtle")
        words = {FULL: self.tr("全文"), CARD: self.tr("カード"), ALOUD: self.tr("読み上げ"), MAIL: self.tr("メール")}
        self.head = PaneHead(theme, self.tr("見え方"))
        self.forms = SegmentedControl(theme, words, name=self.tr("見え方"))
        self.together = Button(theme, self.tr("本文と同じ位置"), style=ButtonStyle.QUIET, size=ButtonSize.BAR)
        self.full = NumberedView(theme, name=self.tr("全文の見え方"))
        self.card = CardView(theme, name=self.tr("候補に出るときの見え方"))
        self.aloud = AloudList(theme, name=self.tr("読み上げの見え方"))
        self.mail = NumberedView(theme, name=self.tr("メールの見え方"))
        self._nothing = EmptyState(theme, "")
        self.stack = QStackedWidget()
        self.following = Following(source, self)
        self._build()
        self.forms.chosen.connect(lambda _: self._show_current())
        self.together.clicked.connect(lambda: self.following.switch(not self.following.on))
        self.following.changed.connect(self._show_together)
        for view in (self.full, self.mail):
            view.link_requested.connect(self.link_wanted)
            view.completed.connect(partial(self._take_in_all, view))
        for chosen in (self.full.line_chosen, self.mail.line_chosen, self.aloud.line_chosen):
            chosen.connect(self.line_wanted)
        self._show_together()
        self._show_current()

    def show_preview(self, preview: ArticlePreview | None) -> None:
        """Show the article as it is now; None while there is no article."""
        before = self._preview
        self._preview = preview
        self._stale = {FULL, CARD, ALOUD, MAIL}
        self._offer_forms()
        other = before is None or preview is None or before.article.article.id != preview.article.article.id
        if not self.isVisible():
            return  # it is brought up to date when somebody looks
        if other or self._last_took <= _UNNOTICED:
            self._show_current()
        else:
            self._pause.start(self._last_took * _PATIENCE)

    def choose(self, form: str) -> None:
        """Show another form: FULL, CARD, ALOUD or MAIL."""
        self.forms.choose(form)
        self._show_current()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # What is shown

    def _offer_forms(self) -> None:
        """Offer the forms that the kind has: a notice is no suggestion, only scripts have a mail."""
        kind = self._preview.article.article.kind if self._preview else Kind.SCRIPT
        shown = {
            FULL: True,
            CARD: kind is Kind.CASE or kind in RECOMMENDED_KINDS,
            ALOUD: kind in {Kind.SCRIPT, Kind.PROCEDURE},
            MAIL: kind is Kind.SCRIPT,
        }
        for form, is_shown in shown.items():
            self.forms.set_shown(form, is_shown)
        if not shown[self.forms.current]:
            self.forms.choose(FULL)

    def _show_current(self) -> None:
        self._pause.stop()
        form, preview = self.forms.current, self._preview
        took = QElapsedTimer()
        took.start()
        with self.following.changing():
            if preview is not None and form in self._stale:
                self._stale.discard(form)
                self._fill(form, preview)
            sentence = self._what_is_missing(form)
            self._nothing.set_sentence(sentence)
            views: dict[str, QWidget] = {FULL: self.full, CARD: self.card, ALOUD: self.aloud, MAIL: self.mail}
            self.stack.setCurrentWidget(self._nothing if sentence else views[form])
        self._last_took = round(took.elapsed())
        places: dict[str, Shown] = {FULL: self.full, ALOUD: self.aloud, MAIL: self.mail}
        self.following.set_shown(None if sentence else places.get(form))
        self.together.setVisible(form in places)

    def _take_in_all(self, view: NumberedView) -> None:
        """Stand where the text is or, apart from it, where one was before, now that all of it is there."""
        with self.following.changing():
            view.back_to_place()

    def _fill(self, form: str, preview: ArticlePreview) -> None:
        if form == FULL:
            self.full.show_html(document_html(preview), preview.article.images)
        elif form == MAIL:
            self.mail.show_html(mail_html(preview))
        elif form == ALOUD:
            self.aloud.show_preview(preview)
        else:
            self.card.show_preview(preview)

    def _what_is_missing(self, form: str) -> str:
        """Return why there is nothing to show, if there is nothing."""
        preview = self._preview
        if preview is None:
            return self.tr("記事を選ぶと、見え方が出ます。")
        if form == FULL and not preview.article.html:
            return self.tr("本文を書くと、ここに見え方が出ます。")
        if form == ALOUD and not preview.article.steps:
            return self.tr("読み上げる段がまだありません。「### 」で段を、「- 」で一息の言葉を書きます。")
        if form == MAIL and not preview.article.mail:
            return self.tr("「メールの文面」の節がありません。見出しから入れられます。")
        return ""

    # Looks

    def _show_together(self) -> None:
        self.together.set_icon("check" if self.following.on else "swap")
        self._arrange()

    def _arrange(self) -> None:
        roomy = self.width() >= self._theme.px(_WORDS_NEED)
        on, other = self.tr("本文と同じ位置"), self.tr("本文と別の位置")
        moves = self.tr("本文と一緒に動きます。押すと、別々に動きます。")
        stays = self.tr("本文と別々に動きます。押すと、一緒に動きます。")
        words, tip = (on, moves) if self.following.on else (other, stays)
        self.together.set_words(words if roomy else "")
        self.together.setAccessibleName(words)
        self.together.setAccessibleDescription(tip)
        self.together.setToolTip(tip)

    def _build(self) -> None:
        self.head.add_left(self.forms)
        self.head.add_right(self.together)
        self.head.follow(self.full, self.card, self.aloud, self.mail)
        for widget in (self.full, self.card, self.aloud, self.mail, self._nothing):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self._theme.changed.connect(self._arrange)
