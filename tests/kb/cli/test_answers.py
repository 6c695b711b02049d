from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kb.cli.width import display_width
from kb.errors import IndexUnavailableError
from kb.search.index import SearchIndex
from tests.kb.cli.runs import VISIT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


def test_init_search_show_suggest(kb: Callable[..., Result], tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "ライブラリ"))
    made = kb(*library, "init", "--sample", "--json")
    assert made.code == 0
    assert made.json["articles"] >= 80
    assert kb("init", *library).code == 1

    suggested = kb("suggest", "--notes", VISIT, "--json", *library).json
    assert set(suggested) == {"recommended", "similar", "alerts"}
    first = suggested["recommended"][0]
    assert set(first) == {"id", "title", "kind", "score", "practices", "reasons"}
    assert "P1" in first["practices"]
    assert any("→ 訪問要求" in reason for reason in first["reasons"])

    shown = kb(*library, "show", first["title"], "--json").json
    assert shown["id"] == first["id"]
    assert shown["steps"][0]["lines"]
    assert first["title"] in kb("show", first["id"], *library).out

    results = kb("--json", "search", "訪問", "--limit", "2", *library).json
    assert len(results["results"]) == 2 < results["total"]


def test_p12_alerts_stand_before_suggestions(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    note = "充電中に煙が出た。お前じゃ話にならないと言われている"
    alerts = kb("suggest", "--notes", note, "--json", library=sample_paths).json["alerts"]
    assert [(alert["rule"], alert["severity"], alert["matched"]) for alert in alerts] == [
        ("fire", "crisis", "煙が出"),
        ("secondary", "caution", "話にならな"),
    ]
    assert "119" in alerts[0]["action"]
    english = kb("suggest", "--notes", note, "--json", "--language", "en", library=sample_paths).json["alerts"]
    assert english[0]["action"].startswith("Safety first")
    text = kb("suggest", "--notes", note, library=sample_paths).out
    assert text.startswith("アラート\n ! クライシス: 発火・発煙(「煙が出」)\n")
    assert text.index("アラート") < text.index("おすすめの応対")


def test_p12_alerts_need_neither_a_long_note_nor_an_article(kb: Callable[..., Result], tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "empty"))
    kb("init", "--empty", *library)
    assert [alert["rule"] for alert in kb("suggest", "--notes", "発火", "--json", *library).json["alerts"]] == ["fire"]
    batch = tmp_path / "notes.jsonl"
    batch.write_text('{"id": 1, "note": "煙が出た"}\n{"id": 2, "note": "けがはない"}\n', encoding="utf-8")
    lines = [json.loads(line) for line in kb("suggest", "--batch", str(batch), *library).out.splitlines()]
    assert [(line["id"], [alert["rule"] for alert in line["alerts"]]) for line in lines] == [(1, ["fire"]), (2, [])]


def test_p12_alerts_are_shown_when_the_index_cannot_be_read(
    kb: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object) -> None:
        raise IndexUnavailableError(path="index")

    library = ("--library", str(tmp_path / "empty"))
    kb("init", "--empty", *library)
    monkeypatch.setattr(SearchIndex, "snapshot", unavailable)
    result = kb("suggest", "--notes", "煙が出た", "--json", *library)
    assert [alert["rule"] for alert in result.json["alerts"]] == ["fire"]
    assert "kb reindex" in result.err
    batch = tmp_path / "notes.jsonl"
    batch.write_text('{"id": 1, "note": "煙が出た"}\n{"id": 2, "note": "死にたい"}\n', encoding="utf-8")
    several = kb("suggest", "--batch", str(batch), *library)
    lines = [json.loads(line) for line in several.out.splitlines()]
    assert [(line["error"], line["alerts"][0]["rule"]) for line in lines] == [
        ("index_unavailable", "fire"),
        ("index_unavailable", "self_harm"),
    ]
    assert several.code == result.code != 0


def test_empty_library(kb: Callable[..., Result], tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "empty"))
    assert kb("init", "--empty", "--json", *library).json["articles"] == 0
    assert kb("suggest", "--notes", "返金してほしい", *library).out == "候補はありません。\n"
    assert kb("reindex", "--json", *library).json == {"articles": 0}
    assert kb("search", "--json", *library).json["total"] == 0


def test_text_for_people_fits_eighty_columns(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    for arguments in (
        ("suggest", "--notes", VISIT),
        ("search", "訪問"),
        ("demo",),
        ("check-wording", "でも、できません。"),
        ("--help",),
    ):
        result = kb(*arguments, library=sample_paths)
        assert result.code == 0
        assert [line for line in result.out.splitlines() if display_width(line) > 80] == []


def test_check_wording_shows_what_to_say_instead(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    found = kb("check-wording", "承知しました。\nでも、それはできません。", library=blank_paths)
    assert found.code == 0
    assert found.out.startswith(" 1. 2 行目 【でも】、それはできません。\n    なぜ: ")
    assert "言い換え: できることを先に言う" in found.out

    reply = tmp_path / "reply.txt"
    reply.write_bytes("\ufeffﾃﾞﾓ、それは使い方です。\r\n".encode())
    (finding,) = kb("check-wording", "--file", str(reply), "--json", "--language=en", library=blank_paths).json[
        "findings"
    ]
    assert (finding["rule"], finding["group"], finding["matched"]) == ("answering_back_demo", "d_word", "ﾃﾞﾓ")
    assert (finding["start"], finding["end"]) == (0, 3)
    assert finding["better"].startswith("Leave it out")

    good = kb("check-wording", "いつごろ届きましたか。", library=blank_paths)
    assert good.out == "直すところは見つかりません。\n"


def test_check_wording_uses_the_rules_of_the_library_and_names_a_broken_file(
    kb: Callable[..., Result], blank_paths: LibraryPaths
) -> None:
    rules = blank_paths.root / "rules" / "wording.yaml"
    rules.parent.mkdir()
    rules.write_text("rules: [", encoding="utf-8")
    broken = kb("check-wording", "でも", library=blank_paths)
    assert broken.code == 1
    assert "wording.yaml" in broken.err


def test_check_wording_refuses_a_file_that_is_no_text(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    reply = tmp_path / "reply.txt"
    reply.write_bytes(b"\xff\xfe")
    refused = kb("check-wording", "--file", str(reply), library=blank_paths)
    assert (refused.code, refused.out) == (1, "")
    assert "reply.txt" in refused.err
