"""Stores of passwords in the place of the system's; PYTHON_KEYRING_BACKEND names one of them to other processes."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordSetError

#: The file that ``KeepingStore`` keeps everything in.
VARIABLE = "TRIAL_STORE"


class KeepingStore(KeyringBackend):
    """Keeps what it is given."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return self._entries().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write({**self._entries(), f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        entries = self._entries()
        del entries[f"{service} {username}"]
        self._write(entries)

    def _entries(self) -> dict[str, str]:
        file = Path(os.environ[VARIABLE])
        entries: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        return entries

    def _write(self, entries: dict[str, str]) -> None:
        Path(os.environ[VARIABLE]).write_text(json.dumps(entries), encoding="utf-8")


class RefusingStore(KeepingStore):
    """Keeps nothing, as one whose owner said no."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError


class WaitingStore(KeepingStore):
    """Asks somebody who is not there."""

    def set_password(self, service: str, username: str, password: str) -> None:
        time.sleep(60)
