"""Articles prepared for an agent's eyes, and how far the agent is with them in a call."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from kb.documents.placeholders import load_placeholders
from kb.documents.readable import readable
from kb.domain.article import PUBLISHED_STATES, RECOMMENDED_KINDS, Kind
from kb.errors import ArticleNotFoundError
from kb.storage import article_store, attachment_store, call_store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kb.domain.article import Article, ArticleRevision
    from kb.domain.call import Prior
    from kb.domain.reading import ReadableArticle
    from kb.domain.reading_state import ReadingState
    from kb.services.priors import PriorBook
    from kb.storage.database import Database

#: Favourites read for each one shown: some are archived by now, or are no replies.
_LOOKED_AT = 8


class ReadingService:
    """Opens articles; changes nothing but the place in them that an agent has reached."""

    def __init__(self, database: Database, priors: PriorBook) -> None:
        self._database = database
        self._priors = priors

    def open(self, article_id: UUID) -> ReadableArticle:
        """Return the latest revision of an article, whatever its state; raises ArticleNotFoundError."""
        with self._database.read() as session:
            revision = article_store.get(session, article_id)
            images = attachment_store.shown_in(session, revision.article.body) if revision else ()
        if revision is None:
            raise ArticleNotFoundError(article=str(article_id))
        prior = self._priors.of(article_id)
        return readable(revision.article, used=prior.used, helped=prior.helped, images=images)

    def find(self, name: str) -> ReadableArticle:
        """Return the article with this id or exact title, scripts before cases; raises ArticleNotFoundError."""
        try:
            article_id = UUID(name)
        except ValueError:
            return self.open(self._id_of_title(name))
        return self.open(article_id)

    def slot_sources(self) -> Mapping[str, str]:
        """Return what fills each known slot during a call, as code of a SlotSource, by the name of the slot.

        Raises:
            FileUnreadableError: the file of the placeholders is not what it should be.
        """
        return {placeholder.name: placeholder.source for placeholder in load_placeholders()}

    def state_of(self, call_id: UUID) -> ReadingState:
        """Return how far the words of a call were read and what its slots said; raises CallNotFoundError."""
        with self._database.read() as session:
            return call_store.reading_of(session, call_id)

    def save_state(self, call_id: UUID, state: ReadingState) -> None:
        """Overwrite that: called by the reader, at most a second behind it; raises CallNotFoundError."""
        with self._database.write() as session:
            call_store.save_reading(session, call_id, state)

    def notices(self, today: date) -> tuple[ArticleRevision, ...]:
        """Return the notices to show on this day: published and not ended; the newest first."""
        with self._database.read() as session:
            notices = article_store.of_kind(session, Kind.NOTICE, PUBLISHED_STATES)
        return tuple(
            notice for notice in reversed(notices) if notice.article.ends_on is None or notice.article.ends_on >= today
        )

    def most_helpful(self, limit: int) -> tuple[tuple[Article, Prior], ...]:
        """Return the published replies agents said most good of, with their counts; unused ones are left out."""
        priors = self._priors.all()
        said = [article_id for article_id, prior in priors.items() if prior.helped or prior.used]
        said.sort(key=lambda article_id: (priors[article_id].helped, priors[article_id].used), reverse=True)
        del said[limit * _LOOKED_AT :]
        with self._database.read() as session:
            revisions = article_store.many(session, said)
        articles = (revisions[article_id].article for article_id in said if article_id in revisions)
        replies = (one for one in articles if one.kind in RECOMMENDED_KINDS and one.state in PUBLISHED_STATES)
        return tuple((article, priors[article.id]) for article in islice(replies, limit))

    def _id_of_title(self, title: str) -> UUID:
        with self._database.read() as session:
            for kind in (Kind.SCRIPT, Kind.PROCEDURE, Kind.TECHNIQUE, Kind.CASE, Kind.NOTICE):
                revision = article_store.by_kind_and_title(session, kind, title)
                if revision is not None:
                    return revision.article.id
        raise ArticleNotFoundError(article=title)
