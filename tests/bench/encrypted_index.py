"""What encryption costs the index: an encrypted library beside the same one in plain, in one run.

    python -m tests.bench.encrypted_index [--sizes N,N] [--starts N] [--edits N] [--rebuild] [--json] [--keep FOLDER]

Each start is a process of its own, the plain and the encrypted one in turn; the quickest of each counts, since whatever
else the machine does only makes them longer. ``start``: from opening the library, with the index that was kept, until
the suggestions for a call note of 150 characters are there; ``memory``: what is resident then. ``edit``: an article
saved with a new word, until that word finds it. ``rebuild``: the index made anew from the database, kept included, and
the most memory of the program and its helpers in that. ``rewrite``: the database written anew. No starts or edits (0)
are left out. Written and read is the sealed file, as it is now and then, and at each start.
"""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.library import LibraryPaths, open_library
from kb.protection import LibraryKey
from kb.search.index import SearchIndex
from kb.search.sealed_index import FILE_NAME, Frozen, Mark, SealedIndex
from kb.storage import outbox_position
from kb.storage.database import Database
from kb.storage.protection_note import ProtectionNote, write_note
from kb.storage.reencryption import reencrypt
from tests.bench import corpus, notes
from tests.bench.built import built_library, place_of
from tests.bench.measuring import (
    Result,
    beside,
    disk_mb,
    family_mb,
    machine,
    milliseconds,
    most_family_mb,
    parser,
    percentile,
    print_result,
    resident_mb,
    say,
    seconds,
    table,
    workshop,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_FIRST_WORD = 8_000_000_000
_SEALED_TIMES = 5


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Compare the index of an encrypted library with that of a plain one.")
    options_parser.add_argument("--sizes", default="300,10000", help="articles, separated by commas")
    options_parser.add_argument("--starts", type=int, default=5, help="starts of each kind")
    options_parser.add_argument("--edits", type=int, default=30, help="articles that are edited, in each kind")
    options_parser.add_argument("--rebuild", action="store_true", help="also make the index anew")
    options = options_parser.parse_args(arguments)
    with workshop(options.keep) as folder:
        sizes = [int(size) for size in options.sizes.split(",")]
        result: Result = {
            "sizes": {
                str(size): measure(folder, size, options.starts, options.edits, rebuilt=options.rebuild)
                for size in sizes
            }
        }
    result["machine"] = machine()
    print_result(result, as_json=options.json, text=text)
    return 0


def measure(folder: Path, count: int, starts: int, edits: int, *, rebuilt: bool = False) -> Result:
    """Return figures of both kinds, and what only the encrypted one has."""
    key = LibraryKey.new()
    place = place_of(folder, count)
    plain, sealed = (LibraryPaths(place / name) for name in ("plain", "sealed"))
    _copy(built_library(folder, count), plain)
    _encrypt(plain, sealed, key)
    kinds = {"plain": (plain, None), "encrypted": (sealed, key)}
    measured: dict[str, Result] = {
        name: _in_own_process(rebuild, *kind) | _in_own_process(rewrite, *kind) if rebuilt else {}
        for name, kind in kinds.items()
    }
    runs: dict[str, list[Result]] = {name: [] for name in kinds}
    for _ in range(starts):
        for name, kind in kinds.items():
            runs[name].append(_in_own_process(start, *kind))
    for name, kind in kinds.items():
        measured[name] |= _least(runs[name]) if starts else {}
        measured[name] |= _in_own_process(edit, *kind, edits) if edits else {}
    result: Result = measured | _in_own_process(seal, sealed, key)
    result["index_mb"] = round(disk_mb(plain.index), 1)
    result["sealed_mb"] = round(disk_mb(sealed.index / FILE_NAME), 1)
    for paths in (plain, sealed):
        shutil.rmtree(paths.root)
    say(f"{count:,} articles compared")
    return result


def _copy(source: LibraryPaths, target: LibraryPaths) -> None:
    shutil.rmtree(target.root, ignore_errors=True)
    shutil.copytree(source.root, target.root)


def _encrypt(plain: LibraryPaths, sealed: LibraryPaths, key: LibraryKey) -> None:
    shutil.rmtree(sealed.root, ignore_errors=True)
    sealed.root.mkdir()
    sealed.database.touch()
    reencrypt(plain.database, sealed.database, None, key)
    write_note(sealed.root, ProtectionNote(key.id))
    with closing(Database.open(sealed.database, clock=SystemClock(), key=key)) as database, database.read() as session:
        at = outbox_position.position(session, outbox_position.last(session))
    index = SearchIndex.open(plain.index)
    files = {path.name: path.read_bytes() for path in (plain.index / index.current.name).iterdir() if path.is_file()}
    content = Frozen(index.current.name, Mark(at.sequence_id, str(at.revision)), files)
    SealedIndex(sealed.index, key).write(content)


def _in_own_process(work: Callable[..., Result], *arguments: object) -> Result:
    # Not one of multiprocessing's pools, whose processes may have none of their own, as a rebuild has.
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def rebuild(paths: LibraryPaths, key: LibraryKey | None) -> Result:
    """Return how long the index takes to be made anew and kept, and the most memory of all processes in that."""
    with open_library(paths, clock=SystemClock(), repair="later", key=key) as library, most_family_mb() as most:
        taken = seconds(library.indexing.rebuild)
    return {"rebuild_s": round(taken, 2), "rebuild_peak_mb": round(most[0], 1)}


def rewrite(paths: LibraryPaths, key: LibraryKey | None) -> Result:
    """Return how long the database takes to be written anew, as after an erasure, and the memory that takes."""
    with closing(Database.open(paths.database, clock=SystemClock(), key=key)) as database:
        before = family_mb()
        with most_family_mb() as most:
            taken = seconds(database.rewrite)
    return {"rewrite_s": round(taken, 2), "rewrite_more_mb": round(max(0.0, most[0] - before), 1)}


def start(paths: LibraryPaths, key: LibraryKey | None) -> Result:
    """Return how long it takes until the first suggestions are there, and the memory resident then."""
    (note,) = notes.texts("note", 1)
    began = time.perf_counter()
    with open_library(paths, clock=SystemClock(), repair="later", key=key) as library:
        opened = time.perf_counter()
        library.suggestions.suggest(SuggestionQuery(notes=note))
        suggested = time.perf_counter()
        memory = resident_mb()
    return {
        "opened_ms": round((opened - began) * 1_000, 1),
        "start_ms": round((suggested - began) * 1_000, 1),
        "memory_mb": round(memory, 1),
    }


def edit(paths: LibraryPaths, key: LibraryKey | None, edits: int) -> Result:
    """Return how long a saved article takes to be found."""
    times = []
    with open_library(paths, clock=SystemClock(), repair="later", key=key) as library:
        for number, article in enumerate(islice(corpus.articles(edits + 1), 1, None)):
            heading, _, rest = article.body.partition("\n")
            word = str(_FIRST_WORD + number)
            changed = replace(article, body=f"{heading}\n\n追記 {word} を控えた。\n{rest}")
            began = time.perf_counter()
            library.editing.save(changed)
            hits = library.searching.search(SearchQuery(text=word, only_published=False)).hits
            times.append((time.perf_counter() - began) * 1_000)
            if article.id not in {hit.article_id for hit in hits}:
                raise ValueError(word)
    return {f"edit_p{percent}_ms": round(percentile(times, percent), 1) for percent in (50, 95)}


def seal(paths: LibraryPaths, key: LibraryKey) -> Result:
    """Return how long the sealed file takes to be written and read."""
    written, read = [], []
    for _ in range(_SEALED_TIMES):
        opened = SearchIndex(paths.index, "", key=key).sealed
        if opened is None:
            raise ValueError(paths)
        read.append(milliseconds(opened.load))
        content = opened.frozen(opened.mark or Mark(0, ""))
        if content is None:
            raise ValueError(paths)
        written.append(milliseconds(partial(opened.write, content)))
    return {"keep_ms": round(min(written), 1), "load_ms": round(min(read), 1)}


def _least(runs: list[Result]) -> Result:
    return {name: min(run[name] for run in runs) for name in runs[0]}


_ROWS: Mapping[str, str] = {
    "opened_ms": "library open, ms",
    "start_ms": "first suggestion, ms",
    "memory_mb": "memory then, MiB",
    "edit_p50_ms": "edit until found, p50, ms",
    "edit_p95_ms": "the same, p95, ms",
    "rebuild_s": "index made anew and kept, s",
    "rebuild_peak_mb": "most memory in that, MiB",
    "rewrite_s": "database written anew, s",
    "rewrite_more_mb": "memory more in that, MiB",
}


def text(result: Result) -> str:
    """Return the result as a table for each size."""
    parts = []
    for size, found in result["sizes"].items():
        rows = beside(_ROWS, found["plain"], found["encrypted"])
        parts.append(
            f"{int(size):,} articles; index {found['index_mb']} MiB, sealed {found['sealed_mb']} MiB, "
            f"written in {found['keep_ms']} ms, read in {found['load_ms']} ms\n"
            + table(("what", "plain", "encrypted", "ratio"), rows)
        )
    return "\n\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
