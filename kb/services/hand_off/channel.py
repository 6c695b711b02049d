"""Which way there is on this system, and the two things done with it: take the place, or tell who has it."""

from __future__ import annotations

import logging
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import WindowNotAnsweringError, WindowNotRunningError
from kb.services.hand_off.door import NoDoor
from kb.services.hand_off.messages import read_answer, write_request
from kb.services.hand_off.places import addresses, library_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.services.hand_off.door import Door
    from kb.services.hand_off.messages import Request

_log = logging.getLogger(__name__)

#: Seconds within which a program that has just taken the place can be told something.
_SETTLING = 2.0
_LOOK_AGAIN = 0.05
_NOBODY = (FileNotFoundError, ConnectionRefusedError)


def claim_or_deliver(library: Path, environ: Mapping[str, str], request: Request) -> Door | None:
    """Return the place where this program is the first with the library; None when the request went to the first.

    Raises:
        WindowNotAnsweringError: there is another one, but it does not listen.
    """
    deadline = time.monotonic() + _SETTLING
    while True:
        try:
            deliver(library, environ, request)
        except WindowNotRunningError as error:
            if (door := claim(library, environ)) is not None:
                return door
            if time.monotonic() > deadline:
                raise WindowNotAnsweringError(path=str(library)) from error
            time.sleep(_LOOK_AGAIN)  # it took the place a moment ago, or is just giving it up
        else:
            return None


def deliver(library: Path, environ: Mapping[str, str], request: Request) -> None:
    """Hand a request to the running window of a library, which has taken it when this returns.

    Raises:
        WindowNotRunningError: there is none.
        WindowNotAnsweringError: it refused, or did not answer within five seconds.
    """
    line = write_request(request)
    try:
        answer = _send_by_pipe(library, environ, line) if sys.platform == "win32" else _send(library, environ, line)
    except OSError as error:
        raise WindowNotAnsweringError(path=str(library)) from error
    if answer is None:
        raise WindowNotRunningError(path=str(library))
    if not read_answer(answer):
        raise WindowNotAnsweringError(path=str(library))


def claim(library: Path, environ: Mapping[str, str]) -> Door | None:
    """Take the place of a library; None while another program has it, a place of no use where none can be made."""
    if sys.platform == "win32":
        return _claim_pipe(library, environ)
    from kb.services.hand_off.unix_socket import UnixDoor  # noqa: PLC0415 - not on Windows

    for address in addresses(library, environ, make=True):
        try:
            return UnixDoor.claim(address)
        except OSError:
            _log.warning("no call can be handed over at %s", address, exc_info=True)
    return NoDoor()


def forget(library: Path, environ: Mapping[str, str]) -> None:
    """Remove what the place of a library leaves on the disk: for a library that is gone, and its program with it."""
    if sys.platform == "win32":
        return  # a pipe goes with its program
    from kb.services.hand_off.unix_socket import lock_of  # noqa: PLC0415 - not on Windows

    for address in addresses(library, environ):
        for path in (address, lock_of(address)):
            path.unlink(missing_ok=True)


def _send(library: Path, environ: Mapping[str, str], line: bytes) -> bytes | None:
    from kb.services.hand_off.unix_socket import send  # noqa: PLC0415 - not on Windows

    for address in addresses(library, environ):
        try:
            return send(address, line)
        except _NOBODY:
            continue
    return None


def _claim_pipe(library: Path, environ: Mapping[str, str]) -> Door | None:
    from kb.services.hand_off.named_pipe import PipeDoor, own_key  # noqa: PLC0415 - on Windows only

    try:
        key = own_key(_key_file(environ))
    except OSError:
        _log.warning("no call can be handed over", exc_info=True)
        return NoDoor()
    return PipeDoor.claim(_pipe(library, key), key)


def _send_by_pipe(library: Path, environ: Mapping[str, str], line: bytes) -> bytes | None:
    from kb.services.hand_off.named_pipe import own_key, send  # noqa: PLC0415 - on Windows only

    key = own_key(_key_file(environ))
    try:
        return send(_pipe(library, key), key, line)
    except _NOBODY:
        return None


def _key_file(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "kandokoro" / "hand_off.key"


def _pipe(library: Path, key: bytes) -> str:
    # Part of the key's own hash: another user's pipe of the same library has another name.
    return rf"\\.\pipe\kandokoro-{sha256(key).hexdigest()[:16]}-{library_key(library)}"
