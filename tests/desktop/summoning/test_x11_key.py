from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from tests.e2e.virtual_screen import ALT, CONTROL, VirtualScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

x11_key = pytest.importorskip("desktop.summoning.x11_key", reason="python-xlib is there on Linux only")
#: The key K of the keyboard that Xvfb has.
K = 45


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[VirtualScreen]:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed (on Linux `python3 dev.py test` installs it)")
    with VirtualScreen.started(tmp_path) as started:
        yield started


def test_the_key_is_heard_although_no_window_has_the_keyboard(screen: VirtualScreen) -> None:
    pressed = threading.Event()
    grab = x11_key.grab_on_x11(pressed.set, screen.variables["DISPLAY"])
    assert grab is not None
    screen.press(CONTROL, K)
    assert not pressed.wait(0.3)
    screen.press(CONTROL, ALT, K)
    assert pressed.wait(60)
    grab.release()
    pressed.clear()
    screen.press(CONTROL, ALT, K)
    assert not pressed.wait(0.3)


def test_a_key_that_another_program_has_is_not_given(screen: VirtualScreen) -> None:
    first = x11_key.grab_on_x11(lambda: None, screen.variables["DISPLAY"])
    assert first is not None
    assert x11_key.grab_on_x11(lambda: None, screen.variables["DISPLAY"]) is None
    first.release()
