from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


def test_import_and_export(kb: Callable[..., Result], sample_paths: LibraryPaths, tmp_path: Path) -> None:
    folder = tmp_path / "書き出し"
    exported = kb("export", str(folder), "--json", library=sample_paths).json
    some = folder / exported["files"][0]
    some.write_text(some.read_text(encoding="utf-8").replace("state: ", "state: un", 1), encoding="utf-8")

    tried = kb("import", str(folder), "--dry-run", library=sample_paths)
    assert tried.code == 1
    assert f"{exported['files'][0]}:5: 使えない値です" in tried.err
    assert "何も変えていません" in tried.out

    other = tmp_path / "other"
    assert kb("--library", str(other), "init", "--empty").code == 0
    report = kb("--library", str(other), "import", str(folder), "--json").json
    assert len(report["added"]) == len(exported["files"]) - 1
    assert report["invalid"][0]["line"] == 5
    assert kb("export", str(other), library=sample_paths).code == 1


def test_p30_calls_and_matters_become_tables(
    kb: Callable[..., Result], few_paths: LibraryPaths, tmp_path: Path
) -> None:
    folder = tmp_path / "表"
    folder.mkdir()
    result = kb("export-records", str(folder), "--json", library=few_paths)
    assert result.code == 0
    assert result.json["calls"] == {"file": str(folder / "calls.csv"), "rows": 0}
    assert (folder / "matters.csv").is_file()
    assert kb("export-records", str(tmp_path / "ない"), library=few_paths).code == 1
