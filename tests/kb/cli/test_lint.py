from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result

DRAFT = """\
---
kind: script
title: 下書き
state: draft
---

## 話す言葉

### 伝える

- すぐに伺います。
- {{折返日}}に山田様へ
- 折り返しお電話いたします。
"""


def test_the_sample_has_nothing_to_look_at(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    found = kb("lint", "--all", library=sample_paths)
    assert (found.code, found.out, found.err) == (0, "確かめることはありません。\n", "")
    everything = kb("lint", "--all", "--json", library=sample_paths).out.splitlines()
    assert len(everything) > 80
    assert all(json.loads(line)["findings"] == [] for line in everything)


def test_a_file_is_told_line_by_line(kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path) -> None:
    file = tmp_path / "下書き.md"
    file.write_text(DRAFT, encoding="utf-8")
    found = kb("lint", str(file), library=blank_paths)
    assert found.code == 1
    head, first, second, *rest, last = found.out.splitlines()
    assert head == str(file)
    assert (
        f"{first}{second.strip()}" == "  誤り 12行: {{折返日}} という差し込み語はありません。近いもの: {{折り返し日時}}"
    )
    assert any(line.startswith("  注意 11行: 「すぐに伺い」") for line in rest)
    assert any("個人情報かもしれません(氏名): 山田" in line for line in rest)
    assert last == "誤り 1 件、注意 5 件"
    english = kb("lint", str(file), "--language", "en", library=blank_paths).out
    assert "error line 12: There is no placeholder {{折返日}}" in english
    assert "1 errors, 5 warnings" in english


def test_json_says_what_a_program_needs(kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text(DRAFT.replace("{{折返日}}", ""), encoding="utf-8")
    found = kb("lint", str(file), "--json", library=blank_paths)
    assert found.code == 0
    (due,) = [row for row in found.json["findings"] if row["code"] == "due_missing"]
    assert (due["grade"], due["line"], due["blocks_validation"]) == ("warning", 13, True)
    assert (due["start"], due["end"]) == (2, 9)
    assert "{{折り返し日時}}" in due["sentence"]
    (wording,) = [row for row in found.json["findings"] if row["code"] == "wording"]
    assert wording["better"]


def test_an_article_of_the_library_is_named_by_its_title(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    assert kb("lint", "訪問要求への応対", "--json", library=sample_paths).json["name"] == "訪問要求への応対"
    missing = kb("lint", "ない記事", library=sample_paths)
    assert missing.code == 1
    assert "ない記事" in missing.err


def test_one_article_or_all(kb: Callable[..., Result], blank_paths: LibraryPaths) -> None:
    for arguments in ((), ("x", "--all")):
        refused = kb("lint", *arguments, library=blank_paths)
        assert refused.code == 2
        assert "--all" in refused.err
