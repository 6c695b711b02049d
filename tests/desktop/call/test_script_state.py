from __future__ import annotations

from desktop.call.script_state import (
    Progress,
    View,
    current_step,
    empty_slots,
    first_unlocked,
    next_line,
    slots_of,
    spoken_text,
    views_of,
)
from kb.domain.article import Kind
from kb.domain.script import ApologyClass, Step
from tests.fakes.calls import STEPS, line, script

FILLED = {"お客様名": "水野", "折り返し日時": "18時"}


def test_a_line_moves_within_the_lines_there_are() -> None:
    progress = Progress(View.ALOUD)
    assert progress.moved(STEPS, -1).line == 0
    assert progress.moved(STEPS, 3).line == 3
    assert progress.moved(STEPS, 9).line == 4


def test_a_step_is_done_when_its_lines_are_read_or_it_is_ticked() -> None:
    progress = Progress(View.ALOUD, line=2)
    assert progress.done(STEPS, 0)
    assert not progress.done(STEPS, 1)
    assert not progress.toggled(STEPS, 0).done(STEPS, 0)
    assert progress.toggled(STEPS, 1).done(STEPS, 1)


def test_a_step_without_lines_is_done_by_hand_only() -> None:
    steps = (Step("記録に残す"),)
    assert not Progress(View.STEPS).done(steps, 0)
    assert Progress(View.STEPS).toggled(steps, 0).done(steps, 0)


def test_the_step_of_a_line() -> None:
    assert [current_step(STEPS, number) for number in range(5)] == [0, 0, 1, 1, 2]


def test_views_are_those_that_show_something() -> None:
    assert views_of(script(1)) == (View.ALOUD, View.STEPS, View.FULL)
    assert views_of(script(1, (Step("確かめる"),))) == (View.STEPS, View.FULL)
    assert views_of(script(1, ())) == (View.FULL,)


def test_the_gravest_apology_names_the_step() -> None:
    assert STEPS[0].apology is ApologyClass.FEELINGS
    assert STEPS[1].apology is ApologyClass.NONE
    assert Step("責任", "", (line("弊社の不備です", apology=ApologyClass.FAULT),)).apology is ApologyClass.FAULT


def test_the_text_to_copy_is_refused_while_a_slot_is_empty() -> None:
    article = script(1)
    assert slots_of(article) == ("お客様名", "折り返し日時")
    assert empty_slots(article, {"お客様名": "水野"}) == ("折り返し日時",)
    assert spoken_text(article, {"お客様名": "水野"}) is None


def test_the_text_to_copy_is_a_breath_a_line_with_its_slots_filled() -> None:
    assert spoken_text(script(1), FILLED) == "ご不快な思いを\n申し訳ございません。\n\n水野様には、\n18時までに"


def test_articles_without_lines_give_their_text() -> None:
    case = script(1, (), kind=Kind.CASE, plain="{{お客様名}}様のお申し出")
    assert empty_slots(case, {}) == ("お客様名",)
    assert spoken_text(case, FILLED) == "水野様のお申し出"


def test_locked_lines_are_neither_gone_to_nor_copied() -> None:
    fault = line("弊社の不備です。", apology=ApologyClass.FAULT)
    steps = (Step("お詫び", "", (fault, line("確かめます。"), fault, fault, line("ご説明します。"))),)
    assert first_unlocked(steps, fault_established=False) == 1
    assert next_line(steps, 1, 1, fault_established=False) == 4
    assert next_line(steps, 4, -1, fault_established=False) == 1
    assert next_line(steps, 1, -1, fault_established=False) == 1
    assert next_line(steps, 4, 1, fault_established=False) == 5
    assert next_line(steps, 1, 1, fault_established=True) == 2
    assert spoken_text(script(1, steps), {}, fault_established=False) == "確かめます。\nご説明します。"


def test_a_script_of_nothing_but_locked_lines_begins_at_its_first() -> None:
    steps = (Step("お詫び", "", (line("弊社の不備です。", apology=ApologyClass.FAULT),)),)
    assert first_unlocked(steps, fault_established=False) == 0
