"""What an administrator decided for everybody on a computer: one TOML file that users cannot write.

It is the last word over the rule files of a library. ``resources/docs/policy.md`` lists its keys.
"""

from __future__ import annotations

import ctypes
import re
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.domain.exporting import AllowedExports, Export
from kb.domain.rule_problem import RuleProblem
from kb.errors import KbError, MachinePolicyUnreadableError

if TYPE_CHECKING:
    from kb.rule_entries import RuleEntry
    from kb.toml_rules import TomlSource

_FILE = Path("Kandokoro") / "policy.toml"
#: CSIDL_COMMON_APPDATA: C:\ProgramData, wherever it is. The variable ProgramData can be set by users.
_COMMON_DATA = 35
_LONGEST = 260
_BRACES = re.compile(r"\{[^{}]*\}")
_USER = "{user}"


class Section(StrEnum):
    """Tables of the policy; each has the keys of ``rules/<name>.yaml`` and stands above it."""

    POLICY = "policy"
    PACKS = "packs"
    BACKUPS = "backups"
    RETENTION = "retention"
    LIMITS = "limits"


class OfferedLanguage(StrEnum):
    """Languages that can be offered."""

    JA = "ja"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class MachinePolicy:
    """What a policy fixes; without a file nothing is fixed.

    ``library``: the folder of the library, in which ``{user}`` stands for who is logged in. ``languages``: those that
    are offered, the first one where another was asked for; none named means all. ``encryption_required``: libraries are
    to be encrypted; ``key_file``: where their keys lie instead of the system's store of passwords, with ``{user}`` too.
    ``audit_copy``: the folder for a copy of the audit trail.
    """

    source: TomlSource | None = None
    library: str = ""
    exports: AllowedExports = field(default_factory=AllowedExports)
    languages: tuple[str, ...] = ()
    encryption_required: bool = False
    key_file: str = ""
    audit_copy: str = ""

    @property
    def path(self) -> str:
        """The file, empty where there is none."""
        return "" if self.source is None else str(self.source.path)

    def layers(self, section: Section) -> tuple[RuleEntry, ...]:
        """Return what stands above a rule file: one entry, to be read once, or none."""
        if self.source is None:
            return ()
        root = self.source.root()
        return (root.entry(section.value),) if root.has(section.value) else ()

    def said(self, section: Section) -> dict[str, Any]:
        """Return the values of a section as they are written."""
        return {} if self.source is None else dict(self.source.content().get(section.value, {}))

    def library_of(self, user: str) -> Path | None:
        """Return the folder of a user's library; None where that is not fixed.

        Raises:
            MachinePolicyInvalidError: the folder has the user's name, and the system does not tell it.
        """
        return self._path_of(self.library, user, "library")

    def key_file_of(self, user: str) -> Path | None:
        """Return the file with a user's keys; None where they lie in the system's store. Raises as ``library_of``."""
        return self._path_of(self.key_file, user, "protection", "key_file")

    def audit_copy_of(self, user: str) -> Path | None:
        """Return the folder for a copy of a user's audit trail; None where there is none. Raises as ``library_of``."""
        return self._path_of(self.audit_copy, user, "audit", "copy_to")

    def _path_of(self, written: str, user: str, *trail: str) -> Path | None:
        if not written:
            return None
        if _USER in written and not user and self.source is not None:
            raise self.source.error(trail, RuleProblem.NAME_UNKNOWN, _USER)
        return Path(written.replace(_USER, user))

    def language(self, wanted: str) -> str:
        """Return the language to speak to one who wants another perhaps."""
        return wanted if not self.languages or wanted in self.languages else self.languages[0]


#: What holds on a computer without a policy.
NOTHING_FIXED = MachinePolicy()


def machine_policy_path() -> Path:
    """Return where the policy of this computer lies; no variable of the environment changes it."""
    if sys.platform == "win32":
        folder = ctypes.create_unicode_buffer(_LONGEST)
        ctypes.windll.shell32.SHGetFolderPathW(None, _COMMON_DATA, None, 0, folder)
        return Path(folder.value or r"C:\ProgramData") / _FILE
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / _FILE
    return Path("/etc/kandokoro/policy.toml")


def load_machine_policy(path: Path | None) -> MachinePolicy:
    """Read the keys that stand for themselves; the sections are read with the rule files they stand above.

    Raises:
        MachinePolicyUnreadableError, MachinePolicyInvalidError: there is a file, and it is not what it should be.
    """
    if path is None:
        return NOTHING_FIXED
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING_FIXED
    except (OSError, ValueError) as error:
        raise MachinePolicyUnreadableError(path=str(path)) from error
    from kb.toml_rules import TomlSource  # noqa: PLC0415 - no start waits for it where there is no policy

    source = TomlSource(path, text)
    return read_machine_policy(source, source.root())


def policy_in_force(path: Path | None) -> MachinePolicy:
    """Return the policy of this computer; one that cannot be read fixes nothing, and keeps libraries shut."""
    try:
        return load_machine_policy(path)
    except KbError:
        return NOTHING_FIXED


def read_machine_policy(source: TomlSource, root: RuleEntry) -> MachinePolicy:
    """Return what a policy says in its ``root``; raises MachinePolicyInvalidError."""
    exports = AllowedExports()
    if root.has("exports"):
        exports = AllowedExports(frozenset(root.words("exports", Export, optional=True)), str(source.path))
    languages = root.words("languages", OfferedLanguage) if root.has("languages") else ()
    for section in Section:
        if root.has(section.value):
            root.entry(section.value)
    library = _path(root, "library")
    required, key_file = False, ""
    if root.has("protection"):
        protection = root.entry("protection")
        required, key_file = protection.yes("required"), _path(protection, "key_file")
        protection.finish()
    audit_copy = ""
    if root.has("audit"):
        audit = root.entry("audit")
        audit_copy = _path(audit, "copy_to")
        audit.finish()
    root.finish()
    return MachinePolicy(
        source=source,
        library=library,
        exports=exports,
        languages=tuple(language.value for language in languages),
        encryption_required=required,
        key_file=key_file,
        audit_copy=audit_copy,
    )


def _path(entry: RuleEntry, key: str) -> str:
    """Return a path that may have the user's name in it; empty where there is none."""
    if not entry.has(key):
        return ""
    written = entry.text(key)
    for name in _BRACES.findall(written):
        if name != _USER:
            entry.fail(RuleProblem.NAME_UNKNOWN, key, detail=name)
    if not written.isprintable():  # "D:\temp" is read as D:, a tab and emp
        entry.fail(RuleProblem.BACKSLASH, key)
    if not Path(written).is_absolute():
        entry.fail(RuleProblem.PATH_NOT_WHOLE, key)
    return written
