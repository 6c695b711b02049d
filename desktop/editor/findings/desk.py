"""Brings the findings together with the text, the form and the messages of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.findings.pane import FindingsPane
from desktop.editor.findings.words import better_words, sentence_words
from desktop.editor.text.marks import Severity, TextMark
from desktop.widgets.message_bar import Grade as MessageGrade
from desktop.widgets.message_bar import Message
from kb.domain.finding import FixKind, Grade

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.commands import Command
    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.findings import FindingsPresenter
    from desktop.editor.text.pane import TextPane
    from desktop.theme import Theme
    from kb.domain.article_form import ArticleForm
    from kb.domain.finding import Finding

_SEVERITIES = {Grade.ERROR: Severity.ERROR, Grade.WARNING: Severity.WARNING}
_MENDED = "editor.mended"


class FindingsDesk(QObject):
    """Owns the pane; the screen gives it a place and passes commands on.

    Signals:
        message: (Message) for the message bar.
        blocked: (int) so many findings keep the article from becoming 検証済.
    """

    message = Signal(object)
    blocked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        presenter: FindingsPresenter,
        edited: EditedArticle,
        writing: TextPane,
        field_of: Callable[[str], QWidget | None],
    ) -> None:
        """``field_of`` returns the field of an attribute, by its key."""
        super().__init__()
        self._presenter = presenter
        self._edited = edited
        self._writing = writing
        self._text = writing.edit
        self._field_of = field_of
        self.pane = FindingsPane(theme)
        presenter.found.connect(self._on_found)
        presenter.moved.connect(lambda: self.pane.list.mark(presenter.current))
        presenter.jump.connect(self._on_jump)
        presenter.added.connect(self._on_added)
        presenter.mended.connect(self._on_mended)
        self.pane.next_wanted.connect(lambda: presenter.step(1))
        self.pane.list.reached.connect(presenter.set_current)
        self.pane.list.chosen.connect(presenter.go_to)
        self.pane.list.fix_wanted.connect(presenter.fix)
        presenter.choose.connect(self._on_choose)
        self.pane.list.left.connect(self._text.setFocus)
        self.pane.show_nothing()

    def carry_out(self, command: Command) -> bool:
        """Carry out F4, Shift+F4 and the key of the fix; return whether it was one of them."""
        if command.id == "editor.next_finding":
            self._presenter.step(1)
        elif command.id == "editor.previous_finding":
            self._presenter.step(-1)
        elif command.id == "editor.fix":
            self._presenter.fix()
        else:
            return False
        return True

    def _on_found(self) -> None:
        findings = self._presenter.findings
        if self._presenter.looked:
            self.pane.show_findings(findings, self._presenter.current)
        else:
            self.pane.show_nothing()
        self._text.set_findings([_mark(finding) for finding in findings if finding.line])
        self.blocked.emit(self._presenter.blockers)

    def _on_jump(self, finding: Finding) -> None:
        if finding.line:
            self._text.go_to(finding.line, finding.start, finding.end)
        elif finding.attribute:
            field = self._field_of(finding.attribute)
            if field is not None:
                field.setFocus()
        elif finding.fix is not None and finding.fix.kind is FixKind.EDIT:
            before = self._edited.form.body[: finding.fix.start]
            self._text.go_to(before.count("\n") + 1)

    def _on_added(self, place: int) -> None:
        """Let writing go on where something was put in."""
        self._text.select(place, place)
        self._text.setFocus()

    def _on_choose(self, finding: Finding) -> None:
        """Let an article or a placeholder be chosen to take the place of the one that is none."""
        fix = finding.fix
        if fix is None:
            return
        if fix.kind is FixKind.CHOOSE_ARTICLE:
            self._writing.choose_address(fix.start, fix.end, finding.params.get("detail", ""))
        else:
            self._writing.choose_slot(fix.start, fix.end)

    def _on_mended(self, before: ArticleForm) -> None:
        after = self._edited.form
        undo = self.tr("元に戻す")

        def go_back() -> None:
            if self._edited.form is after:
                self._edited.replace(before)

        said = self.tr("属性を直しました")
        self.message.emit(Message(said, MessageGrade.UNDO, action=undo, on_action=go_back, key=_MENDED))


def _mark(finding: Finding) -> TextMark:
    sentence = " → ".join(part for part in (sentence_words(finding), better_words(finding)) if part)
    return TextMark(finding.line, _SEVERITIES[finding.grade], sentence, finding.start, finding.end)
