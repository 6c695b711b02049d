"""Runs of ``kb`` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

CHECKOUT = Path(__file__).parents[2]


def start(root: Path, *arguments: object, code: str = "", **streams: int | IO[bytes]) -> subprocess.Popen[bytes]:
    """Start ``kb`` on a library, or Python code that stands in for it."""
    how = ["-c", code] if code else ["-m", "kb"]
    return subprocess.Popen(
        [sys.executable, *how, *(os.fsencode(str(argument)) for argument in arguments)],
        cwd=CHECKOUT,
        env={**os.environ, "KANDOKORO_LIBRARY": str(root), "LC_ALL": "ja_JP.UTF-8"},
        stdin=streams.get("stdin", subprocess.DEVNULL),
        stdout=streams.get("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
    )


def kb(root: Path, *arguments: object, code: str = "", **streams: int | IO[bytes]) -> tuple[int, str, list[str]]:
    """Run ``kb`` to its end and return the exit code, the output and the lines of standard error."""
    process = start(root, *arguments, code=code, **streams)
    out, err = process.communicate(timeout=180)
    return process.returncode, (out or b"").decode(), (err or b"").decode().splitlines()
