"""A segment written in bulk is the segment Whoosh would have written."""

from __future__ import annotations

import random
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from whoosh import scoring
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import Or, Term
from whoosh.searching import Searcher

from kb.search.document import IndexDocument, to_row
from kb.search.index import SearchIndex
from kb.search.inversion import prepare
from kb.search.runs import write_run
from kb.search.schema import BIGRAM, CUE, WORD, build_schema, tokens_of
from tests.kb.search.library import FINGERPRINT, articles, build, generation_path, make, whoosh_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kb.search.folders import Folder
    from kb.search.runs import Run

SYLLABLES = ("訪問", "謝罪", "電気", "ケトル", "約束", "遅れ", "返品", "。", "来い", "です", "理由")


def documents() -> list[IndexDocument]:
    chance = random.Random(7)  # noqa: S311 - test data
    texts = ("".join(chance.choices(SYLLABLES, k=chance.randint(0, 60))) for _ in range(300))
    return [*articles(), *(make(number, text[:9], text, tags=(text[:2],)) for number, text in enumerate(texts, 100))]


def written_by_whoosh(folder: Path) -> FileIndex:
    folder.mkdir()
    index = FileIndex.create(FileStorage(str(folder)), build_schema())
    writer = index.writer()
    for document in documents():
        writer.add_document(id=str(document.article_id), row=to_row(document), **tokens_of(document))
    writer.commit()
    return index


def written_from_runs(folder: Path) -> SearchIndex:
    """Write many runs and merge them with hardly any memory."""

    def runs(scratch: Folder) -> Iterator[Run]:
        remaining = map(prepare, documents())
        while chunk := list(islice(remaining, 23)):
            yield write_run(scratch.temporary(), chunk)

    index = SearchIndex.open(folder / "index", fingerprint=FINGERPRINT)
    assert index.rebuild_from(runs, memory_bytes=1) == 308
    return index


@pytest.mark.parametrize("write", [written_from_runs, lambda folder: build(folder, documents())])
def test_terms_statistics_rows_and_scores_are_whooshs(tmp_path: Path, write: Callable[[Path], SearchIndex]) -> None:
    index = write(tmp_path)
    assert len(index.snapshot().postings.segments) == 1
    assert not list(generation_path(index).glob("scratch"))
    bulk = whoosh_index(generation_path(index)).reader()
    plain = written_by_whoosh(tmp_path / "plain").reader()
    assert list(bulk.all_terms()) == list(plain.all_terms())
    for field, term in plain.all_terms():
        mine, theirs = bulk.term_info(field, term), plain.term_info(field, term)
        for statistic in ("weight", "doc_frequency", "min_length", "max_length", "max_weight", "min_id", "max_id"):
            assert getattr(mine, statistic)() == getattr(theirs, statistic)(), (field, term, statistic)
    assert [bulk.stored_fields(number) for number in range(308)] == [
        plain.stored_fields(number) for number in range(308)
    ]
    terms = [*(Term(WORD, word) for word in ("訪問", "謝罪")), Term(BIGRAM, "電気", boost=0.5), Term(CUE, "来る")]
    results = []
    for reader in (bulk, plain):
        with Searcher(reader, weighting=scoring.BM25F(B=0.75, K1=0.8)) as searcher:
            results.append([(hit.docnum, hit.score) for hit in searcher.search(Or(terms), limit=50)])
    assert [number for number, _ in results[0]] == [number for number, _ in results[1]]
    assert [score for _, score in results[0]] == pytest.approx([score for _, score in results[1]])
