from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from desktop.call.sheets import CallSheets
from desktop.commands import command
from kb.domain.handover import SECONDARY_FIELDS, MemoField
from kb.errors import AuditUnwritableError
from tests.desktop.call.support import commit, compose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.call.handover.memo_sheet import MemoSheet
    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from desktop.widgets.message_bar import Message
    from tests.fakes.clock import FakeClock
    from tests.fakes.exits import FakeExits
    from tests.fakes.guidance import FakeHandovers

    Settle = Callable[[], None]

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def in_call(panel: CallPanel, settle: Settle) -> CallPanel:
    commit(panel.notes.edit, "ケトルの取っ手が外れた。お怒り。理由は伺えていない。")
    settle()
    settle()
    return panel


@pytest.fixture
def sheet(in_call: CallPanel, settle: Settle) -> MemoSheet:
    assert in_call.carry_out(command("call.memo"))
    settle()
    return in_call.sheets.memo


def _shown(sheet: MemoSheet) -> tuple[MemoField, ...]:
    return tuple(name for name, row in sheet.rows.items() if row.isVisible())


def test_without_a_call_there_is_nothing_to_hand_over(panel: CallPanel) -> None:
    assert not panel.carry_out(command("call.memo"))


def test_p9_it_opens_filled_where_the_state_is_written(sheet: MemoSheet) -> None:
    assert sheet.opened
    row = sheet.rows[MemoField.STATE_NOW]
    assert row.edit.hasFocus()
    assert row.edit.text == "理由は伺えていない。"
    assert row.source.text() == "入力中"
    assert "/ 300字" in sheet.panel.subtitle.text()


def test_p9_control_enter_copies_keeps_and_goes_back_to_the_notes(
    sheet: MemoSheet, in_call: CallPanel, handovers: FakeHandovers, settle: Settle, qtbot: QtBot
) -> None:
    said: list[Message] = []
    in_call.message.connect(said.append)
    row = sheet.rows[MemoField.STATE_NOW]
    commit(row.edit, "保留中。")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return, _CONTROL)
    settle()
    assert not sheet.opened
    assert in_call.notes.edit.hasFocus()
    assert "保留中。" in QGuiApplication.clipboard().text()
    assert [memo.text for memo in handovers.memos] == [QGuiApplication.clipboard().text()]
    assert "引き継ぎメモをコピー" in said[-1].text


def test_p9_too_long_a_memo_says_so_and_cannot_be_copied(
    sheet: MemoSheet, handovers: FakeHandovers, qtbot: QtBot
) -> None:
    row = sheet.rows[MemoField.COURSE]
    row.edit.setPlainText("あ" * 320)
    assert not sheet.primary.isEnabled()
    assert "字多いので、渡せません" in sheet.reason.text()
    qtbot.keyClick(row.edit, Qt.Key.Key_Return, _CONTROL)
    assert sheet.opened
    assert handovers.memos == []


def test_p9_a_conversion_is_no_text_and_fires_nothing(sheet: MemoSheet, qtbot: QtBot) -> None:
    row = sheet.rows[MemoField.STATE_NOW]
    before = sheet.panel.subtitle.text()
    compose(row.edit, "ほりゅう")
    assert sheet.panel.subtitle.text() == before
    qtbot.keyClick(row.edit, Qt.Key.Key_Return, _CONTROL)
    qtbot.keyClick(row.edit, Qt.Key.Key_Escape)
    assert sheet.opened


def test_escape_goes_back_and_what_was_written_is_there_the_next_time(
    sheet: MemoSheet, in_call: CallPanel, settle: Settle, qtbot: QtBot
) -> None:
    row = sheet.rows[MemoField.STATE_NOW]
    commit(row.edit, "保留中。")
    qtbot.keyClick(row.edit, Qt.Key.Key_Escape)
    assert in_call.notes.edit.hasFocus()
    in_call.carry_out(command("call.memo"))
    settle()
    assert row.edit.text.endswith("保留中。")


def test_p10_the_sentence_is_that_of_the_person_chosen_and_its_gaps_are_seen(
    sheet: MemoSheet, presenter: CallPresenter, qtbot: QtBot
) -> None:
    band = sheet.band
    first = band.sentence.text()
    assert first.startswith("「")
    assert "［次の担当者名］" in first
    chip = band.people.chips[band.people.current]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Right)
    assert band.sentence.text() != first
    assert presenter.hand_over.person is not None
    assert presenter.hand_over.person.id == band.people.current
    assert band.why.text()


def test_p10_the_name_of_whoever_takes_over_fills_the_sentence(sheet: MemoSheet, presenter: CallPresenter) -> None:
    field = sheet.band.gaps.fields["次の担当者名"]
    field.setFocus()
    commit(field, "高橋")
    assert "高橋に代わります" in sheet.band.sentence.text()
    assert presenter.reading.values["次の担当者名"] == "高橋"


def test_nothing_opens_over_a_conversion_in_the_notes(in_call: CallPanel, settle: Settle) -> None:
    in_call.carry_out(command("call.memo"))
    compose(in_call.notes.edit, "おきゃくさま")
    settle()
    assert not in_call.sheets.memo.opened
    assert in_call.notes.edit.hasFocus()


def test_p24_the_key_of_the_second_handling_notes_it_at_once_and_opens_its_memo(
    in_call: CallPanel, presenter: CallPresenter, settle: Settle
) -> None:
    assert in_call.carry_out(command("call.second"))
    assert presenter.session.call is not None
    assert presenter.session.call.secondary_at is not None
    settle()
    assert _shown(in_call.sheets.memo) == SECONDARY_FIELDS
    assert not in_call.carry_out(command("call.second"))


def test_p24_undone_while_the_memo_is_open_its_fields_are_the_ordinary_ones(in_call: CallPanel, settle: Settle) -> None:
    said: list[Message] = []
    in_call.message.connect(said.append)
    in_call.carry_out(command("call.second"))
    settle()
    sheet = in_call.sheets.memo
    assert not sheet.takes(command("message.act"))
    assert said[-1].on_action is not None
    said[-1].on_action()
    settle()
    assert _shown(sheet) == tuple(MemoField)


def test_p25_what_could_change_stands_in_the_memo_once_the_call_does_not_move(
    in_call: CallPanel, clock: FakeClock, settle: Settle
) -> None:
    in_call.carry_out(command("call.memo"))
    settle()
    sheet = in_call.sheets.memo
    assert not sheet.changes.isVisible()
    sheet.leave()
    clock.pass_seconds(21 * 60)
    in_call.carry_out(command("call.memo"))
    settle()
    assert sheet.changes.lines[0].text().startswith("人を変える")


def test_another_call_in_the_pane_closes_it(sheet: MemoSheet, presenter: CallPresenter) -> None:
    presenter.session.end()
    assert not sheet.opened


def test_the_memo_can_be_printed_into_a_file(
    theme: Theme,
    in_call: CallPanel,
    presenter: CallPresenter,
    settle: Settle,
    exits: FakeExits,
    tmp_path: Path,
) -> None:
    def into_file(parent: object, *, to_file: bool) -> QPrinter:
        assert to_file
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "memo.pdf"))
        return printer

    sheets = CallSheets(theme, presenter, in_call, into_file)
    sheets.memo.ask()
    settle()
    sheets.memo.print_wanted.emit()
    settle()
    assert (tmp_path / "memo.pdf").read_bytes().startswith(b"%PDF")
    assert exits.begun == [("print", str(tmp_path), presenter.session.call_id)]
    assert exits.ended == [True]
    exits.error = AuditUnwritableError(path="audit.jsonl")
    (tmp_path / "memo.pdf").unlink()
    sheets.memo.print_wanted.emit()
    settle()
    assert not (tmp_path / "memo.pdf").exists()
    assert "audit.jsonl" in sheets.memo.panel.subtitle.text()
    sheets.memo.leave()
