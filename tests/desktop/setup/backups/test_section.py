"""The section 控え over backups that are made at once."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop.setup.backups.list import BackupModel
from desktop.setup.backups.presenter import BackupsPresenter
from desktop.setup.backups.section import BackupsSection
from desktop.widgets.labels import Label, Paragraph
from kb.domain.backup import BackupCheck, BackupPlan, BackupRule, RestorePreview
from kb.errors import BackupUnsoundError, DiskFullError
from tests.fakes.care import SIDE, FakeCare, FakeKeeper, backup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme
    from desktop.widgets.message_bar import Message

PREVIEW = RestorePreview(
    now=BackupCheck(path=Path("now"), schema="0003", counts={"articles": 14, "calls": 3}),
    then=SIDE,
    lost=tuple(f"記事{number}" for number in range(14)),
    different=("題名を変えた記事",),
    calls_lost=2,
)


@pytest.fixture
def care() -> FakeCare:
    return FakeCare(kept=[backup(1), backup(0)], previewed=PREVIEW)


@pytest.fixture
def keeper() -> FakeKeeper:
    return FakeKeeper()


@pytest.fixture
def presenter(qtbot: QtBot, care: FakeCare, keeper: FakeKeeper, faults: FaultChannel) -> Iterator[BackupsPresenter]:
    made = BackupsPresenter(care, keeper, faults)
    yield made
    assert made.close()


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def said() -> list[Message]:
    return []


@pytest.fixture
def section(
    theme: Theme,
    presenter: BackupsPresenter,
    opened: list[Path],
    said: list[Message],
    show: Callable[[QWidget], None],
    qtbot: QtBot,
) -> BackupsSection:
    made = BackupsSection(theme, presenter, opened.append)
    made.message.connect(said.append)
    made.resize(1100, 700)
    show(made)
    made.show_part("")
    qtbot.waitUntil(lambda: presenter.backups is not None)
    return made


def rows(section: BackupsSection) -> list[str]:
    model = section.list.rows
    return [model.index(row).data() for row in range(model.rowCount())]


def texts(section: BackupsSection) -> str:
    parts = (*section.preview.findChildren(Label), *section.preview.findChildren(Paragraph))
    return "\n".join(part.text() for part in parts if part.isVisible())


def test_the_rows_are_a_proper_model() -> None:
    model = BackupModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_backups([backup(1), backup(0)], {})
    model.show_backups([backup(1), backup(0)], {backup(0).path: BackupCheck(path=backup(0).path)})
    assert [model.index(row).data().count("終わりまで読めません") for row in range(2)] == [0, 1]
    model.show_backups([], {})


def test_the_newest_comes_first_with_the_rule_that_keeps_them(section: BackupsSection) -> None:
    assert len(rows(section)) == 2
    assert "ふだんの控え" in rows(section)[0]
    assert section.list.current == backup(1)
    assert section.rule.text() == "24 時間ごとに作り、14 日・8 週・12 か月分を残します。"
    assert not section.head.lock.isVisible()
    section.activate()
    assert section.list.hasFocus()


def test_a_rule_that_the_policy_fixes_says_so(section: BackupsSection, care: FakeCare, qtbot: QtBot) -> None:
    care.planned = BackupPlan(rule=BackupRule(every_hours=1), fixed_by="/etc/kandokoro/policy.toml")
    section.show_part("")
    qtbot.waitUntil(section.head.lock.isVisible)
    assert section.rule.text().startswith("1 時間ごとに")
    assert "policy.toml" in section.head.lock.text()


def test_making_one_shows_it(
    section: BackupsSection, presenter: BackupsPresenter, said: list[Message], qtbot: QtBot
) -> None:
    section.make.click()
    assert section.make.text() == "やめる"
    qtbot.waitUntil(lambda: len(rows(section)) == 3)
    assert "作り、終わりまで読める" in said[-1].text
    assert presenter.work is None
    assert section.make.text() == "いま控えを作る"


def test_making_one_can_be_given_up(
    section: BackupsSection, presenter: BackupsPresenter, care: FakeCare, qtbot: QtBot
) -> None:
    care.gate = threading.Event()
    section.make.click()
    assert not section.look.isEnabled()
    qtbot.waitUntil(lambda: "62%" in section.state.text())
    section.make.click()
    qtbot.waitUntil(lambda: presenter.work is None)
    assert len(care.kept) == 2
    assert section.look.isEnabled()


def test_what_goes_wrong_is_said(section: BackupsSection, care: FakeCare, said: list[Message], qtbot: QtBot) -> None:
    care.failures = [DiskFullError(path="/library")]
    section.make.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "空きがなく" in said[-1].text
    assert section.make.isEnabled()
    care.failures = [BackupUnsoundError(path="/x", detail="")]
    section.look.click()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert section.list.isVisible()


def test_one_is_read_to_its_end(section: BackupsSection, care: FakeCare, qtbot: QtBot) -> None:
    care.unsound = {backup(0).path}
    section.check.click()
    qtbot.waitUntil(lambda: "終わりまで読めます" in rows(section)[0])
    section.list.setFocus()
    QTest.keyClick(section.list, Qt.Key.Key_Down)
    section.check.click()
    qtbot.waitUntil(lambda: "終わりまで読めません" in rows(section)[1])


def look(section: BackupsSection, qtbot: QtBot) -> None:
    section.list.setFocus()
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    qtbot.waitUntil(section.preview.isVisible)


def test_going_back_is_looked_at_first(section: BackupsSection, keeper: FakeKeeper, qtbot: QtBot) -> None:
    look(section, qtbot)
    told = texts(section)
    assert "なくなる記事 14" in told
    assert "ほか 2 件" in told
    assert "古い内容に戻る記事 1" in told
    assert "通話 2 件の記録がなくなります" in told
    assert "もう一度現れる" not in told
    assert section.preview.leave.hasFocus()
    section.preview.leave.click()
    assert section.list.hasFocus()
    assert keeper.restored == []


def test_a_library_that_cannot_be_read_says_what_becomes_of_it(
    section: BackupsSection, care: FakeCare, qtbot: QtBot
) -> None:
    care.previewed = RestorePreview(now=BackupCheck(path=Path("now"), problems=("malformed",)), then=SIDE)
    look(section, qtbot)
    assert "damaged-" in texts(section)
    assert "置き換える前の控え" not in texts(section)


def test_going_back_is_left_to_who_has_the_library_open(
    section: BackupsSection, keeper: FakeKeeper, qtbot: QtBot
) -> None:
    keeper.reason = "通話中です。"
    look(section, qtbot)
    section.preview.restore.click()
    assert section.preview.refusal.text() == "通話中です。"
    assert keeper.restored == []
    keeper.reason = ""
    section.preview.restore.click()
    assert keeper.restored == [backup(1)]
    assert section.list.isVisible()


def test_none_yet(section: BackupsSection, care: FakeCare, presenter: BackupsPresenter, qtbot: QtBot) -> None:
    care.kept.clear()
    section.show_part("")
    qtbot.waitUntil(lambda: presenter.backups == ())
    assert section.state.text() == "控えはまだありません。"
    assert not section.look.isEnabled()
    section.activate()
    assert section.make.hasFocus()


def test_the_rule_and_the_folder_are_one_step_away(section: BackupsSection, opened: list[Path]) -> None:
    wanted: list[tuple[str, str]] = []
    section.section_request.connect(lambda *row: wanted.append(row))
    section.change_rule.click()
    assert wanted == [("rules", "backups")]
    section.folder.click()
    assert opened == [Path("/library/backups")]
