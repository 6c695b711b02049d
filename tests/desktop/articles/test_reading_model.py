from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.articles.reading_items import CriterionRow, LineRow, LineState, StepRow, apology_words, spoken, step_words
from desktop.articles.reading_model import ReadingModel
from desktop.call.open_article import OpenArticle
from desktop.call.reader.items import reader_items
from desktop.call.script_state import Progress, View
from kb.domain.script import ApologyClass, Step
from tests.fakes.calls import line, script

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from kb.domain.reading import ReadableArticle


def opened(
    article: ReadableArticle, progress: Progress, values: dict[str, str], *, fault_established: bool = False
) -> OpenArticle:
    return OpenArticle(
        article=article,
        progress=progress,
        values=values,
        fault_established=fault_established,
        own_steps=len(article.steps),
    )


ALOUD = Progress(View.ALOUD, line=2)


def test_read_current_and_next_lines_are_told_apart() -> None:
    items = reader_items(opened(script(1), ALOUD, {}))
    states = [item.state for item in items if isinstance(item, LineRow)]
    assert states == [LineState.READ, LineState.READ, LineState.CURRENT, LineState.NEXT]
    steps = [item for item in items if isinstance(item, StepRow)]
    assert [(step.done, step.current) for step in steps] == [(True, False), (False, True)]


def test_criteria_belong_to_the_view_of_steps() -> None:
    steps = Progress(View.STEPS)
    assert not [item for item in reader_items(opened(script(1), ALOUD, {})) if isinstance(item, CriterionRow)]
    assert [item.text for item in reader_items(opened(script(1), steps, {})) if isinstance(item, CriterionRow)] == [
        "日時を伝えた。"
    ]


def test_an_empty_slot_is_named_and_a_filled_one_says_its_value() -> None:
    lines = [item for item in reader_items(opened(script(1), ALOUD, {"お客様名": "水野"})) if isinstance(item, LineRow)]
    assert [piece.text for piece in lines[2].pieces] == ["水野", "様には、"]
    assert lines[2].open_slots == ()
    assert lines[3].open_slots == ("折り返し日時",)


def test_what_a_step_apologises_for_is_said_in_words() -> None:
    assert apology_words(ApologyClass.FEELINGS) == "心情のお詫び（責任ではない）"
    assert apology_words(ApologyClass.FAULT) == "責任のお詫び"
    assert apology_words(ApologyClass.NONE) == ""


def test_p17_a_line_that_admits_a_fault_is_locked_with_the_reason() -> None:
    fault = Step("お詫び", "", (line("弊社の{製品名}が", apology=ApologyClass.FAULT),))
    step, words = reader_items(opened(script(1, (fault,)), Progress(View.ALOUD), {}))
    assert isinstance(step, StepRow)
    assert isinstance(words, LineRow)
    assert (step.locked, words.locked) == (True, True)
    assert words.open_slots == ()  # it is not asked for while it is not read
    assert step_words(step) == "責任のお詫び · 責任が確定してから（Alt+F）"
    step, words = reader_items(opened(script(1, (fault,)), Progress(View.ALOUD), {}, fault_established=True))
    assert isinstance(step, StepRow)
    assert step_words(step) == "責任のお詫び"
    assert isinstance(words, LineRow)
    assert words.open_slots == ("製品名",)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ReadingModel()
    model.show(reader_items(opened(script(1), ALOUD, {})))
    qtmodeltester.check(model)
    model.update(reader_items(opened(script(1), Progress(View.ALOUD, line=3), {})))
    model.update(reader_items(opened(script(1), Progress(View.STEPS), {})))
    qtmodeltester.check(model)
    assert model.rowCount(model.index(0)) == 0


def test_rows_say_their_state_to_a_screen_reader() -> None:
    model = ReadingModel()
    model.show(reader_items(opened(script(1), ALOUD, {})))
    texts = [str(model.data(model.index(row))) for row in range(model.rowCount())]
    assert texts[0] == "1 お気持ちへのお詫び · 心情のお詫び（責任ではない） · 済み"
    assert texts[1] == "読んだ行: ご不快な思いを"
    assert texts[4] == "いまの行: お客様名（未入力）様には、"
    assert model.data(model.index(0), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_the_next_open_slot_is_looked_for_from_the_current_line_on() -> None:
    model = ReadingModel()
    model.show(reader_items(opened(script(1), Progress(View.ALOUD, line=3), {})))
    assert model.first_open_slot(model.current_line().row())[1] == "折り返し日時"
    model.update(reader_items(opened(script(1), ALOUD, {"お客様名": "水野", "折り返し日時": "18時"})))
    assert not model.first_open_slot()[0].isValid()


def test_p12_a_held_line_says_so() -> None:
    lines = [item for item in reader_items(opened(script(1), ALOUD, {}), held=True) if isinstance(item, LineRow)]
    assert all(line.held for line in lines)
    held = [spoken(line).startswith("止めています") for line in lines]
    assert held == [line.state is LineState.CURRENT for line in lines]
    assert any(held)
