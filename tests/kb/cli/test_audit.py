from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


@pytest.fixture
def exported(kb: Callable[..., Result], few_paths: LibraryPaths, tmp_path: Path) -> LibraryPaths:
    """A library that something was exported from."""
    assert kb("export", str(tmp_path / "out.csv"), library=few_paths).code == 0
    return few_paths


def listed(said: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in said.out.splitlines()]


def test_records_are_listed_oldest_first_and_by_what_is_asked_for(
    kb: Callable[..., Result], exported: LibraryPaths, tmp_path: Path
) -> None:
    everything = listed(kb("audit", "list", "--json", library=exported))
    assert [record["number"] for record in everything] == list(range(1, len(everything) + 1))
    begun, done = listed(kb("audit", "list", "--json", "--event", "export", library=exported))
    assert begun["details"] == {"kind": "csv", "path": str(tmp_path / "out.csv")}
    assert done["details"] == {"of": begun["number"], "articles": 12}
    assert listed(kb("audit", "list", "--json", "--last", "1", library=exported)) == [done]
    assert listed(kb("audit", "list", "--json", "--user", "nobody-here", library=exported)) == []
    assert listed(kb("audit", "list", "--json", "--since", "2030-01-01", library=exported)) == []
    text = kb("audit", "list", "--event", "export", library=exported).out
    assert "書き出し (開始)" in text
    assert "out.csv" in text
    assert kb("audit", "list", "--event", "lunch", library=exported).code == 2


def test_a_sound_trail_says_what_that_proves_and_gives_its_head(
    kb: Callable[..., Result], exported: LibraryPaths
) -> None:
    head = kb("audit", "head", library=exported).out.strip()
    said = kb("audit", "verify", "--head", head, library=exported)
    assert said.code == 0
    assert head in said.out
    assert "封印はありません" in said.out
    assert kb("audit", "verify", "--json", library=exported).json["head"] == head


def test_the_first_wrong_record_is_named(kb: Callable[..., Result], exported: LibraryPaths, tmp_path: Path) -> None:
    head = kb("audit", "head", library=exported).out.strip()
    copy = tmp_path / "copy.jsonl"
    content = exported.audit.read_bytes()
    copy.write_bytes(content)
    lines = content.splitlines(keepends=True)
    exported.audit.write_bytes(b"".join(lines[:-1]))
    for kept in ((), ("--head", head), ("--against", str(copy))):
        said = kb("audit", "verify", "--json", *kept, library=exported)
        assert (said.code, said.json["first_wrong"], said.json["problem"]) == (1, len(lines), "known_missing")
    exported.audit.write_bytes(content.replace(b"out.csv", b"our.csv"))
    said = kb("audit", "verify", library=exported)
    assert said.code == 1
    assert f"{len(lines) - 1} 番" in said.err
    exported.audit.write_bytes(content + b'{"half')
    assert "途中で切れて" in kb("audit", "verify", library=exported).out


def test_a_head_that_is_none_and_a_copy_that_is_not_there_are_told(
    kb: Callable[..., Result], exported: LibraryPaths, tmp_path: Path
) -> None:
    assert kb("audit", "verify", "--head", "いちばん", library=exported).code == 2
    part = kb("audit", "verify", "--head", "1:abc", library=exported)
    assert (part.code, "--head の値が正しくありません。\n書ける値: N:HASH" in part.err) == (2, True)
    assert kb("audit", "verify", "--against", str(tmp_path / "gone"), library=exported).code == 1


def test_before_anything_was_recorded_there_is_no_head(kb: Callable[..., Result], blank_paths: LibraryPaths) -> None:
    assert "まだ何も" in kb("audit", "head", library=blank_paths).err
    assert kb("audit", "head", "--json", library=blank_paths).json == {"number": 0, "hash": ""}
    assert kb("audit", "verify", library=blank_paths).code == 0
    assert kb("audit", "head").code == 3


def test_what_may_be_asked_for_is_told_and_so_is_that_nothing_matches(
    kb: Callable[..., Result], exported: LibraryPaths
) -> None:
    other = kb("audit", "list", "--event", "lunch", library=exported)
    assert (other.code, "export, restore" in other.err) == (2, True)
    assert "書ける値: YYYY-MM-DD" in kb("audit", "list", "--since", "yesterday", library=exported).err
    nobody = kb("audit", "list", "--user", "nobody", library=exported)
    assert (nobody.code, nobody.out, nobody.err) == (0, "", "当てはまる記録はありません。\n")


def test_a_loss_is_accepted_by_whoever_may_change_rules(kb: Callable[..., Result], exported: LibraryPaths) -> None:
    assert "ありません" in kb("audit", "accept", library=exported).out
    exported.audit.unlink()
    assert kb("audit", "verify", library=exported).code == 1
    assert kb("audit", "accept", "--json", library=exported).json == {"accepted": True}
    assert kb("audit", "verify", library=exported).code == 0
    exported.audit.unlink()
    rules = exported.root / "rules"
    rules.mkdir(exist_ok=True)
    (rules / "policy.yaml").write_text("default_role: agent\nroles: {agent: []}\n", encoding="utf-8")
    assert kb("audit", "accept", library=exported).code != 0
    assert kb("audit", "verify", library=exported).code == 1
