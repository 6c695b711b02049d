"""The services behind the screen 編集, in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from kb.documents.article_form import article_of, form_of, read_form, write_form
from kb.documents.case_report import report_of
from kb.documents.preview import article_preview
from kb.domain.article import Article, ArticleRevision, Changes, Kind, State
from kb.domain.article_form import ArticleForm
from kb.domain.article_heading import ArticleHeading, HeadingChoices, HeadingPage, HeadingQuery
from kb.domain.attachment import Attachment, attachment_id
from kb.domain.form_diff import FormDiff, RevisionEntry, body_counts, diff_forms
from kb.domain.form_merge import FormMerge, merge_forms
from kb.domain.lifecycle import Usage
from kb.domain.permission import StaffRole
from kb.domain.stored_draft import StoredDraft
from kb.domain.writing import LinkTarget, WritingAids
from kb.errors import (
    ArticleChangedError,
    ArticleInvalidError,
    ArticleNotFoundError,
    NotPermittedError,
)
from tests.fakes.clock import FakeClock
from tests.fakes.editor_checks import FakeAppearances, FakeLinting, FakeNearDuplicates
from tests.fakes.exits import FakeExits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.case_report import CaseReport
    from kb.domain.permission import Permission
    from kb.domain.preview import ArticlePreview
    from kb.domain.stored_draft import OtherWriter
    from kb.errors import KbError, Problem

BODY = "## 内容\n\n受付は平日の9時からです。\n\n## お願い\n\nお客様に伝えてください。\n"


def article(number: int, kind: Kind = Kind.NOTICE, state: State = State.NOT_VALIDATED, body: str = BODY) -> Article:
    return Article(id=UUID(int=number), kind=kind, title=f"記事 {number}", body=body, state=state)


@dataclass
class FakeDrafts:
    """Keeps the drafts of this window in ``kept``; ``left`` are those of windows that are gone."""

    clock: Clock = field(default_factory=FakeClock)
    kept: dict[UUID, StoredDraft] = field(default_factory=dict)
    left: list[StoredDraft] = field(default_factory=list)
    others: dict[UUID, tuple[OtherWriter, ...]] = field(default_factory=dict)
    failures: list[KbError] = field(default_factory=list)

    def save(self, article_id: UUID, text: str, *, editor: str = "", base_number: int = 0) -> StoredDraft:
        if self.failures:
            raise self.failures.pop(0)
        draft = StoredDraft(
            article_id=article_id, editor=editor, text=text, base_number=base_number, saved_at=self.clock.now()
        )
        self.kept[article_id] = draft
        return draft

    def own(self, article_id: UUID, *, editor: str = "") -> StoredDraft | None:
        return self.kept.get(article_id)

    def drafts_of(self, article_id: UUID, *, editor: str | None = None) -> tuple[StoredDraft, ...]:
        return tuple(draft for draft in (*self.kept.values(), *self.left) if draft.article_id == article_id)

    def of_editor(self, *, editor: str = "") -> tuple[StoredDraft, ...]:
        return (*self.kept.values(), *self.left)

    def recoverable(self, *, editor: str = "") -> tuple[StoredDraft, ...]:
        return tuple(self.left)

    def others_editing(self, article_id: UUID) -> tuple[OtherWriter, ...]:
        return self.others.get(article_id, ())

    def adopt(self, draft: StoredDraft, *, editor: str = "") -> StoredDraft | None:
        if draft not in self.left:
            return None
        self.left.remove(draft)
        self.kept[draft.article_id] = draft
        return draft

    def discard(self, article_id: UUID, *, editor: str = "") -> None:
        self.kept.pop(article_id, None)


@dataclass
class FakeEditing:
    """Keeps revisions and drafts in dictionaries; ``failures`` by method name are raised first, one a call."""

    clock: Clock = field(default_factory=FakeClock)
    revisions: dict[UUID, list[ArticleRevision]] = field(default_factory=dict)
    drafts: FakeDrafts = field(default_factory=FakeDrafts)
    failures: dict[str, list[KbError]] = field(default_factory=dict)

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
        self.drafts.discard(article.id)
        former.append(
            ArticleRevision(article=article, number=len(former) + 1, saved_at=self.clock.now(), saved_by=editor)
        )
        return Changes(articles=frozenset({article.id}))

    def _fail(self, method: str) -> None:
        if self.failures.get(method):
            raise self.failures[method].pop(0)


class FakeForms:
    """The real forms."""

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

    def preview(self, form: ArticleForm, token: CancelToken | None = None) -> ArticlePreview:
        return article_preview(article_of(form)[0])


@dataclass
class FakeLists:
    """Lists what ``editing`` has; ``asked`` are the pages."""

    editing: FakeEditing = field(default_factory=FakeEditing)
    asked: list[tuple[HeadingQuery, int]] = field(default_factory=list)

    def page(self, query: HeadingQuery, *, offset: int = 0, limit: int = 200) -> HeadingPage:
        self.asked.append((query, offset))
        found = self._found(query)
        return HeadingPage(tuple(found[offset : offset + limit]), offset, len(found))

    def first(self, query: HeadingQuery, *, limit: int = 200) -> Mapping[Kind, HeadingPage]:
        pages = {kind: self.page(replace(query, kinds=(kind,)), limit=limit) for kind in Kind}
        return {kind: page for kind, page in pages.items() if page.total}

    def choices(self) -> HeadingChoices:
        found = self._found(HeadingQuery())
        return HeadingChoices(
            kinds=Counter(one.kind for one in found),
            states=Counter(one.state for one in found),
            products=Counter(one.product for one in found if one.product),
            causes=Counter(one.cause for one in found if one.cause),
            tags=Counter(tag for one in found for tag in one.tags),
        )

    def _found(self, query: HeadingQuery) -> list[ArticleHeading]:
        latest = [revisions[-1] for revisions in self.editing.revisions.values()]
        return [
            heading_of(revision)
            for revision in latest
            if query.text in revision.article.title
            and revision.article.kind in (query.kinds or tuple(Kind))
            and revision.article.state in (query.states or tuple(State))
        ]


def heading_of(revision: ArticleRevision) -> ArticleHeading:
    article = revision.article
    return ArticleHeading(
        id=article.id,
        kind=article.kind,
        title=article.title,
        state=article.state,
        product=article.product,
        cause=article.cause,
        tags=article.tags,
        number=revision.number,
        saved_at=revision.saved_at,
        saved_by=revision.saved_by,
        validated_on=article.validated_on,
        usage=Usage(),
    )


@dataclass
class FakeHistory:
    """The real comparisons of the revisions that ``editing`` has."""

    editing: FakeEditing

    def entries(self, article_id: UUID) -> tuple[RevisionEntry, ...]:
        revisions = self.editing.revisions.get(article_id, [])
        found = []
        for revision in revisions:
            older = form_of(revisions[revision.number - 2].article) if revision.number > 1 else None
            diff = diff_forms(older, form_of(revision.article)) if older else None
            added, removed, changed = body_counts(diff) if diff else (0, 0, 0)
            found.append(
                RevisionEntry(
                    number=revision.number,
                    saved_at=revision.saved_at,
                    saved_by=revision.saved_by,
                    state=revision.article.state,
                    keys=tuple(field.key for field in diff.fields) if diff else (),
                    added=added,
                    removed=removed,
                    changed=changed,
                )
            )
        return tuple(reversed(found))

    def form(self, article_id: UUID, number: int) -> ArticleForm:
        return form_of(self.editing.revisions[article_id][number - 1].article) if number else ArticleForm()

    def compare(self, article_id: UUID, before: int, after: int | ArticleForm) -> FormDiff:
        newer = after if isinstance(after, ArticleForm) else self.form(article_id, after)
        return diff_forms(self.form(article_id, before), newer)

    def merge(self, article_id: UUID, base: int, ours: ArticleForm, theirs: int) -> FormMerge:
        return merge_forms(self.form(article_id, base), ours, self.form(article_id, theirs))


@dataclass
class FakeAttachments:
    """Keeps what is added."""

    contents: list[bytes] = field(default_factory=list)
    failures: list[KbError] = field(default_factory=list)

    def add(self, content: bytes, *, name: str = "", editor: str = "") -> Attachment:
        if self.failures:
            raise self.failures.pop(0)
        self.contents.append(content)
        key = attachment_id(content)
        added_at = FakeClock().now()
        return Attachment(id=key, name=name, media_type="image/png", size=len(content), added_at=added_at)


class FakeReports:
    """Sorts a case as the library does."""

    def of_article(self, article: Article, *, call_id: UUID | None = None) -> CaseReport:
        return report_of(article, said=("通話から",) if call_id else ())


@dataclass
class FakeWriting:
    """What can be put in, and articles to link to, by title."""

    found: WritingAids = field(default_factory=lambda: WritingAids(slots=(), sections={}, snippets=()))
    targets: tuple[LinkTarget, ...] = ()

    def aids(self) -> WritingAids:
        return self.found

    def link_targets(self, words: str, limit: int = 50) -> tuple[LinkTarget, ...]:
        return tuple(target for target in self.targets if words in target.title)[:limit]


@dataclass
class FakePermissions:
    """Refuses what is in ``refused``."""

    refused: set[Permission] = field(default_factory=set)

    def refusal(self, permission: Permission) -> NotPermittedError | None:
        if permission not in self.refused:
            return None
        may = (StaffRole.MANAGER,)
        return NotPermittedError(user="u", role=StaffRole.AGENT, permission=permission, may=may, path="policy.yaml")


@dataclass
class FakeEditorLibrary:
    """``EditorServices``."""

    editing: FakeEditing = field(default_factory=FakeEditing)
    attachments: FakeAttachments = field(default_factory=FakeAttachments)
    case_reports: FakeReports = field(default_factory=FakeReports)
    linting: FakeLinting = field(default_factory=FakeLinting)
    writing: FakeWriting = field(default_factory=FakeWriting)
    near_duplicates: FakeNearDuplicates = field(default_factory=FakeNearDuplicates)
    appearance: FakeAppearances = field(default_factory=FakeAppearances)
    permissions: FakePermissions = field(default_factory=FakePermissions)
    exits: FakeExits = field(default_factory=FakeExits)

    @property
    def drafts(self) -> FakeDrafts:
        return self.editing.drafts

    @property
    def forms(self) -> FakeForms:
        return FakeForms()

    @property
    def article_lists(self) -> FakeLists:
        return FakeLists(self.editing)

    @property
    def history(self) -> FakeHistory:
        return FakeHistory(self.editing)
