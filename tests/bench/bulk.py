"""Writing documents that are analysed already, by the product and beside it by other engines."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from kb.search.document import to_row
from kb.search.index import SearchIndex
from kb.search.inversion import Prepared
from kb.search.runs import write_runs
from kb.search.schema import build_schema
from tests.bench import corpus
from tests.bench.engines.peers import analysed, open_empty_peers
from tests.bench.measuring import Result, say, seconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.bench.engines.peers import Analysed

_WHOOSH_DOCUMENTS = 400
#: Memory that Whoosh's writer may use before it sorts on the disk, in MB: enough for all it gets.
_WHOOSH_MEMORY = 512


def measure_bulk(folder: Path, count: int, names: Sequence[str]) -> Result:
    """Return documents a second of each engine for documents that are analysed already; ``folder`` is used up."""
    ready = list(analysed(corpus.documents(count), count))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rates = {"product": count / seconds(lambda: _write_bulk(folder / "product", ready))}
    if "whoosh" in names:
        # Not from the beginning: the sample's articles are longer than the others.
        part = ready[-_WHOOSH_DOCUMENTS:]
        rates["whoosh"] = len(part) / seconds(lambda: _write_with_whoosh(folder / "whoosh", part))
    peers, missing = open_empty_peers(folder, count, names)
    for peer, _ in peers:
        start = time.perf_counter()
        for document, tokens in ready:
            peer.add(document, tokens)
        peer.finish()
        rates[peer.name] = count / (time.perf_counter() - start)
        peer.close()
    shutil.rmtree(folder, ignore_errors=True)
    say(f"bulk: {count:,} documents written by each")
    return {
        "documents": count,
        "documents_per_s": {name: round(rate, 1) for name, rate in rates.items()},
        "ratios": {
            f"vs_{name}": round(rates["product"] / rate, 2) for name, rate in rates.items() if name != "product"
        },
        "missing": missing,
    }


def _write_bulk(folder: Path, ready: Sequence[Analysed]) -> None:
    """Write one segment of an index as an import or a rebuild does: runs on disk, merged in bounded memory."""
    prepared = (
        Prepared(str(document.article_id), to_row(document), {field: tuple(texts) for field, texts in tokens.items()})
        for document, tokens in ready
    )
    SearchIndex.open(folder).rebuild_from(lambda scratch: write_runs(scratch, prepared))


def _write_with_whoosh(folder: Path, ready: Sequence[Analysed]) -> None:
    folder.mkdir()
    index = FileIndex.create(FileStorage(str(folder)), build_schema(), "MAIN")
    writer = index.writer(limitmb=_WHOOSH_MEMORY)
    for document, tokens in ready:
        # Whoosh takes tokens as they are where a value is no string.
        writer.add_document(id=str(document.article_id), row=to_row(document), **tokens)
    writer.commit(merge=False)
