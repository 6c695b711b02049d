"""Which folder a user chose for the library, among those that nothing and nobody fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.library_facts import PlaceFixedBy
from kb.errors import LibraryOnNetworkError, LibraryPlaceTakenError
from kb.library.paths import LIBRARY_VARIABLE, LibraryPaths, chosen_library_file
from kb.storage.failures import file_errors
from kb.storage.files import make_folder
from kb.storage.network import is_network_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.machine_policy import MachinePolicy


def place_fixed_by(wanted: Path | None, environ: Mapping[str, str], machine: MachinePolicy) -> PlaceFixedBy | None:
    """Return what decides where the library lies before the user does; None where nothing does."""
    if machine.library:
        return PlaceFixedBy.POLICY
    if wanted is not None:
        return PlaceFixedBy.START
    return PlaceFixedBy.VARIABLE if environ.get(LIBRARY_VARIABLE) else None


def choose_library(folder: Path | None) -> bool:
    """Work with the library in ``folder`` from the next start on, without one in the user's own folder again.

    Returns whether there is a library already; where there is none, the next start makes one.

    Raises:
        LibraryOnNetworkError: SQLite's files do not keep well there.
        LibraryPlaceTakenError: something else lies in the folder.
        LibraryReadOnlyError, DiskFullError: the choice could not be written down.
    """
    file = chosen_library_file()
    if folder is None:
        with file_errors(file):
            file.unlink(missing_ok=True)
        return True
    folder = folder.expanduser().absolute()
    if is_network_path(folder):
        raise LibraryOnNetworkError(path=str(folder))
    there = LibraryPaths(folder).database.is_file()
    with file_errors(folder):
        if not there and folder.is_dir() and any(folder.iterdir()):
            raise LibraryPlaceTakenError(path=str(folder))
    with file_errors(file):
        make_folder(file.parent)
        file.write_text(str(folder), encoding="utf-8")
    return there
