"""Line charts with two logarithmic axes as SVG text, readable on a light and on a dark page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDTH, _HEIGHT = 460, 390
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 30, 58, 112
_LEGEND_ROW = 19
#: Distinct in lightness and hue, so that they differ for colour-blind readers and in print.
_COLOURS = (("#0b62a4", "#6cb6ff"), ("#b3400a", "#ff9f6b"), ("#1a7f4b", "#63d69a"), ("#7a3fa0", "#d2a0f5"))
_DASHES = ("", "7 4", "2 3", "9 3 2 3")
_STYLE = """
  text { font: 13px system-ui, "Segoe UI", sans-serif; fill: #1f2328; }
  .title { font-size: 15px; font-weight: 600; }
  .ground { fill: #ffffff; }
  .axis { stroke: #57606a; }
  .grid { stroke: #d0d7de; }
  .line { fill: none; stroke-width: 2.2; }
"""
_DARK_STYLE = """
    text { fill: #e6edf3; }
    .ground { fill: #0d1117; }
    .axis { stroke: #9198a1; }
    .grid { stroke: #30363d; }
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name and its points (x, y), both above 0."""

    name: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Scale:
    """A logarithmic axis from one power of ten to another, laid out between two places of the picture."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def around(cls, values: Sequence[float], start: float, end: float) -> _Scale:
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return cls(low, max(high, low + 1), start, end)

    def place(self, value: float) -> float:
        return self.start + (math.log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self) -> Iterator[tuple[float, str]]:
        for power in range(self.low, self.high + 1):
            value = 10.0**power
            yield self.place(value), f"{value:,.0f}" if power >= 0 else f"{value:.{-power}f}"


def draw(title: str, below: str, panels: Sequence[tuple[str, Sequence[Line]]]) -> str:
    """Return a picture with one chart for each panel (its name and lines), side by side.

    ``title`` is for screen readers, ``below`` names what is counted on the lower axes.
    """
    width = _WIDTH * len(panels)
    colours = "".join(f"  .c{place} {{ stroke: {light}; }}\n" for place, (light, _) in enumerate(_COLOURS))
    dark = "".join(f"    .c{place} {{ stroke: {shade}; }}\n" for place, (_, shade) in enumerate(_COLOURS))
    size = f'viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}{colours}  @media (prefers-color-scheme: dark) {{{_DARK_STYLE}{dark}  }}\n</style>",
        f'<rect class="ground" width="{width}" height="{_HEIGHT}"/>',
    ]
    for place, (name, lines) in enumerate(panels):
        parts += [f'<g transform="translate({place * _WIDTH} 0)">', *_panel(name, escape(below), lines), "</g>"]
    return "\n".join((*parts, "</svg>")) + "\n"


def _panel(name: str, below: str, lines: Sequence[Line]) -> Iterator[str]:
    across = _Scale.around([x for line in lines for x, _ in line.points], _LEFT, _WIDTH - _RIGHT)
    upward = _Scale.around([y for line in lines for _, y in line.points], _HEIGHT - _BOTTOM, _TOP)
    yield f'<text class="title" x="{_LEFT}" y="28">{escape(name)}</text>'
    for y, label in upward.ticks():
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    for x, label in across.ticks():
        yield f'<text x="{x:.1f}" y="{upward.start + 19:.1f}" text-anchor="middle">{label}</text>'
    yield f'<path class="axis" fill="none" d="M{_LEFT} {_TOP}V{upward.start}H{_WIDTH - _RIGHT}"/>'
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    yield f'<text x="{middle:.1f}" y="{upward.start + 38:.1f}" text-anchor="middle">{below}</text>'
    for place, line in enumerate(lines):
        yield from _line(line, place, across, upward)
        yield from _legend(line, place, upward.start + 62)


def _line(line: Line, place: int, across: _Scale, upward: _Scale) -> Iterator[str]:
    points = [f"{across.place(x):.1f} {upward.place(y):.1f}" for x, y in line.points]
    yield f'<path class="line c{place}" stroke-dasharray="{_DASHES[place]}" d="M{" L".join(points)}"/>'
    for (x, y), point in zip(line.points, points, strict=True):
        left, top = point.split(" ")
        hint = escape(f"{line.name} at {x:,.0f}: {y:g}")
        circle = f'<circle class="ground c{place}" stroke-width="2" r="3.5" cx="{left}" cy="{top}">'
        yield f"{circle}<title>{hint}</title></circle>"


def _legend(line: Line, place: int, top: float) -> Iterator[str]:
    row, column = divmod(place, 2)
    x, y = _LEFT + column * (_WIDTH - _LEFT) / 2, top + row * _LEGEND_ROW
    yield f'<path class="line c{place}" stroke-dasharray="{_DASHES[place]}" d="M{x:.1f} {y:.1f}h26"/>'
    yield f'<text x="{x + 33:.1f}" y="{y + 4:.1f}">{escape(line.name)}</text>'
