from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.domain.hand_off import CallHandOff
from kb.errors import WindowNotAnsweringError, WindowNotRunningError
from kb.services.hand_off import NoDoor, claim, claim_or_deliver, deliver
from kb.services.hand_off.places import addresses

if TYPE_CHECKING:
    from tests.kb.services.hand_off.conftest import Taker

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="named pipes are tried by test_named_pipe")

CHECKOUT = Path(__file__).parents[4]
CALL = CallHandOff(caller="田中様")
#: Takes the place and says so, or delivers; ends when it is told to.
START = """
import os, sys
from pathlib import Path
from kb.services.hand_off import claim_or_deliver
door = claim_or_deliver(Path(sys.argv[1]), os.environ, None)
if door is None:
    print("delivered", flush=True)
else:
    door.serve(lambda request: None)
    print("owner", flush=True)
    sys.stdin.read()
    if sys.argv[2:] != ["die"]:
        door.close()
    os._exit(0)
"""


def start(library: Path, environ: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", START, str(library), *arguments]
    return subprocess.Popen(
        command, env=environ, cwd=CHECKOUT, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def test_the_first_takes_the_place_and_the_second_tells_it(
    tmp_path: Path, environ: dict[str, str], taker: Taker
) -> None:
    with pytest.raises(WindowNotRunningError):
        deliver(tmp_path, environ, CALL)
    door = claim_or_deliver(tmp_path, environ, CALL)
    assert door is not None
    door.serve(taker)
    assert taker.empty
    assert claim(tmp_path, environ) is None
    assert claim_or_deliver(tmp_path, environ, CALL) is None
    assert taker.next() == CALL
    door.close()
    with pytest.raises(WindowNotRunningError):
        deliver(tmp_path, environ, CALL)


def test_two_libraries_have_two_windows(tmp_path: Path, environ: dict[str, str], taker: Taker) -> None:
    doors = [claim_or_deliver(tmp_path / name, environ, None) for name in "ab"]
    doors[1].serve(taker)  # type: ignore[union-attr] # both were there to be had
    deliver(tmp_path / "b", environ, CALL)
    assert taker.next() == CALL
    for door in doors:
        assert door is not None
        door.close()


def test_a_sender_who_knows_less_of_the_user_finds_the_window(
    tmp_path: Path, environ: dict[str, str], taker: Taker
) -> None:
    door = claim(tmp_path, {"HOME": environ["HOME"], "XDG_RUNTIME_DIR": "none"})
    assert door is not None
    door.serve(taker)
    deliver(tmp_path, environ, CALL)
    assert taker.next() == CALL
    door.close()


def test_without_any_place_the_program_starts_all_the_same(tmp_path: Path, environ: dict[str, str]) -> None:
    for address in addresses(tmp_path, environ, make=True):
        address.with_suffix(".lock").mkdir()
    door = claim_or_deliver(tmp_path, environ, None)
    assert isinstance(door, NoDoor)
    for address in addresses(tmp_path, environ):
        address.with_suffix(".lock").rmdir()


@pytest.mark.parametrize("stale", [False, True])
def test_of_many_that_start_at_once_exactly_one_gets_the_place(
    tmp_path: Path, environ: dict[str, str], stale: bool
) -> None:
    if stale:
        with socket.socket(socket.AF_UNIX) as dead:
            dead.bind(str(next(addresses(tmp_path, environ, make=True))))
    started = [start(tmp_path, environ) for _ in range(5)]
    said = [process.stdout.readline() for process in started]  # type: ignore[union-attr] # it is a pipe
    assert sorted(said) == ["delivered\n"] * 4 + ["owner\n"]
    for process in started:
        process.communicate(timeout=180)
        assert process.returncode == 0


def test_the_place_of_a_program_that_died_is_free(tmp_path: Path, environ: dict[str, str], taker: Taker) -> None:
    dying = start(tmp_path, environ, "die")
    assert dying.stdout is not None
    assert dying.stdout.readline() == "owner\n"
    deliver(tmp_path, environ, CALL)
    dying.kill()
    dying.communicate(timeout=180)
    assert next(addresses(tmp_path, environ)).exists()
    door = claim_or_deliver(tmp_path, environ, None)
    assert door is not None
    door.serve(taker)
    deliver(tmp_path, environ, CALL)
    assert taker.next() == CALL
    door.close()


def test_a_refusal_is_an_error(tmp_path: Path, environ: dict[str, str], taker: Taker) -> None:
    door = claim(tmp_path, environ)
    assert door is not None
    door.serve(taker)
    unclean = CallHandOff(unknown=tuple((f"x{number}", "1") for number in range(100)))
    with pytest.raises(WindowNotAnsweringError):
        deliver(tmp_path, environ, unclean)
    assert taker.empty
    door.close()
