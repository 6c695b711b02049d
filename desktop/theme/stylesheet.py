"""Palette and style sheet out of the tokens: grounds, field edges, scroll bars, menus; the rest is painted."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from desktop.theme.fonts import scaled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QColor

_Role = QPalette.ColorRole
_ROLES: dict[QPalette.ColorRole, str] = {
    _Role.Window: "bg.window",
    _Role.WindowText: "text.primary",
    _Role.Base: "bg.surface",
    _Role.AlternateBase: "bg.subtle",
    _Role.ToolTipBase: "bg.raised",
    _Role.ToolTipText: "text.primary",
    _Role.PlaceholderText: "text.tertiary",
    _Role.Text: "text.primary",
    _Role.Button: "bg.raised",
    _Role.ButtonText: "text.primary",
    _Role.BrightText: "danger.on",
    _Role.Light: "bg.raised",
    _Role.Midlight: "bg.hover",
    _Role.Mid: "line.strong",
    _Role.Dark: "line.control",
    _Role.Shadow: "line.control",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "accent.on",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
}
_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText)

_SHEET = Template("""
QToolTip { background: $bg_raised; color: $text_primary; border: 1px solid $line_strong; padding: 4px 6px; }

*[ground="window"] { background-color: $bg_window; }
*[ground="subtle"] { background-color: $bg_subtle; }
*[ground="surface"] { background-color: $bg_surface; }
*[ground="raised"] { background-color: $bg_raised; }
*[ground="accent"] { background-color: $accent_tint; }
*[ground="warn"] { background-color: $warn_tint; }
*[ground="danger"] { background-color: $danger_tint; }

QTextEdit, QPlainTextEdit, QTextBrowser, QAbstractItemView {
    border: none; background-color: transparent; color: $text_primary;
    selection-background-color: $accent; selection-color: $accent_on;
}
QAbstractItemView { outline: none; }
/* The dialogs of the system's toolkit have tables; a heading without ground would be black. */
QHeaderView { background: $bg_subtle; }
QHeaderView::section {
    background: $bg_subtle; color: $text_secondary; border: none; border-bottom: 1px solid $line_hair; padding: 4px 8px;
}
QScrollArea, QScrollArea > QWidget > QWidget { border: none; background: transparent; }

QLineEdit {
    background: $bg_field; color: $text_primary; border: 1px solid $line_strong; border-bottom-color: $line_control;
    border-radius: 6px; padding: 0 8px; min-height: ${field}px; placeholder-text-color: $text_tertiary;
    selection-background-color: $accent; selection-color: $accent_on;
}
QLineEdit:focus { border: 2px solid $focus; padding: 0 7px; min-height: ${field_focus}px; }
QLineEdit:disabled { color: $text_disabled; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {
    border: none; background: transparent; padding: 0; min-height: 0;
}

/* Its field is painted; without this, the style fills the ground behind the line that is edited in it. */
QComboBox[bare="true"] { border: none; background: transparent; }

QMenu { background: $bg_raised; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 5px 20px 5px 12px; border-radius: 4px; color: $text_primary; }
QMenu::item:selected { background: $bg_selected; color: $text_primary; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $line_hair; margin: 4px 8px; }

QComboBox QAbstractItemView, QAbstractItemView[menu="true"] {
    background: $bg_raised; border: 1px solid $line_strong; padding: 4px; color: $text_primary;
    selection-background-color: $bg_selected; selection-color: $text_primary;
}
/* Its height is reckoned without padding. */
QAbstractItemView[menu="true"] { padding: 0; }
QComboBox QAbstractItemView::item, QAbstractItemView[menu="true"]::item {
    min-height: ${list_row}px; padding: 0 8px; color: $text_primary;
}
QComboBox QAbstractItemView::item:selected, QAbstractItemView[menu="true"]::item:selected { background: $bg_selected; }

QPushButton {
    background: $bg_surface; color: $text_primary; border: 1px solid $line_strong; border-radius: 6px;
    padding: 0 14px; min-height: ${field}px;
}
QPushButton:hover { background: $bg_hover; }
QPushButton:pressed { background: $bg_pressed; }
QPushButton:focus { border: 2px solid $focus; padding: 0 13px; min-height: ${field_focus}px; }
QPushButton:disabled { color: $text_disabled; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 8px; }
QScrollBar:horizontal { height: 8px; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $line_control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line_hair; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
""")

_FIELD_HEIGHT = 32
_LIST_ROW_HEIGHT = 30


def build_palette(colors: Mapping[str, QColor], base: QPalette) -> QPalette:
    """Return the palette for what Qt draws by itself."""
    for role, token in _ROLES.items():
        base.setColor(role, colors[token])
    for role in _DISABLED:
        base.setColor(QPalette.ColorGroup.Disabled, role, colors["text.disabled"])
    return base


def build_stylesheet(colors: Mapping[str, QColor], percent: int) -> str:
    """Return the application's style sheet in these colours at a text scale."""
    values = {token.replace(".", "_"): color.name() for token, color in colors.items()}
    field = scaled(_FIELD_HEIGHT, percent)
    values |= {
        "field": str(field - 2),
        "field_focus": str(field - 4),
        "list_row": str(scaled(_LIST_ROW_HEIGHT, percent)),
    }
    return _SHEET.substitute(values)
