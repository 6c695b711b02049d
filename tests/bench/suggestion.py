"""Time from a note's text to ranked suggestions with reasons, beside Whoosh's own scoring of the same terms.

    python -m tests.bench.suggestion [--documents N] [--json]

One process, caches warm after one pass over the notes. Whoosh's own searcher gets the same index and the same terms
without analysis and without reasons; its few queries are enough to see the ratio.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from whoosh import index as whoosh_index
from whoosh import query, scoring

from kb.domain.suggestion import SuggestionQuery
from kb.resources import resource_path
from kb.search.index import SearchIndex
from kb.search.note_frames import load_note_frames
from kb.search.note_reading import read_note
from kb.search.question import K1, B
from kb.search.suggester import load_suggester
from tests.bench import corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WHOOSH_QUERIES = 10


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description="Time suggestions beside Whoosh's own scoring.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    options = parser.parse_args(arguments)
    result = measure(options.documents)
    sys.stdout.write(json.dumps(result) + "\n" if options.json else _table(result))
    return 0


def measure(count: int) -> dict[str, Any]:
    """Return milliseconds (p50, p95) of the product and of Whoosh, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex.open(Path(folder) / "index")
        start = time.perf_counter()
        index.rebuild(corpus.documents(count))
        rebuild = time.perf_counter() - start
        suggester = load_suggester(Path(folder))

        def suggest(note: str) -> None:
            suggester.suggest(index.snapshot(), SuggestionQuery(notes=note), {})

        notes = {"short": corpus.short_notes(), "long": corpus.long_notes(100)}
        for texts in notes.values():
            _milliseconds(texts, suggest)
        product = {name: _percentiles(_milliseconds(texts, suggest)) for name, texts in notes.items()}
        whoosh = _percentiles(_whoosh(index, notes["long"][:WHOOSH_QUERIES]))
    ratio = product["long"]["p50_ms"] / whoosh["p50_ms"]
    return {
        "documents": count,
        "rebuild_s": round(rebuild, 1),
        "product": product,
        "peers": {"whoosh": whoosh},
        "ratios": {"long_p50_vs_whoosh": round(ratio, 4)},
    }


def _whoosh(index: SearchIndex, notes: list[str]) -> list[float]:
    frames = load_note_frames(resource_path("rules", "note_frames.yaml"))
    with whoosh_index.open_dir(str(index.path)).searcher(weighting=scoring.BM25F(B=B, K1=K1)) as searcher:

        def search(note: str) -> None:
            terms = read_note(note, frames).terms()
            searcher.search(
                query.Or([query.Term(term.field, term.text, boost=term.weight) for term in terms]), limit=10
            )

        return _milliseconds(notes, search)


def _milliseconds(texts: Iterable[str], work: Callable[[str], None]) -> list[float]:
    times = []
    for text in texts:
        start = time.perf_counter()
        work(text)
        times.append((time.perf_counter() - start) * 1_000)
    return times


def _percentiles(times: list[float]) -> dict[str, float]:
    cuts = quantiles(times, n=20)
    return {"p50_ms": round(cuts[9], 1), "p95_ms": round(cuts[18], 1)}


def _table(result: dict[str, Any]) -> str:
    lines = [
        f"{result['documents']} documents, rebuilt in {result['rebuild_s']} s",
        f"{'':24}{'p50 ms':>9}{'p95 ms':>9}",
    ]
    rows = {f"suggestions, {name} notes": figures for name, figures in result["product"].items()}
    rows["Whoosh alone, long notes"] = result["peers"]["whoosh"]
    lines += [f"{name:24}{figures['p50_ms']:9.1f}{figures['p95_ms']:9.1f}" for name, figures in rows.items()]
    lines.append(f"long notes, product / Whoosh: {result['ratios']['long_p50_vs_whoosh']:.4f}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
