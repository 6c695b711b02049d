"""What only Windows has: the version that it shows of a program, and the script that installs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PyInstaller.utils.win32.versioninfo import VSVersionInfo

DATA = Path(__file__).parents[1] / "packaging" / "windows"
MANIFEST = DATA / "kandokoro.manifest"
INSTALLER = "install.ps1"
#: Japanese, and the code page of Unicode.
_JAPANESE, _UNICODE = 0x0411, 1200


def version_resource(name: str, number: str) -> VSVersionInfo:
    """Return what Windows shows of a program, ``kandokoro`` or ``kb``, under its properties."""
    from PyInstaller.utils.win32 import versioninfo as info  # noqa: PLC0415 - installed where bundles are built

    numbers = tuple(int(part) for part in [*number.split("."), "0", "0", "0"][:4])
    strings = {
        "CompanyName": "Kandokoro contributors",
        "FileDescription": "勘所" if name == "kandokoro" else "勘所 (kb)",
        "FileVersion": number,
        "LegalCopyright": "MIT License; see LICENSES.txt",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "勘所 (Kandokoro)",
        "ProductVersion": number,
    }
    table = info.StringTable(
        f"{_JAPANESE:04X}{_UNICODE:04X}", [info.StringStruct(key, text) for key, text in strings.items()]
    )
    translation = info.VarStruct("Translation", [_JAPANESE, _UNICODE])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[info.StringFileInfo([table]), info.VarFileInfo([translation])],
    )


def add_installer(bundle: Path) -> None:
    """Put the script that installs beside the programs it installs."""
    shutil.copyfile(DATA / INSTALLER, bundle / INSTALLER)
