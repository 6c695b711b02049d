"""Runs come back from disk, and from another process, as they were written."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import numpy as np

from kb.search.folders import DiskFile, DiskFolder
from kb.search.inversion import Prepared, invert, prepare
from kb.search.runs import Run, write_run, write_runs
from tests.kb.search.library import articles, make
from tests.kb.search.test_merging import as_dict

if TYPE_CHECKING:
    from pathlib import Path

    from kb.search.merging import Source


def content(source: Source) -> tuple[object, ...]:
    postings = {field: as_dict(source.postings(field)) for field in source.posting_counts}
    lengths = {field: lengths.tolist() for field, lengths in source.lengths.items()}
    return source.size, list(source.rows()), lengths, source.posting_counts, postings


def test_a_run_is_what_was_inverted(tmp_path: Path) -> None:
    prepared = [prepare(document) for document in articles()]
    run: Run = pickle.loads(pickle.dumps(write_run(DiskFile(tmp_path / "run"), prepared)))  # noqa: S301 - made here
    assert content(run) == content(invert(prepared))
    assert list(run.postings("no field")) == []


def test_rows_are_read_in_stretches(tmp_path: Path) -> None:
    texts = np.random.default_rng(1).integers(0, 2**30, (300, 2_000)).tolist()
    prepared = [Prepared(f"id{number}", {"numbers": numbers}, {}) for number, numbers in enumerate(texts)]
    run = write_run(DiskFile(tmp_path / "run"), prepared)
    assert sum(map(len, run.rows())) > 2 * 2**20
    assert list(run.rows()) == list(invert(prepared).rows())


def test_runs_end_where_memory_asks_for_it(tmp_path: Path) -> None:
    long = "訪問を求められた。" * 15_000
    runs = list(write_runs(DiskFolder(tmp_path), (prepare(make(number, "題", long)) for number in range(6))))
    assert sum(run.size for run in runs) == 6
    assert len(runs) > 1
    assert list(write_runs(DiskFolder(tmp_path), [])) == []
