"""What a crash leaves of a program's memory on the disk, where a key and what customers said would be readable."""

from __future__ import annotations

import sys

#: Smaller than any dump, so that none is written; Linux takes this one value also as a sign not to start the program
#: that dumps are piped to (core(5)), which no other limit keeps from being started.
_NO_DUMP = 1


def keep_memory_off_the_disk() -> None:
    """Have the system write no dump of this program, and of those that it starts, from now on.

    Windows dumps nothing of a program by itself, unless its administrator told it to.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    limit = _NO_DUMP if most == resource.RLIM_INFINITY else min(_NO_DUMP, most)
    resource.setrlimit(resource.RLIMIT_CORE, (limit, most))
