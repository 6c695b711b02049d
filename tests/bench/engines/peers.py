"""Opens the peers that were named, and fills those that are empty."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from typing import TYPE_CHECKING

from kb.search.schema import tokens_of
from tests.bench import corpus
from tests.bench.engines.base import Peer, PeerMissingError
from tests.bench.engines.fts5 import Fts5Engine, TrigramEngine
from tests.bench.engines.tantivy_engine import TantivyEngine
from tests.bench.measuring import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kb.search.document import IndexDocument

#: Names that can be asked for; FTS5 brings its trigrams along. Whoosh needs no files of its own.
PEERS = ("whoosh", "fts5", "tantivy")
_FINISHED = "finished.txt"
#: Below this many documents a second process costs more than it saves.
_WORTH_A_PROCESS = 2_000
_CHUNK = 100

Analysed = tuple["IndexDocument", "Mapping[str, Sequence[str]]"]


def add_peers(parser: ArgumentParser) -> None:
    """Let a benchmark be asked for its peers."""
    parser.add_argument("--peers", default=",".join(PEERS), help="comma-separated; empty for none")


def chosen_peers(parser: ArgumentParser, options: Namespace) -> tuple[str, ...]:
    """Return the peers that were asked for; ends the program on a name that nobody knows."""
    names = tuple(filter(None, options.peers.split(",")))
    if unknown := set(names) - set(PEERS):
        parser.error(f"unknown peers: {', '.join(sorted(unknown))}")
    return names


def open_peers(folder: Path, documents: int, names: Iterable[str]) -> tuple[list[Peer], dict[str, str]]:
    """Return the peers that were asked for, filled with the corpus, and why others cannot take part."""
    opened, missing = open_empty_peers(folder, documents, names)
    empty = [(peer, place) for peer, place in opened if not (place / _FINISHED).is_file()]
    if empty:
        _fill([peer for peer, _ in empty], documents)
        for _, place in empty:
            (place / _FINISHED).touch()
    return [peer for peer, _ in opened], missing


def open_empty_peers(
    folder: Path, documents: int, names: Iterable[str]
) -> tuple[list[tuple[Peer, Path]], dict[str, str]]:
    """Return the peers that were asked for with their places, empty unless finished, and why others are missing."""
    makers: dict[str, dict[str, Callable[[Path], Peer]]] = {
        "fts5": {"fts5": Fts5Engine, "fts5_trigram": TrigramEngine},
        "tantivy": {"tantivy": lambda place: TantivyEngine(place, documents)},
    }
    peers: list[tuple[Peer, Path]] = []
    missing: dict[str, str] = {}
    for engine, make in [pair for name in names for pair in makers.get(name, {}).items()]:
        place = folder / engine
        if not (place / _FINISHED).is_file():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
        try:
            peers.append((make(place), place))
        except PeerMissingError as reason:
            missing[engine] = str(reason)
    return peers, missing


def analysed(documents: Iterable[IndexDocument], count: int) -> Iterator[Analysed]:
    """Yield documents with their tokens, in order; many are analysed by as many processes as there are cores."""
    if count < _WORTH_A_PROCESS:
        for document in documents:
            yield document, tokens_of(document)
        return
    # With spawn, because that is what all systems have, and threads of a peer do not survive a fork.
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        yield from pool.imap(_analyse, documents, chunksize=_CHUNK)


def _analyse(document: IndexDocument) -> Analysed:
    return document, tokens_of(document)


def _fill(peers: Sequence[Peer], documents: int) -> None:
    start = time.perf_counter()
    for document, tokens in analysed(corpus.documents(documents), documents):
        for peer in peers:
            peer.add(document, tokens)
    for peer in peers:
        peer.finish()
    say(f"{', '.join(peer.name for peer in peers)} filled in {time.perf_counter() - start:.1f} s")
