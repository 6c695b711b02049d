"""The one object that knows how things look; everything that paints asks it at paint time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QPixmap

from desktop.theme.fonts import Fonts, line_height, scaled
from desktop.theme.icons import Icons
from desktop.theme.stylesheet import build_palette, build_stylesheet
from desktop.theme.tokens import load_tokens, system_colors

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SMALLEST_TEXT = 80
LARGEST_TEXT = 160
TEXT_STEP = 10
USUAL_TEXT = 100
#: Over this text size there is no room for decoration beside words.
LARGE_TEXT = 120


class ThemeChoice(StrEnum):
    """What the user chose; SYSTEM follows the machine."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours, fonts, measures and icons of the present appearance.

    ``changed`` says that any of them is different now: widgets lay out and paint again, delegates drop what they kept.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_percent: int = USUAL_TEXT,
        sheet_later: bool = False,
    ) -> None:
        """Dress the application at once; ``text_percent`` is kept between 80 and 160.

        ``sheet_later`` leaves the style sheet to ``put_sheet_on``. While a window is put together its parts go from
        parent to parent, and under a style sheet each of these steps goes through all that hangs on the part.
        """
        super().__init__(app)
        self._app = app
        self._sheet_on = not sheet_later
        self._tokens = load_tokens()
        self._fonts = Fonts()
        self._icons = Icons()
        self._choice = choice
        self._percent = _allowed(text_percent)
        self._colors: dict[str, QColor] = {}
        app.setStyle("Fusion")
        # Kept: PySide6 forgets the second object together with a wrapper of the first.
        self._hints = app.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._accessibility.contrastPreferenceChanged.connect(self._on_system_changed)
        self._apply()

    def put_sheet_on(self) -> None:
        """Give the application its style sheet, where that was left for later: before the window is shown."""
        self._sheet_on = True
        self._app.setStyleSheet(build_stylesheet(self._colors, self._percent))

    @property
    def dark(self) -> bool:
        """Whether light text stands on dark ground."""
        if self._choice is ThemeChoice.SYSTEM:
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self._choice is ThemeChoice.DARK

    @property
    def high_contrast(self) -> bool:
        """Whether the system asks for high contrast; then its palette owns all grounds and texts."""
        return self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast

    @property
    def has_japanese_font(self) -> bool:
        """Whether any installed face draws Japanese; without one the screen shows empty boxes."""
        return bool(self._fonts.families)

    def color(self, token: str) -> QColor:
        """Return the present colour of a token such as ``text.primary``; an unknown name raises KeyError."""
        return self._colors[token]

    def font(self, role: str, *, bold: bool | None = None) -> QFont:
        """Return the font of a role (see ``desktop.theme.fonts.ROLES``), its weight overridden by ``bold``."""
        return self._fonts.font(role, self._percent, bold=bold)

    def metrics(self, role: str, *, bold: bool | None = None) -> QFontMetrics:
        """Return the metrics of a role's font."""
        return QFontMetrics(self.font(role, bold=bold))

    def line_height(self, role: str) -> int:
        """Return the fixed height of one line of a role, in pixels."""
        return line_height(role, self._percent)

    def px(self, pixels: float) -> int:
        """Return a height that grows with the text, such as a row's."""
        return scaled(pixels, self._percent)

    def gap(self, pixels: float) -> int:
        """Return a gap or icon size that grows by half of the text's step."""
        return scaled(pixels, self._percent, half_step=True)

    def icon(self, name: str, color: str | QColor, size: int, ratio: float) -> QPixmap:
        """Return an icon in a token's colour at ``size`` logical pixels for a device pixel ratio."""
        return self._icons.pixmap(name, self.color(color) if isinstance(color, str) else color, size, ratio)

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    def set_choice(self, choice: ThemeChoice) -> None:
        """Follow the system, or stay light or dark."""
        if choice is not self._choice:
            self._choice = choice
            self._apply()

    @property
    def text_percent(self) -> int:
        """Size of text in percent."""
        return self._percent

    @property
    def large_text(self) -> bool:
        """Whether verbs lose their icons and rows their second words (visual.md, large text)."""
        return self._percent > LARGE_TEXT

    def set_text_percent(self, percent: int) -> None:
        """Set the size of text; values outside 80-160 are brought to the nearest end."""
        if _allowed(percent) != self._percent:
            self._percent = _allowed(percent)
            self._apply()

    def larger(self) -> None:
        """Make text one step larger."""
        self.set_text_percent(self._percent + TEXT_STEP)

    def smaller(self) -> None:
        """Make text one step smaller."""
        self.set_text_percent(self._percent - TEXT_STEP)

    def _on_system_changed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        if self.high_contrast:
            self._colors = system_colors(self._tokens, self._app.style().standardPalette())
        else:
            self._colors = {name: pair[self.dark] for name, pair in self._tokens.items()}
        # A palette of one's own can move the reported scheme, which would come back here.
        with QSignalBlocker(self._hints):
            self._app.setFont(self.font("ui"))
            self._app.setPalette(build_palette(self._colors, QPalette(self._app.style().standardPalette())))
            if self._sheet_on:
                self._app.setStyleSheet(build_stylesheet(self._colors, self._percent))
        self.changed.emit()


def _allowed(percent: int) -> int:
    return max(SMALLEST_TEXT, min(LARGEST_TEXT, percent))
