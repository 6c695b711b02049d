"""Looks for articles that say nearly what is being written, so that one is mended and not two are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.rendering import plain_paragraphs
from kb.documents.spoken_text import spoken_text
from kb.documents.typed_body import TypedBody
from kb.domain.near_duplicate import Likeness, NearDuplicate
from kb.search.near_articles import LONGEST_TEXT, near_articles

if TYPE_CHECKING:
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.article_form import ArticleForm
    from kb.search.index import SearchIndex
    from kb.search.near_articles import NearArticle

#: Characters of spoken lines from which on they alone are compared: what stands around them is alike in many scripts.
FEWEST_SPOKEN = 120
#: More would be a search.
MOST = 3


class NearDuplicateService:
    """Asks the index; any thread may call."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index

    def find(self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None) -> tuple[NearDuplicate, ...]:
        """Return the articles of the same kind that say nearly the same, never the article itself, the nearest first.

        Raises:
            IndexUnavailableError: there is no readable index.
            OperationCancelledError: the token was cancelled.
        """
        spoken = spoken_text(TypedBody(form.body)).text
        if len(spoken) < FEWEST_SPOKEN:
            spoken = ""
        text = spoken or "\n".join(plain_paragraphs(form.body[: 2 * LONGEST_TEXT]))
        if not form.title.strip() and not text:
            return ()
        snapshot = self._index.snapshot()
        if not snapshot.size:
            return ()
        found = near_articles(snapshot, form.kind, form.title, text, not_id=article_id, token=token)
        return tuple(_duplicate(near, spoken=bool(spoken)) for near in found[:MOST])


def _duplicate(near: NearArticle, *, spoken: bool) -> NearDuplicate:
    document = near.document
    of_text = Likeness.SPOKEN if spoken else Likeness.TEXT
    return NearDuplicate(
        article_id=document.article_id,
        kind=document.kind,
        title=document.title,
        state=document.state,
        likeness=of_text if near.text >= near.title else Likeness.TITLE,
        share=near.share,
    )
