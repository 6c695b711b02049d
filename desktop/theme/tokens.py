"""The colour tokens of the visual language, read from ``resources/theme/tokens.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from kb.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Where each token comes from when the system asks for high contrast: its own palette owns every ground and text.
_SYSTEM_ROLES: dict[str, QPalette.ColorRole] = {
    "bg": QPalette.ColorRole.Base,
    "bg.window": QPalette.ColorRole.Window,
    "bg.raised": QPalette.ColorRole.Button,
    "bg.selected": QPalette.ColorRole.Window,
    "line": QPalette.ColorRole.WindowText,
    "text": QPalette.ColorRole.WindowText,
    "accent": QPalette.ColorRole.Highlight,
    "accent.on": QPalette.ColorRole.HighlightedText,
    "accent.tint": QPalette.ColorRole.Window,
    "ok": QPalette.ColorRole.WindowText,
    "ok.tint": QPalette.ColorRole.Window,
    "warn": QPalette.ColorRole.WindowText,
    "warn.fill": QPalette.ColorRole.Highlight,
    "warn.on": QPalette.ColorRole.HighlightedText,
    "warn.tint": QPalette.ColorRole.Window,
    "danger": QPalette.ColorRole.WindowText,
    "danger.solid": QPalette.ColorRole.Highlight,
    "danger.on": QPalette.ColorRole.HighlightedText,
    "danger.tint": QPalette.ColorRole.Window,
    "mark": QPalette.ColorRole.Window,
    "focus": QPalette.ColorRole.Highlight,
}


def parse_color(text: str) -> QColor:
    """Return the colour written as ``#RRGGBB`` or ``#RRGGBB 40%`` (the share that covers)."""
    name, _, share = text.partition(" ")
    color = QColor(name)
    if share:
        color.setAlphaF(int(share.rstrip("%")) / 100)
    return color


def load_tokens() -> dict[str, dict[bool, QColor]]:
    """Return every token with its light (False) and dark (True) colour."""
    raw: dict[str, dict[str, str]] = json.loads(resource_path("theme", "tokens.json").read_text(encoding="utf-8"))
    return {name: {False: parse_color(pair["light"]), True: parse_color(pair["dark"])} for name, pair in raw.items()}


def system_colors(names: Mapping[str, object], palette: QPalette) -> dict[str, QColor]:
    """Return each token in the system's own colours, for people who asked the system for high contrast."""
    colors = {}
    for name in names:
        role = _SYSTEM_ROLES.get(name) or _SYSTEM_ROLES[name.partition(".")[0]]
        group = QPalette.ColorGroup.Disabled if name == "text.disabled" else QPalette.ColorGroup.Active
        colors[name] = palette.color(group, role)
    return colors
