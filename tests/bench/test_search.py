import json
from pathlib import Path

import pytest

from tests.bench import search
from tests.bench.built import built_index

COUNT = 120
QUERIES = {"words3": 4, "question": 4, "note": 4, "typing": 4}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the product's index is built already."""
    folder = tmp_path_factory.mktemp("bench")
    built_index(folder, COUNT)
    return folder


def test_peers_answer_the_same_terms_and_whoosh_gives_the_same_scores(built: Path) -> None:
    result = search.measure(built, COUNT, ("whoosh", "fts5"), QUERIES)

    assert result["documents"] == COUNT
    assert set(result["peers"]) == {"whoosh", "fts5", "fts5_trigram"}
    assert {f"{kind}_p{percent}_ms" for kind in QUERIES for percent in (50, 95)} == set(result["product"])
    assert set(result["product"]) == set(result["engine"]) == set(result["peers"]["fts5"])
    assert result["ratios"]["note_p50_vs_whoosh"] > 0
    assert result["verified"]["terms"]["compared"] > 100
    assert result["verified"]["terms"]["different"] == 0
    assert result["verified"]["scores"] == {"compared": 12, "different": 0}
    assert json.loads(json.dumps(result)) == result


def test_tantivy_has_the_same_terms(built: Path) -> None:
    pytest.importorskip("tantivy", reason="the bench extra is not installed")

    result = search.measure(built, COUNT, ("tantivy",), QUERIES)

    assert result["peers"]["tantivy"]["note_p50_ms"] > 0
    assert result["verified"]["terms"]["compared"] > 100
    assert result["verified"]["terms"]["different"] == 0


def test_what_was_built_is_used_again(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = {"note": 2}
    first = search.measure(built, COUNT, ("fts5",), queries)
    capsys.readouterr()
    second = search.measure(built, COUNT, ("fts5",), queries)

    said = capsys.readouterr().err
    assert "built" not in said
    assert "filled" not in said
    assert second["verified"] == first["verified"]


def test_unknown_peers_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        search.main(["--peers", "sphinx"])

    assert "unknown peers: sphinx" in capsys.readouterr().err
