from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from desktop.commands import command
from desktop.setup.access_presenter import AccessPresenter
from desktop.setup.panel import SetupPanel
from desktop.setup.section import RowNote, Section, SectionEntry
from desktop.setup.section_list import NOTE_ROLE, SectionModel
from kb.domain.permission import Permission
from tests.fakes.editor import FakePermissions

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme

ENTRIES = (
    SectionEntry("words", "同義語", "swap", heading="言葉"),
    SectionEntry("rules", "アラート", "steps", part="alerts", heading="規則"),
    SectionEntry("rules", "方針", "steps", part="policy", needs=Permission.RULES),
)


class FakeSection(Section):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.parts: list[str] = []
        self.opened = 0
        self.saved = 0
        self.shut = 0
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def hint(self) -> str:
        return f"keys of {self.name}"

    def show_part(self, part: str) -> None:
        self.parts.append(part)

    def activate(self) -> None:
        self.field.setFocus()

    def save(self) -> bool:
        self.saved += 1
        return True

    def on_library_opened(self) -> None:
        self.opened += 1

    def unsaved(self) -> str:
        return f"{self.name} unsaved"

    def shut_down(self) -> None:
        self.shut += 1


@pytest.fixture
def made() -> dict[str, FakeSection]:
    return {}


@pytest.fixture
def permissions() -> FakePermissions:
    return FakePermissions()


@pytest.fixture
def hidden(theme: Theme, made: dict[str, FakeSection], permissions: FakePermissions, runner: TaskRunner) -> SetupPanel:
    def factory(name: str) -> Callable[[], Section]:
        return lambda: made.setdefault(name, FakeSection(name))

    access = AccessPresenter(permissions, runner, [Permission.RULES])
    return SetupPanel(theme, ENTRIES, {name: factory(name) for name in ("words", "rules")}, access)


def rows(panel: SetupPanel) -> list[str]:
    model = panel.list.rows
    return [model.index(row).data() for row in range(model.rowCount())]


@pytest.fixture
def panel(hidden: SetupPanel, show: Callable[[QWidget], None]) -> SetupPanel:
    hidden.resize(1200, 800)
    show(hidden)
    return hidden


def test_the_rows_are_a_proper_model() -> None:
    model = SectionModel(ENTRIES)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "言葉",
        "同義語",
        "規則",
        "アラート",
        "方針",
    ]
    note = RowNote("pencil", "未保存", "warn")
    model.set_note("rules", "policy", note)
    assert model.index(4).data(NOTE_ROLE) == note
    assert model.index(4).data(Qt.ItemDataRole.AccessibleTextRole) == "方針 未保存"
    model.set_note("rules", "policy", None)
    assert model.index(4).data(NOTE_ROLE) is None


def test_a_section_is_made_when_it_is_first_shown(
    hidden: SetupPanel, made: dict[str, FakeSection], show: Callable[[QWidget], None]
) -> None:
    panel = hidden
    panel.on_library_changed(None, None)
    assert made == {}
    show(panel)
    panel.activate()
    assert set(made) == {"words"}
    assert panel.list.hasFocus()
    panel.on_library_opened()
    assert panel.show_section("rules", "policy")
    assert made["rules"].parts == ["policy"]
    assert (made["words"].opened, made["rules"].opened) == (1, 1)
    assert not panel.show_section("rules", "nothing")


def test_arrows_go_over_headings_and_enter_goes_inside(panel: SetupPanel, made: dict[str, FakeSection]) -> None:
    panel.activate()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert made["rules"].parts == ["alerts"]
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert made["rules"].field.hasFocus()
    assert panel.carry_out(command("setup.next"))
    assert made["rules"].parts == ["alerts", "policy"]
    assert panel.list.hasFocus()
    hints: list[str] = []
    panel.hint_changed.connect(lambda: hints.append(panel.hint()))
    assert panel.carry_out(command("setup.previous"))
    assert panel.carry_out(command("setup.previous"))
    assert panel.section is made["words"]
    assert hints == ["keys of rules   Ctrl+PgUp/PgDn 項目を移る", "keys of words   Ctrl+PgUp/PgDn 項目を移る"]
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    assert made["rules"].parts[-1] == "policy"
    QTest.keyClick(panel.list, Qt.Key.Key_Home)
    assert panel.section is made["words"]


def test_saving_and_ending_reach_the_sections(panel: SetupPanel, made: dict[str, FakeSection]) -> None:
    panel.activate()
    panel.show_section("rules", "policy")
    assert panel.carry_out(command("save"))
    assert (made["words"].saved, made["rules"].saved) == (0, 1)
    assert panel.unsaved() == "words unsaved\n\nrules unsaved"
    panel.shut_down()
    assert (made["words"].shut, made["rules"].shut) == (1, 1)
    assert not panel.carry_out(command("use"))


def test_a_row_says_what_its_section_notes(panel: SetupPanel, made: dict[str, FakeSection]) -> None:
    panel.activate()
    note = RowNote("pencil", "未保存", "warn")
    made["words"].noted.emit("", note)
    assert panel.list.currentIndex().data(NOTE_ROLE) == note


def test_what_somebody_may_not_change_is_folded_away_until_it_is_wanted(
    panel: SetupPanel,
    made: dict[str, FakeSection],
    permissions: FakePermissions,
    runner: TaskRunner,
    qtbot: QtBot,
) -> None:
    permissions.refused.add(Permission.RULES)
    panel.activate()
    panel.on_library_opened()
    qtbot.waitUntil(lambda: rows(panel)[-1] == "すべて表示")
    assert rows(panel) == ["言葉", "同義語", "規則", "アラート", "すべて表示"]
    assert panel.list.entry == ENTRIES[0]
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    assert panel.section is made["words"]
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.list.entry == ENTRIES[2]
    assert made["rules"].parts == ["policy"]
    panel.on_library_opened()
    qtbot.waitUntil(lambda: runner.idle)
    assert panel.list.entry == ENTRIES[2]


def test_a_section_that_is_folded_away_is_shown_to_whoever_is_led_there(
    panel: SetupPanel, made: dict[str, FakeSection], permissions: FakePermissions, qtbot: QtBot
) -> None:
    permissions.refused.add(Permission.RULES)
    panel.activate()
    panel.on_library_opened()
    qtbot.waitUntil(lambda: rows(panel)[-1] == "すべて表示")
    assert panel.show_section("rules", "policy")
    assert made["rules"].parts == ["policy"]


def test_every_title_can_be_read_where_the_text_is_large(panel: SetupPanel, theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_percent(140)
    panel.resize(900, 700)
    qtbot.waitUntil(lambda: panel.list.width() >= panel.list.wanted_width)
