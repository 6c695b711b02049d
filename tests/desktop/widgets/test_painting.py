from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.widgets.labels import Label
from desktop.widgets.painting import Run, TextBlock, draw_box, draw_hairline, draw_row_ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

_LONG = "お湯で右手が赤くなった。今すぐ見に来いと訪問を求められ、理由を伺ったうえで翌日の電話を約束した。"


def _painted(paint: Callable[[QPainter], object], width: int = 300, height: int = 60) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def _colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_one_line_has_the_height_of_its_role(theme: Theme) -> None:
    assert TextBlock(theme, "訪問", role="ui").height == 20
    assert TextBlock(theme, "", role="ui").height == 20
    assert TextBlock(theme, "訪問", role="reading").height == 36


def test_text_that_fits_is_whole(theme: Theme) -> None:
    block = TextBlock(theme, "訪問要求への応対", width=400)
    assert not block.elided
    assert block.text == "訪問要求への応対"


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_text_that_does_not_fit_ends_in_an_ellipsis_within_its_width(theme: Theme, lines: int) -> None:
    block = TextBlock(theme, _LONG, width=160, lines=lines)
    assert block.elided
    assert block.text.endswith("…")
    assert block.height == 20 * lines
    assert block.width <= 160
    assert _LONG.startswith(block.text.removesuffix("…"))


def test_the_ellipsis_stays_on_the_last_line_at_every_width(theme: Theme) -> None:
    for width in range(60, 300):
        assert TextBlock(theme, [Run("He said", bold=True), Run(" that it broke")] * 9, width=width).height == 20
        assert TextBlock(theme, _LONG, bold=True, width=width + 0.3).height == 20


def test_without_a_limit_it_wraps(theme: Theme) -> None:
    block = TextBlock(theme, _LONG, width=160, lines=0)
    assert not block.elided
    assert block.height >= 4 * 20


def test_elision_keeps_characters_beyond_the_basic_plane_whole(theme: Theme) -> None:
    block = TextBlock(theme, [Run("𠮷野家" * 10), Run("の𠮷", bold=True)], width=100)
    assert block.elided
    assert block.text.removesuffix("…").encode("utf-8").decode("utf-8") in "𠮷野家" * 10


def test_an_opening_bracket_hangs_to_the_left(theme: Theme) -> None:
    assert TextBlock(theme, "「来い」").width < TextBlock(theme, "「来い」", hang=False).width


def test_a_hit_has_its_own_ground_at_its_own_place(theme: Theme) -> None:
    runs = [Run("𠮷野様の"), Run("訪問", mark=True)]
    mark = theme.color("mark").name()
    image = _painted(lambda painter: TextBlock(theme, runs, width=280).draw(painter, 0, 0))
    left = TextBlock(theme, "𠮷野様の").width
    columns = [x for x in range(300) if image.pixelColor(x, 10).name() == mark or image.pixelColor(x, 2).name() == mark]
    assert min(columns) == pytest.approx(left, abs=2)


def test_runs_have_their_colours(theme: Theme) -> None:
    runs = [Run("■"), Run("■", color="danger")]
    found = _colors(_painted(lambda painter: TextBlock(theme, runs, role="title").draw(painter, 0, 0)))
    assert theme.color("danger").name() in found
    assert theme.color("text.primary").name() in found


def test_a_box_has_an_edge_of_exactly_one_pixel(theme: Theme) -> None:
    red, blue = QColor("red"), QColor("blue")
    image = _painted(lambda painter: draw_box(painter, QRectF(10, 10, 100, 40), fill=blue, edge=red))
    assert [image.pixelColor(60, y).name() for y in (9, 10, 11)] == ["#ffffff", "#ff0000", "#0000ff"]


def test_icons_are_sharp_also_in_a_picture_of_twice_the_resolution(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "", icon="ring-check", role="title")
    qtbot.addWidget(label)
    label.resize(40, 40)
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(QColor("white"))
    label.render(image, QPoint(0, 0))
    pairs = [
        image.pixelColor(x, y) == image.pixelColor(x + 1, y) == image.pixelColor(x, y + 1)
        for x in range(0, 78, 2)
        for y in range(0, 78, 2)
    ]
    assert not all(pairs)


def test_hairlines_are_one_pixel(theme: Theme) -> None:
    image = _painted(lambda painter: draw_hairline(painter, theme, 0, 20, 300))
    hair = theme.color("line.hair").name()
    assert [image.pixelColor(150, y).name() for y in (19, 20, 21)] == ["#ffffff", hair, "#ffffff"]


def test_a_selected_row_shows_a_bar_and_not_only_a_colour(theme: Theme) -> None:
    rect = QRectF(0, 0, 300, 60)
    image = _painted(lambda painter: draw_row_ground(painter, theme, rect, selected=True, hovered=True))
    assert image.pixelColor(1, 30).name() == theme.color("accent").name()
    assert image.pixelColor(5, 30).name() == theme.color("bg.selected").name()
    hovered = _painted(lambda painter: draw_row_ground(painter, theme, rect, selected=False, hovered=True))
    assert hovered.pixelColor(1, 30).name() == theme.color("bg.hover").name()
