"""A search service and a reading service that answer from what a test gave them, and remember what they were asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from kb.domain.article import PUBLISHED_STATES, Article, Kind, Outcome, State
from kb.domain.reading import ReadableArticle
from kb.domain.searching import Facet, FacetCount, SearchHit, SearchQuery, SearchResults, Snippet
from kb.errors import ArticleNotFoundError
from tests.fakes.answering import Answering

if TYPE_CHECKING:
    from kb.cancellation import CancelToken


def hit(number: int, title: str = "", **values: object) -> SearchHit:
    """Return a hit whose id ends in ``number``; 訪問 is marked wherever it stands in title and excerpt."""
    fields: dict[str, object] = {
        "article_id": UUID(int=number),
        "kind": Kind.CASE,
        "state": State.VALIDATED,
        "score": 10.0 - number,
        "title": marked(title or f"当日の訪問を求められた {number}"),
        "excerpt": marked("お湯で右手が赤くなった。訪問を求められ、理由を伺った。"),
        "product": "電気ケトル K-21",
        "cause": "product_defect",
        "outcome": Outcome.SETTLED,
        "happened_on": date(2026, 1 + number % 12, 2),
        "used": number,
    }
    return SearchHit(**{**fields, **values})  # type: ignore[arg-type] # the fields of a hit


def marked(text: str, word: str = "訪問") -> Snippet:
    at = text.find(word)
    return Snippet(text, ((at, at + len(word)),) if at >= 0 else ())


def readable(
    number: int, *, plain: str = "お手の具合は、いかがでしょうか。", html: str = "", **values: object
) -> ReadableArticle:
    fields: dict[str, object] = {
        "id": UUID(int=number),
        "kind": Kind.CASE,
        "title": f"当日の訪問を求められた {number}",
        "body": "",
        "state": State.VALIDATED,
        "validated_on": date(2026, 10, 18),
        "outcome": Outcome.SETTLED,
    }
    article = Article(**{**fields, **values})  # type: ignore[arg-type] # the fields of an article
    text = html or "<h2>状況</h2><p>当日の訪問を求められた。</p><h2>結果</h2><p>交換に合意された。</p>"
    return ReadableArticle(article=article, html=text, plain=plain, used=12)


@dataclass
class FakeSearching(Answering):
    """Finds hits whose title holds the text."""

    hits: tuple[SearchHit, ...] = ()
    better: str = ""
    asked: list[SearchQuery] = field(default_factory=list)

    def search(self, query: SearchQuery, token: CancelToken | None = None) -> SearchResults:
        self.asked.append(query)
        self.before_answering(token)
        found = [one for one in self.hits if query.text.strip() in one.title.text]
        seen = [one for one in found if not query.only_published or one.state in (*PUBLISHED_STATES, *query.states)]
        kept = [one for one in seen if not query.kinds or one.kind in query.kinds]
        counts = (Facet.KIND, [str(one.kind) for one in seen]), (Facet.STATE, [str(one.state) for one in seen])
        facets = {
            facet: tuple(FacetCount(value, values.count(value)) for value in set(values)) for facet, values in counts
        }
        facets[Facet.PRODUCT] = (FacetCount("電気ケトル K-21", len(kept)),) if kept else ()
        facets[Facet.TAG] = tuple(FacetCount(f"タグ{number}", 9 - number) for number in range(8)) if kept else ()
        return SearchResults(
            hits=tuple(kept[: query.limit]),
            total=len(kept),
            total_unfiltered=len(seen),
            facets=facets,
            did_you_mean="" if seen else self.better,
        )

    @property
    def questions(self) -> list[SearchQuery]:
        """What was asked for the list, without the counting of states beside it."""
        return [query for query in self.asked if query.only_published]


@dataclass
class FakeReading:
    articles: dict[UUID, ReadableArticle] = field(default_factory=dict)
    opened: list[UUID] = field(default_factory=list)

    def open(self, article_id: UUID) -> ReadableArticle:
        self.opened.append(article_id)
        if article_id not in self.articles:
            raise ArticleNotFoundError(article=str(article_id))
        return self.articles[article_id]


def library_of(count: int = 3) -> tuple[FakeSearching, FakeReading]:
    """Return services with ``count`` cases, of which number 1 is not validated, and a script."""
    hits = [hit(number) for number in range(1, count + 1)]
    hits[0] = replace(hits[0], state=State.NOT_VALIDATED)
    hits.append(
        hit(count + 1, "訪問を断る言葉", kind=Kind.SCRIPT, outcome=None, happened_on=None, product="", cause="")
    )
    articles = {UUID(int=number): readable(number) for number in range(1, count + 1)}
    script = UUID(int=count + 1)
    articles[script] = readable(count + 1, plain="{{代替案}}をご用意します。", kind=Kind.SCRIPT, outcome=None)
    return FakeSearching(tuple(hits)), FakeReading(articles)
