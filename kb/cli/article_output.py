"""Articles, found and whole, as text for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.cli.width import cut, display_width, wrapped

if TYPE_CHECKING:
    from kb.cli.terminal import Terminal
    from kb.domain.article import Article
    from kb.domain.reading import ReadableArticle
    from kb.domain.script import SpokenLine
    from kb.domain.searching import SearchHit, SearchQuery, SearchResults


def print_results(terminal: Terminal, query: SearchQuery, results: SearchResults) -> None:
    """Print the hits of a search."""
    if terminal.json:
        terminal.print_json(_results_as_json(query, results))
        return
    terminal.print(terminal.say("found", total=results.total))
    if results.did_you_mean:
        terminal.print(terminal.say("did_you_mean", text=results.did_you_mean))
    for number, hit in enumerate(results.hits, 1):
        facts = terminal.facts(terminal.label(hit.kind.value), terminal.label(hit.state.value))
        room = terminal.width - display_width(facts) - 8
        terminal.print(f"{number:>2}. {cut(hit.title.text, room)}  [{facts}]")
        for line in wrapped(hit.excerpt.text, terminal.width - 4):
            terminal.print(f"    {line}")


def _results_as_json(query: SearchQuery, results: SearchResults) -> dict[str, Any]:
    def row(hit: SearchHit) -> dict[str, Any]:
        return {
            "id": str(hit.article_id),
            "title": hit.title.text,
            "kind": hit.kind.value,
            "state": hit.state.value,
            "score": round(hit.score, 4),
            "excerpt": hit.excerpt.text,
            "hits": [list(span) for span in hit.excerpt.hits],
            "product": hit.product,
            "used": hit.used,
        }

    return {
        "query": query.text,
        "total": results.total,
        "did_you_mean": results.did_you_mean,
        "results": [row(hit) for hit in results.hits],
        "facets": {
            facet.value: {count.value: count.count for count in counts} for facet, counts in results.facets.items()
        },
    }


def print_article(terminal: Terminal, readable: ReadableArticle) -> None:
    """Print one article: its title, what it is, and its text."""
    article = readable.article
    if terminal.json:
        terminal.print_json(_article_as_json(readable))
        return
    facts = [terminal.label(article.kind.value), terminal.label(article.state.value), *article.practices]
    facts += [article.product] if article.product else []
    facts += [terminal.say("used", count=readable.used)] if readable.used else []
    terminal.print(article.title)
    terminal.print(terminal.facts(*facts))
    terminal.print(f"ID {article.id}")
    terminal.print()
    terminal.out.write(article.body)


def _article_as_json(readable: ReadableArticle) -> dict[str, Any]:
    return {
        **_attributes(readable.article),
        "body": readable.article.body,
        "steps": [
            {
                "title": step.title,
                "criterion": step.criterion,
                "lines": [{"text": line_text(line), "apology": line.apology.value} for line in step.lines],
            }
            for step in readable.steps
        ],
        "use_when": list(readable.use_when),
        "do_not_use_when": list(readable.do_not_use_when),
        "mail": readable.mail,
        "plain": readable.plain,
        "used": readable.used,
        "helped": readable.helped,
    }


def _attributes(article: Article) -> dict[str, Any]:
    dates = {name: getattr(article, name) for name in ("validated_on", "happened_on", "ends_on")}
    choices = {name: getattr(article, name) for name in ("stage", "role", "outcome")}
    return {
        "id": str(article.id),
        "kind": article.kind.value,
        "title": article.title,
        "state": article.state.value,
        "practices": list(article.practices),
        "product": article.product,
        "cause": article.cause,
        "demand": [quality.value for quality in article.demand],
        "tags": list(article.tags),
        "customer_words": list(article.customer_words),
        **{name: value.value if value else None for name, value in choices.items()},
        **{name: value.isoformat() if value else None for name, value in dates.items()},
    }


def line_text(line: SpokenLine) -> str:
    """Return a spoken line with its placeholders as an editor writes them."""
    return "".join(f"{{{{{part.text}}}}}" if part.placeholder else part.text for part in line.segments)
