from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.frame import Frame
from desktop.library_line import LibraryLine
from desktop.strip_place import StripPlace
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.rail import Rail
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme
    from desktop.widgets.screen import Screen


@pytest.fixture
def frame(qtbot: QtBot, theme: Theme) -> Iterator[Frame]:
    made = Frame(Rail(theme, name="画面"), MessageBar(theme), LibraryLine(theme))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def test_a_strip_is_shown_where_its_screen_wants_it_and_is_not_on_show(qtbot: QtBot, frame: Frame) -> None:
    call, search = FakeScreen("call", "phone", strip=True), FakeScreen("search", "search")
    for widget in (call, search):
        qtbot.addWidget(widget)
    on_show: list[Screen] = [search]
    place = StripPlace(frame, lambda: on_show[-1])
    place.take(call)
    place.take(search)
    assert call.strip is not None
    assert not call.strip.isVisible()
    call.strip_wanted.emit(True)
    assert call.strip.isVisible()
    on_show.append(call)
    place.refresh()
    assert not call.strip.isVisible()
    place.clear()
    on_show.append(search)
    place.refresh()
    assert not call.strip.isVisible()
