"""Better spellings by typing distance and by sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.errors import OperationCancelledError
from kb.search.correction import corrected, distance
from kb.search.query import parse
from kb.search.query_words import default_query_words
from tests.kb.search.library import articles, build

if TYPE_CHECKING:
    from pathlib import Path

    from kb.search.snapshot import Snapshot


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return build(tmp_path, articles()).snapshot()


def better(snapshot: Snapshot, text: str, token: CancelToken | None = None) -> str:
    node = parse(text, default_query_words())
    assert node is not None
    return corrected(snapshot, text, node, token)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ケトレ", "ケトル"),
        ("訪門", "訪問"),
        ("加湿機", "加湿器"),
        ("かしつき", "加湿器"),
        ("コードルス", "コードレス"),
        ("ケトレ 訪門", "ケトル 訪問"),
        ("ケトレ 製品:加湿器", "ケトル 製品:加湿器"),
        ("ケトレ -訪門", "ケトル -訪門"),
        ("訪問", ""),
        ("zzzz", ""),
        ("K-22", ""),
        ("「ケトレ」", ""),
    ],
)
def test_better_spellings(snapshot: Snapshot, typed: str, meant: str) -> None:
    assert better(snapshot, typed) == meant


def test_a_cancelled_token_stops_it(snapshot: Snapshot) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        better(snapshot, "かしつきき", token)


@pytest.mark.parametrize(
    ("left", "right", "errors"),
    [
        ("ケトル", "ケトル", 0),
        ("ケトレ", "ケトル", 1),
        ("ケルト", "ケトル", 1),
        ("ケル", "ケトル", 1),
        ("ア", "ケトル", 3),
    ],
)
def test_distance(left: str, right: str, errors: int) -> None:
    assert distance(left, right, 2) == errors
