"""How latency, memory and disk grow with the number of articles, as a table and a chart.

    python -m tests.bench.growth [--sizes N,N,N] [--million] [--svg FILE] [--json] [--keep FOLDER]

Each size is measured in a process of its own: notes of 150 characters, from text to reasons and by the engine alone;
the resident memory before the index is opened and after all notes; the disk that database and index take. A million is
extrapolated from the two largest sizes, every figure with the exponent that it grew with between them; with
``--million`` it is measured, all but the database, if the machine has the memory.
"""

from __future__ import annotations

import gc
import math
import multiprocessing
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kb.domain.suggestion import SuggestionQuery
from kb.library import LibraryPaths
from kb.resources import resource_path
from kb.search.index import SearchIndex
from kb.search.note_frames import load_note_frames
from kb.search.note_reading import read_note
from kb.search.suggester import load_suggester
from tests.bench import notes
from tests.bench.built import built_index, built_library
from tests.bench.chart import Line, draw
from tests.bench.engines.base import Question
from tests.bench.engines.product import ProductEngine
from tests.bench.measuring import (
    Result,
    disk_mb,
    figures,
    machine,
    milliseconds,
    parser,
    print_result,
    resident_mb,
    say,
    sizes,
    table,
    workshop,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

MILLION = 1_000_000
_NOTES = 100
_LATENCIES = ("engine_p50_ms", "engine_p95_ms", "reasons_p50_ms", "reasons_p95_ms")
_FIGURES = (*_LATENCIES, "memory_mb", "database_mb", "index_mb")
_TITLES = {
    "engine_p50_ms": "engine p50 ms",
    "engine_p95_ms": "engine p95 ms",
    "reasons_p50_ms": "text to reasons p50 ms",
    "reasons_p95_ms": "text to reasons p95 ms",
    "memory_mb": "memory MiB",
    "database_mb": "database MiB",
    "index_mb": "index MiB",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Measure how latency, memory and disk grow.")
    options_parser.add_argument("--sizes", type=sizes, default=(1_000, 3_000, 10_000), help="separated by commas")
    options_parser.add_argument("--million", action="store_true", help="measure a million, too, all but the database")
    options_parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the chart into this file")
    options = options_parser.parse_args(arguments)
    with workshop(options.keep) as folder:
        result = measure(folder, options.sizes, million=options.million)
    if options.svg:
        options.svg.write_text(chart(result), encoding="utf-8")
    print_result(result, as_json=options.json, text=text)
    return 0


def measure(folder: Path, counts: Sequence[int], *, million: bool = False) -> Result:
    """Return the figures of each size, and those of a million as extrapolated or measured."""
    measured: dict[str, dict[str, float]] = {}
    for count in sorted(counts):
        paths = built_library(folder, count)
        figures_of_size = _in_own_process(paths.root, _NOTES)
        disk = {"database_mb": round(disk_mb(paths.database), 1), "index_mb": round(disk_mb(paths.index), 1)}
        measured[str(count)] = figures_of_size | disk
        say(f"{count:,} articles measured")
    result: Result = {"sizes": measured, "machine": machine()}
    if len(measured) > 1:
        result["million_extrapolated"] = extrapolated(measured)
    if million:
        index = built_index(folder, MILLION)
        engine = _in_own_process(index.folder.parent, _NOTES)
        result["million_measured"] = engine | {"index_mb": round(disk_mb(index.folder), 1)}
    return result


def extrapolated(measured: dict[str, dict[str, float]]) -> dict[str, float]:
    """Return each figure at a million, growing from the two largest sizes as it grew between them."""
    (smaller, before), (larger, after) = sorted(measured.items(), key=lambda pair: int(pair[0]))[-2:]
    found: dict[str, float] = {}
    for name in _FIGURES:
        exponent = math.log(after[name] / before[name]) / math.log(int(larger) / int(smaller))
        found[name] = round(after[name] * (MILLION / int(larger)) ** exponent, 1)
    return found


def measure_size(root: Path, asked: int) -> dict[str, float]:
    """Return latency and memory of the library in ``root``; the database is not touched."""
    before = resident_mb()
    index = SearchIndex.open(LibraryPaths(root).index)
    suggester = load_suggester(root)
    frames = load_note_frames(resource_path("rules", "note_frames.yaml"))
    texts = notes.texts("note", asked)
    engine = ProductEngine(index)
    prepared = [engine.prepare(Question(text, tuple(read_note(text, frames).terms()))) for text in texts]
    queries = [SuggestionQuery(notes=text) for text in texts]
    for query, terms in zip(queries, prepared, strict=True):
        suggester.suggest(index.snapshot(), query, {})
        engine.top(terms)
    engine_times: list[float] = []
    reason_times: list[float] = []
    for place, terms in enumerate(prepared):
        engine_times.append(milliseconds(partial(engine.top, terms)))
        # Another note: what was just asked would be too easy.
        query = queries[(place + asked // 2) % len(queries)]
        reason_times.append(milliseconds(partial(suggester.suggest, index.snapshot(), query, {})))
    gc.collect()
    memory = {"memory_before_mb": round(before, 1), "memory_mb": round(resident_mb(), 1)}
    return {**figures("engine", engine_times), **figures("reasons", reason_times), **memory}


def _in_own_process(root: Path, asked: int) -> dict[str, float]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure_size, (root, asked))


def chart(result: Result) -> str:
    """Return the chart as SVG: latency over size, and the memory and disk beside it."""
    counts = [int(count) for count in result["sizes"]]
    found = list(result["sizes"].values())

    def line(name: str) -> Line:
        return Line(
            _TITLES[name].rsplit(" ", 1)[0], [(count, size[name]) for count, size in zip(counts, found, strict=True)]
        )

    return draw(
        "Growth with the number of articles",
        "articles",
        (
            ("Call note of 150 characters, ms", [line(name) for name in _LATENCIES]),
            ("Memory and disk, MiB", [line(name) for name in ("memory_mb", "database_mb", "index_mb")]),
        ),
    )


def text(result: Result) -> str:
    """Return the result as tables."""
    rows = [[f"{int(count):,}", *(found[name] for name in _FIGURES)] for count, found in result["sizes"].items()]
    for name, title in (("million_extrapolated", "1,000,000, extrapolated"), ("million_measured", "1,000,000")):
        if name in result:
            rows.append([title, *(result[name].get(figure) for figure in _FIGURES)])
    return table(["articles", *(_TITLES[name] for name in _FIGURES)], rows)


if __name__ == "__main__":
    sys.exit(main())
