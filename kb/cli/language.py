"""Which language the command line speaks: Japanese unless the user's system says otherwise."""

from __future__ import annotations

import ctypes
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OPTION = "--language"
#: In the order in which POSIX asks them.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_UNDECIDED = frozenset({"", "c", "posix"})
_WINDOWS_JAPANESE = 0x11


class Language(StrEnum):
    """A language with a complete set of sentences."""

    JA = "ja"
    EN = "en"


def choose_language(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return the language asked for anywhere in the arguments, else that of the system.

    Looked at before the arguments are parsed, because errors and help are in that language too.
    """
    for place, argument in enumerate(arguments):
        value = argument.removeprefix(f"{_OPTION}=")
        if argument == _OPTION and place + 1 < len(arguments):
            value = arguments[place + 1]
        if value != argument or argument == _OPTION:
            named = value.lower()
            if named in set(Language):
                return Language(named)
    return _of_system(environ)


def _of_system(environ: Mapping[str, str]) -> Language:
    for name in _VARIABLES:
        value = environ.get(name, "").partition(".")[0].partition("_")[0].lower()
        if value not in _UNDECIDED:
            return Language.JA if value == "ja" else Language.EN
    if sys.platform == "win32":
        primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
        return Language.JA if primary == _WINDOWS_JAPANESE else Language.EN
    return Language.JA
