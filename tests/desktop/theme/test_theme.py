from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPalette, QRawFont

from desktop.theme import Theme, ThemeChoice
from desktop.theme.fonts import ROLES, japanese_families, monospace_families, scaled
from desktop.theme.tokens import load_tokens, parse_color, system_colors

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

#: What every surface has to draw: kanji with a rare form, kana, a circled digit, punctuation of prose.
_SAMPLE = "解約の手続き〜①髙「」、。"

#: Text tokens and the grounds they stand on, with the least contrast visual.md section 5 promises.
_CONTRAST = [
    *((text, ground, 4.5) for text in ("text.primary", "text.secondary", "text.tertiary", "accent")
      for ground in ("bg.surface", "bg.subtle", "bg.window", "bg.hover", "bg.selected")),
    ("ok", "bg.surface", 4.5), ("ok", "ok.tint", 4.5), ("warn", "bg.surface", 4.5), ("warn", "warn.tint", 4.5),
    ("danger", "bg.surface", 4.5), ("danger", "danger.tint", 4.5), ("accent.on", "accent", 4.5),
    ("warn.on", "warn.fill", 4.5), ("danger.on", "danger.solid", 4.5), ("text.primary", "mark", 4.5),
    ("line.control", "bg.surface", 3.0), ("focus", "bg.surface", 3.0), ("warn.solid", "bg.surface", 3.0),
]  # fmt: skip


def _luminance(color: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def test_a_japanese_font_is_really_installed(theme: Theme) -> None:
    assert theme.has_japanese_font
    for role in ROLES:
        raw = QRawFont.fromFont(theme.font(role))
        assert raw.familyName() in set(japanese_families()) | set(monospace_families([]))
        missing = [sign for sign in _SAMPLE if not raw.supportsCharacter(ord(sign))]
        assert not missing, f"{raw.familyName()} cannot draw {missing}"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground", "least"), _CONTRAST)
def test_text_can_be_read_on_its_ground(text: str, ground: str, least: float, dark: bool) -> None:
    tokens = load_tokens()
    light, deep = sorted((_luminance(tokens[text][dark]), _luminance(tokens[ground][dark])), reverse=True)
    assert (light + 0.05) / (deep + 0.05) >= least


def test_a_token_with_a_share_covers_only_in_part() -> None:
    color = parse_color("#000000 63%")
    assert color.alphaF() == pytest.approx(0.63, abs=0.01)
    assert parse_color("#1D5A97").alphaF() == 1.0


def test_changing_the_look_tells_and_dresses_the_application(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    light = theme.color("bg.surface")
    with qtbot.waitSignal(theme.changed):
        theme.set_choice(ThemeChoice.DARK)
    assert theme.dark
    assert theme.color("bg.surface") != light
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.color("bg.surface")
    assert theme.color("bg.surface").name() in qapp.styleSheet()


def test_the_same_choice_again_tells_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_choice(ThemeChoice.LIGHT)
        theme.set_text_percent(100)


def test_following_the_system_takes_its_scheme(theme: Theme, qapp: QApplication) -> None:
    theme.set_choice(ThemeChoice.SYSTEM)
    assert theme.dark == (qapp.styleHints().colorScheme().name == "Dark")


def test_text_grows_fully_and_reading_by_half(theme: Theme) -> None:
    theme.set_text_percent(140)
    assert theme.font("ui").pixelSize() == 18
    assert theme.line_height("ui") == 28
    assert theme.font("reading").pixelSize() == 26
    assert theme.px(52) == 73
    assert theme.gap(16) == 19
    assert theme.large_text


@pytest.mark.parametrize(("asked", "given"), [(20, 80), (400, 160), (110, 110)])
def test_text_size_stays_within_its_range(theme: Theme, asked: int, given: int) -> None:
    theme.set_text_percent(asked)
    assert theme.text_percent == given


def test_steps_of_text_size_stop_at_the_ends(theme: Theme) -> None:
    theme.set_text_percent(160)
    theme.larger()
    assert theme.text_percent == 160
    theme.smaller()
    assert theme.text_percent == 150


def test_japanese_never_gets_smaller_than_twelve_pixels(theme: Theme) -> None:
    theme.set_text_percent(80)
    assert all(theme.font(role).pixelSize() >= (10 if role == "key" else 12) for role in ROLES)


def test_every_line_height_holds_its_text(theme: Theme) -> None:
    for role in ROLES:
        assert QFontMetrics(theme.font(role)).tightBoundingRect("護髙g").height() <= theme.line_height(role)


def test_a_weight_can_be_asked_for(theme: Theme) -> None:
    assert theme.font("ui", bold=True).bold()
    assert not theme.font("title", bold=False).bold()


def test_high_contrast_takes_every_colour_from_the_system(theme: Theme) -> None:
    palette = QPalette(QColor("yellow"), QColor("black"))
    colors = system_colors(load_tokens(), palette)
    assert set(colors) == set(load_tokens())
    assert colors["text.primary"] == palette.color(QPalette.ColorRole.WindowText)
    assert colors["bg.surface"] == palette.color(QPalette.ColorRole.Base)


def test_icons_are_drawn_in_the_colour_asked_for_at_the_ratio_asked_for(theme: Theme) -> None:
    icon = theme.icon("dot", "danger", 16, 2.0)
    assert icon.size().width() == 32
    assert icon.devicePixelRatio() == 2.0
    assert icon.toImage().pixelColor(16, 16).name() == theme.color("danger").name()
    assert theme.icon("dot", "danger", 16, 2.0).cacheKey() == icon.cacheKey()


def test_an_unknown_icon_or_colour_is_a_mistake(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon", "accent", 16, 1.0)
    with pytest.raises(KeyError):
        theme.color("no.such.token")


def test_measures_round_to_whole_pixels() -> None:
    assert scaled(13, 110) == 14
    assert scaled(36, 140, half_step=True) == 43
