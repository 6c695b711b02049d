from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.summoning import SystemKey

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


def test_where_the_system_gives_no_key_nothing_is_held(qapp: QGuiApplication) -> None:
    assert qapp.platformName() == "offscreen"
    key = SystemKey()
    assert not key.ask()
    assert not key.held
    key.release()
