"""The article in the editor: what it was when it was opened, what was typed since, what keeps it from being saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.article import KINDS_OF_ATTRIBUTES
from kb.domain.article_form import ArticleForm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kb.domain.article import ArticleRevision
    from kb.domain.article_form import FormValue
    from kb.errors import Problem

#: Attributes that are no text to be typed: buttons change them.
_OF_THE_LIBRARY = ("state", "validated_on")
#: What stands in the head of the article and not in its form.
_IN_THE_HEAD = ("title", *_OF_THE_LIBRARY)


class EditedArticle(QObject):
    """What every part of the screen looks at; only the panes that are typed in and the saver change it.

    Signals:
        opened: another article is in the editor (or none): show everything anew, and forget what could be undone.
        replaced: (ArticleForm before) the same article has other content, not typed: take it over as one step to undo.
        changed: an attribute or the body is different; follows every keystroke.
        based: the article was saved: ``revision`` is another one, the content stands as it is.
        checked: ``problems`` are those of the present content.
    """

    opened = Signal()
    replaced = Signal(object)
    changed = Signal()
    based = Signal()
    checked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without an article."""
        super().__init__(parent)
        self._id: UUID | None = None
        self._revision: ArticleRevision | None = None
        self._number = 0
        self._base = ArticleForm()
        self._form = ArticleForm()
        self._problems: tuple[Problem, ...] = ()
        self._aside: dict[str, FormValue] = {}

    # What is

    @property
    def article_id(self) -> UUID | None:
        """The article, which may not be in the library yet; None while none is open."""
        return self._id

    @property
    def revision(self) -> ArticleRevision | None:
        """The revision that was started from; None for a new article."""
        return self._revision

    @property
    def base_number(self) -> int:
        """Number of the revision that what is typed was started from, 0 for a new article."""
        return self._number

    @property
    def base(self) -> ArticleForm:
        """That revision as a form; an empty one for a new article."""
        return self._base

    @property
    def form(self) -> ArticleForm:
        """What is typed now."""
        return self._form

    @property
    def modified(self) -> bool:
        """Whether anything was typed that is in no revision."""
        return self._id is not None and not self._form.same_as(self._base)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps it from being saved, as far as it was checked: attributes at line 0, the body's lines from 1."""
        return self._problems

    # What is typed

    def set_value(self, key: str, value: FormValue) -> None:
        """Take an attribute as typed; without effect while no article is open."""
        form = self._form.with_value(key, value)
        self._take(self._for_its_kind(form) if key == "kind" else form)

    def set_attributes(self, values: Mapping[str, FormValue]) -> None:
        """Take what all fields of the form said at another time; the head and the text stay as they are."""
        form = replace(self._form, values=values)
        for key in _IN_THE_HEAD:
            form = form.with_value(key, self._form.values.get(key, ""))
        self._take(form)

    def set_body(self, body: str) -> None:
        """Take the Markdown as typed."""
        self._take(replace(self._form, body=body))

    # What is opened and saved

    def open(
        self, article_id: UUID | None, revision: ArticleRevision | None, base: ArticleForm, form: ArticleForm
    ) -> None:
        """Put another article in: the revision, that as a form, and what stands in the editor (a draft, mostly it)."""
        self._id, self._revision, self._base, self._form = article_id, revision, base, form
        self._number = revision.number if revision else 0
        self._problems = ()
        self._aside = {}
        self.opened.emit()

    def replace(self, form: ArticleForm) -> None:
        """Put other content into the same article, so that it can be undone: a merge, a revision to restore."""
        before, self._form = self._form, form
        if form != before:
            self.replaced.emit(before)
            self.changed.emit()

    def rebase(self, revision: ArticleRevision, base: ArticleForm) -> None:
        """Take in that the article is saved as ``revision``; what was typed since stays, the state is that saved."""
        self._revision, self._base, self._number = revision, base, revision.number
        for key in _OF_THE_LIBRARY:
            self._form = self._form.with_value(key, base.values.get(key, ""))
        self.based.emit()

    def hold_number(self, number: int) -> None:
        """Take in that what is typed was started from an older revision than the newest, which ``revision`` is."""
        self._number = number
        self.based.emit()

    def follow(self, revision: ArticleRevision, base: ArticleForm) -> None:
        """Take over a newer revision of an article in which nothing was typed."""
        before = self._form
        self._revision, self._base, self._number, self._form = revision, base, revision.number, base
        self.replaced.emit(before)
        self.changed.emit()
        self.based.emit()

    def set_problems(self, form: ArticleForm, problems: tuple[Problem, ...]) -> None:
        """Take what was found in ``form``, unless it is out of date."""
        if form is self._form:
            self._problems = problems
            self.checked.emit()

    def _for_its_kind(self, form: ArticleForm) -> ArticleForm:
        """Put aside what the new kind may not carry, and take back what it may: choosing a kind loses nothing."""
        for key, kind in KINDS_OF_ATTRIBUTES.items():
            if kind is form.kind:
                form = form.with_value(key, form.values.get(key) or self._aside.pop(key, ""))
            elif key in form.values:
                self._aside[key] = form.values[key]
                form = form.with_value(key, "")
        return form

    def _take(self, form: ArticleForm) -> None:
        if self._id is not None and form != self._form:
            self._form = form
            self.changed.emit()
