"""What was found in the article in the editor: looked for as it is typed, gone through by key, mended as one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch
from kb.domain.finding import Finding, FixKind, Grade, count_grade

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.ports import Linting
    from desktop.tasks.faults import FaultChannel
    from kb.cancellation import CancelToken
    from kb.domain.article_form import ArticleForm
    from kb.domain.finding import Fix

#: A pause in which one looks up: what is half typed is no finding while the word is being typed.
DELAY_MS = 400

_Asked = tuple["ArticleForm", "UUID"]


class FindingsPresenter(QObject):
    """Holds the findings and which of them one is at.

    Signals:
        found: ``findings`` are others.
        moved: ``current`` is another.
        jump: (Finding) show where it is.
        added: (int) a fix put something in that ends before this character of the text: one goes on writing there.
        choose: (Finding) its fix needs a choice: an article to link to, a placeholder.
        open_wanted: (article id) its fix is to look at that article.
        mended: (ArticleForm before) an attribute was changed by a fix; what is typed can undo nothing of it.
        failed: (KbError) nothing can be looked for.
    """

    found = Signal()
    moved = Signal()
    jump = Signal(object)
    added = Signal(int)
    choose = Signal(object)
    open_wanted = Signal(object)
    mended = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        edited: EditedArticle,
        linting: Linting,
        faults: FaultChannel,
        *,
        delay_ms: int = DELAY_MS,
        parent: QObject | None = None,
    ) -> None:
        """Follow the article in the editor."""
        super().__init__(parent)
        self._edited = edited
        self._linting = linting
        self._findings: tuple[Finding, ...] = ()
        self._current = -1
        #: Whether the editor was led to the current finding: one that took the place of a mended one is still ahead.
        self._arrived = True
        self._looked_at: ArticleForm | None = None
        self._fix_later: Finding | None = None
        self._live: LiveSearch[_Asked, tuple[ArticleForm, tuple[Finding, ...]]] = LiveSearch(
            self._look, faults, delay_ms=delay_ms, parent=self
        )
        self._live.succeeded.connect(self._on_found)
        self._live.failed.connect(self.failed)
        edited.opened.connect(self._on_opened)
        edited.changed.connect(self.look_again)
        edited.based.connect(self.look_again)

    # What is

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found last, errors first."""
        return self._findings

    @property
    def current(self) -> int:
        """The finding one is at, -1 for none."""
        return self._current

    @property
    def looked(self) -> bool:
        """Whether the article was looked over at all since it was opened."""
        return self._looked_at is not None

    @property
    def up_to_date(self) -> bool:
        """Whether the findings are those of what is typed now."""
        return self._looked_at is not None and self._looked_at is self._edited.form

    @property
    def blockers(self) -> int:
        """How many findings keep the article from becoming 検証済."""
        return sum(finding.blocks_validation for finding in self._findings)

    def count(self, grade: Grade) -> int:
        """Return how many findings are of a grade."""
        return count_grade(self._findings, grade)

    # What the editor does

    def look_again(self) -> None:
        """Look once typing pauses: the article or what it links to is different."""
        article_id = self._edited.article_id
        if article_id is None:
            self._live.cancel()
        else:
            self._live.set_query((self._edited.form, article_id))

    def step(self, by: int) -> None:
        """Go to the next (1) or the former (-1) finding, round the ends."""
        if self._findings:
            start = self._current if self._current >= 0 or by > 0 else 0
            ahead = by if self._arrived or by < 0 else by - 1
            self.go_to((start + ahead) % len(self._findings))

    def set_current(self, place: int) -> None:
        """Be at a finding without showing where it is."""
        if place != self._current:
            self._current = place
            self.moved.emit()

    def go_to(self, place: int) -> None:
        """Be at a finding and show where it is."""
        if 0 <= place < len(self._findings):
            self._arrived = True
            self.set_current(place)
            self.jump.emit(self._findings[place])

    def fix(self, place: int | None = None) -> bool:
        """Carry out what is offered for a finding, the current one by default; return whether anything is."""
        place = self._current if place is None else place
        if not 0 <= place < len(self._findings) or self._findings[place].fix is None:
            return False
        self.set_current(place)
        if self.up_to_date:
            self._carry_out(self._findings[place])
        else:
            # Its places are those of an older text.
            self._fix_later = self._findings[place]
            self._live.flush()
        return True

    def close(self) -> None:
        """Stop."""
        self._live.close()

    # Looking and mending

    def _look(self, asked: _Asked, token: CancelToken) -> tuple[ArticleForm, tuple[Finding, ...]]:
        form, article_id = asked
        return form, self._linting.lint_form(form, article_id, token)

    def _on_opened(self) -> None:
        self._fix_later = None
        self._show(None, ())
        self.look_again()
        self._live.flush()

    def _on_found(self, answer: tuple[ArticleForm, tuple[Finding, ...]]) -> None:
        form, findings = answer
        self._show(form, findings)
        wanted, self._fix_later = self._fix_later, None
        if wanted is not None and self.up_to_date:
            again = next((one for one in findings if _same(one, wanted)), None)
            if again is not None:
                self._carry_out(again)

    def _show(self, form: ArticleForm | None, findings: tuple[Finding, ...]) -> None:
        first = self.looked is not (form is not None)
        self._looked_at = form
        if first or findings != self._findings:
            before = self._findings[self._current] if self._current >= 0 else None
            self._findings = findings
            self._current = self._place_of(before)
            self._arrived = self._current < 0 or (before is not None and _same(findings[self._current], before))
            self.found.emit()
            self.moved.emit()

    def _place_of(self, before: Finding | None) -> int:
        """Return where one is now: at the same finding, else at the one that took its place."""
        if before is None or not self._findings:
            return -1
        same = next((place for place, one in enumerate(self._findings) if _same(one, before)), None)
        return min(self._current, len(self._findings) - 1) if same is None else same

    def _carry_out(self, finding: Finding) -> None:
        fix = finding.fix
        if fix is None:
            return
        if fix.kind is FixKind.EDIT:
            self.replace_text(fix, fix.text)
            if finding.line:
                self.jump.emit(finding)
            else:
                self.added.emit(fix.start + len(fix.text.rstrip()))
        elif fix.kind is FixKind.SET_ATTRIBUTE:
            self._set_attribute(finding.attribute, fix)
        elif fix.kind is FixKind.OPEN_ARTICLE:
            self.open_wanted.emit(fix.article_id)
        else:
            self.choose.emit(finding)

    def replace_text(self, fix: Fix, text: str) -> None:
        """Put ``text`` in the place that a fix names, as one step that can be undone."""
        body = self._edited.form.body
        self._edited.replace(replace(self._edited.form, body=body[: fix.start] + text + body[fix.end :]))

    def _set_attribute(self, key: str, fix: Fix) -> None:
        before = self._edited.form
        listed = isinstance(before.values.get(key), tuple)
        self._edited.replace(before.with_value(key, fix.values if listed else "".join(fix.values)))
        self.mended.emit(before)


def _same(one: Finding, other: Finding) -> bool:
    """Tell whether two findings say the same of the same place; lines above may have come or gone."""
    return (one.code, one.attribute, one.params) == (other.code, other.attribute, other.params)
