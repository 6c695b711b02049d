"""The keys of guidance on the screen, without the mouse."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.call.notes.field_label import FieldLabel
from desktop.call.presenter import Phase
from desktop.commands import COMMANDS, Command
from kb.domain.article import Article, Kind, Stage, State
from kb.domain.boundary import BoundaryStep
from kb.domain.demand import DemandQuality
from tests.desktop.call.support import commit, press_due
from tests.fakes.calls import article_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from desktop.widgets.message_bar import Message
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakeGuidance, FakePromises


def named(command_id: str, number: int = 0) -> Command:
    return next(one for one in COMMANDS if one.id == command_id and one.number == number)


@pytest.fixture
def reading(panel: CallPanel, settle: Callable[[], None]) -> CallPanel:
    commit(panel.notes.edit, "来いと言われた")
    settle()
    settle()
    assert panel.carry_out(named("call.open", 1))
    settle()
    return panel


@pytest.fixture
def said(panel: CallPanel) -> list[Message]:
    messages: list[Message] = []
    panel.message.connect(messages.append)
    return messages


def to_line(presenter: CallPresenter, line: int) -> None:
    while presenter.reading.progress.line < line:
        presenter.reading.move(1)


def test_an_empty_slot_is_asked_for_and_filled_without_leaving_the_notes(
    reading: CallPanel, presenter: CallPresenter, qtbot: QtBot
) -> None:
    to_line(presenter, 2)
    assert reading.carry_out(named("call.next_line"))
    assert presenter.reading.progress.line == 2
    assert reading.reader.notice.isVisible()
    assert "お客様名" in reading.reader.notice.sentence.text()
    assert reading.reader.notice.action.key == "Alt+I"
    assert reading.carry_out(named("call.fill"))
    editor = reading.reader.lines.editor
    assert editor.hasFocus()
    commit(editor, "水野")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert reading.notes.edit.hasFocus()
    assert not reading.reader.notice.isVisible()
    assert reading.carry_out(named("call.next_line"))
    assert presenter.reading.progress.line == 3


def test_p4_a_date_is_picked_in_two_keys_and_read_as_it_is_spoken(
    reading: CallPanel, presenter: CallPresenter, qtbot: QtBot
) -> None:
    presenter.reading.fill("お客様名", "水野")
    reading.carry_out(named("call.fill"))
    due = press_due(reading, qtbot, "15")
    assert due.endswith("15時")
    assert presenter.reading.values["折り返し日時"] == due
    assert presenter.reading.slots.due_at("折り返し日時") is not None


def test_p18_a_spoken_promise_is_recorded_by_one_key_and_taken_back(
    reading: CallPanel,
    presenter: CallPresenter,
    promises: FakePromises,
    clock: FakeClock,
    said: list[Message],
    qtbot: QtBot,
    settle: Callable[[], None],
) -> None:
    presenter.reading.fill("お客様名", "水野")
    presenter.reading.fill("折り返し日時", "11月24日（火）15時", clock.now() + timedelta(days=1))
    to_line(presenter, 4)
    assert reading.reader.notice.action.key == "Ctrl+R"
    with qtbot.waitSignal(presenter.promises.made):
        assert reading.carry_out(named("call.record_promise"))
    (promise,) = promises.promises.values()
    assert promise.what == "折り返しの電話"
    assert not reading.reader.notice.isVisible()
    undo = said[-1].on_action
    assert undo is not None
    undo()
    settle()
    assert promises.promises == {}
    assert not reading.carry_out(named("call.record_promise"))


def test_p17_alt_f_marks_the_fault_as_established(
    reading: CallPanel, presenter: CallPresenter, said: list[Message]
) -> None:
    assert reading.carry_out(named("call.fault"))
    assert presenter.session.content.fault_established
    undo = said[-1].on_action
    assert undo is not None
    undo()
    assert not presenter.session.content.fault_established


def test_demand_cause_and_stage_are_two_keys_each(reading: CallPanel, presenter: CallPresenter, qtbot: QtBot) -> None:
    reading.carry_out(named("call.demand"))
    quality = reading.notes.fields.quality
    qtbot.keyClick(quality.popup, "4")
    qtbot.keyClick(quality.popup, Qt.Key.Key_Return)
    reading.carry_out(named("call.cause"))
    qtbot.keyClick(reading.notes.fields.cause_popup, "2")
    reading.carry_out(named("call.stage"))
    qtbot.keyClick(reading.guidance.stages, "3")
    content = presenter.session.content
    assert content.demand.qualities == (DemandQuality.VISIT,)
    assert content.cause == "product_defect"
    assert content.stage is Stage.FACTS
    assert reading.reader.stage.accessibleName() == "段階: 事実確認 3/7"


def test_the_product_is_typed_and_enter_goes_back_to_the_notes(
    reading: CallPanel, presenter: CallPresenter, qtbot: QtBot
) -> None:
    reading.carry_out(named("call.product"))
    edit = reading.notes.fields.product_field.lineEdit()
    assert edit is not None
    assert edit.hasFocus()
    commit(edit, "電気ケトル")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert reading.notes.edit.hasFocus()
    assert presenter.session.content.product == "電気ケトル"


def test_p9_asked_items_are_ticked_by_their_figure(
    reading: CallPanel, presenter: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    settle()
    pane = reading.notes.asked
    reading.carry_out(named("call.asked"))
    assert pane.hasFocus()
    before = presenter.session.content.asked
    qtbot.keyClick(pane, "1")
    assert len(presenter.session.content.asked) == len(before) + 1
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert reading.notes.edit.hasFocus()


def test_at_large_text_only_what_is_open_is_shown(reading: CallPanel, presenter: CallPresenter, theme: Theme) -> None:
    pane = reading.notes.asked
    count = len(pane.chips)
    presenter.questions.turn(presenter.questions.items[0].item.id)
    assert len(pane.chips) == count
    theme.set_text_percent(140)
    assert len(pane.chips) == count - 1
    assert "1 / " in pane.count.text()


def test_where_there_is_little_height_the_notes_have_it(reading: CallPanel, qtbot: QtBot) -> None:
    pane = reading.notes.asked
    reading.resize(896, 520)
    qtbot.waitUntil(lambda: reading.height() == 520)
    assert not pane.chips[0].isVisible()
    pane.take_focus()
    assert pane.chips[0].isVisible()
    reading.activate()
    assert not pane.chips[0].isVisible()
    assert reading.minimumSizeHint().height() <= 520


def test_p14_a_question_is_chosen_by_its_figure_and_read_large(
    reading: CallPanel, presenter: CallPresenter, qtbot: QtBot
) -> None:
    presenter.session.set_fields(cause="product_defect", stage=Stage.FACTS)
    assert reading.carry_out(named("call.questions"))
    sheet = reading.guidance.questions
    assert sheet.rows.hasFocus()
    wanted = sheet.questions[1]
    qtbot.keyClick(sheet.rows, "2")
    assert not sheet.opened
    assert reading.notes.edit.hasFocus()
    assert presenter.questions.current is wanted
    assert reading.question.isVisible()
    assert reading.question.sentence.text().endswith("。")
    reading.question.close_button.click()
    assert not reading.question.isVisible()


def test_p15_alt_x_shows_the_procedure_and_what_to_change(
    reading: CallPanel,
    presenter: CallPresenter,
    guidance: FakeGuidance,
    clock: FakeClock,
    qtbot: QtBot,
    settle: Callable[[], None],
) -> None:
    made = Article(
        id=article_id(7), kind=Kind.PROCEDURE, title="合意できる答えがないとき", body="", state=State.VALIDATED
    )
    guidance.articles = (made,)
    clock.pass_seconds(25 * 60)
    assert reading.carry_out(named("call.no_answer"))
    settle()
    sheet = reading.guidance.no_answer
    assert sheet.opened
    assert sheet.rows.texts == ("合意できる答えがないとき",)
    assert "人を変える" in sheet.changes.text()
    assert guidance.facts[-1].minutes_without_progress == 25
    qtbot.keyClick(sheet.rows, "1")
    settle()
    assert presenter.reading.article_id == article_id(7)


def test_p21_the_ladder_shows_criteria_and_the_exact_words_and_notes_each_step(
    reading: CallPanel, presenter: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    reading.carry_out(named("call.boundary"))
    settle()
    sheet = reading.guidance.boundary
    assert "30分続いている" in sheet.criteria.text()
    assert "代替案" in sheet.words.sentence.text()
    assert not sheet.primary.isEnabled()
    assert "代替案" in sheet.reason.text()
    commit(sheet.words.slot, "お電話でのご説明")
    assert sheet.primary.isEnabled()
    sheet.accept()
    assert sheet.shown is BoundaryStep.WARNING
    assert "代わりの案" in sheet.times.text()
    sheet.accept()
    sheet.accept()
    assert presenter.boundary.state.next is BoundaryStep.TERMINATION
    sheet.accept()
    sheet.accept()
    assert presenter.session.phase is Phase.IDLE
    assert not sheet.opened


def test_p21_a_step_that_is_not_its_turn_needs_a_name(
    reading: CallPanel, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    reading.carry_out(named("call.boundary"))
    settle()
    sheet = reading.guidance.boundary
    sheet.steps.chosen.emit(BoundaryStep.TERMINATION.value)
    assert not sheet.primary.isEnabled()
    commit(sheet.decided_by, "佐々木")
    assert sheet.primary.isEnabled()
    sheet.leave()


def test_the_keys_of_guidance_are_seen_and_clicked_while_a_call_runs(
    panel: CallPanel, presenter: CallPresenter, settle: Callable[[], None]
) -> None:
    bar = panel.suggestions.guidance
    assert not bar.isVisible()
    commit(panel.notes.edit, "来いと言われた")
    settle()
    assert bar.isVisible()
    assert [button.key for button in bar.buttons] == ["Alt+Q", "Alt+X", "Alt+B", "Alt+W"]
    bar.buttons[0].click()
    assert panel.guidance.questions.opened
    panel.guidance.questions.leave()


def test_while_alt_is_down_the_fields_show_their_keys(reading: CallPanel, qtbot: QtBot) -> None:
    labels = reading.notes.fields.findChildren(FieldLabel)
    reading.activate()
    qtbot.keyPress(reading.notes.edit, Qt.Key.Key_Alt)
    assert all(label.key_shown for label in labels)
    qtbot.keyRelease(reading.notes.edit, Qt.Key.Key_Alt)
    assert not any(label.key_shown for label in labels)
