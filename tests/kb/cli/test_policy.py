"""What ``kb`` says of the policy of a computer, and does by it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from kb.library.user import current_groups, current_user

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result

PASSWORD = {"KANDOKORO_PACK_PASSWORD": "secret"}


@pytest.fixture
def policy(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "policy.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_sound_policy_is_listed(kb: Callable[..., Result], policy: Callable[[str], Path]) -> None:
    path = policy("languages = ['ja']\n[policy]\ncentre = 'A'\n")
    done = kb("policy", "check", policy_file=path)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1:] == ['  languages = ["ja"] (1 行目)', '  policy.centre = "A" (3 行目)']
    found = kb("policy", "check", str(path), "--json").json
    assert found["sound"]
    assert found["fixed"] == [
        {"key": "languages", "line": 1, "value": ["ja"]},
        {"key": "policy.centre", "line": 3, "value": "A"},
    ]
    assert "何も決めていません" in kb("policy", "check", str(policy(""))).out


def test_each_line_that_is_wrong_is_named_with_what_to_write(
    kb: Callable[..., Result], policy: Callable[[str], Path]
) -> None:
    path = policy("languages = 'ja'\n[policy]\nverify_days = 0\n")
    done = kb("policy", "check", str(path), "--language", "en")
    assert done.code == 3
    first, second, last = done.err.splitlines()
    assert first.startswith(f"{path}, line 1, languages: ")
    assert '["…", "…"]' in first
    assert second.startswith(f"{path}, line 3, policy › verify_days: ")
    assert "1-3650" in second
    assert "Mistakes: 2" in last
    report = json.loads(kb("policy", "check", str(path), "--json").out)
    assert [(fault["line"], fault["problem"]) for fault in report["faults"]] == [
        (1, "not_a_toml_list"),
        (3, "not_a_number"),
    ]


def test_no_policy_is_no_fault_but_a_file_that_was_named_must_be_there(
    kb: Callable[..., Result], tmp_path: Path
) -> None:
    none = kb("policy", "check", policy_file=tmp_path / "none.toml")
    assert none.code == 0
    assert "none.toml" in none.out
    assert not kb("policy", "check", "--json", policy_file=tmp_path / "none.toml").json["exists"]
    assert kb("policy", "check", str(tmp_path / "none.toml")).code == 1
    (tmp_path / "binary.toml").write_bytes(b"\xff")
    assert kb("policy", "check", str(tmp_path / "binary.toml")).code == 3


@pytest.mark.parametrize("text", ["[policy]\namber_minutes = 1\n", "telemetry = true", "["])
def test_a_broken_policy_keeps_the_library_shut(
    kb: Callable[..., Result], policy: Callable[[str], Path], few_paths: LibraryPaths, text: str
) -> None:
    before = few_paths.database.stat().st_mtime_ns
    done = kb("search", "返金", library=few_paths, policy_file=policy(text))
    assert done.code == 3
    assert done.out == ""
    assert "policy.toml の 1 行目" in done.err
    assert few_paths.database.stat().st_mtime_ns == before


def test_the_library_of_the_policy_is_the_only_one(
    kb: Callable[..., Result], policy: Callable[[str], Path], tmp_path: Path
) -> None:
    path = policy(f'library = "{tmp_path.as_posix()}/{{user}}/kb"')
    folder = tmp_path / current_user() / "kb"
    assert kb("init", "--empty", policy_file=path, LOGNAME="somebody", USER="somebody").code == 0
    assert (folder / "library.db").is_file()
    assert kb("search", "返金", "--library", str(folder), policy_file=path).code == 0
    refused = kb("search", "返金", "--library", str(tmp_path / "other"), policy_file=path)
    assert refused.code == 1
    assert "library" in refused.err
    assert str(path) in refused.err


def test_a_way_out_that_is_closed_writes_nothing(
    kb: Callable[..., Result], policy: Callable[[str], Path], few_paths: LibraryPaths, tmp_path: Path
) -> None:
    path = policy("exports = ['csv']")
    target = tmp_path / "out"
    target.mkdir()
    for arguments in (
        ("export", str(target / "articles")),
        ("export", str(target / "articles.xlsx")),
        ("export-records", str(target)),
    ):
        done = kb(*arguments, library=few_paths, policy_file=path)
        assert done.code == 1
        assert str(path) in done.err
    key = tmp_path / "key"
    assert kb("pack", "key", str(key), **PASSWORD).code == 0
    packed = kb(
        "pack",
        "make",
        str(target),
        "--key",
        str(key),
        library=few_paths,
        policy_file=path,
        **PASSWORD,
    )
    assert packed.code == 1
    assert list(target.iterdir()) == []
    assert kb("export", str(target / "articles.csv"), library=few_paths, policy_file=path).code == 0


def test_a_role_that_the_policy_gives_holds_whatever_the_library_says(
    kb: Callable[..., Result], policy: Callable[[str], Path], few_paths: LibraryPaths, tmp_path: Path
) -> None:
    (few_paths.root / "rules").mkdir()
    (few_paths.root / "rules" / "policy.yaml").write_text(f"people: {{'{current_user()}': manager}}", "utf-8")
    assert kb("export", str(tmp_path / "one"), library=few_paths).code == 0
    path = policy("[policy]\ndefault_role = 'agent'\n[policy.people]\n")
    done = kb("export", str(tmp_path / "two"), library=few_paths, policy_file=path)
    assert done.code == 1
    assert str(path) in done.err
    assert not (tmp_path / "two").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says groups by other means")
def test_a_group_of_the_system_gives_a_role(
    kb: Callable[..., Result], policy: Callable[[str], Path], few_paths: LibraryPaths, tmp_path: Path
) -> None:
    group = min(current_groups())
    path = policy(f"[policy]\ndefault_role = 'agent'\n[policy.groups]\n'{group}' = 'editor'\n")
    assert kb("export", str(tmp_path / "one"), library=few_paths, policy_file=path).code == 0
    path = policy("[policy]\ndefault_role = 'editor'\n[policy.groups]\n" + f"'{group}' = 'agent'\n")
    assert kb("export", str(tmp_path / "two"), library=few_paths, policy_file=path).code == 1


def test_the_doctor_names_a_policy_that_users_can_change_or_that_is_wrong(
    kb: Callable[..., Result], policy: Callable[[str], Path], few_paths: LibraryPaths
) -> None:
    path = policy("languages = ['ja']")
    path.chmod(0o666)
    assert (
        f"方針 {path} かそのフォルダーを、管理者でない人も書き換えられます"
        in kb("doctor", library=few_paths, policy_file=path).out
    )
    done = kb("doctor", library=few_paths, policy_file=policy("[limits]\nmemory = 1\n"))
    assert done.code == 1
    assert "2 行目(limits › memory)" in done.out
