"""Writing articles: explicit saves and changes of state become revisions; drafting keeps what is being typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.documents.article_text import article_problems, normal_body
from kb.domain.article import Changes, State
from kb.errors import ArticleChangedError, ArticleInvalidError, ArticleNotFoundError
from kb.services.indexing import IndexCondition
from kb.storage import article_store, draft_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.article import Article, ArticleRevision
    from kb.services.editing_window import EditingWindow
    from kb.services.indexing import IndexingService
    from kb.services.lifecycle import LifecycleService
    from kb.storage.database import Database


class EditingService:
    """Everything an editor does; each change is one transaction, and the index learns of it right after.

    Every method that writes raises LibraryBusyError, DiskFullError, LibraryReadOnlyError; an index that cannot be
    written just now never fails a save.
    """

    def __init__(
        self,
        database: Database,
        indexing: IndexingService,
        clock: Clock,
        repair: Callable[[], None],
        window: EditingWindow,
        lifecycle: LifecycleService,
    ) -> None:
        """``repair`` is called when a save could not be indexed at once, or left the index in many pieces.

        A save ends the draft that was typed in ``window``; ``lifecycle`` says what may be saved in which state.
        """
        self._database = database
        self._indexing = indexing
        self._clock = clock
        self._repair = repair
        self._window = window
        self._lifecycle = lifecycle

    def get(self, article_id: UUID) -> ArticleRevision:
        """Return the latest revision; raises ArticleNotFoundError."""
        with self._database.read() as session:
            revision = article_store.get(session, article_id)
        if revision is None:
            raise ArticleNotFoundError(article=str(article_id))
        return revision

    def history(self, article_id: UUID) -> tuple[ArticleRevision, ...]:
        """Return all revisions, newest first."""
        with self._database.read() as session:
            return article_store.history(session, article_id)

    def save(self, article: Article, *, editor: str = "", base_number: int | None = None) -> Changes:
        """Append a revision and drop this window's draft; the content of the latest revision again changes nothing.

        ``base_number`` is the revision the editor started from, 0 for an article that must not exist yet; without it
        nobody asks what others saved meanwhile. Without ``editor`` the revision is the user's.

        Raises:
            ArticleChangedError: somebody saved another text since ``base_number``; nothing was saved.
            ArticleInvalidError: the article breaks a rule of its kind and state; nothing was saved.
            ArticleNotReadyError: as 検証済 it has errors to be mended first; nothing was saved.
            NotPermittedError, StateNotReachableError: nothing was saved.
        """
        return self._append(article.id, lambda _: article, editor, base_number)

    def set_state(self, article_id: UUID, state: State, *, editor: str = "", base_number: int | None = None) -> Changes:
        """Change the KCS state; 検証済 is dated today, 公開停止 keeps the date, the others carry none.

        Raises:
            ArticleNotFoundError: there is no such article.
            ArticleChangedError: somebody saved it since ``base_number``, and this text nobody has seen.
            ArticleInvalidError: its text is not complete enough for the state.
            ArticleNotReadyError: it has errors to be mended first.
            NotPermittedError: the user may not give this state, or not take away the one it has.
            StateNotReachableError: it takes another state in between.
        """
        today = self._clock.now().astimezone().date()

        def changed(before: Article | None) -> Article:
            if before is None:
                raise ArticleNotFoundError(article=str(article_id))
            if before.state is state:
                return before
            dates = {State.VALIDATED: today, State.ARCHIVED: before.validated_on}
            return replace(before, state=state, validated_on=dates.get(state))

        return self._append(article_id, changed, editor, base_number)

    def _append(
        self, article_id: UUID, change: Callable[[Article | None], Article], editor: str, base_number: int | None
    ) -> Changes:
        with self._database.write() as session:
            before = article_store.get(session, article_id)
            article = change(before.article if before else None)
            kept = replace(article, body=normal_body(article.body))
            self._lifecycle.check(before.article if before else None, kept)
            _refuse_outdated(kept, before, base_number)
            problems = article_problems(article)
            if problems:
                raise ArticleInvalidError(problems)
            if before is None or before.article != kept:
                self._lifecycle.check_ready(kept)
            who = editor or self._lifecycle.user
            after = article_store.save(session, kept, editor=who, now=self._clock.now())
            draft_store.discard(session, article_id, editor=editor, window=self._window.id)
        if before is not None and before.number == after.number:
            return Changes()
        if self._indexing.index_now(article_id) is not IndexCondition.READY or self._indexing.needs_care:
            self._repair()
        return Changes(articles=frozenset({article_id}))


def _refuse_outdated(article: Article, latest: ArticleRevision | None, base_number: int | None) -> None:
    """Raise ArticleChangedError for a text that would hide another one its writer never saw."""
    number = latest.number if latest else 0
    if base_number is None or number == base_number or (latest is not None and latest.article == article):
        return
    raise ArticleChangedError(article=str(article.id), latest=number)
