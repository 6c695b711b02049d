"""言葉の点検: a reply or a mail is written or pasted, words that make it worse are marked with better ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from desktop.call.guidance.reply import empty_slots, filled
from desktop.call.guidance.wording_rows import WordingRows
from desktop.call.note_text import utf16_spans
from desktop.commands import command
from desktop.i18n import noop, translate
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.panes import HairLine
from desktop.widgets.segmented import SegmentedControl
from desktop.widgets.sheet import Sheet
from kb.domain.wording import WordingUse, sentence_around

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.commands import Command
    from desktop.theme import Theme

_TITLE = noop("WordingSheet", "言葉の点検")
_HEIGHT = 116
_TAKE = "call.open"


class WordingSheet(Sheet):
    """Alt and a figure take the better words of a finding; Ctrl+Enter copies, knowingly where something is left.

    Signals:
        copied: (text) is to be put on the clipboard.
    """

    copied = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Wait for ``ask``."""
        super().__init__(theme, translate("WordingSheet", _TITLE), owner)
        self._theme = theme
        self._presenter = presenter
        self._check = presenter.wording
        self._knowing = False
        self.panel.set_subtitle(self.tr("書くか貼り付けると、火に油を注ぐ言葉とその言い換えが出ます。"))
        words = {use.value: label(use) for use in (WordingUse.REPLY, WordingUse.MAIL)}
        self.use = SegmentedControl(theme, words, name=self.tr("使い道"))
        self.panel.add_head(self.use)
        self.edit = QTextEdit()
        self.edit.setAcceptRichText(False)
        self.edit.setTabChangesFocus(True)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setAccessibleName(self.tr("返答"))
        self.edit.setPlaceholderText(self.tr("返答を書く、または貼り付ける"))
        self.rows = WordingRows(theme)
        self.mail = Button(theme, self.tr("開いている記事のメール文を入れる"), style=ButtonStyle.PLAIN, icon="mail")
        self.primary = Button(theme, "", style=ButtonStyle.PRIMARY, icon="copy", key=command("use").cap)
        self.reason = Label(theme, role="ui", color="warn", icon="warning")
        self.panel.body.addWidget(self.edit)
        self.panel.body.addWidget(HairLine(theme))
        self.panel.body.addWidget(self.rows)
        self.set_primary(self.primary)
        self.panel.add_action(self.mail)
        self.panel.add_action(self.reason)
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()

    def ask(self) -> bool:
        """Go on with the reply of this call."""
        self.mail.setVisible(bool(self._mail_text))
        self._refresh()
        self.open(self.edit)
        return True

    def takes(self, item: Command) -> bool:
        """Let Alt and a figure take better words instead of opening a suggestion behind the sheet."""
        if item.id == _TAKE:
            self.take(item.number)
        return super().takes(item)

    def take(self, number: int) -> bool:
        """Put the better words of the n-th finding in place of its sentence, to be undone as typing is."""
        findings = self._check.findings
        if not self._check.checked or not 0 < number <= len(findings):
            return False
        finding = findings[number - 1]
        if not finding.example:
            return False
        text = self.edit.toPlainText()
        ((start, end),) = utf16_spans(text, (sentence_around(text, finding.start, finding.end),))
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(finding.example)
        self._check.check_now()
        return True

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_text)
        self.use.chosen.connect(self._on_text)
        self.mail.clicked.connect(self._fill_in_mail)
        self.rows.taken.connect(self.take)
        self.accepted.connect(self._copy)
        self._check.found.connect(self._refresh)
        self._check.emptied.connect(self.edit.clear)

    @property
    def _mail_text(self) -> str:
        article = self._presenter.reading.article
        return filled(article.mail, self._presenter.reading.values) if article else ""

    def _fill_in_mail(self) -> None:
        self.use.choose(WordingUse.MAIL.value)
        cursor = self.edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self._mail_text)  # as one change that can be undone
        self.edit.setFocus()

    def _on_text(self) -> None:
        self._knowing = False
        self._check.set_text(self.edit.toPlainText(), WordingUse(self.use.current))
        self._refresh()

    def _refresh(self) -> None:
        text, findings = self.edit.toPlainText(), self._check.findings if self._check.checked else ()
        self.rows.show_findings(text, findings, checked=self._check.checked and bool(text.strip()))
        self._mark()
        empty = empty_slots(text)
        reason = ""
        if empty:
            reason = self.tr("「{slot}」が未入力です").format(slot=empty[0])
        elif self._knowing and findings:
            reason = self.tr("指摘が {count} 件残っています。もう一度押すとコピーします").format(count=len(findings))
        self.reason.show_text(reason)
        self.reason.setVisible(bool(reason))
        self.primary.setEnabled(bool(text.strip()) and not empty and self._check.checked)
        left = bool(findings) and self._knowing
        self.primary.set_words(self.tr("承知のうえでコピー") if left else self.tr("コピー"))

    def _mark(self) -> None:
        """Underline what was found; the text itself stays untouched."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._theme.color("warn.solid"))
        look.setBackground(self._theme.color("warn.tint"))
        look.setForeground(self._theme.color("text.primary"))
        findings = self._check.findings if self._check.checked else ()
        spans = tuple((finding.start, finding.end) for finding in findings)
        selections = []
        for start, end in utf16_spans(self.edit.toPlainText(), spans):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.edit.setExtraSelections(selections)

    def _copy(self) -> None:
        if self._check.findings and not self._knowing:
            self._knowing = True
            self._refresh()
            return
        self.copied.emit(self.edit.toPlainText())
        self.leave()

    def _dress(self) -> None:
        self.edit.setFont(self._theme.font("body"))
        self.edit.document().setDocumentMargin(0)
        self.edit.setViewportMargins(0, self._theme.gap(12), 0, self._theme.gap(8))
        self.edit.setFixedHeight(self._theme.px(_HEIGHT))
        self._mark()
