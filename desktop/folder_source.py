"""A library in a folder of this computer: where it lies, how it is opened and made, and who decides that."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from desktop.start_up import settle
from desktop.tasks.log_file import LogFile
from kb.errors import KbError, LibraryBusyError
from kb.machine_policy import load_machine_policy, policy_in_force

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.session import OpenLibrary
    from kb.clock import Clock
    from kb.domain.backup import Backup
    from kb.domain.library_facts import PlaceFixedBy
    from kb.library.care import LibraryCare
    from kb.machine_policy import MachinePolicy


class FolderSource:
    """A library in a folder of this computer.

    The modules of the library are imported by the first call, off the GUI thread: that takes half a second.
    """

    def __init__(
        self, folder: Path | None, clock: Clock, policy_file: Path | None = None, *, trial: bool = False
    ) -> None:
        """Touch nothing yet; without ``folder`` the user's own is meant.

        ``policy_file`` is the policy of this computer, whether there is one or not. The library of a ``trial`` lies
        where it likes; all else that the policy decides holds for it too.
        """
        self._trial = trial
        self._wanted = folder
        self._clock = clock
        self._policy_file = policy_file
        self._log = LogFile()
        self._recovery_key = ""
        self._settled = False
        #: See ``LibrarySource``.
        self.unprotected = False
        #: The folder of the library that this user opened last.
        self.opened_last = ""

    @property
    def folder(self) -> Path:
        """Where the library is or will be; the user's own while the policy of this computer cannot be read."""
        from kb.library import library_folder  # noqa: PLC0415 - see the class

        try:
            return library_folder(self._wanted, os.environ, self._machine())
        except KbError:
            return self._own  # opening says what is wrong

    @property
    def _own(self) -> Path:
        from kb.library import default_library_path  # noqa: PLC0415 - see the class

        return self._wanted or default_library_path(os.environ)

    def _machine(self) -> MachinePolicy:
        """Read the policy anew each time: who mends it tries again, and need not start the program again."""
        machine = load_machine_policy(self._policy_file)
        return replace(machine, library="") if self._trial else machine

    def open(self) -> OpenLibrary:
        """Open the library; raises the errors of ``kb.library.open_library``, and SettingFixedError."""
        try:
            return self._open()
        finally:
            if not self._settled:
                # Once: what is left of a library that was put away for another one must not stay until the end.
                self._settled = True
                settle()

    def _open(self) -> OpenLibrary:
        from kb.library import LibraryPaths, library_folder, open_library  # noqa: PLC0415 - see the class

        machine = self._machine()
        paths = LibraryPaths(library_folder(self._wanted, os.environ, machine))
        if paths.root.is_dir():
            self._log.follow(paths.log)  # first, because opening already tells of an index that cannot be read
        library = open_library(paths, clock=self._clock, machine=machine)
        self.unprotected = machine.encryption_required and not library.encrypted
        return cast("OpenLibrary", library)

    def fixed_by(self) -> PlaceFixedBy | None:
        """Return what decides where the library lies before the user does."""
        from kb.library.choosing import place_fixed_by  # noqa: PLC0415 - see the class

        return place_fixed_by(self._wanted, os.environ, self.policy)

    def chosen(self) -> Path | None:
        """Return the folder that the user chose, for the next start."""
        from kb.library.paths import chosen_library  # noqa: PLC0415 - see the class

        return chosen_library()

    def choose(self, folder: Path | None) -> bool:
        """Choose a folder for the next start; raises the errors of ``kb.library.choosing.choose_library``."""
        from kb.library.choosing import choose_library  # noqa: PLC0415 - see the class

        return choose_library(folder)

    @property
    def care(self) -> LibraryCare:
        """What looks after the library in the folder, whether it opens or not."""
        from kb.library import LibraryPaths  # noqa: PLC0415 - see the class
        from kb.library.care import LibraryCare  # noqa: PLC0415 - see the class

        return LibraryCare(
            LibraryPaths(self.folder), clock=self._clock, machine=self.policy, policy_file=self._policy_file
        )

    @property
    def policy(self) -> MachinePolicy:
        """What is fixed on this computer, nothing where the policy cannot be read."""
        return policy_in_force(self._policy_file)

    @property
    def was_here(self) -> bool:
        """See ``LibrarySource``."""
        return str(self.folder) == self.opened_last

    def has_backups(self) -> bool:
        """Tell whether there are backups of a library in the folder."""
        from kb.library import LibraryPaths  # noqa: PLC0415 - see the class

        paths = LibraryPaths(self.folder)
        return any(paths.backups.glob(f"{paths.database.stem}-*{paths.database.suffix}"))

    def restore(self, backup: Path) -> Backup | None:
        """Put a backup in the place of the library; raises the errors of ``LibraryCare.restore``."""
        return self.care.restore(backup)

    def create(self, *, sample: bool) -> OpenLibrary:
        """Make a library and open it; raises the errors of ``kb.library.create_library``."""
        from kb.library import LibraryPaths, create_library  # noqa: PLC0415 - see the class
        from kb.library.protecting import required_key  # noqa: PLC0415 - see the class

        # Nothing is made where what is decided cannot be read.
        with required_key(self._machine()) as key:
            create_library(LibraryPaths(self.folder), clock=self._clock, sample=sample, key=key)
        self._recovery_key = key.written() if key else ""
        return self.open()

    def take_recovery_key(self) -> str:
        """See ``LibrarySource``."""
        written, self._recovery_key = self._recovery_key, ""
        return written

    def unlock(self, written: str) -> None:
        """Keep the key that a recovery key is; raises the errors of ``ProtectionDesk.unlock``."""
        from kb.library import LibraryPaths  # noqa: PLC0415 - see the class
        from kb.library.protecting import ProtectionDesk  # noqa: PLC0415 - see the class

        ProtectionDesk(LibraryPaths(self.folder), clock=self._clock, machine=self._machine()).unlock(written)

    def replace_by_empty(self) -> OpenLibrary:
        """Rename the folder, so that nothing is lost, and make an empty library in its place.

        Raises:
            LibraryBusyError: another program has a file of it open (Windows does not rename then).
        """
        self._log.stop()
        stamp = self._clock.now().strftime("%Y%m%d-%H%M%S")
        try:
            self.folder.rename(self.folder.with_name(f"{self.folder.name}-{stamp}"))
        except FileNotFoundError:
            pass  # it was removed by hand: there is nothing to keep
        except OSError as error:
            raise LibraryBusyError(path=str(self.folder)) from error
        return self.create(sample=False)
