"""The program tells nobody anything: no socket to another computer in a whole working day, in any of its processes.

Python's own hook for audits sees every connection that Python code makes; Qt's network module, which could make others,
is never loaded.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from tests.e2e.application import ROOT
from tests.e2e.reading import SUGGESTIONS
from tests.e2e.test_main_job import write_the_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.application import Sight
    from tests.e2e.conftest import StartApplication

WATCHER = """
import os, socket, sys

def watch(event, arguments):
    remote = event in {"socket.connect", "socket.sendto", "socket.bind"} and arguments[0].family != socket.AF_UNIX
    asked = event in {"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}
    loaded = event == "import" and arguments[0] in {"PySide6.QtNetwork", "PySide6.QtWebSockets"}
    if remote or asked or loaded:
        with open(os.environ["WATCHED"], "a") as file:
            file.write(f"{event} {arguments[1:]}\\n")

if hasattr(socket, "AF_UNIX"):
    sys.addaudithook(watch)
with open(os.environ["WATCHED"] + ".processes", "a") as file:
    file.write("begun\\n")
"""


def watched(folder: Path) -> dict[str, str]:
    """Return what makes every Python process note which computers it turns to, in the file ``folder/watched``."""
    hooks = folder / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(WATCHER, encoding="utf-8")
    (folder / "watched").touch()
    return {"PYTHONPATH": f"{hooks}{os.pathsep}{ROOT}", "WATCHED": str(folder / "watched")}


def seen(folder: Path) -> str:
    assert (folder / "watched.processes").exists(), "no process was watched"
    return (folder / "watched").read_text(encoding="utf-8")


def _shows(what: str, sight: Sight) -> bool:
    return bool(sight.says(what) or sight.find(what))


def test_the_window_turns_to_no_other_computer(start: StartApplication, library: Path, tmp_path: Path) -> None:
    agent = start(library, environment=watched(tmp_path))
    write_the_sentence(agent)
    for key, what in (("Ctrl+2", "検索"), ("Ctrl+3", "編集"), ("Ctrl+5", "設定"), ("Ctrl+1", SUGGESTIONS)):
        agent.press(key)
        agent.wait_for(partial(_shows, what), what)
    agent.close()
    assert seen(tmp_path) == ""


def test_the_command_line_and_its_children_turn_to_no_other_computer(library: Path, tmp_path: Path) -> None:
    environment = os.environ | watched(tmp_path)
    exported = tmp_path / "exported"
    for arguments in (
        ("suggest", "--notes", "今すぐ家に来いと言われている"),
        ("search", "異臭"),
        ("export", str(exported)),
        ("import", str(exported)),
        ("reindex",),
        ("backup",),
        ("doctor",),
        ("retention",),
    ):
        command = [sys.executable, "-m", "kb", "--library", str(library), *arguments]
        done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=False)
        assert done.returncode in {0, 1}, (arguments, done.stderr.decode(errors="replace"))
    assert seen(tmp_path) == ""


def test_somebody_who_did_would_be_seen(tmp_path: Path) -> None:
    program = "import socket; socket.socket().connect_ex(('127.0.0.1', 9)); import PySide6.QtNetwork"
    subprocess.run([sys.executable, "-c", program], env=os.environ | watched(tmp_path), check=True)
    assert {line.split(" ")[0] for line in seen(tmp_path).splitlines()} == {"socket.connect", "import"}
