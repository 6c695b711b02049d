"""The services behind the screen 編集, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from kb.documents.article_form import article_of, form_of, read_form, write_form
from kb.documents.readable import readable
from kb.domain.article import Article, ArticleRevision, Changes, Kind, State
from kb.domain.article_form import ArticleForm, LibraryWords
from kb.domain.article_line import ArticleLine
from kb.errors import ArticleChangedError, ArticleInvalidError, ArticleNotFoundError
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from datetime import datetime

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.reading import ReadableArticle
    from kb.errors import KbError, Problem

BODY = "## 内容\n\n受付は平日の9時からです。\n\n## お願い\n\nお客様に伝えてください。\n"


@dataclass(frozen=True)
class FakeDraft:
    article_id: UUID
    text: str
    base_number: int
    saved_at: datetime


def article(number: int, kind: Kind = Kind.NOTICE, state: State = State.NOT_VALIDATED, body: str = BODY) -> Article:
    return Article(id=UUID(int=number), kind=kind, title=f"記事 {number}", body=body, state=state)


@dataclass
class FakeEditing:
    """Keeps revisions and drafts in dictionaries; ``failures`` by method name are raised first, one a call."""

    clock: Clock = field(default_factory=FakeClock)
    revisions: dict[UUID, list[ArticleRevision]] = field(default_factory=dict)
    drafts: dict[UUID, FakeDraft] = field(default_factory=dict)
    failures: dict[str, list[KbError]] = field(default_factory=dict)
    draft_count: int = 0

    def add(self, *articles: Article) -> None:
        for one in articles:
            self.save(one)

    def get(self, article_id: UUID) -> ArticleRevision:
        if article_id not in self.revisions:
            raise ArticleNotFoundError(article=str(article_id))
        return self.revisions[article_id][-1]

    def save(self, article: Article, *, editor: str = "", base_number: int | None = None) -> Changes:
        self._fail("save")
        former = self.revisions.setdefault(article.id, [])
        if base_number is not None and base_number != len(former):
            raise ArticleChangedError(article=str(article.id), latest=len(former))
        self.drafts.pop(article.id, None)
        former.append(
            ArticleRevision(article=article, number=len(former) + 1, saved_at=self.clock.now(), saved_by=editor)
        )
        return Changes(articles=frozenset({article.id}))

    def save_draft(self, article_id: UUID, text: str, *, editor: str = "", base_number: int = 0) -> None:
        self._fail("save_draft")
        self.draft_count += 1
        self.drafts[article_id] = FakeDraft(article_id, text, base_number, self.clock.now())

    def draft(self, article_id: UUID, *, editor: str = "") -> FakeDraft | None:
        return self.drafts.get(article_id)

    def discard_draft(self, article_id: UUID, *, editor: str = "") -> None:
        self.drafts.pop(article_id, None)

    def _fail(self, method: str) -> None:
        if self.failures.get(method):
            raise self.failures[method].pop(0)


@dataclass
class FakeForms:
    """The real forms, and the list of ``editing``."""

    editing: FakeEditing = field(default_factory=FakeEditing)
    known: LibraryWords = field(default_factory=LibraryWords)

    def of(self, article: Article) -> ArticleForm:
        return form_of(article)

    def read(self, text: str) -> ArticleForm:
        return read_form(text)

    def write(self, form: ArticleForm) -> str:
        return write_form(form)

    def check(self, form: ArticleForm, token: CancelToken | None = None) -> tuple[Problem, ...]:
        return article_of(form)[1]

    def article(self, form: ArticleForm, article_id: UUID) -> Article:
        made, problems = article_of(form)
        if problems:
            raise ArticleInvalidError(problems)
        return Article(**{name: getattr(made, name) for name in made.__slots__} | {"id": article_id})

    def preview(self, form: ArticleForm, token: CancelToken | None = None) -> ReadableArticle:
        return readable(article_of(form)[0])

    def words(self) -> LibraryWords:
        return self.known

    def lines(self) -> tuple[ArticleLine, ...]:
        latest = [revisions[-1].article for revisions in self.editing.revisions.values()]
        return tuple(ArticleLine(one.id, one.kind, one.title, one.state) for one in latest)


@dataclass
class FakeEditorLibrary:
    """``EditorServices``."""

    editing: FakeEditing = field(default_factory=FakeEditing)

    @property
    def forms(self) -> FakeForms:
        return FakeForms(self.editing)
