"""How everything looks: colours, type, icons, the style sheet, and the one object that hands them out."""

from desktop.theme.theme import Theme, ThemeChoice

__all__ = ["Theme", "ThemeChoice"]
