from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kb.documents.yaml_edits import edited_text
from kb.domain.data_edit import AddEntry
from kb.resources import resource_path
from kb.services.rules import RULE_FILES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


def test_the_shipped_rules_are_good(kb: Callable[..., Result], blank_paths: LibraryPaths) -> None:
    found = kb("rules", "check", library=blank_paths)
    assert (found.code, found.err) == (0, "")
    assert len(found.out.splitlines()) == len(RULE_FILES)
    assert "alerts: 問題ありません(配布されたまま、例 122 件)" in found.out


def test_a_file_is_checked_before_it_is_put_in_place(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text("amber_minutes: 0\n", encoding="utf-8")
    found = kb("rules", "check", str(file), library=blank_paths)
    assert found.code == 1
    told = found.out.replace("\n", "")
    assert f"{file} の 1 行目(amber_minutes)を読めません。".replace(" ", "") in told.replace(" ", "")
    assert "整数を書いてください(1-240)。" in told
    answer = json.loads(kb("rules", "check", str(file), "--json", library=blank_paths).out)
    assert (answer["problem"]["line"], answer["problem"]["problem"]) == (1, "not_a_number")


def test_a_broken_copy_that_keeps_the_library_shut_is_named(
    kb: Callable[..., Result], blank_paths: LibraryPaths
) -> None:
    own = blank_paths.root / "rules" / "policy.yaml"
    own.parent.mkdir()
    own.write_text("centre: [\n", encoding="utf-8")
    found = kb("rules", "check", "policy", library=blank_paths)
    assert found.code == 1
    assert str(own) in found.out.replace("\n", "")


def test_an_example_that_does_not_come_out_is_named(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    shipped = resource_path("rules", "wording.yaml").read_text(encoding="utf-8")
    file = tmp_path / "wording.yaml"
    changed = edited_text(shipped, [AddEntry(("rules", 0, "passes"), "だって無理です。")])
    file.write_text(changed, encoding="utf-8")
    found = kb("rules", "check", str(file), library=blank_paths)
    assert found.code == 1
    assert "見つからないはずの文「だって無理です。」" in found.out.replace("\n", "")


def test_a_text_is_tried(kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path) -> None:
    found = kb("rules", "try", "alerts", "お湯でやけどをした", library=blank_paths)
    assert (found.code, found.err) == (0, "")
    assert "「やけど」" in found.out
    assert kb("rules", "try", "alerts", "よい天気ですね", library=blank_paths).out == "何も見つかりません。\n"
    file = tmp_path / "wording.yaml"
    shipped = resource_path("rules", "wording.yaml").read_text(encoding="utf-8")
    file.write_text(shipped.replace("だって(?!ね?る)", "にゃん"), encoding="utf-8")
    sample = tmp_path / "文.txt"
    sample.write_text("だって、そうですよね。", encoding="utf-8")
    answer = kb("rules", "try", str(file), "--file", str(sample), "--json", library=blank_paths).json
    assert [hit["matched"] for hit in answer["now"]] == ["だって"]
    assert answer["then"] == []
    both = kb("rules", "try", str(file), "--file", str(sample), library=blank_paths).out
    assert both.startswith("このファイルでは:\n何も見つかりません。\nいまの規則では:\n「だって」")


def test_what_is_no_rule_file_is_told(kb: Callable[..., Result], blank_paths: LibraryPaths) -> None:
    nothing = kb("rules", "check", "nothing", library=blank_paths)
    assert (nothing.code, "書ける値: alerts, wording" in nothing.err) == (2, True)
    assert kb("rules", "try", "limits", "x", library=blank_paths).code == 1
