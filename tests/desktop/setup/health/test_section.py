"""The section 点検 over a check that answers at once."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from desktop.setup.health.presenter import HealthPresenter
from desktop.setup.health.section import HealthSection
from kb.errors import IndexBusyError
from tests.fakes.care import DAMAGED, DIFFERS, GOOD, FakeCare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.setup.section import RowNote
    from desktop.tasks.faults import FaultChannel
    from desktop.theme import Theme
    from desktop.widgets.message_bar import Message


@pytest.fixture
def care() -> FakeCare:
    return FakeCare()


@pytest.fixture
def presenter(qtbot: QtBot, care: FakeCare, faults: FaultChannel) -> Iterator[HealthPresenter]:
    made = HealthPresenter(care, faults)
    yield made
    assert made.close()


@pytest.fixture
def section(theme: Theme, presenter: HealthPresenter, show: Callable[[QWidget], None]) -> HealthSection:
    made = HealthSection(theme, presenter)
    made.resize(1100, 700)
    show(made)
    return made


def look(section: HealthSection, presenter: HealthPresenter, qtbot: QtBot) -> None:
    section.begin_at_once()
    qtbot.waitUntil(lambda: presenter.done)


def test_nothing_is_looked_at_before_somebody_wants_it(section: HealthSection, presenter: HealthPresenter) -> None:
    assert not presenter.looking
    assert section.summary.text() == "まだ点検していません。"
    assert not section.copy_text.isEnabled()
    section.activate()
    assert section.begin.hasFocus()


def test_what_is_found_is_told_with_verdict_and_remedy(
    section: HealthSection, presenter: HealthPresenter, qtbot: QtBot
) -> None:
    notes: list[tuple[str, RowNote | None]] = []
    section.noted.connect(lambda part, note: notes.append((part, note)))
    section.begin.click()
    qtbot.waitUntil(lambda: presenter.done)
    assert [row.verdict.text() for row in section.rows] == ["よし", "注意"]
    assert [row.mend.isVisibleTo(row) for row in section.rows] == [False, True]
    assert not any(row.lead.isVisible() for row in section.rows)
    assert section.rows[1].mend.accessibleName() == "直す: 索引"
    assert section.summary.text() == "2 項目 · 注意 1"
    last = notes[-1][1]
    assert last is not None
    assert last.word == "注意"

    def top(row: QWidget) -> int:
        return row.mapTo(section, QPoint()).y()

    # The rows are laid out once the events that this brought about are done.
    qtbot.waitUntil(lambda: top(section.rows[1]) < top(section.rows[0]))


def test_mending_mends_and_looks_anew(
    section: HealthSection, presenter: HealthPresenter, care: FakeCare, qtbot: QtBot
) -> None:
    said: list[Message] = []
    section.message.connect(said.append)
    look(section, presenter, qtbot)
    section.rows[1].mend.click()
    assert "直しています: 索引" in section.summary.text()
    assert not section.begin.isEnabled()
    qtbot.waitUntil(lambda: presenter.done and presenter.mending is None)
    assert care.mended == [DIFFERS]
    assert [row.item for row in section.rows] == [GOOD]
    assert section.summary.text() == "すべてよし: 1 項目"
    assert said[-1].text == "直しました: 索引"


def test_what_cannot_be_mended_now_is_said(
    section: HealthSection, presenter: HealthPresenter, care: FakeCare, qtbot: QtBot
) -> None:
    said: list[Message] = []
    section.message.connect(said.append)
    look(section, presenter, qtbot)
    care.failures = [IndexBusyError()]
    section.rows[1].mend.click()
    qtbot.waitUntil(lambda: bool(said))
    assert presenter.mending is None
    assert section.rows[1].mend.isEnabled()
    assert section.begin.isEnabled()


def test_looking_can_be_stopped(
    section: HealthSection, presenter: HealthPresenter, care: FakeCare, qtbot: QtBot
) -> None:
    care.gate = threading.Event()
    section.begin.click()
    qtbot.waitUntil(lambda: len(section.rows) == 1)
    assert section.begin.text() == "やめる"
    section.begin.click()
    care.gate.set()
    qtbot.waitUntil(lambda: not presenter.looking)
    assert not presenter.done
    assert section.summary.text() == "途中でやめました: 1 項目"
    assert section.begin.text() == "点検する"


def test_the_result_is_copied_for_whoever_helps(
    section: HealthSection, presenter: HealthPresenter, care: FakeCare, qtbot: QtBot
) -> None:
    care.items = [DAMAGED]
    look(section, presenter, qtbot)
    asked: list[tuple[str, str]] = []
    section.section_request.connect(lambda *row: asked.append(row))
    section.rows[0].lead.click()
    assert asked == [("backups", "")]
    section.copy_text.click()
    assert QGuiApplication.clipboard().text().startswith("[異常] データベース: 壊れています（malformed）")
    section.copy_json.click()
    told = json.loads(QGuiApplication.clipboard().text())
    assert (told["code"], told["verdict"], told["params"]["detail"]) == ("database_damaged", "bad", "malformed")
