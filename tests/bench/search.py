"""Search and suggestion beside other engines: same documents, same tokens, same fields, same query terms.

    python -m tests.bench.search [--documents N] [--peers whoosh,fts5,tantivy] [--json] [--keep FOLDER]

Two groups of figures. "text to reasons" is what the product does after a keystroke: analysis, scoring, filters,
ranked articles with their reasons (for three words: the search screen's answer with excerpts and facets). "engine" is
scoring alone, from prepared weighted terms to the ten best documents, for the product and for its peers; the ratios
compare these. Product and peers take turns query by query, all warm, in one process and one thread. Slow peers answer
until their seconds for a class are used up. Peers have their own parameters of BM25; Whoosh has the product's.
"""

from __future__ import annotations

import math
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.resources import resource_path
from kb.search.note_frames import load_note_frames
from kb.search.note_reading import read_note
from kb.search.searcher import search
from kb.search.suggester import load_suggester
from tests.bench import notes
from tests.bench.built import built_index, place_of
from tests.bench.engines.base import Question
from tests.bench.engines.peers import add_peers, chosen_peers, open_peers
from tests.bench.engines.product import ProductEngine, WhooshEngine
from tests.bench.engines.ratios import Times, differences, ratios
from tests.bench.engines.verifying import same_documents, same_scores
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
    table,
    workshop,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kb.search.index import SearchIndex
    from tests.bench.engines.base import Engine, Peer

#: Texts of each class; every character of a few notes counts as one.
QUERIES = {"words3": 100, "question": 100, "note": 100, "typing": 300}
#: Seconds that one engine may use for one class, and answers it gives in any case.
_SECONDS = 8.0
_FEWEST = 3
_DIGITS = 3


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = parser("Time search and suggestions beside other engines.")
    options_parser.add_argument("--documents", type=int, default=10_000)
    add_peers(options_parser)
    options = options_parser.parse_args(arguments)
    names = chosen_peers(options_parser, options)
    with workshop(options.keep) as folder:
        result = measure(folder, options.documents, names)
    print_result(result, as_json=options.json, text=text)
    return 0


def measure(folder: Path, count: int, names: Sequence[str], queries: dict[str, int] | None = None) -> Result:
    """Return milliseconds of the product and its peers, ratios, and what was verified on the way."""
    index = built_index(folder, count)
    product = ProductEngine(index)
    peers, missing = open_peers(place_of(folder, count), count, names)
    whoosh = [WhooshEngine(index)] if "whoosh" in names else []
    rivals: list[Peer | WhooshEngine] = [*peers, *whoosh]
    engines: list[Engine] = [product, *rivals]
    questions = {kind: _questions(kind, number, count) for kind, number in (queries or QUERIES).items()}
    full = _FullPath(index)
    times: dict[str, dict[str, Times]] = {name: {} for name in (_FullPath.name, *(e.name for e in engines))}
    for kind, asked in questions.items():
        full.warm(kind, asked)
        for name, measured in _take_turns(engines, asked, full.asking(kind)).items():
            times[name][kind] = measured
        say(f"{kind}: {len(asked)} questions asked")
    groups = {name: _figures(found) for name, found in times.items()}
    verified = {
        "terms": same_documents(product, peers, questions.values()),
        "scores": same_scores(product, whoosh, _first(questions)),
    }
    for rival in rivals:
        rival.close()
    return {
        "documents": count,
        "product": groups[_FullPath.name],
        "engine": groups[product.name],
        "peers": {rival.name: groups[rival.name] for rival in rivals},
        "ratios": ratios(times, product.name, [rival.name for rival in rivals]),
        "more_than": differences(groups, product.name, [rival.name for rival in rivals]),
        "answers": {name: {kind: len(found) for kind, found in kinds.items()} for name, kinds in times.items()},
        "verified": verified,
        "segments": {product.name: product.segments, **{peer.name: peer.segments for peer in peers}},
        "missing": missing,
        "machine": machine(),
    }


class _FullPath:
    """What the product does with a text after a keystroke."""

    name = "text to reasons"

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._suggester = load_suggester(index.folder)

    def asking(self, kind: str) -> Callable[[str], object]:
        return self._search if kind == "words3" else self._suggest

    def warm(self, kind: str, questions: Iterable[Question]) -> None:
        ask = self.asking(kind)
        for question in questions:
            ask(question.text)

    def _search(self, text: str) -> object:
        return search(self._index.snapshot(), SearchQuery(text=text))

    def _suggest(self, text: str) -> object:
        return self._suggester.suggest(self._index.snapshot(), SuggestionQuery(notes=text), {})


def _questions(kind: str, number: int, documents: int) -> list[Question]:
    frames = load_note_frames(resource_path("rules", "note_frames.yaml"))
    texts = notes.texts(kind, number, documents=documents)
    return [Question(text, tuple(read_note(text, frames).terms())) for text in texts]


def _take_turns(
    engines: Sequence[Engine], questions: Sequence[Question], ask: Callable[[str], object]
) -> dict[str, Times]:
    """Ask every engine each question in turn, the other way round every other time, and return milliseconds.

    The first engine is the one that the others are compared with.
    """
    prepared = {engine.name: [engine.prepare(question) for question in questions] for engine in engines}
    quick = [engine for engine in engines[1:] if _warm(engine, prepared[engine.name], _SECONDS / 4)]
    _warm(engines[0], prepared[engines[0].name])
    used = dict.fromkeys(prepared, 0.0)
    times: dict[str, Times] = {name: {} for name in (_FullPath.name, *prepared)}
    for place in range(len(questions)):
        # What a slow engine has done to the processor's caches is nobody's fault. Nobody is asked the same twice
        # running: that would be too easy.
        for engine in (engines[0], *quick):
            _warm(engine, prepared[engine.name][place - 1 : place])
        other = (place + len(questions) // 2) % len(questions)
        times[_FullPath.name][other] = milliseconds(partial(ask, questions[other].text))
        for engine in engines if place % 2 else engines[::-1]:
            asked = prepared[engine.name][place]
            # The product answers all, however long it takes: the others are compared with it.
            wanted = engine is engines[0] or used[engine.name] < _SECONDS * 1_000 or place < _FEWEST
            if asked is not None and wanted:
                times[engine.name][place] = milliseconds(partial(engine.top, asked))
                used[engine.name] += times[engine.name][place]
    return times


def _warm(engine: Engine, prepared: Sequence[Any], seconds: float = math.inf) -> bool:
    """Ask everything once, as far as that is done within some seconds; tell whether it was."""
    deadline = time.perf_counter() + seconds
    for asked in prepared:
        if asked is not None:
            engine.top(asked)
        if time.perf_counter() > deadline:
            return False
    return True


def _figures(times: dict[str, Times]) -> dict[str, float]:
    found = (figures(kind, list(measured.values()), _DIGITS) for kind, measured in times.items())
    return {name: value for group in found for name, value in group.items()}


def _first(questions: dict[str, list[Question]]) -> list[Question]:
    return [question for asked in questions.values() for question in asked[:_FEWEST]]


def text(result: Result) -> str:
    """Return the result as tables."""
    kinds = tuple(QUERIES)
    groups = {"product, text to reasons": result["product"], "product, engine alone": result["engine"]}
    groups |= result["peers"]
    lines = [
        f"{result['documents']:,} documents, milliseconds",
        table(figure_header("engine", kinds), figure_rows(groups, kinds)),
        "product's engine alone, as a part of the peer's time on the same questions",
        _ratio_table(result),
        *_few_answers(result),
        *(
            f"verified {what}: {found['compared']:,} compared, {found['different']:,} different"
            for what, found in result["verified"].items()
        ),
        f"segments: {', '.join(f'{name} {number}' for name, number in result['segments'].items())}",
        *(f"left out: {name}: {reason}" for name, reason in result["missing"].items()),
    ]
    return "\n".join(lines) + "\n"


def _few_answers(result: Result) -> Iterator[str]:
    """Yield how many questions a peer has answered where its time was up before all were asked."""
    asked = result["answers"]["product"]
    for name in result["peers"]:
        few = [f"{kind} {count}" for kind, count in result["answers"][name].items() if count < asked[kind]]
        if few:
            yield f"answers of {name} that its figures stand on, where not all were asked: {', '.join(few)}"


def _ratio_table(result: Result) -> str:
    names = [f"{kind}_p{percent}" for kind in QUERIES for percent in (50, 95)]
    rows = [[peer, *(result["ratios"].get(f"{name}_vs_{peer}") for name in names)] for peer in result["peers"]]
    return table(["peer", *(name.replace("_", " ") for name in names)], rows)


if __name__ == "__main__":
    sys.exit(main())
