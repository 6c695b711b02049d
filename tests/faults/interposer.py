"""Puts interposer.c between a program and the C library, and steers it: on Linux, where there is a C compiler."""

from __future__ import annotations

import hashlib
import mmap
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOURCE = Path(__file__).with_name("interposer.c")
_NUMBERS = Struct("<6q")
_SIZE = _NUMBERS.size + 4056
_VARIABLE = "FAULTS_CONTROL"


class Fault(IntEnum):
    """What happens at the point; the numbers are those of interposer.c."""

    NOTHING = 0
    #: Whoever does the operation dies.
    KILL = 1
    #: Its parent dies: a window whose import goes on in a child.
    KILL_PARENT = 2
    #: All programs of the run die at once, as in a power cut.
    KILL_GROUP = 3
    #: From here on there is no room.
    FULL = 4
    #: From here on every operation fails, also reading: the disk or the share is gone.
    FAIL = 5
    #: From here on nothing can be changed, also by whoever has it open; reading goes on.
    READ_ONLY = 6


@dataclass(frozen=True, slots=True)
class Plan:
    """What shall happen: at which point (0: never, the points are only counted), to whom, and with which error."""

    fault: Fault = Fault.NOTHING
    point: int = 0
    only_children: bool = False
    error: int = 0


class Control:
    """The small file through which the programs of a run are steered, while they run."""

    def __init__(self, file: Path) -> None:
        """Map a file that ``preloaded`` made."""
        with file.open("r+b") as stream:
            self._map = mmap.mmap(stream.fileno(), _SIZE)

    @classmethod
    def own(cls) -> Control | None:
        """Return that of this program, or None where nothing stands between it and the C library."""
        file = os.environ.get(_VARIABLE)
        return cls(Path(file)) if file else None

    def begin(self, folder: Path, plan: Plan) -> None:
        """Watch a folder from now on, and count from 0."""
        name = os.fsencode(folder.resolve())
        self._map[_NUMBERS.size : _SIZE] = name.ljust(_SIZE - _NUMBERS.size, b"\0")
        only = os.getpid() if plan.only_children else 0
        self._map[: _NUMBERS.size] = _NUMBERS.pack(plan.fault, plan.point, 0, 0, only, plan.error)

    def end(self) -> None:
        """Let everything go well again; what was counted stays."""
        self._map[:8] = bytes(8)

    @property
    def count(self) -> int:
        """The points so far."""
        return int(self._numbers()[2])

    @property
    def happened(self) -> int:
        """How often the fault happened so far."""
        return int(self._numbers()[3])

    def _numbers(self) -> tuple[int, ...]:
        return _NUMBERS.unpack(self._map[: _NUMBERS.size])


def why_not() -> str:
    """Return why faults cannot be put at exact points here, or nothing where they can."""
    if sys.platform != "linux":
        return "putting faults between two writes is a matter of Linux"
    return "" if shutil.which("cc") else "putting faults between two writes takes a C compiler (cc)"


@contextmanager
def preloaded() -> Iterator[dict[str, str]]:
    """Give the environment in which a program is to be started so that its disk can fail."""
    with tempfile.TemporaryDirectory(prefix="faults-control-") as folder:
        control = Path(folder) / "control"
        control.write_bytes(bytes(_SIZE))
        yield {**os.environ, "LD_PRELOAD": str(_library()), _VARIABLE: str(control)}


def _library() -> Path:
    """Return the compiled interposer, made once for each version of its source."""
    mark = hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:16]
    target = Path(tempfile.gettempdir()) / f"faults-interposer-{os.getuid()}-{mark}.so"
    if not target.exists():
        fresh = target.with_suffix(f".{os.getpid()}")
        compiler = shutil.which("cc") or "cc"
        subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", fresh, _SOURCE, "-ldl"], check=True)
        fresh.replace(target)
    return target
