"""How long the frozen program takes until its window is painted.

    python -m tests.bench.frozen BUNDLE [--starts N]

From outside, as a user sees it: an Xvfb keeps its picture in a file, which is looked at every few milliseconds until
more than a blank window is on it. Each start has a clean home; the library is the sample. The first start counts as
cold only as far as the machine's file cache is; the others are warm. Needs Linux, with Xvfb.
"""

from __future__ import annotations

import argparse
import mmap
import os
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from tests.bench.measuring import Result, percentile, table
from tests.e2e.virtual_screen import VirtualScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Every so many pixels one is looked at: in a millisecond, so that the looking does not slow down what is looked at.
_STEP = 97
#: A blank window has two colours; letters with their smooth edges bring dozens.
_COLOURS = 15
_LOOK_SECONDS = 0.004
_SETTLED_SECONDS = 2.0
_PATIENCE_SECONDS = 60.0


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print it."""
    options_parser = argparse.ArgumentParser(description="Time the start of the frozen program.")
    options_parser.add_argument("bundle", type=Path)
    options_parser.add_argument("--starts", type=int, default=9, help="warm starts")
    options = options_parser.parse_args(arguments)
    print(text(measure(options.bundle.absolute(), options.starts)), end="")
    return 0


def measure(bundle: Path, starts: int) -> Result:
    """Return seconds until the window was painted."""
    with tempfile.TemporaryDirectory(prefix="bench-frozen-") as scratch:
        folder = Path(scratch)
        library, screens = folder / "library", folder / "screen"
        screens.mkdir()
        subprocess.run(
            [bundle / "kb", "init", "--sample", "--library", library],
            check=True,
            env=_environment(folder),
            stdout=subprocess.DEVNULL,
        )
        with VirtualScreen.started(screens) as screen, _Picture(screens / "Xvfb_screen0") as picture:
            times = []
            for number in range(starts + 1):
                home = folder / f"home{number}"
                home.mkdir()
                command = [str(bundle / "kandokoro"), "--library", str(library), "--language", "ja"]
                times.append(_start(command, _environment(home) | screen.variables, picture))
    return {
        "first_start_s": round(times[0], 3),
        "warm_start_s": {"p50": round(percentile(times[1:], 50), 3), "max": round(max(times[1:]), 3)},
        "warm_starts": starts,
        "load": round(os.getloadavg()[0], 2),
    }


class _Picture:
    """What an Xvfb shows, by its file."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as stream:
            self._memory = mmap.mmap(stream.fileno(), 0, prot=mmap.PROT_READ)
        header_size, colours = struct.unpack_from(">I72xI", self._memory)
        self._begin = header_size + 12 * colours

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._memory.close()

    def colours(self) -> int:
        """Count the colours of a sample of its pixels."""
        every = np.frombuffer(self._memory, dtype=np.uint32, offset=self._begin)
        return len(np.unique(every[::_STEP]))


def _start(command: list[str], env: Mapping[str, str], picture: _Picture) -> float:
    started = time.monotonic()
    with subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while picture.colours() < _COLOURS:
            if time.monotonic() - started > _PATIENCE_SECONDS:
                process.kill()
                raise TimeoutError(command[0])
            time.sleep(_LOOK_SECONDS)
        painted = time.monotonic() - started
        time.sleep(_SETTLED_SECONDS)  # the next one finds a machine that has nothing else to do
        process.terminate()
        process.wait(_PATIENCE_SECONDS)
    return painted


def _environment(home: Path) -> dict[str, str]:
    return dict.fromkeys(("HOME", "XDG_RUNTIME_DIR", "TMPDIR"), str(home)) | {"LANG": "C.UTF-8"}


def text(result: Result) -> str:
    """Return the result as a table."""
    warm = result["warm_start_s"]
    rows = [["window painted", result["first_start_s"], warm["p50"], warm["max"]]]
    heads = ["", "first start", f"warm p50 of {result['warm_starts']}", "warm max"]
    return f"frozen program, seconds from the start of the process, load {result['load']}\n" + table(heads, rows)


if __name__ == "__main__":
    sys.exit(main())
