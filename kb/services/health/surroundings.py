"""What a library stands on: versions, folder, disk, fonts, clock."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import stat
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kb.domain.health import HealthItem, Verdict
from kb.storage.network import is_network_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Bytes free below which nothing is saved for long, and below which a rebuild or a backup may find no room.
_NO_ROOM = 50 * 2**20
_LITTLE_ROOM = 1024 * 2**20
_PACKAGES = ("kandokoro", "whoosh", "sudachipy", "sudachidict_small", "sqlmodel", "Markdown", "nh3")
_FONT_SECONDS = 10


def versions() -> dict[str, str]:
    """Return the versions of the program and of what it is built on, by name."""
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # a bundle may leave a package's record out; the program still tells its own
            found[name] = "?"
    around = {"Python": platform.python_version(), "SQLite": sqlite3.sqlite_version, "system": platform.platform()}
    return found | around


def check_versions() -> HealthItem:
    """Name the versions of the program and of what it is built on."""
    return HealthItem(code="versions", verdict=Verdict.GOOD, params={"versions": versions()})


def check_folder(root: Path) -> Iterator[HealthItem]:
    """Look whether the folder is on this computer, can be written, and is nobody else's to read."""
    if is_network_path(root):
        yield HealthItem(code="folder_on_network", verdict=Verdict.BAD, params={"path": str(root)})
    if not root.is_dir():
        yield HealthItem(code="folder_missing", verdict=Verdict.BAD, params={"path": str(root)})
        return
    if not os.access(root, os.R_OK | os.W_OK | os.X_OK):
        yield HealthItem(code="folder_not_writable", verdict=Verdict.BAD, params={"path": str(root)})
        return
    if others_may_read(root):
        params = {"path": str(root)}
        yield HealthItem(code="folder_open_to_others", verdict=Verdict.WARNING, params=params, repairable=True)
    else:
        yield HealthItem(code="folder_good", verdict=Verdict.GOOD, params={"path": str(root)})


def others_may_read(root: Path) -> bool:
    """Tell whether another user of the computer may look into the folder; on Windows its owner's profile decides."""
    return sys.platform != "win32" and bool(root.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def check_disk(root: Path, *, free: int | None = None) -> HealthItem:
    """Look how much room there is; ``free`` in bytes where it is known."""
    there = next(folder for folder in (root, *root.absolute().parents) if folder.exists())
    room = shutil.disk_usage(there).free if free is None else free
    params = {"path": str(root), "megabytes": room // 2**20}
    if room < _NO_ROOM:
        return HealthItem(code="disk_full", verdict=Verdict.BAD, params=params)
    if room < _LITTLE_ROOM:
        return HealthItem(code="disk_low", verdict=Verdict.WARNING, params=params)
    return HealthItem(code="disk_good", verdict=Verdict.GOOD, params=params)


def check_font() -> HealthItem:
    """Look for a font with Japanese letters; only Linux comes without one."""
    program = shutil.which("fc-list")
    if sys.platform != "linux":
        return HealthItem(code="font_good", verdict=Verdict.GOOD, params={"font": platform.system()})
    if program is None:
        return HealthItem(code="font_unknown", verdict=Verdict.WARNING)
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system with a fixed question
            [program, ":lang=ja", "family"], capture_output=True, text=True, timeout=_FONT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return HealthItem(code="font_unknown", verdict=Verdict.WARNING)
    families = sorted({line.partition(",")[0].strip() for line in done.stdout.splitlines() if line.strip()})
    if not families:
        return HealthItem(code="font_missing", verdict=Verdict.BAD)
    return HealthItem(code="font_good", verdict=Verdict.GOOD, params={"font": families[0]})
