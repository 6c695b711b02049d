from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from desktop.editor.presenter.appearance import AppearancePresenter
from desktop.editor.presenter.edited import EditedArticle
from kb.domain.appearance import Appearance, PastEffect, PastNote, Showing
from kb.domain.article_form import ArticleForm
from tests.fakes.editor_checks import FakeAppearances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner

FORM = ArticleForm({"kind": "script", "title": "題", "customer_words": ("返事しろ",)}, "本文")
PAST = PastNote(call_id=UUID(int=3), at=datetime(2026, 11, 1, 9, 30, tzinfo=UTC), text="すぐ来いと言われた")


@pytest.fixture
def edited(qtbot: QtBot) -> EditedArticle:
    made = EditedArticle()
    made.open(UUID(int=1), None, FORM, FORM)
    return made


@pytest.fixture
def service() -> FakeAppearances:
    return FakeAppearances(notes=(PAST,))


@pytest.fixture
def presenter(
    edited: EditedArticle, service: FakeAppearances, runner: TaskRunner, faults: FaultChannel
) -> Iterator[AppearancePresenter]:
    made = AppearancePresenter(edited, service, runner, faults, delay_ms=0)
    yield made
    made.close()


def test_without_an_article_there_is_nothing_to_try(presenter: AppearancePresenter, edited: EditedArticle) -> None:
    edited.open(None, None, ArticleForm(), ArticleForm())
    assert not presenter.begin()


def test_it_begins_with_the_words_of_the_article_and_tries_past_notes(
    qtbot: QtBot, presenter: AppearancePresenter
) -> None:
    with qtbot.waitSignals([presenter.changed, presenter.noted, presenter.weighed]):
        assert presenter.begin()
    assert presenter.words == ("返事しろ",)
    assert not presenter.tuned


def test_a_note_is_tried_as_it_is_typed(qtbot: QtBot, presenter: AppearancePresenter, service: FakeAppearances) -> None:
    presenter.begin()
    with qtbot.waitSignal(presenter.looked) as signal:
        presenter.set_note("すぐ返事しろと言われた")
    assert signal.args
    found = signal.args[0]
    assert isinstance(found, Appearance)
    assert found.showing is Showing.SHOWN
    assert service.asked == ["すぐ返事しろと言われた"]


def test_an_empty_note_asks_nothing(qtbot: QtBot, presenter: AppearancePresenter, service: FakeAppearances) -> None:
    presenter.begin()
    presenter.set_note("x")
    with qtbot.waitSignal(presenter.looked) as signal:
        presenter.set_note("  ")
    assert signal.args
    assert signal.args[0].showing is Showing.SILENT
    qtbot.waitUntil(lambda: service.weighed == 1)
    assert service.asked == []


def test_words_are_tried_on_the_note_and_on_past_notes_and_nothing_is_kept_before_it_is_asked_for(
    qtbot: QtBot, presenter: AppearancePresenter, edited: EditedArticle
) -> None:
    presenter.begin()
    with qtbot.waitSignal(presenter.looked, check_params_cb=lambda found: found.showing is Showing.UNSURE):
        presenter.set_note("すぐ来いと言われた")
    with qtbot.waitSignals([presenter.looked, presenter.weighed]):
        presenter.set_words(("返事しろ", "すぐ来い"))
    assert presenter.tuned
    assert edited.form == FORM
    presenter.keep()
    assert edited.form.words("customer_words") == ("返事しろ", "すぐ来い")
    assert not presenter.tuned


def test_a_past_note_is_chosen_masked_as_it_is_shown(qtbot: QtBot, presenter: AppearancePresenter) -> None:
    presenter.begin()
    with qtbot.waitSignals([presenter.changed, presenter.looked]):
        presenter.choose(PAST)
    assert presenter.note == PAST.text


def test_the_effect_on_past_notes_is_told_while_it_is_found_out(qtbot: QtBot, presenter: AppearancePresenter) -> None:
    told: list[object] = []
    presenter.weighing.connect(told.append)
    with qtbot.waitSignal(presenter.weighed) as signal:
        presenter.begin()
    assert signal.args
    assert isinstance(signal.args[0], PastEffect)
    assert told == [True, False]


def test_after_the_end_nothing_is_told(qtbot: QtBot, presenter: AppearancePresenter, service: FakeAppearances) -> None:
    presenter.begin()
    presenter.set_note("x")
    presenter.end()
    with qtbot.assertNotEmitted(presenter.weighed, wait=30):
        pass
    assert service.weighed == 0
