from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.bench import growth
from tests.bench.built import built_library
from tests.bench.chart import Line, draw

SVG = "{http://www.w3.org/2000/svg}"
SIZE = {
    "engine_p50_ms": 2.0,
    "engine_p95_ms": 3.0,
    "reasons_p50_ms": 8.0,
    "reasons_p95_ms": 9.0,
    "memory_mb": 200.0,
    "database_mb": 10.0,
    "index_mb": 40.0,
}


def test_a_million_is_extrapolated_with_the_exponent_between_the_two_largest_sizes() -> None:
    measured = {
        "1000": dict.fromkeys(SIZE, 999.0),
        "10000": SIZE,
        "100000": {**SIZE, "engine_p50_ms": 20.0, "memory_mb": 400.0},
    }

    found = growth.extrapolated(measured)

    assert found["engine_p50_ms"] == pytest.approx(200.0)
    assert found["memory_mb"] == pytest.approx(800.0)
    assert found["index_mb"] == pytest.approx(40.0)


def test_a_size_is_measured_on_its_library(tmp_path: Path) -> None:
    pytest.importorskip("psutil", reason="the bench extra is not installed")
    paths = built_library(tmp_path, 20)

    found = growth.measure_size(paths.root, 3)

    assert found["engine_p50_ms"] > 0
    assert found["reasons_p95_ms"] >= found["reasons_p50_ms"] > 0
    assert found["memory_mb"] > 0


def test_the_chart_has_a_line_for_each_figure_and_a_point_for_each_size() -> None:
    picture = ET.fromstring(growth.chart({"sizes": {"1000": SIZE, "100000": SIZE}}))  # noqa: S314 - made here
    texts = [text.text for text in picture.iter(f"{SVG}text")]

    assert len(list(picture.iter(f"{SVG}circle"))) == 2 * len(SIZE)
    assert {"engine p50", "text to reasons p95", "memory", "database", "index", "1,000", "100,000"} <= set(texts)


def test_points_lie_higher_the_larger_they_are_and_names_are_escaped() -> None:
    picture = ET.fromstring(draw("<a & b>", "x", [("p", [Line("l", [(1, 0.5), (10, 50), (100, 500)])])]))  # noqa: S314 - as above
    circles = list(picture.iter(f"{SVG}circle"))
    across = [float(circle.attrib["cx"]) for circle in circles]
    upward = [float(circle.attrib["cy"]) for circle in circles]

    assert across == sorted(across)
    assert upward == sorted(upward, reverse=True)
    assert picture.findtext(f"{SVG}title") == "<a & b>"
