"""``kb queue``: what waits for editors, from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kb.cli.queue_texts import ATTENTION, QUEUES, REASONS, STATEMENTS
from kb.domain.call import CallResult, DismissReason, FeedbackType
from kb.domain.lifecycle import Attention
from kb.domain.queues import Queue
from kb.library import open_library
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result

NOTES = "髙橋様（090-5555-0150）より入電。取っ手が外れた"
MARKERS = ("髙橋", "090-5555", "K0012", "鈴木")


@pytest.fixture
def filled(blank_paths: LibraryPaths) -> LibraryPaths:
    """A library with one row in each queue."""
    with open_library(blank_paths, clock=PlayedClock(), repair="now") as library:
        script = make_script("取っ手が外れたとき")
        library.editing.save(script)
        call = library.calls.start(agent="鈴木", caller_reference="K0012")
        library.calls.save_notes(call.id, NOTES)
        library.calls.make_secondary(call.id)
        library.calls.rate(call.id, script.id, FeedbackType.FLAGGED, "髙橋様には古い")
        library.calls.dismiss(call.id, script.id, DismissReason.WRONG_CONTENT)
        library.calls.rate(call.id, script.id, FeedbackType.NOT_HELPED)
        library.case_drafts.draft_from_call(call.id)
        library.calls.end(call.id, CallResult.SECONDARY)
        library.misses.search_missed("ぎゃふん")
    return blank_paths


def test_the_counts_are_listed(kb: Callable[..., Result], filled: LibraryPaths) -> None:
    counts = kb("queue", "list", "--json", library=filled).json["counts"]
    assert set(counts) == {which.value for which in Queue}
    assert {name: number for name, number in counts.items() if name != "misses"} == {
        "flags": 1,
        "drafts": 1,
        "not_helped": 1,
        "reviews": 1,
        "due": 0,
    }
    lines = kb("queue", "list", library=filled).out.splitlines()
    assert lines[0].split() == ["1", "flags", "指摘"]
    assert len(lines) == len(Queue)


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("flags", "〔氏名〕様には古い"),
        ("misses", "ぎゃふん"),
        ("drafts", "取っ手が外れた"),
        ("not_helped", "1回中1回 効かなかった"),
        ("reviews", "未記入"),
    ],
)
def test_a_queue_is_listed_without_naming_a_customer(
    kb: Callable[..., Result], filled: LibraryPaths, which: str, said: str
) -> None:
    shown = kb("queue", "list", which, library=filled)
    assert said in shown.out
    told = kb("queue", "list", which, "--json", library=filled)
    assert told.json["queue"] == which
    assert told.json["rows"]
    for marker in MARKERS:
        assert marker not in shown.out
        assert marker not in told.out


def test_what_is_due_is_listed(kb: Callable[..., Result], filled: LibraryPaths) -> None:
    assert kb("queue", "list", "due", "--json", library=filled).json == {"queue": "due", "rows": []}


@pytest.mark.parametrize("which", ["flags", "misses", "not_helped", "reviews"])
def test_a_row_is_settled_by_its_id(kb: Callable[..., Result], filled: LibraryPaths, which: str) -> None:
    rows = kb("queue", "list", which, "--json", library=filled).json["rows"]
    for row in rows:
        settled = kb("queue", "settle", which, row["id"], "--as", "article", library=filled)
        assert (settled.code, settled.out) == (0, "片付けました。\n")
    assert kb("queue", "list", which, "--json", library=filled).json["rows"] == []


def test_what_is_not_there_or_settled_elsewhere_is_said(kb: Callable[..., Result], filled: LibraryPaths) -> None:
    (draft,) = kb("queue", "list", "drafts", "--json", library=filled).json["rows"]
    for which, key in (("flags", "nothing"), ("drafts", draft["id"])):
        refused = kb("queue", "settle", which, key, library=filled)
        assert refused.code == 1
        assert key in refused.err
    assert json.loads(kb("queue", "settle", "flags", "x", "--json", library=filled).out) == {"settled": False}


def test_a_synonym_is_tried_and_only_saved_when_asked(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    with open_library(sample_paths, clock=PlayedClock(), repair="now") as library:
        library.misses.search_missed("ぎゃふん")
    tried = kb("queue", "synonym", "ぎゃふん", "訪問要求", "--json", library=sample_paths).json
    assert (tried["searches"], tried["searches_found"], tried["saved"]) == (1, 1, False)
    assert kb("search", "ぎゃふん", "--json", library=sample_paths).json["total"] == 0
    saved = kb("queue", "synonym", "ぎゃふん", "訪問要求", "--save", library=sample_paths)
    assert "保存しました" in saved.out
    assert kb("search", "ぎゃふん", "--json", library=sample_paths).json["total"] > 0


def test_a_word_that_may_not_be_one_is_refused(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    refused = kb("queue", "synonym", "血", "けが", library=sample_paths)
    assert refused.code == 1
    assert "直すところ" in refused.err


def test_every_value_has_its_word() -> None:
    assert set(QUEUES) == set(Queue)
    assert set(STATEMENTS) == set(FeedbackType)
    assert set(REASONS) == set(DismissReason)
    assert set(ATTENTION) == set(Attention)
