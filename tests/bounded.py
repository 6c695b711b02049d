"""Runs a function in a process of its own, which the system ends when it has used too much of the processor.

How long something takes tells more about the machine than about the program. Seconds of the processor do not grow
because others work beside it; a bound of many times what is used tells a bounded effort from an endless one.
Windows knows no such bound: there the function is run all the same.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_CHECKOUT = Path(__file__).parents[1]


def within(seconds: int, work: Callable[[], object]) -> None:
    """Call a function of a module, with so many seconds of the processor for it and for what it imports."""
    command = [sys.executable, "-m", "tests.bounded", str(seconds), work.__module__, work.__name__]
    ended = subprocess.run(command, cwd=_CHECKOUT, capture_output=True, check=False)
    assert ended.returncode == 0, (work.__name__, ended.returncode, ended.stderr.decode())


def main() -> None:
    """Set the bound, then import and call."""
    seconds, module, name = sys.argv[1:]
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    getattr(import_module(module), name)()


if __name__ == "__main__":
    main()
