"""The section 概要 over facts that are told at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.setup.place.presenter import PlacePresenter
from desktop.setup.place.section import PlaceSection
from kb.domain.library_facts import PlaceFixedBy
from kb.domain.protection import ProtectionState
from kb.errors import LibraryPlaceTakenError
from tests.fakes.care import FACTS, FakeCare, FakeKeeper, FakePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme
    from desktop.widgets.message_bar import Message

THERE = Path("/ほかの所")


class Dialogs:
    """Answers with a folder."""

    def folder(self, parent: QWidget) -> Path | None:
        return THERE

    def article(self, parent: QWidget) -> Path | None:
        return None

    def table(self, parent: QWidget) -> Path | None:
        return None

    def new_file(self, parent: QWidget, name: str) -> Path | None:
        return None


@pytest.fixture
def care() -> FakeCare:
    return FakeCare()


@pytest.fixture
def place() -> FakePlace:
    return FakePlace()


@pytest.fixture
def keeper() -> FakeKeeper:
    return FakeKeeper()


@pytest.fixture
def presenter(
    qtbot: QtBot, care: FakeCare, keeper: FakeKeeper, place: FakePlace, faults: FaultChannel
) -> Iterator[PlacePresenter]:
    made = PlacePresenter(care, keeper, place, faults)
    yield made
    assert made.close()


@pytest.fixture
def said() -> list[Message]:
    return []


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def section(
    theme: Theme,
    presenter: PlacePresenter,
    opened: list[Path],
    said: list[Message],
    show: Callable[[QWidget], None],
) -> PlaceSection:
    made = PlaceSection(theme, presenter, Dialogs(), opened.append)
    made.message.connect(said.append)
    made.resize(1000, 700)
    show(made)
    return made


def look(section: PlaceSection, presenter: PlacePresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(presenter.changed):
        section.show_part("")


def test_what_the_library_is(
    section: PlaceSection, presenter: PlacePresenter, keeper: FakeKeeper, opened: list[Path], qtbot: QtBot
) -> None:
    look(section, presenter, qtbot)
    assert section.name.text == "名前: みなも通販"
    assert section.contents.text == "入っているもの: 記事 1,248 · 通話 310"
    assert section.index.text == "索引: 索引は最新"
    assert section.room.note.text().count("MB") == 3
    keeper.index_state = "rebuilding"
    with qtbot.waitSignal(presenter.changed):
        section.on_library_changed(None, None)
    assert section.index.text == "索引: 索引を作り直しています"
    assert "していません" in section.protection.text
    section.open.click()
    assert opened == [FACTS.root]
    section.copy.click()
    assert QGuiApplication.clipboard().text() == str(FACTS.root)
    asked: list[tuple[str, str]] = []
    section.section_request.connect(lambda *row: asked.append(row))
    section.backups.click()
    assert asked == [("backups", "")]


def test_a_library_that_does_not_open_is_told_as_far_as_it_can_be(
    section: PlaceSection, presenter: PlacePresenter, care: FakeCare, keeper: FakeKeeper, qtbot: QtBot
) -> None:
    keeper.index_state = ""
    care.told = replace(FACTS, counts={}, last_backup=None, protection=None)
    look(section, presenter, qtbot)
    assert "点検" in section.contents.text
    assert section.index.text == "索引: ライブラリは開いていません"
    assert section.last_backup.text == "最後の控え: まだありません"
    assert section.protection.text == "暗号化: —"


@pytest.mark.parametrize(
    ("state", "said_of_it"),
    [
        (ProtectionState(key_id="k", key_here=True), "システムのパスワードの保管場所"),
        (ProtectionState(key_id="k", key_here=True, key_file="/keys/u.key"), "/keys/u.key"),
        (ProtectionState(key_id="k"), "回復キー"),
        (ProtectionState(required=True), "求めています"),
        (ProtectionState(), "kb protection on"),
    ],
)
def test_how_it_is_protected(
    section: PlaceSection,
    presenter: PlacePresenter,
    care: FakeCare,
    state: ProtectionState,
    said_of_it: str,
    qtbot: QtBot,
) -> None:
    care.told = replace(FACTS, protection=state)
    look(section, presenter, qtbot)
    assert said_of_it in section.protection.note.text()


@pytest.mark.parametrize("fixed", list(PlaceFixedBy))
def test_a_place_that_is_fixed_says_why(
    section: PlaceSection, presenter: PlacePresenter, place: FakePlace, fixed: PlaceFixedBy, qtbot: QtBot
) -> None:
    place.fixed = fixed
    look(section, presenter, qtbot)
    assert not section.choose.isEnabled()
    assert section.other.note.text()
    assert not section.restart.isVisible()


def test_another_folder_holds_from_the_next_start_on(
    section: PlaceSection, presenter: PlacePresenter, place: FakePlace, said: list[Message], qtbot: QtBot
) -> None:
    look(section, presenter, qtbot)
    with qtbot.waitSignal(presenter.changed):
        section.choose.click()
    assert place.chosen() == THERE
    assert str(THERE) in section.other.text
    assert said == []
    asked: list[str] = []
    section.command_request.connect(asked.append)
    section.restart.click()
    assert asked == ["window.restart"]
    with qtbot.waitSignal(presenter.changed):
        section.take_back.click()
    assert place.chosen() is None
    assert not section.restart.isVisible()


def test_where_there_is_none_yet_one_is_told_what_becomes_of_it(
    section: PlaceSection, presenter: PlacePresenter, place: FakePlace, said: list[Message], qtbot: QtBot
) -> None:
    place.there = False
    look(section, presenter, qtbot)
    with qtbot.waitSignal(presenter.changed):
        section.choose.click()
    assert "見本を入れて作ります" in said[-1].text
    place.failures = [LibraryPlaceTakenError(path=str(THERE))]
    with qtbot.waitSignal(presenter.failed):
        section.choose.click()
    assert "ほかのものが入っています" in said[-1].text
