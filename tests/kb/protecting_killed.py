"""Changes the key of copies of a library again and again, killed at each step in turn; one line of output is a step.

Started as a program with the library, a place for its copies, the file of keys, and the wanted key in writing, which is
empty for none. The copy of the n-th line lies in the n-th folder.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from kb.clock import SystemClock
from kb.library import LibraryPaths
from kb.library.protecting import ProtectionDesk
from kb.machine_policy import MachinePolicy
from kb.protection import LibraryKey


def change(root: Path, key_file: str, wanted: str, *, steps: int) -> None:
    """Make the change in this process, and kill it at the step after ``steps``."""
    passed: list[str] = []

    def kill(step: str) -> None:
        passed.append(step)
        if len(passed) > steps:
            os.write(1, f"{step}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    machine = MachinePolicy(key_file=key_file)
    desk = ProtectionDesk(LibraryPaths(root), clock=SystemClock(), machine=machine, passed=kill)
    desk.change(LibraryKey.from_written(wanted) if wanted else None)


def main(template: Path, place: Path, key_file: str, wanted: str) -> int:
    """Return the exit code of the change that nothing killed."""
    steps = 0
    while True:
        root = place / str(steps)
        shutil.copytree(template, root)
        child = os.fork()
        if child == 0:
            change(root, key_file, wanted, steps=steps)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return os.waitstatus_to_exitcode(status)
        steps += 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]))
