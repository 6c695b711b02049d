from pathlib import Path

import pytest

from tests.bench import bulk, indexing


def test_bulk_rates_are_compared_with_whoosh_and_fts5(tmp_path: Path) -> None:
    result = bulk.measure_bulk(tmp_path / "bulk", 20, ("whoosh", "fts5"))

    assert result["documents"] == 20
    assert set(result["documents_per_s"]) == {"product", "whoosh", "fts5", "fts5_trigram"}
    assert all(rate > 0 for rate in result["documents_per_s"].values())
    assert set(result["ratios"]) == {"vs_whoosh", "vs_fts5", "vs_fts5_trigram"}
    assert not (tmp_path / "bulk").exists()


def test_imported_and_rebuilt_articles_are_found(tmp_path: Path) -> None:
    result = indexing.measure_import(tmp_path / "import", 20)

    assert result["import"]["articles"] == result["rebuild"]["articles"] == 20
    assert result["import"]["articles_per_s"] > 0


def test_single_edits_are_found_and_the_built_library_stays_as_it_is(tmp_path: Path) -> None:
    result = indexing.measure_edits(tmp_path, 20, 4, measured=2)

    assert result["edits"] == 4
    assert result["segments"] >= 1
    assert {"fresh_p50_ms", "during_p50_ms", "after_p95_ms"} <= set(result)
    assert not (tmp_path / "20" / "edited").exists()


def test_each_article_is_edited_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="4 edits need more than 4 articles"):
        indexing.measure_edits(tmp_path, 4, 0, measured=2)
