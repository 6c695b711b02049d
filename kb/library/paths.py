"""Where a library and its parts lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import SettingFixedError
from kb.library.user import current_user

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.machine_policy import MachinePolicy

#: Where a library is looked for when nothing else is said.
LIBRARY_VARIABLE = "KANDOKORO_LIBRARY"


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """Where the parts of a library lie below its folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The truth."""
        return self.root / "library.db"

    @property
    def index(self) -> Path:
        """The search index: may be deleted at any time while no program runs."""
        return self.root / "index"

    @property
    def backups(self) -> Path:
        """Copies of the database made before it was changed by a newer program."""
        return self.root / "backups"

    @property
    def jobs(self) -> Path:
        """What long jobs note: how far they are, and which imports did not end."""
        return self.root / "jobs"

    @property
    def windows(self) -> Path:
        """Which windows are open in which somebody writes."""
        return self.root / "windows"

    @property
    def retention(self) -> Path:
        """When retention was last seen to, and how much was erased."""
        return self.root / "retention.json"

    @property
    def audit(self) -> Path:
        """The trail of exports, restorations and changes of who may do what; lost with nothing that is restored."""
        return self.root / "audit.jsonl"

    @property
    def log(self) -> Path:
        """What the program noted for whoever looks for a fault; holds no personal data."""
        return self.root / "kandokoro.log"


def library_folder(wanted: Path | None, environ: Mapping[str, str], machine: MachinePolicy) -> Path:
    """Return the folder of the library: the one that the policy of the computer fixes, the ``wanted`` one, the user's.

    Raises:
        SettingFixedError: another one is wanted than the policy fixes.
        MachinePolicyInvalidError: the folder has the user's name, and the system does not tell it.
    """
    fixed = machine.library_of(current_user())
    if fixed is None:
        return wanted.expanduser() if wanted is not None else default_library_path(environ)
    if wanted is not None and wanted.expanduser().absolute() != fixed:
        raise SettingFixedError(key="library", path=machine.path)
    return fixed


def default_library_path(environ: Mapping[str, str]) -> Path:
    """Return the folder of the library the user works with."""
    if named := environ.get(LIBRARY_VARIABLE):
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415 - only asked where nobody named a folder

    return chosen_library() or Path(platformdirs.user_data_dir("kandokoro", appauthor=False))


def chosen_library() -> Path | None:
    """Return the folder that the user chose (see ``kb.library.choosing``); None where there is no whole path."""
    try:
        written = chosen_library_file().read_text(encoding="utf-8").strip()
    except (OSError, ValueError):  # nothing was chosen, or nobody can tell any more what
        return None
    return folder if (folder := Path(written)).is_absolute() else None


def chosen_library_file() -> Path:
    """Return where the choice is written down: beside the other settings of the user."""
    import platformdirs  # noqa: PLC0415 - see above

    return Path(platformdirs.user_config_dir("kandokoro", appauthor=False)) / "library.txt"
