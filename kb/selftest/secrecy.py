"""The steps about encryption: a library that is encrypted shows nothing, and the system keeps a key."""

from __future__ import annotations

import secrets
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.clock import SystemClock
from kb.domain.health import Verdict
from kb.domain.suggestion import SuggestionQuery
from kb.errors import KbError, KeyStoreUnavailableError, OperationCancelledError
from kb.library import open_library
from kb.library.key_store import SystemKeyStore, system_store_name
from kb.library.protecting import ProtectionDesk
from kb.library.user import current_user
from kb.machine_policy import MachinePolicy, load_machine_policy
from kb.protection import LibraryKey
from kb.selftest.outcomes import ANSWER, NOTES, Step, StepResult, doubtful, good
from kb.selftest.steps import add_article, expect
from kb.services.processes import Child

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from kb.selftest.steps import Trial

#: Seconds that the system's store has: one that is locked asks whoever sits there.
_PATIENCE = 8.0


def encrypt_and_back(trial: Trial) -> StepResult:
    """Encrypt the library, see that no file shows what is in it, use it, and make it readable again."""
    mark = f"暗号化の印{secrets.token_hex(8)}"
    with trial.open() as library:
        add_article(library, mark)
    expect(_shown(trial.paths.root, mark), "what is not encrypted is not seen either")
    machine = MachinePolicy(key_file=str(trial.place / "keys" / "key"))
    desk = ProtectionDesk(trial.paths, clock=SystemClock(), machine=machine)
    desk.change(desk.new_key())
    with open_library(trial.paths, clock=SystemClock(), repair="now", machine=machine) as library:
        found = library.suggestions.suggest(SuggestionQuery(notes=NOTES))
        expect(bool(found.recommended) and found.recommended[0].title == ANSWER, "another suggestion")
        expect(not _shown(trial.paths.root, mark), "a file shows what is in it while it is open")
        library.backups.make()
    expect(not _shown(trial.paths.root, mark), "a file shows what is in it")
    desk.change(None)
    with trial.open() as library:
        library.reading.find(mark)
    return good(Step.PROTECTION)


def keep_a_key(trial: Trial, patience: float = _PATIENCE) -> StepResult:
    """Keep a key in the system's store, find it and take it out; by a process of its own, as that may never end."""
    path = _key_file(trial.policy_file)
    if path is not None:
        return StepResult(step=Step.KEYRING, verdict=Verdict.GOOD, code="keyring_file", params={"path": str(path)})
    name = system_store_name()
    if not name:
        return doubtful(Step.KEYRING, "keyring_absent")
    child, token = Child(_keep_and_forget, in_background=False), CancelToken()
    timer = Timer(patience, token.cancel)
    timer.start()
    try:
        kept = child.answer(token)
    except OperationCancelledError:
        return doubtful(Step.KEYRING, "keyring_waits", name=name)
    finally:
        timer.cancel()
        child.end(0.0)
    return good(Step.KEYRING, name=name) if kept else doubtful(Step.KEYRING, "keyring_refuses", name=name)


def _key_file(policy_file: Path | None) -> Path | None:
    """Return the key file that the policy of this computer names; a broken policy is not what is tried here."""
    try:
        return load_machine_policy(policy_file).key_file_of(current_user())
    except KbError:
        return None


def _keep_and_forget(orders: Connection, answers: Connection) -> None:
    del orders
    key, store, kept = LibraryKey.new(), SystemKeyStore(), False
    with suppress(KeyStoreUnavailableError):
        store.keep(key)
        kept = True
        store.forget(key.id)
        kept = store.find(key.id) is None
    answers.send(kept)


def _shown(root: Path, mark: str) -> bool:
    """Tell whether a file in a folder shows a text."""
    texts = (mark.encode(), mark.encode("utf-16-le"))
    return any(text in path.read_bytes() for path in root.rglob("*") if path.is_file() for text in texts)
