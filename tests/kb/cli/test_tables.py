"""``kb import`` and ``kb export`` of tables."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from tests.kb.services.table_imports.tables import HEADER, ROW, changed, write_csv

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


def test_past_calls_are_imported_and_bad_rows_named(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "履歴.csv", [HEADER, ROW, changed(ROW, 受付日時="いつか", 結果="謎")])
    found = kb("import", str(file), library=blank_paths)
    assert found.code == 1
    assert "応対履歴として読みます(CP932)。" in found.out
    assert "  受付日時 → 受付日時" in found.out
    assert "追加 1 件 | 変更 0 件 | 変更なし 0 件 | 取り込めない行 1 件" in found.out
    assert "使わなかった列: 「担当部署」" in found.out
    assert found.err.startswith("3 行目: 日付として読めません: いつか。")
    aside = tmp_path / "履歴.bad-rows.csv"
    assert str(aside) in found.out
    with aside.open(encoding="utf-8-sig", newline="") as stream:
        assert [row[0] for row in csv.reader(stream)][1].startswith("日付として読めません: いつか。")
    mended = write_csv(tmp_path / "mended.csv", [HEADER, ROW, ROW, changed(ROW, 結果="謎")])
    found = kb("import", str(mended), library=blank_paths)
    assert found.code == 0
    assert "追加 2 件 | 変更 0 件 | 変更なし 1 件" in found.out
    assert "読み方の決まっていない言葉です(1 行): 結果「謎」" in found.out


def test_a_dry_run_says_in_json_what_the_first_rows_become(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "履歴.csv", [HEADER, ROW, ROW[:3]])
    found = kb("import", str(file), "--dry-run", "--json", library=blank_paths).json
    assert (found["target"], found["dry_run"], found["encoding"]) == ("calls", True, "cp932")
    assert (found["added"], found["invalid"], found["bad_rows"]) == (1, 1, None)
    assert found["columns"]["問い合わせ内容"] == "notes"
    assert found["first_rows"][0]["values"]["result"] == "解決"
    assert found["first_rows"][1]["problems"][0]["code"] == "row_cells"
    assert found["invalid_rows"] == found["first_rows"][1]["problems"]
    assert list(tmp_path.glob("*.bad-rows*")) == []
    assert kb("import", str(file), "--dry-run", "--json", library=blank_paths).json["added"] == 1


def test_columns_and_values_can_be_given_and_are_remembered(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    header = ("いつ", *HEADER[1:])
    file = write_csv(tmp_path / "履歴.csv", [header, ROW])
    arguments = (
        "--calls",
        "--map",
        "いつ=受付日時",
        "--map",
        "担当部署=agent",
        "--map",
        "要求=",
        "--set",
        "handling=二次対応",
    )
    found = kb("import", str(file), *arguments, "--json", library=blank_paths).json
    assert found["columns"]["いつ"] == "started_at"
    assert found["columns"]["担当部署"] == "agent"
    assert found["ignored"] == ["要求", "担当者"]
    again = kb("import", str(file), "--json", "--dry-run", library=blank_paths).json
    assert (again["remembered"], again["unchanged"]) == (True, 1)
    assert again["first_rows"][0]["values"]["handling"] == "二次対応"


def test_mistakes_in_the_arguments_are_said(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    file = str(write_csv(tmp_path / "履歴.csv", [HEADER, ROW]))
    nothing = write_csv(tmp_path / "何.csv", [("甲", "乙"), ("1", "2")])
    expected = {
        ("import", file, "--map", "日時=started_at"): "「日時」という列はありません。",
        ("import", file, "--map", "受付日時=いつ"): "「いつ」という項目はないか",
        ("import", file, "--map", "受付日時="): "「started_at」に当たる列がありません。",
        ("import", str(nothing)): "--calls か --articles を指定してください。",
        ("import", str(tmp_path / "ない.csv")): "を読めません。",
        ("import", str(tmp_path / "ない")): "がありません。",
    }
    for arguments, sentence in expected.items():
        found = kb(*arguments, library=blank_paths)
        assert (found.code, sentence in found.err) == (1, True), arguments
    assert kb("import", file, "--encoding", "latin-1", library=blank_paths).code == 2
    for option, form in (("--map", "COLUMN=FIELD"), ("--set", "FIELD=VALUE")):
        found = kb("import", file, option, "受付日時", library=blank_paths)
        assert (found.code, f"書ける値: {form}" in found.err) == (2, True)


def test_articles_go_out_and_in_as_a_table(
    kb: Callable[..., Result], sample_paths: LibraryPaths, blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    for name in ("記事.csv", "記事.xlsx"):
        file = str(tmp_path / name)
        written = kb("export", file, "--json", library=sample_paths).json
        assert written["articles"] > 20
        found = kb("import", file, "--json", library=sample_paths).json
        assert (found["target"], found["unchanged"], found["invalid"]) == ("articles", written["articles"], 0)
    found = kb("import", file, "--json", library=blank_paths).json
    assert (found["added"], found["changed"], found["unchanged"]) == (written["articles"], 0, 0)
    assert kb("search", "訪問", "--json", library=blank_paths).json["total"] > 0
