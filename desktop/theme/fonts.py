"""Type: what each role of text measures, and which installed face draws Japanese."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

#: Faces with Japanese glyph forms, the best first. A generic family may choose Chinese forms of the same characters.
_STACKS: dict[str, tuple[str, ...]] = {
    "win32": ("Yu Gothic UI", "Meiryo UI", "Meiryo", "Segoe UI"),
    "darwin": ("Hiragino Sans", "Hiragino Kaku Gothic ProN"),
    "linux": (
        "Noto Sans CJK JP",
        "Noto Sans JP",
        "Source Han Sans JP",
        "BIZ UDPGothic",
        "IPAexGothic",
        "VL PGothic",
        "TakaoPGothic",
        "MotoyaLCedar",
        "Motoya L Cedar",
    ),
}
_MONOSPACE: tuple[str, ...] = ("BIZ UDGothic", "MS Gothic", "Osaka-Mono", "Noto Sans Mono CJK JP", "MotoyaLCedar")

#: Japanese below this size cannot be read at a glance; key caps hold Latin letters and digits only.
_SMALLEST = 12
_SMALLEST_LATIN = 10
_NO_HINTING_ABOVE = 1.25


@dataclass(frozen=True, slots=True)
class TypeRole:
    """One role of the type scale in pixels at 100 %; ``half_step`` text grows by half of what the user asks for."""

    size: int
    line: int
    bold: bool = False
    half_step: bool = False
    tabular: bool = False
    monospace: bool = False
    latin: bool = False


ROLES: dict[str, TypeRole] = {
    "clock": TypeRole(28, 32, bold=True, tabular=True),
    "title": TypeRole(20, 28, bold=True),
    "reading": TypeRole(22, 36, half_step=True),
    "head": TypeRole(15, 22, bold=True),
    "body": TypeRole(15, 24),
    "row": TypeRole(14, 20, bold=True),
    "ui": TypeRole(13, 20),
    "list": TypeRole(13, 18),
    "markdown": TypeRole(13, 22, monospace=True),
    "meta": TypeRole(12, 16),
    "key": TypeRole(11, 14, latin=True),
}


def japanese_families() -> list[str]:
    """Return the installed faces for the interface, best first; empty when nothing here can draw Japanese."""
    installed = set(QFontDatabase.families())
    stack = _STACKS.get(sys.platform, _STACKS["linux"])
    named = [family for family in stack if family in installed]
    if named:
        return named
    return QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)[:1]


def monospace_families(fallback: list[str]) -> list[str]:
    """Return the installed faces for Markdown source, or the interface's own where there is none."""
    installed = set(QFontDatabase.families())
    return [family for family in _MONOSPACE if family in installed] or fallback


class Fonts:
    """Builds and keeps the fonts of one text scale."""

    def __init__(self) -> None:
        """Look up the installed faces once."""
        self.families = japanese_families()
        self._monospace = monospace_families(self.families)
        self._cache: dict[tuple[str, int, bool], QFont] = {}

    def font(self, name: str, percent: int, *, bold: bool | None = None) -> QFont:
        """Return the font of a role; ``bold`` overrides the role's own weight."""
        role = ROLES[name]
        heavy = role.bold if bold is None else bold
        key = (name, percent, heavy)
        if key not in self._cache:
            self._cache[key] = self._build(role, percent, heavy=heavy)
        return QFont(self._cache[key])

    def _build(self, role: TypeRole, percent: int, *, heavy: bool) -> QFont:
        font = QFont()
        families = self._monospace if role.monospace else self.families
        if families:
            font.setFamilies(families)
        smallest = _SMALLEST_LATIN if role.latin else _SMALLEST
        font.setPixelSize(max(smallest, scaled(role.size, percent, half_step=role.half_step)))
        font.setWeight(QFont.Weight.Bold if heavy else QFont.Weight.Normal)
        if role.tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        if (
            QGuiApplication.instance()
            and max(s.devicePixelRatio() for s in QGuiApplication.screens()) > _NO_HINTING_ABOVE
        ):
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def line_height(name: str, percent: int) -> int:
    """Return the height of one line of a role in pixels: fixed, because natural heights differ by face."""
    role = ROLES[name]
    return scaled(role.line, percent, half_step=role.half_step)


def scaled(pixels: float, percent: int, *, half_step: bool = False) -> int:
    """Return a measure at a text scale; ``half_step`` follows half of the way."""
    share = (100 + (percent - 100) / 2) if half_step else percent
    return round(pixels * share / 100)
