from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.article import Kind
from kb.domain.searching import SearchQuery
from kb.services.index_documents import index_document

if TYPE_CHECKING:
    from kb.library import Library


def test_a_document_holds_what_is_shown(sample: Library) -> None:
    case = next(
        hit.article_id for hit in sample.searching.search(SearchQuery(text="", kinds=(Kind.CASE,), limit=1)).hits
    )
    article = sample.editing.get(case).article
    document = index_document(article)
    assert document.summary is not None
    assert document.summary.situation
    assert (document.title, document.outcome, document.happened_on) == (
        article.title,
        article.outcome,
        article.happened_on,
    )
    assert not any("## " in paragraph for paragraph in document.paragraphs)
