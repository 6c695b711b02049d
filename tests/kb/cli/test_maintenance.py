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


def test_what_folder_and_library_contradict_is_shown_and_decided(
    kb: Callable[..., Result], few_paths: LibraryPaths, tmp_path: Path
) -> None:
    folder, other = tmp_path / "書き出し", tmp_path / "もう一つ"
    files = kb("export", str(folder), "--json", library=few_paths).json["files"]
    kb("export", str(other), library=few_paths)
    first = files[0]
    text = (folder / first).read_text(encoding="utf-8")
    title = next(line for line in text.split("\n") if line.startswith("title: "))
    (other / first).write_text(text.replace(title, "title: ライブラリの題名"), encoding="utf-8")
    assert kb("import", str(other), library=few_paths).code == 0
    (folder / first).write_text(text.replace(title, "title: フォルダーの題名"), encoding="utf-8")
    (folder / files[1]).unlink()

    shown = kb("import", str(folder), "--dry-run", library=few_paths)
    assert f"! {first}" in shown.out
    assert "食い違い 1 件" in shown.out
    assert "--conflicts" in shown.err
    assert "--archive-missing" in shown.err
    # A file with changes that the library never had is not written over.
    left = kb("export", str(folder), library=few_paths)
    assert left.code == 1
    assert first in left.err
    (folder / files[1]).unlink()  # the export has written what was missing
    taken = kb("import", str(folder), "--conflicts", "take", "--archive-missing", "--json", library=few_paths).json
    assert [item["path"] for item in taken["conflict"]] == [first]
    assert len(taken["archived"]) == 1
    assert kb("export", str(folder), library=few_paths).code == 0


def test_a_text_needs_a_kind_to_become_a_draft(
    kb: Callable[..., Result], few_paths: LibraryPaths, tmp_path: Path
) -> None:
    file = tmp_path / "メモ.txt"
    file.write_bytes("折り返しの約束\n時刻を復唱する。\n".encode("cp932"))
    refused = kb("import", str(file), library=few_paths)
    assert refused.code == 2
    assert "--as" in refused.err
    report = kb("import", str(file), "--as", "technique", "--json", library=few_paths).json
    assert [item["title"] for item in report["added"]] == ["折り返しの約束"]
