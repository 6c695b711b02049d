from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from desktop.symbols import KINDS, OUTCOMES, STATES
from kb.domain.article import Kind, Outcome, State
from kb.resources import resource_path

_FILES = sorted(resource_path("icons").glob("*.svg"))


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_each_drawing_is_on_the_grid_and_takes_its_colour(file: object, qapp: object) -> None:
    text = resource_path("icons", getattr(file, "name", "")).read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 - a file of the project
    assert root.get("viewBox") == "0 0 20 20"
    assert root.get("stroke-width") == "1.5"
    assert "currentColor" in text
    assert QSvgRenderer(QByteArray(text.encode())).isValid()


def test_every_value_that_is_shown_has_a_symbol_with_a_drawing() -> None:
    assert set(KINDS) == set(Kind)
    assert set(STATES) == set(State)
    assert set(OUTCOMES) == set(Outcome)
    names = {file.stem for file in _FILES}
    for symbol in (*KINDS.values(), *STATES.values(), *OUTCOMES.values()):
        assert symbol.icon in names


def test_no_two_states_share_a_shape() -> None:
    assert len({symbol.icon for symbol in STATES.values()}) == len(STATES)
    assert len({symbol.icon for symbol in OUTCOMES.values()}) == len(OUTCOMES)
