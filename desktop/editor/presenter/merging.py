"""Putting together what is typed here and what somebody else saved meanwhile: what is left to a person to decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.ports import Forms, History
    from desktop.tasks.runner import TaskRunner
    from kb.domain.article import ArticleRevision
    from kb.domain.article_form import ArticleForm
    from kb.domain.article_merge import Side
    from kb.domain.form_merge import FormMerge
    from kb.domain.text_merge import Conflict


class Choice(Enum):
    """What is taken of lines that both changed: 自分, 相手, 両方, or what somebody wrote instead."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was chosen for one conflict of the body, and the lines that come of it."""

    choice: Choice
    lines: tuple[str, ...]


class MergePresenter(QObject):
    """``merge`` is what was put together, ``theirs`` the revision it is put together with.

    Signals:
        merged: ``merge`` is another one, with nothing decided yet.
        decided: something was decided, or decided otherwise.
        failed: (KbError).
    """

    merged = Signal()
    decided = Signal()
    failed = Signal(object)

    def __init__(
        self,
        edited: EditedArticle,
        history: History,
        forms: Forms,
        runner: TaskRunner,
        *,
        parent: QObject | None = None,
    ) -> None:
        """Merge nothing before ``load``."""
        super().__init__(parent)
        self._edited = edited
        self._history = history
        self._forms = forms
        self._runner = runner
        self._typed: ArticleForm | None = None
        self.base_number = 0
        self.theirs: ArticleRevision | None = None
        self.merge: FormMerge | None = None
        self.fields: dict[str, Side] = {}
        self.blocks: dict[int, Decision] = {}

    def load(self, theirs: ArticleRevision) -> None:
        """Merge what is typed now with a revision that was saved since it was started; ``merged`` follows."""
        article_id, typed = self._edited.article_id, self._edited.form
        if article_id is None or article_id != theirs.article.id:
            return
        base = self._edited.base_number
        work = partial(self._history.merge, article_id, base, typed, theirs.number)
        done = partial(self._on_merged, theirs, base, typed)
        self._runner.read(work, done, self.failed.emit, about=self._on_merged)

    @property
    def left(self) -> int:
        """How many conflicts nobody has decided yet."""
        if self.merge is None:
            return 0
        fields = sum(field.key not in self.fields for field in self.merge.field_conflicts)
        return fields + sum(place not in self.blocks for place in range(len(self.merge.body.conflicts)))

    @property
    def conflicts(self) -> int:
        """How many there are in all."""
        return len(self.merge.field_conflicts) + len(self.merge.body.conflicts) if self.merge else 0

    def choose_field(self, key: str, side: Side) -> None:
        """Take an attribute from one side."""
        self.fields[key] = side
        self.decided.emit()

    def choose_block(self, place: int, choice: Choice, lines: tuple[str, ...] = ()) -> None:
        """Decide a conflict of the body; ``lines`` are what was written where ``choice`` is EDITED."""
        conflict = self._conflict(place)
        if conflict is None:
            return
        taken = {
            Choice.OURS: conflict.ours,
            Choice.THEIRS: conflict.theirs,
            Choice.BOTH: (*conflict.ours, *conflict.theirs),
            Choice.EDITED: lines,
        }
        self.blocks[place] = Decision(choice, taken[choice])
        self.decided.emit()

    def text_of(self, place: int) -> str:
        """Return the text to begin with where a conflict is to be written anew: what was decided, or both."""
        conflict = self._conflict(place)
        if conflict is None:
            return ""
        decision = self.blocks.get(place)
        return "\n".join(decision.lines if decision else (*conflict.ours, *conflict.theirs))

    def take(self) -> bool:
        """Put the merged article into the editor, as one step that can be undone; False while something is left.

        What is typed counts from then on as started from the newer revision. Nothing happens either when somebody
        typed on meanwhile: that text is in no merge yet.
        """
        merge, theirs = self.merge, self.theirs
        if merge is None or theirs is None or self.left or not self._is_current(theirs):
            return False
        form = merge.form(self.fields, {place: decision.lines for place, decision in self.blocks.items()})
        self._edited.rebase(theirs, self._forms.of(theirs.article))
        self._edited.replace(form)
        self.merge = None
        return True

    def _is_current(self, theirs: ArticleRevision) -> bool:
        return self._edited.article_id == theirs.article.id and self._edited.form == self._typed

    def _conflict(self, place: int) -> Conflict | None:
        return self.merge.body.conflicts[place] if self.merge else None

    def _on_merged(self, theirs: ArticleRevision, base: int, typed: ArticleForm, merge: FormMerge) -> None:
        if theirs.article.id != self._edited.article_id:
            return
        self._typed, self.theirs, self.base_number, self.merge = typed, theirs, base, merge
        self.fields, self.blocks = {}, {}
        self.merged.emit()
