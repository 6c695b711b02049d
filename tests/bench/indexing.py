"""How fast articles come into the index: many at once beside other engines, a whole import, a rebuild, single edits.

    python -m tests.bench.indexing [--documents N] [--articles N] [--edits N] [--peers …] [--json] [--keep FOLDER]

``bulk``: the same analysed documents for all, written and committed, in documents a second. Whoosh's ``add_document``
gets fewer of them, because it is slow; its rate does not fall with their number. ``import``: Markdown files into an
empty library until the last of them is found. ``rebuild``: the index of that library, made again from its database.
``edits``: in a library of N articles one is saved with a new word, and the time runs until that word finds it; fresh,
and again after many such edits.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.documents.article_text import write_article
from kb.domain.searching import SearchQuery
from kb.library import LibraryPaths, create_library, open_library
from kb.search.index import SearchIndex
from tests.bench import corpus
from tests.bench.built import built_library, place_of
from tests.bench.bulk import measure_bulk
from tests.bench.engines.peers import add_peers, chosen_peers
from tests.bench.measuring import (
    Result,
    figure_header,
    figure_rows,
    figures,
    machine,
    milliseconds,
    parser,
    print_result,
    say,
    seconds,
    table,
    workshop,
)

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from kb.domain.article import Article
    from kb.library import Library

_ENGINE_DOCUMENTS = 10_000
#: Edits that one figure stands on.
_MEASURED_EDITS = 60
_FIRST_WORD = 7_000_000_000


class NotFindableError(Exception):
    """Something was saved and is not found: then no time means anything."""


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Time indexing, imports, rebuilds and single edits.")
    options_parser.add_argument("--documents", type=int, default=10_000, help="articles of the library that is edited")
    options_parser.add_argument("--articles", type=int, default=5_000, help="articles that are imported")
    options_parser.add_argument("--edits", type=int, default=300, help="single edits between the two figures")
    add_peers(options_parser)
    options = options_parser.parse_args(arguments)
    names = chosen_peers(options_parser, options)
    with workshop(options.keep) as folder:
        result: Result = {"bulk": measure_bulk(folder / "bulk", min(_ENGINE_DOCUMENTS, options.documents), names)}
        result |= measure_import(folder / "import", options.articles)
        result["edits"] = measure_edits(folder, options.documents, options.edits)
        result["machine"] = machine()
    print_result(result, as_json=options.json, text=text)
    return 0


def measure_import(folder: Path, count: int) -> Result:
    """Return articles a second from Markdown files to findable, and of a rebuild; ``folder`` is used up."""
    shutil.rmtree(folder, ignore_errors=True)
    files = folder / "files"
    files.mkdir(parents=True)
    last = _write_files(files, count)
    paths = LibraryPaths(folder / "library")
    create_library(paths, clock=SystemClock(), sample=False)
    with open_library(paths, clock=SystemClock(), repair="later") as library:
        importing = seconds(lambda: _import(library, files))
        _check_found(library, _word(0), last)
        rebuilding = seconds(library.indexing.rebuild)
        _check_found(library, _word(0), last)
    shutil.rmtree(folder, ignore_errors=True)
    say(f"import and rebuild: {count:,} articles")
    return {
        "import": {"articles": count, "articles_per_s": round(count / importing, 1)},
        "rebuild": {"articles": count, "articles_per_s": round(count / rebuilding, 1)},
    }


def measure_edits(folder: Path, count: int, edits: int, measured: int = _MEASURED_EDITS) -> Result:
    """Return milliseconds from a save to its being found, before and after many edits of a copy of a library.

    Raises:
        ValueError: the library has fewer articles than are edited, each once.
    """
    if count <= edits + 2 * measured:
        raise ValueError(f"{edits + 2 * measured} edits need more than {count} articles")
    original = built_library(folder, count)
    paths = LibraryPaths(place_of(folder, count) / "edited")
    shutil.rmtree(paths.root, ignore_errors=True)
    shutil.copytree(original.root, paths.root)
    with open_library(paths, clock=SystemClock(), repair="now") as library:
        _edit(library, corpus.sample()[0], 0)
        times = [
            _edit(library, article, number)
            for number, article in enumerate(islice(corpus.articles(count), 1, edits + 2 * measured + 1), 1)
        ]
        segments = len(SearchIndex.open(paths.index).snapshot().postings.segments)
    shutil.rmtree(paths.root, ignore_errors=True)
    say(f"edits: {edits:,} in a library of {count:,} articles")
    return {
        "documents": count,
        "edits": edits,
        "segments": segments,
        **figures("fresh", times[:measured]),
        **figures("during", times[measured:-measured]),
        **figures("after", times[-measured:]),
    }


def _write_files(folder: Path, count: int) -> UUID:
    """Write articles as files, the last one with the first word, and return its id."""
    article = None
    for number, article in enumerate(corpus.articles(count), 1):
        written = _with_word(article, 0) if number == count else article
        (folder / f"{number:06}.md").write_text(write_article(written), encoding="utf-8")
    if article is None:
        raise ValueError("no articles")
    return article.id


def _with_word(article: Article, number: int) -> Article:
    """Return the article with a word of its own in its first section, where every kind may have any text."""
    heading, _, rest = article.body.partition("\n")
    return replace(article, body=f"{heading}\n\n追記 {_word(number)} を控えた。\n{rest}")


def _word(number: int) -> str:
    """Return a word that stands nowhere else."""
    return str(_FIRST_WORD + number)


def _import(library: Library, folder: Path) -> None:
    library.exchange.import_folder(folder)


def _edit(library: Library, article: Article, number: int) -> float:
    """Save an article with a word that nothing else has, and return milliseconds until the word finds it."""
    changed = _with_word(article, number)

    def save_and_find() -> None:
        library.editing.save(changed)
        _check_found(library, _word(number), article.id)

    return milliseconds(save_and_find)


def _check_found(library: Library, text: str, article_id: UUID) -> None:
    hits = library.searching.search(SearchQuery(text=text, only_published=False)).hits
    if article_id not in {hit.article_id for hit in hits}:
        raise NotFindableError(text)


def text(result: Result) -> str:
    """Return the result as tables."""
    bulk, edits = result["bulk"], result["edits"]
    rows = [[name, rate, bulk["ratios"].get(f"vs_{name}")] for name, rate in bulk["documents_per_s"].items()]
    rows += [
        [f"{name}, {result[name]['articles']:,} articles", result[name]["articles_per_s"], None]
        for name in ("import", "rebuild")
    ]
    kinds = ("fresh", "during", "after")
    title = f"{edits['edits']:,} edits of {edits['documents']:,} articles, ms"
    lines = [
        f"{bulk['documents']:,} analysed documents in bulk; end to end",
        table(["", "per second", "product is times faster"], rows),
        table(figure_header("single edit to findable", kinds), figure_rows({title: edits}, kinds)),
        f"segments afterwards: {edits['segments']}",
        *(f"left out: {name}: {reason}" for name, reason in bulk["missing"].items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
