"""Compare rankings with those of adding everything up exactly, on real queries: documents, and every bit of a score.

    python -m tests.quality.pruning --docs FILE --queries FILE [--json]

The files are those of ``tests.quality.evaluate``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from kb.domain.article import RECOMMENDED_KINDS, Kind
from kb.domain.suggestion import SuggestionQuery
from kb.resources import resource_path
from kb.search.index import SearchIndex
from kb.search.note_frames import load_note_frames
from kb.search.question import ask
from kb.search.ranking import EXHAUSTIVE
from kb.search.synonyms import load_synonyms
from kb.services.index_documents import index_document
from tests.quality.evaluate import as_articles, query_texts
from tests.quality.labelled import read_lines

#: The quick way is taken for any question with a frequent term.
ALWAYS = 1
DEPTH = 10


def main(arguments: list[str] | None = None) -> int:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(description="Compare rankings with those of adding everything up exactly.")
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a sentence")
    options = parser.parse_args(arguments)
    queries = read_lines(options.queries)
    texts = [text for name in query_texts(queries) for query in queries if (text := query.get(name))]
    result = compare(read_lines(options.docs), texts)
    sentence = f"{result['different']} of {result['rankings']} rankings of {result['docs']} documents differ\n"
    sys.stdout.write(json.dumps(result) + "\n" if options.json else sentence)
    return 1 if result["different"] else 0


def compare(documents: list[dict[str, Any]], texts: list[str]) -> dict[str, int]:
    """Return how many rankings were compared and how many differ."""
    frames = load_note_frames(resource_path("rules", "note_frames.yaml"))
    synonyms = load_synonyms(resource_path("synonyms", "customer_words.yaml"))
    kinds = (RECOMMENDED_KINDS, (Kind.CASE,))
    different = count = 0
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex.open(Path(folder) / "index")
        index.rebuild(map(index_document, as_articles(documents).values()))
        snapshot = index.snapshot()
        for text in texts:
            question = ask(snapshot, SuggestionQuery(notes=text), frames, synonyms)
            if question is not None:
                count += 1
                different += question.rank(kinds, DEPTH, rounded_from=ALWAYS) != question.rank(
                    kinds, DEPTH, rounded_from=EXHAUSTIVE
                )
    return {"docs": len(documents), "rankings": count, "different": different}


if __name__ == "__main__":
    sys.exit(main())
