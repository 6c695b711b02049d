"""What ``kb protection`` says and does; the keys lie in a file that the policy names."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.library.key_store import KeyFile
from kb.protection import LibraryKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def policy_file(tmp_path: Path, key_file: Path) -> Path:
    path = tmp_path / "policy.toml"
    path.write_text(f"[protection]\nkey_file = '{key_file}'\n", encoding="utf-8")
    return path


@pytest.fixture
def protection(
    kb: Callable[..., Result], few_paths: LibraryPaths, policy_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Run a command on a library of twelve articles; ``typed`` is what comes from the standard input."""

    def call(*arguments: str, typed: str = "") -> Result:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return kb(*arguments, library=few_paths, policy_file=policy_file)

    return call


def key_in(printed: str) -> LibraryKey:
    """Return the recovery key that stands in what was printed, in two lines."""
    return LibraryKey.from_written("".join(re.findall(r"^    (\S+)$", printed, re.MULTILINE)))


def test_a_script_encrypts_decrypts_and_asks(protection: Callable[..., Result], key_file: Path) -> None:
    assert "暗号化されていません" in protection("protection").out
    done = protection("protection", "on", "--yes")
    assert done.code == 0
    key = key_in(done.out)
    assert KeyFile(key_file).find(key.id) == key
    assert protection("protection", "--json").json == {
        "encrypted": True,
        "key": key.id,
        "key_here": True,
        "earlier_keys": 0,
        "required": False,
        "key_file": str(key_file),
    }
    assert protection("search", "訪問").code == 0
    assert protection("backup").code == 0
    off = protection("protection", "off", typed="y\n")
    assert (off.code, off.out) == (0, "ライブラリと控え 1 個の暗号化を解除しました。\n")
    assert protection("search", "訪問").code == 0


def test_json_gives_the_recovery_key_before_anything_changes(protection: Callable[..., Result]) -> None:
    first, second = protection("protection", "on", "--yes", "--json").out.splitlines()
    assert json.loads(second) == {"backups": 0, "left": []}
    key = LibraryKey.from_written(json.loads(first)["recovery_key"])
    assert json.loads(first)["key"] == key.id


def test_whoever_wrote_the_key_down_types_its_end(
    protection: Callable[..., Result], key_file: Path, few_paths: LibraryPaths
) -> None:
    done = protection("protection", "on", typed="none\n\nAAAA\nBBBB\n")
    assert done.code == 1
    assert "何も変えていません" in done.err
    assert key_file.read_text(encoding="utf-8") == ""
    assert few_paths.database.read_bytes().startswith(b"SQLite format 3")


def test_the_right_end_is_taken_in_either_case(
    protection: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, few_paths: LibraryPaths
) -> None:
    key = LibraryKey(b"k" * 32)
    monkeypatch.setattr(LibraryKey, "new", classmethod(lambda cls: key))
    assert protection("protection", "on", typed=f"AAAA\n {key.written()[-4:].lower()}\n").code == 0
    assert not few_paths.database.read_bytes().startswith(b"SQLite format 3")


def test_whoever_answers_nothing_changes_nothing(protection: Callable[..., Result], key_file: Path) -> None:
    assert protection("protection", "on").code == 130
    assert key_file.read_text(encoding="utf-8") == ""
    protection("protection", "on", "--yes")
    assert protection("protection", "off", typed="n\n").code == 1
    assert "暗号化されています" in protection("protection").out


def test_the_key_changes_and_the_old_one_reads_old_backups(
    protection: Callable[..., Result], key_file: Path, few_paths: LibraryPaths, tmp_path: Path
) -> None:
    first = key_in(protection("protection", "on", "--yes").out)
    protection("backup")
    (backup,) = few_paths.backups.iterdir()
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_bytes(backup.read_bytes())
    second = key_in(protection("protection", "rekey", "--yes").out)
    assert first != second
    assert protection("verify", str(elsewhere)).code == 0
    KeyFile(key_file).forget(first.id)
    assert protection("verify", str(elsewhere), "--json").json["locked"]
    assert "ここにない鍵" in protection("verify", str(elsewhere)).err
    assert protection("verify", str(elsewhere), "--recovery-key", typed=f"{first.written()}\n").code == 0
    assert protection("restore", str(elsewhere)).code == 1
    restored = protection("restore", str(elsewhere), "--replace", "--recovery-key", typed=f"{first.written()}\n")
    assert restored.code == 0
    assert protection("verify").code == 0


def test_another_user_opens_it_by_the_recovery_key(protection: Callable[..., Result], key_file: Path) -> None:
    key = key_in(protection("protection", "on", "--yes").out)
    key_file.unlink()
    locked = protection("search", "訪問")
    assert (locked.code, locked.out) == (3, "")
    assert "回復キー" in locked.err
    assert "鍵がありません" in protection("protection").out
    wrong = protection("protection", "unlock", typed=LibraryKey.new().written() + "\n")
    assert (wrong.code, "ほかの" in wrong.err or "このライブラリの" in wrong.err) == (1, True)
    assert protection("protection", "unlock", typed="ABCD\n").code == 1
    assert protection("protection", "unlock", "--json", typed=key.written() + "\n").json == {"unlocked": True}
    assert protection("search", "訪問").code == 0


def test_an_earlier_key_is_kept_for_backups_and_opens_nothing(
    protection: Callable[..., Result], key_file: Path
) -> None:
    first = key_in(protection("protection", "on", "--yes").out)
    protection("protection", "rekey", "--yes")
    key_file.unlink()
    assert "前の鍵" in protection("protection", "unlock", typed=first.written() + "\n").out
    assert protection("search", "訪問").code == 3


def test_what_is_done_already_is_not_done_again(protection: Callable[..., Result]) -> None:
    assert protection("protection", "off", "--yes").code == 1
    assert protection("protection", "rekey", "--yes").code == 1
    assert protection("protection", "unlock", typed=LibraryKey.new().written() + "\n").code == 1
    protection("protection", "on", "--yes")
    assert protection("protection", "on", "--yes").code == 1


def test_broken_files_that_anybody_can_read_are_named(
    protection: Callable[..., Result], few_paths: LibraryPaths
) -> None:
    (few_paths.root / "damaged-1-library.db").write_text("words", encoding="utf-8")
    done = protection("protection", "on", "--yes")
    assert done.code == 1
    assert "damaged-1-library.db" in done.err


def test_the_policy_asks_for_encryption(protection: Callable[..., Result], policy_file: Path, key_file: Path) -> None:
    policy_file.write_text(f"[protection]\nrequired = true\nkey_file = '{key_file}'\n", encoding="utf-8")
    assert "方針" in protection("protection").out
    protection("protection", "on", "--yes")
    refused = protection("protection", "off", "--yes")
    assert refused.code == 1
    assert "protection.required" in refused.err


def test_a_new_library_is_encrypted_where_the_policy_wants_that(
    kb: Callable[..., Result], policy_file: Path, key_file: Path, tmp_path: Path
) -> None:
    policy_file.write_text(f"[protection]\nrequired = true\nkey_file = '{key_file}'\n", encoding="utf-8")
    made = kb("init", "--empty", policy_file=policy_file)
    assert made.code == 0
    assert KeyFile(key_file).find(key_in(made.out).id) is not None
    assert not (tmp_path / "nowhere" / "library.db").read_bytes().startswith(b"SQLite format 3")
    again = kb("init", "--empty", policy_file=policy_file)
    assert again.code == 1
    assert key_file.read_text(encoding="utf-8").count("\n") == 1


def test_what_is_there_already_changes_nothing_and_says_what_to_do(protection: Callable[..., Result]) -> None:
    off = protection("protection", "off", "--yes")
    assert (off.code, "「kb protection on」" in off.err) == (1, True)
    assert protection("protection", "on", "--yes").code == 0
    on = protection("protection", "on", "--yes")
    assert (on.code, on.out, "「kb protection rekey」" in on.err) == (1, "", True)


def test_a_question_that_is_broken_off_says_that_its_key_is_of_no_use(
    protection: Callable[..., Result], key_file: Path
) -> None:
    assert protection("protection", "on", "--yes").code == 0
    keys = key_file.read_text(encoding="utf-8")
    stopped = protection("protection", "rekey")
    assert (stopped.code, "いま表示した回復キーは使われない" in stopped.err) == (130, True)
    assert key_file.read_text(encoding="utf-8") == keys
    stopped = protection("protection", "off")
    assert (stopped.code, stopped.err.endswith("中断しました。\n")) == (130, True)


def test_what_the_policy_forbids_is_not_asked_first(
    protection: Callable[..., Result], policy_file: Path, key_file: Path
) -> None:
    policy_file.write_text(f"[protection]\nrequired = true\nkey_file = '{key_file}'\n", encoding="utf-8")
    assert protection("protection", "on", "--yes").code == 0
    refused = protection("protection", "off")
    assert (refused.code, "protection.required" in refused.err, "y/N" in refused.err) == (1, True, False)


def test_an_encrypted_backup_that_was_cut_off_is_called_unsound(protection: Callable[..., Result]) -> None:
    assert protection("protection", "on", "--yes").code == 0
    backup = Path(protection("backup", "--json").json["path"])
    backup.write_bytes(backup.read_bytes()[:5_000])
    cut = protection("verify", str(backup))
    assert (cut.code, "終わりまで読める控えではありません" in cut.err) == (1, True)
