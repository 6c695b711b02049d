"""Reads how much of the computer a library may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.data_files import read_data_file
from kb.domain.limits import Limits
from kb.errors import FileUnreadableError
from kb.resources import resource_path

if TYPE_CHECKING:
    from pathlib import Path

_FILE = ("rules", "limits.yaml")
#: The least and the most of each: with less nothing works well, and with more something was mistyped.
_RANGES = {
    "search_cache_megabytes": (8, 16_384),
    "import_memory_megabytes": (16, 16_384),
    "import_processes": (0, 64),
}


def load_limits(library_root: Path) -> Limits:
    """Read the library's own file where it has one; what it leaves out is as in the shipped one.

    Raises:
        FileUnreadableError: a file is not what it should be.
    """
    shipped, own = resource_path(*_FILE), library_root.joinpath(*_FILE)
    values = _read(shipped)
    if own.is_file():
        values |= _read(own)
    return Limits(**values)


def _read(path: Path) -> dict[str, int]:
    data = read_data_file(path)
    if not isinstance(data, dict) or not data.keys() <= _RANGES.keys():
        raise FileUnreadableError(path=str(path), line=0)
    for name, value in data.items():
        least, most = _RANGES[name]
        if type(value) is not int or not least <= value <= most:
            raise FileUnreadableError(path=str(path), line=0)
    return data
