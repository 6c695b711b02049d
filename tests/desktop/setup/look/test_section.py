"""The section 表示 over the real theme and preferences in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.preferences import PreferenceStore
from desktop.setup.look.presenter import LookPresenter
from desktop.setup.look.section import LookSection
from desktop.theme import ThemeChoice
from kb.machine_policy import NOTHING_FIXED, MachinePolicy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def made(theme: Theme, tmp_path: Path, show: Callable[[QWidget], None]) -> Callable[..., LookSection]:
    def do(policy: MachinePolicy = NOTHING_FIXED) -> LookSection:
        section = LookSection(theme, LookPresenter(theme, kept(tmp_path), policy))
        section.resize(900, 600)
        show(section)
        section.activate()
        return section

    return do


def kept(tmp_path: Path) -> PreferenceStore:
    return PreferenceStore(tmp_path / "preferences.json")


def test_brightness_and_size_change_at_once_and_are_remembered(
    made: Callable[..., LookSection], theme: Theme, tmp_path: Path
) -> None:
    section = made()
    section.themes.chosen.emit("dark")
    assert theme.choice is ThemeChoice.DARK
    section.larger.click()
    section.larger.click()
    section.smaller.click()
    assert theme.text_percent == 110
    assert section.percent.text() == "110 %"
    value = kept(tmp_path).value
    assert (value.theme, value.text_percent) == ("dark", 110)
    section.usual.click()
    section.themes.chosen.emit("system")
    value = kept(tmp_path).value
    assert (value.theme, value.text_percent) == ("", 100)
    assert not section.usual.isEnabled()


def test_a_size_that_a_key_changed_is_shown(made: Callable[..., LookSection], theme: Theme) -> None:
    section = made()
    theme.set_text_percent(160)
    assert section.percent.text() == "160 %"
    assert not section.larger.isEnabled()
    theme.set_text_percent(80)
    assert not section.smaller.isEnabled()


def test_the_language_is_that_of_the_next_start(made: Callable[..., LookSection], tmp_path: Path) -> None:
    section = made()
    asked: list[str] = []
    section.command_request.connect(asked.append)
    assert section.languages.current == "ja"
    assert not section.restart.isVisible()
    section.languages.chosen.emit("en")
    assert kept(tmp_path).value.language == "en"
    assert "次に起動したときから" in section.language_row.rule.text()
    section.restart.click()
    assert asked == ["window.restart"]
    section.languages.chosen.emit("ja")
    assert not section.restart.isVisible()


def test_a_language_that_the_policy_fixes_is_shown_with_the_reason(made: Callable[..., LookSection]) -> None:
    section = made(MachinePolicy(languages=("ja",)))
    assert not section.languages.isVisible()
    assert section.fixed_language.text() == "日本語"
    lock = section.language_row.lock
    assert lock is not None
    assert "policy.toml" in lock.text()
    assert section.themes.isVisible()


def test_what_cannot_be_written_down_is_said(
    theme: Theme, tmp_path: Path, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    (tmp_path / "file").touch()
    section = LookSection(theme, LookPresenter(theme, PreferenceStore(tmp_path / "file" / "x.json"), NOTHING_FIXED))
    show(section)
    with qtbot.waitSignal(section.message) as told:
        section.larger.click()
    assert told.args is not None
    assert "書き残せませんでした" in told.args[0].text
    assert theme.text_percent == 110


def test_what_does_not_fit_beside_stands_below_where_window_is_narrow_and_text_large(
    made: Callable[..., LookSection], theme: Theme, qtbot: QtBot
) -> None:
    section = made()
    theme.set_text_percent(140)
    section.resize(560, 600)
    inside = section.page.viewport()

    def edge(widget: QWidget) -> QPoint:
        return widget.mapTo(inside, widget.rect().bottomRight())

    qtbot.waitUntil(lambda: edge(section.usual).x() < inside.width())
    qtbot.waitUntil(lambda: edge(section.usual).y() > edge(section.larger).y())
