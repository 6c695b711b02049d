"""Measure retrieval: each document becomes an article of a temporary library, each query goes through the suggester.

    python -m tests.quality.evaluate --docs FILE --queries FILE [--variants full note] [--json]

``--docs``: JSON lines with "id", "title", "body". ``--queries``: JSON lines with "rel" (relevant document ids) and one
text per variant ("full", "note", "kana", …). The suggester is asked without its threshold, with no call before the
first query. Prints MRR@10 and recall at 1 and 10; relevant documents are equal, the first one found counts.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.clock import SystemClock
from kb.domain.article import Article, Kind, State
from kb.domain.suggestion import SuggestionQuery
from kb.identifiers import new_id
from kb.library import LibraryPaths, create_library, open_library
from kb.search.past_notes import PastNotes, note_terms
from kb.storage import article_store
from kb.storage.database import Database
from tests.quality.labelled import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from kb.library import Library

DEPTH = 10


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement and print it."""
    parser = argparse.ArgumentParser(description="Measure retrieval through the product's own path.")
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--variants", nargs="+", metavar="NAME", help="query texts to ask (default: all they have)")
    parser.add_argument("--past-notes", action="store_true", help="let each query know the earlier ones as past notes")
    parser.add_argument("--no-frames", action="store_true", help="know no fillers, routine sentences, endings")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args(arguments)
    documents, queries = read_lines(options.docs), read_lines(options.queries)
    chosen = options.variants or query_texts(queries)
    variants = [name for names in chosen for name in names.split(",") if name]
    result = evaluate(documents, queries, variants, learn=options.past_notes, frames=not options.no_frames)
    sys.stdout.write(json.dumps(result) + "\n" if options.json else _table(result))
    return 0


def evaluate(
    documents: list[dict[str, Any]],
    queries: list[dict[str, Any]],
    variants: Iterable[str],
    *,
    learn: bool = False,
    frames: bool = True,
) -> dict[str, Any]:
    """Return ``{"docs", "queries", "variants": {name: {"mrr10", "r1", "r10"}}}``.

    ``learn``: each query knows the notes of the earlier ones. Without ``frames`` the library owns an empty list.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = LibraryPaths(Path(folder) / "library")
        create_library(paths, clock=SystemClock(), sample=False)
        names = _store(paths, documents)
        if not frames:
            (paths.root / "rules").mkdir()
            (paths.root / "rules" / "note_frames.yaml").write_text("{}\n", encoding="utf-8")
        with open_library(paths, clock=SystemClock(), repair="now") as library:
            measured = {}
            for variant in variants:
                pairs = [(query[variant], query["rel"]) for query in queries if query.get(variant)]
                measured[variant] = _measure(pairs, _asker(library, names, learn=learn))
    return {"docs": len(documents), "queries": len(queries), "variants": measured}


def query_texts(queries: list[dict[str, Any]]) -> list[str]:
    """Return the names of the texts that the queries have, in the order of the first query."""
    return [name for name, text in queries[0].items() if isinstance(text, str) and name != "id"] if queries else []


def as_articles(documents: list[dict[str, Any]]) -> dict[str, Article]:
    """Return the documents as cases, by their id."""
    articles: dict[str, Article] = {}
    for document in documents:
        body = str(document["body"]).strip() + "\n"
        title = str(document.get("title") or "") or body.split("\n", 1)[0][:40]
        articles[str(document["id"])] = Article(
            id=new_id(), kind=Kind.CASE, title=title, body=body, state=State.VALIDATED
        )
    return articles


def _store(paths: LibraryPaths, documents: list[dict[str, Any]]) -> dict[UUID, str]:
    """Save the documents; not through the editor, which asks a case for sections that they do not have."""
    articles = as_articles(documents)
    clock = SystemClock()
    database = Database.open(paths.database, clock=clock)
    try:
        with database.write() as session:
            article_store.save_many(session, articles.values(), editor="", now=clock.now())
    finally:
        database.close()
    return {article.id: name for name, article in articles.items()}


def _asker(library: Library, names: dict[UUID, str], *, learn: bool) -> Callable[[str], list[str]]:
    earlier: list[frozenset[tuple[str, str]]] = []

    def ask(text: str) -> list[str]:
        past = PastNotes.gather(earlier) if learn else PastNotes()
        ranked = library.suggestions.ranked(SuggestionQuery(notes=text), (Kind.CASE,), DEPTH, past)
        if learn:
            earlier.append(note_terms(text))
        return [names[candidate.document.article_id] for candidate in ranked]

    return ask


def _measure(pairs: list[tuple[str, list[str]]], ask: Callable[[str], list[str]]) -> dict[str, float]:
    reciprocal = first = found = 0.0
    for text, relevant in pairs:
        rank = next((rank for rank, name in enumerate(ask(text), 1) if name in relevant), 0)
        reciprocal += 1 / rank if rank else 0
        first += rank == 1
        found += rank > 0
    count = max(1, len(pairs))
    return {"mrr10": round(reciprocal / count, 4), "r1": round(first / count, 4), "r10": round(found / count, 4)}


def _table(result: dict[str, Any]) -> str:
    lines = [
        f"{result['docs']} documents, {result['queries']} queries",
        f"{'variant':10}{'MRR@10':>8}{'R@1':>8}{'R@10':>8}",
    ]
    for name, figures in result["variants"].items():
        lines.append(f"{name:10}{figures['mrr10']:8.3f}{figures['r1']:8.3f}{figures['r10']:8.3f}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
