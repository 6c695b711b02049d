"""What a page offers whose library does not open: to see what is wrong, to go back to a backup, to open a folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.i18n import noop, translate
from kb.errors import LibraryDamagedError, LibraryMissingError, MachinePolicyInvalidError, MachinePolicyUnreadableError

if TYPE_CHECKING:
    from desktop.failure_page import Action
    from desktop.main_window import MainWindow
    from kb.errors import KbError

_EXAMINE = noop("Remedies", "点検する")
_BACKUPS = noop("Remedies", "控えに戻す")
_LIBRARY_FOLDER = noop("Remedies", "ライブラリのフォルダーを開く")
_BACKUP_FOLDER = noop("Remedies", "控えのフォルダーを開く")
_POLICY_FOLDER = noop("Remedies", "方針のフォルダーを開く")


def remedies(error: KbError, folder: Path, window: MainWindow) -> tuple[Action, ...]:
    """Return what can be done about ``error``, beside trying again; ``folder`` is that of the library."""
    if isinstance(error, (MachinePolicyInvalidError, MachinePolicyUnreadableError)):
        return (examine(window), _opens(_POLICY_FOLDER, Path(str(error.params["path"])).parent))
    back = (translate("Remedies", _BACKUPS), partial(window.run_command, "setup.backups"))
    if isinstance(error, LibraryMissingError):
        return (back, examine(window))
    if isinstance(error, LibraryDamagedError) and (backups := Path(str(error.params["backups"]))).is_dir():
        return (back, examine(window), _opens(_BACKUP_FOLDER, backups))
    return (examine(window), _opens(_LIBRARY_FOLDER, folder))


def examine(window: MainWindow) -> Action:
    """Return what leads to where one sees what is wrong."""
    return (translate("Remedies", _EXAMINE), partial(window.run_command, "setup.health"))


def _opens(word: str, folder: Path) -> Action:
    return (translate("Remedies", word), partial(_open, folder))


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
