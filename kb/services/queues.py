"""What waits for knowledge editors, read for them: every text that an agent typed is masked (P32-P34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.front_matter import read_front_matter, split_front_matter
from kb.domain.article import Kind
from kb.domain.call import DismissReason, FeedbackType
from kb.domain.lifecycle import Attention
from kb.domain.queues import ArticleFlags, ArticleHead, CallDraft, Flag, HelpRecord, Queue, ReviewCase
from kb.domain.stored_draft import NO_WINDOW
from kb.errors import Problem
from kb.services.masked_calls import CallMasker
from kb.services.miss_groups import group_misses
from kb.storage import article_store, call_store, draft_store, feedback_store, handover_store, miss_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.article import ArticleRevision
    from kb.domain.article_heading import DueArticle
    from kb.domain.call import Call, Feedback
    from kb.domain.queues import CallContext, MissGroup, Neighbour
    from kb.domain.review import ReviewItem
    from kb.domain.stored_draft import StoredDraft
    from kb.search.masking import Masker
    from kb.services.lifecycle import LifecycleService
    from kb.services.miss_neighbours import NeighbourFinder
    from kb.storage.database import Database

#: Statements and misses looked at, the newest: nobody works off more at a time.
_STATEMENTS = 1_000
_MISSES = 2_000
_CLOSED_REVIEWS = 50
#: Of an imported history that nobody used everything is proposed for archiving.
_DUE = 1_000
_FLAGS = (FeedbackType.FLAGGED, FeedbackType.DISMISSED)
_REASONS = frozenset(DismissReason)


class QueueService:
    """Reads every queue; any thread may call.

    Every method raises FileUnreadableError when the library's own masking.yaml is not what it should be: rather
    nothing is shown than a name.
    """

    def __init__(
        self,
        database: Database,
        masker: Masker,
        neighbours: NeighbourFinder,
        lifecycle: LifecycleService,
        is_open: Callable[[UUID], bool],
    ) -> None:
        """``is_open`` tells whether somebody has a window open: what is typed there does not wait for anybody."""
        self._database = database
        self._masker = masker
        self._neighbours = neighbours
        self._lifecycle = lifecycle
        self._is_open = is_open

    def counts(self) -> Mapping[Queue, int]:
        """Return how many rows each queue has but that of ``due``, which takes longer to count."""
        already_done = DismissReason.ALREADY_DONE.value
        with self._database.read() as session:
            misses = miss_store.unsettled(session, _MISSES)
            return {
                Queue.FLAGS: feedback_store.count_articles_unsettled(session, _FLAGS, without_reason=already_done),
                Queue.MISSES: len(group_misses(misses)),
                Queue.DRAFTS: len(self._waiting(draft_store.of_new_articles(session))),
                Queue.NOT_HELPED: feedback_store.count_articles_unsettled(session, (FeedbackType.NOT_HELPED,)),
                Queue.REVIEWS: handover_store.count_open_reviews(session),
            }

    def due_count(self) -> int:
        """Return how many articles are due for verification or proposed for archiving."""
        return min(sum(self._lifecycle.due_counts().values()), _DUE)

    def due(self) -> tuple[DueArticle, ...]:
        """Return the articles due for verification, the longest due first, then those proposed for archiving."""
        found = (*self._lifecycle.due(Attention.VERIFY), *self._lifecycle.due(Attention.ARCHIVE))
        return found[:_DUE]

    def flags(self) -> tuple[ArticleFlags, ...]:
        """Return what was said against articles, by article, the one with the newest statement first.

        That an article was waved away because it had been done already says nothing against it.
        """
        with self._database.read() as session:
            said = feedback_store.unsettled(session, _FLAGS, _STATEMENTS)
            against = [one for one in said if one.reason != DismissReason.ALREADY_DONE.value]
            articles = article_store.many(session, [one.article_id for one in against])
            calls = call_store.many(session, _calls_of(against))
        flags = self._by_article(against, calls)
        return tuple(ArticleFlags(article=_head(articles[key]), flags=found) for key, found in flags.items())

    def unhelpful(self) -> tuple[HelpRecord, ...]:
        """Return the articles that did not help, those first that most surely do not."""
        with self._database.read() as session:
            said = feedback_store.unsettled(session, (FeedbackType.NOT_HELPED,), _STATEMENTS)
            articles = article_store.many(session, [one.article_id for one in said])
            priors = {key: feedback_store.prior(session, key) for key in articles}
            calls = call_store.many(session, _calls_of(said))
        records = [
            HelpRecord(
                article=_head(articles[key]),
                not_helped=priors[key].not_helped,
                judged=priors[key].not_helped + priors[key].helped,
                used=priors[key].used,
                flags=found,
            )
            for key, found in self._by_article(said, calls).items()
        ]
        return tuple(sorted(records, key=lambda record: (-record.at_least, -record.not_helped)))

    def misses(self) -> tuple[MissGroup, ...]:
        """Return what nothing was found for, put together, the most frequent first."""
        with self._database.read() as session:
            return group_misses(miss_store.unsettled(session, _MISSES))

    def near(self, question: str, token: CancelToken | None = None) -> tuple[Neighbour, ...]:
        """Return what stands near a question and finds articles.

        Raises:
            IndexUnavailableError: there is no readable index.
            OperationCancelledError: the token was cancelled.
        """
        return self._neighbours.near(question, token)

    def drafts(self) -> tuple[CallDraft, ...]:
        """Return the drafts of new articles that wait for an editor, newest first."""
        with self._database.read() as session:
            drafts = self._waiting(draft_store.of_new_articles(session))
            calls = call_store.many(session, [draft.call_id for draft in drafts if draft.call_id])
        return tuple(self._to_draft(draft, calls) for draft in drafts)

    def reviews(self, *, closed: bool = False) -> tuple[ReviewCase, ...]:
        """Return what is to be looked at together, the oldest first; or what was, the latest first."""
        with self._database.read() as session:
            if closed:
                items = handover_store.closed_reviews(session, _CLOSED_REVIEWS)
            else:
                items = handover_store.open_reviews(session)
            calls = call_store.many(session, [item.call_id for item in items])
        return tuple(self._to_review(item, CallMasker(self._masker, calls[item.call_id])) for item in items)

    def context(self, call_id: UUID) -> CallContext:
        """Return what an editor may see of a call; raises CallNotFoundError."""
        with self._database.read() as session:
            call = call_store.get(session, call_id)
        return CallMasker(self._masker, call).context()

    def _by_article(self, said: Iterable[Feedback], calls: Mapping[UUID, Call]) -> dict[UUID, tuple[Flag, ...]]:
        """Return the statements by article, both in the order of the newest statement."""
        found: dict[UUID, list[Flag]] = {}
        for one in said:
            call = CallMasker(self._masker, calls[one.call_id]) if one.call_id else None
            reason = one.reason
            if reason not in _REASONS:
                reason = call.mask(reason) if call else self._masker.mask(reason).text
            flag = Flag(id=one.id, at=one.at, type=one.type, reason=reason, call=call.context() if call else None)
            found.setdefault(one.article_id, []).append(flag)
        return {key: tuple(flags) for key, flags in found.items()}

    def _waiting(self, drafts: Iterable[StoredDraft]) -> tuple[StoredDraft, ...]:
        """Return the drafts that were left for an editor or made of a call, and that nobody types now."""
        left = (draft for draft in drafts if draft.window == NO_WINDOW or draft.call_id is not None)
        return tuple(draft for draft in left if not self._is_open(draft.window))

    def _to_draft(self, draft: StoredDraft, calls: Mapping[UUID, Call]) -> CallDraft:
        title, kind = _title_and_kind(draft.text)
        return CallDraft(
            article_id=draft.article_id,
            editor=draft.editor,
            window=draft.window,
            title=title,
            kind=kind,
            saved_at=draft.saved_at,
            call=CallMasker(self._masker, calls[draft.call_id]).context() if draft.call_id else None,
        )

    @staticmethod
    def _to_review(item: ReviewItem, call: CallMasker) -> ReviewCase:
        return ReviewCase(
            id=item.id,
            opened_at=item.opened_at,
            angered=call.mask(item.angered),
            calmed=call.mask(item.calmed),
            call=call.context(),
            closed_at=item.closed_at,
        )


def _calls_of(said: Iterable[Feedback]) -> list[UUID]:
    return [one.call_id for one in said if one.call_id]


def _head(revision: ArticleRevision) -> ArticleHead:
    article = revision.article
    return ArticleHead(article.id, article.kind, article.state, article.title)


def _title_and_kind(text: str) -> tuple[str, Kind | None]:
    """Return what a draft says of itself, which may be nothing yet."""
    parts = split_front_matter(text)
    if isinstance(parts, Problem):
        return "", None
    entries = read_front_matter(parts[0]).entries
    title, kind = (str(entries[name].value) if name in entries else "" for name in ("title", "kind"))
    return title, Kind(kind) if kind in set(Kind) else None
