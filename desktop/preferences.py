"""What the user set on this computer: language, look, window; a damaged file costs nothing but the settings."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import platformdirs

from kb.written_files import write_over

_log = logging.getLogger(__name__)
_FILE = "preferences.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """State of the screen; an empty ``language`` means Japanese, an empty ``theme`` that of the system.

    ``text_percent`` is the size of text, ``geometry`` Qt's own description of the window in base 64, ``screen`` the one
    shown last, ``agent`` who sits here, ``library`` the folder of the library that was opened last.
    """

    language: str = ""
    theme: str = ""
    text_percent: int = 100
    geometry: str = ""
    screen: str = ""
    agent: str = ""
    library: str = ""


class PreferenceStore:
    """Reads once, writes whole files; ``damaged`` tells that what was there could not be used."""

    def __init__(self, path: Path) -> None:
        """Read the file at ``path``; one that is missing means the defaults."""
        self._path = path
        self.damaged = False
        self.value = self._read()
        self._on_disk: Preferences | None = self.value

    def save(self, value: Preferences) -> bool:
        """Keep ``value``; return False when it could not be written, which only costs the settings."""
        if value == self._on_disk and self._path.exists():
            return True
        self.value, self._on_disk = value, None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Synced before it takes its name: a power cut costs the last change at most, and never all settings.
            write_over(self._path, json.dumps(asdict(value), ensure_ascii=False, indent=1))
        except OSError:
            _log.warning("preferences not saved", exc_info=True)
            return False
        self._on_disk = value
        return True

    def _read(self) -> Preferences:
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Preferences()
        except (OSError, ValueError, RecursionError):
            self.damaged = True
            return Preferences()
        if not isinstance(raw, dict):
            self.damaged = True
            return Preferences()
        return self._checked(raw)

    def _checked(self, raw: dict[str, object]) -> Preferences:
        """Take each value that is what it should be; the others keep their default."""
        known: dict[str, object] = {}
        defaults = Preferences()
        for name in (item.name for item in fields(Preferences)):
            if name not in raw:
                continue
            value = raw[name]
            if type(value) is type(getattr(defaults, name)):
                known[name] = value
            else:
                self.damaged = True
        return Preferences(**known)  # type: ignore[arg-type] # each was compared with the type of its default


def default_preferences_path() -> Path:
    """Return where this user's settings lie."""
    return Path(platformdirs.user_config_dir("kandokoro", appauthor=False)) / _FILE
