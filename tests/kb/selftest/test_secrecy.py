"""The steps about encryption, with stores of passwords that behave in all ways a store can."""

from __future__ import annotations

import json
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends import fail

from kb.clock import SystemClock
from kb.domain.health import Verdict
from kb.library import LibraryPaths, create_library
from kb.selftest.outcomes import Step
from kb.selftest.secrecy import encrypt_and_back, keep_a_key
from kb.selftest.steps import Trial
from tests.kb.selftest import stores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[3]


#: Seconds that no machine needs to start a process, however busy it is.
_NEVER = 600.0


@pytest.fixture
def use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Have this process, and those it starts, take a class of ``stores`` for the system's store."""
    kept = keyring.get_keyring()
    monkeypatch.setenv(stores.VARIABLE, str(tmp_path / "store.json"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def choose(name: str) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"tests.kb.selftest.stores.{name}")
        keyring.set_keyring(getattr(stores, name)())

    yield choose
    keyring.set_keyring(kept)


def test_a_store_that_keeps_keys_has_none_afterwards(tmp_path: Path, use: Callable[[str], None]) -> None:
    use("KeepingStore")
    result = keep_a_key(Trial(tmp_path), patience=_NEVER)
    assert (result.verdict, result.code) == (Verdict.GOOD, "keyring_good")
    assert json.loads((tmp_path / "store.json").read_text(encoding="utf-8")) == {}


def test_a_store_that_keeps_none_is_named(tmp_path: Path, use: Callable[[str], None]) -> None:
    use("RefusingStore")
    result = keep_a_key(Trial(tmp_path), patience=_NEVER)
    assert (result.verdict, result.code) == (Verdict.WARNING, "keyring_refuses")
    assert "RefusingStore" in str(result.params["name"])


def test_a_store_that_waits_for_somebody_is_given_up(tmp_path: Path, use: Callable[[str], None]) -> None:
    use("WaitingStore")
    result = keep_a_key(Trial(tmp_path), patience=0.2)
    assert (result.verdict, result.code) == (Verdict.WARNING, "keyring_waits")
    assert active_children() == []


def test_without_a_store_it_is_said_and_where_the_policy_names_a_file_none_is_needed(
    tmp_path: Path, use: Callable[[str], None]
) -> None:
    keyring.set_keyring(fail.Keyring())
    assert keep_a_key(Trial(tmp_path)).code == "keyring_absent"
    policy = tmp_path / "policy.toml"
    policy.write_text("[protection]\nkey_file = '/srv/keys/all'", encoding="utf-8")
    result = keep_a_key(Trial(tmp_path, policy_file=policy))
    assert (result.verdict, result.code, result.params) == (Verdict.GOOD, "keyring_file", {"path": "/srv/keys/all"})
    policy.write_text("[protection", encoding="utf-8")
    assert keep_a_key(Trial(tmp_path, policy_file=policy)).code == "keyring_absent"


def test_a_library_is_encrypted_used_and_readable_again(tmp_path: Path) -> None:
    trial = Trial(tmp_path, tmp_path / "library")
    create_library(LibraryPaths(tmp_path / "library"), clock=SystemClock(), sample=True)
    result = encrypt_and_back(trial)
    assert (result.step, result.verdict) == (Step.PROTECTION, Verdict.GOOD)
    assert trial.paths.database.read_bytes().startswith(b"SQLite format 3")
