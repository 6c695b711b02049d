"""Run-time hook of the frozen programs: what is imported later comes from the program that was started.

PyInstaller's own way opens the executable by its path for each module, and ends the program where it is gone or another
one by now. While a newer version is put in its place, agents go on with their calls: on Linux the system keeps the
executable that runs. Windows does not let anybody replace it.
"""

import os

import pyimod02_importers

_STARTED = "/proc/self/exe"

# Neither Windows nor a bare root without /proc has it.
if os.path.exists(_STARTED):  # noqa: PTH110 - pathlib is not imported yet, and would be for every start of `kb`
    pyimod02_importers.pyz_archive._filename = _STARTED  # noqa: SLF001 - there is no other way
