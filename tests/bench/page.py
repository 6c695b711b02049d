"""Puts results into resources/docs/performance.md: `python -m tests.bench.page FOLDER [--page FILE]`.

The folder holds what the benchmarks printed with ``--json``, one file each: ``<benchmark>.json`` or
``<benchmark>-<anything>.json``. On the page a block between ``<!-- name -->`` and ``<!-- /name -->`` is replaced by the
tables of the file of that name, ``targets`` by what was to be shown and what was measured, ``machine`` by where.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench import growth, indexing, keystroke, parts, search, startup, tables, writing
from tests.bench.measuring import Result, say, table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGE = Path(__file__).parents[2] / "resources" / "docs" / "performance.md"
_TEXTS: Mapping[str, Callable[[Result], str]] = {
    "search": search.text,
    "parts": parts.text,
    "indexing": indexing.text,
    "keystroke": keystroke.text,
    "startup": startup.text,
    "growth": growth.text,
    "tables": tables.text,
    "writing": writing.text,
}


@dataclass(frozen=True, slots=True)
class Target:
    """Something that was to be shown: where its figure stands, and the most or least that it may be."""

    sentence: str
    file: str
    path: str
    limit: float
    at_least: bool = False

    def row(self, results: Mapping[str, Result]) -> list[object] | None:
        """Return sentence, limit, figure and verdict; None while it is not measured."""
        found: Any = reduce(
            lambda inner, name: inner.get(name) if isinstance(inner, dict) else None,
            self.path.split("/"),
            results.get(self.file),
        )
        if found is None:
            return None
        met = found >= self.limit if self.at_least else found <= self.limit
        return [self.sentence, f"{'≥' if self.at_least else '≤'} {self.limit:g}", f"{found:g}", "yes" if met else "no"]


_SEARCH, _INDEXING, _STARTUP, _KEYS = "search-100000", "indexing-100000", "startup-100000", "keystroke"
TARGETS = (
    Target("note, engine alone, p50 over tantivy's", _SEARCH, "ratios/note_p50_vs_tantivy", 0.5),
    Target("note, engine alone, p95 over tantivy's", _SEARCH, "ratios/note_p95_vs_tantivy", 0.7),
    Target("note, engine alone, p50 over FTS5's", _SEARCH, "ratios/note_p50_vs_fts5", 1 / 50),
    Target("note, engine alone, p50 over Whoosh's", _SEARCH, "ratios/note_p50_vs_whoosh", 1 / 200),
    Target("three words, engine alone, p50, ms more than tantivy", _SEARCH, "more_than/words3_p50_ms_than_tantivy", 2),
    Target("note, text to reasons, p95, ms", _SEARCH, "product/note_p95_ms", 20),
    Target("key to painted beyond the debounce, p95, ms", _KEYS, "documents/100000/quiet/shown_p95_ms", 50),
    Target("the same while a rebuild runs, p95, ms", _KEYS, "documents/100000/rebuilding/shown_p95_ms", 100),
    Target("window painted, warm start, p50, s", _STARTUP, "warm_start_s/window painted/p50", 0.5),
    Target("first suggestion, warm start, p50, s", _STARTUP, "warm_start_s/first suggestion/p50", 2.0),
    Target("memory after 1,000 queries, MiB", _STARTUP, "memory_mb/after_queries", 450),
    Target("single edit to findable, p95, ms", _INDEXING, "edits/fresh_p95_ms", 100),
    Target("the same after many edits, p95, ms", _INDEXING, "edits/after_p95_ms", 100),
    Target("bulk, times Whoosh's add_document", _INDEXING, "bulk/ratios/vs_whoosh", 6, at_least=True),
    Target("import, articles a second", _INDEXING, "import/articles_per_s", 500, at_least=True),
)


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the page and say what could not be filled in."""
    options_parser = argparse.ArgumentParser(description="Put the results of benchmarks into the page about them.")
    options_parser.add_argument("folder", type=Path)
    options_parser.add_argument("--page", type=Path, default=PAGE)
    options = options_parser.parse_args(arguments)
    results = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in options.folder.glob("*.json")}
    before = options.page.read_text(encoding="utf-8")
    after, empty = filled(before, results)
    options.page.write_text(after, encoding="utf-8")
    for name in empty:
        say(f"no result for {name}: left as it is")
    return 0


def filled(page: str, results: Mapping[str, Result]) -> tuple[str, list[str]]:
    """Return the page with its blocks replaced, and the names of blocks that there is no result for."""
    blocks = {name: _text_of(name, result) for name, result in results.items()}
    if rows := [row for target in TARGETS if (row := target.row(results))]:
        blocks["targets"] = table(["what", "target", "measured", "met"], rows)
    if results:
        machine = next(iter(results.values()))["machine"]
        blocks["machine"] = ", ".join(f"{name} {value}" for name, value in machine.items()) + ".\n"
    empty: list[str] = []

    def replaced(found: re.Match[str]) -> str:
        name = found[1]
        if name not in blocks:
            empty.append(name)
            return found[0]
        return f"<!-- {name} -->\n\n{blocks[name].strip()}\n\n<!-- /{name} -->"

    return re.sub(r"<!-- ([\w-]+) -->.*?<!-- /\1 -->", replaced, page, flags=re.DOTALL), empty


def _text_of(name: str, result: Result) -> str:
    return _TEXTS[name.partition("-")[0]](result)


if __name__ == "__main__":
    sys.exit(main())
