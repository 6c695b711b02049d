from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.editor.presenter.edited import EditedArticle
from desktop.editor.presenter.history import TYPED, Comparison, HistoryPresenter
from kb.documents.article_form import form_of
from kb.domain.article import State
from kb.errors import ArticleNotFoundError
from tests.fakes.editor import FakeEditing, FakeHistory, article

if TYPE_CHECKING:
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from desktop.tasks.runner import TaskRunner
    from kb.domain.form_diff import RevisionEntry

FIRST = article(1)
SECOND = replace(FIRST, title="題を変えた")
THIRD = replace(SECOND, state=State.VALIDATED)


class Telling(FakeHistory):
    """Fails when it is told to."""

    fails = False

    def entries(self, article_id: UUID) -> tuple[RevisionEntry, ...]:
        if self.fails:
            raise ArticleNotFoundError(article=str(article_id))
        return super().entries(article_id)


@pytest.fixture
def editing() -> FakeEditing:
    made = FakeEditing()
    made.add(FIRST, SECOND, THIRD)
    return made


@pytest.fixture
def history(editing: FakeEditing) -> Telling:
    return Telling(editing)


@pytest.fixture
def edited(editing: FakeEditing) -> EditedArticle:
    made = EditedArticle()
    revision = editing.get(FIRST.id)
    made.open(FIRST.id, revision, form_of(revision.article), form_of(revision.article))
    return made


@pytest.fixture
def presenter(qtbot: QtBot, edited: EditedArticle, history: Telling, runner: TaskRunner) -> HistoryPresenter:
    return HistoryPresenter(edited, history, runner)


def compared(qtbot: QtBot, presenter: HistoryPresenter, act: object) -> Comparison:
    with qtbot.waitSignal(presenter.compared) as caught:
        act()  # type: ignore[operator]  # what is to be done
    assert isinstance(caught.args[0], Comparison)
    return caught.args[0]


def pair(comparison: Comparison) -> tuple[int, int]:
    return comparison.before, comparison.after


def test_the_newest_revision_is_compared_with_the_one_before(qtbot: QtBot, presenter: HistoryPresenter) -> None:
    comparison = compared(qtbot, presenter, presenter.load)
    assert pair(comparison) == (2, 3)
    assert [entry.number for entry in presenter.entries] == [3, 2, 1]
    assert not presenter.typed
    assert pair(compared(qtbot, presenter, lambda: presenter.choose(1))) == (0, 1)


def test_what_is_typed_is_the_newest_version(qtbot: QtBot, presenter: HistoryPresenter, edited: EditedArticle) -> None:
    edited.set_value("title", "いま直している題")
    comparison = compared(qtbot, presenter, presenter.load)
    assert pair(comparison) == (3, TYPED)
    assert [field.key for field in comparison.diff.fields] == ["title"]


def test_any_two_can_be_compared(qtbot: QtBot, presenter: HistoryPresenter) -> None:
    compared(qtbot, presenter, presenter.load)
    assert pair(compared(qtbot, presenter, lambda: presenter.pin(1))) == (1, 3)
    assert pair(compared(qtbot, presenter, lambda: presenter.choose(2))) == (1, 2)
    # The older one always stands at the left.
    assert pair(compared(qtbot, presenter, lambda: presenter.pin(3))) == (2, 3)
    assert pair(compared(qtbot, presenter, lambda: presenter.choose(3))) == (2, 3)


def test_letting_go_compares_with_the_one_before_again(qtbot: QtBot, presenter: HistoryPresenter) -> None:
    compared(qtbot, presenter, presenter.load)
    compared(qtbot, presenter, lambda: presenter.pin(1))
    assert pair(compared(qtbot, presenter, lambda: presenter.pin(1))) == (2, 3)
    assert not presenter.pinned


def test_what_was_written_comes_back_without_its_state(
    qtbot: QtBot, presenter: HistoryPresenter, edited: EditedArticle
) -> None:
    compared(qtbot, presenter, presenter.load)
    with qtbot.waitSignal(presenter.restorable) as caught:
        presenter.restore(1)
    number, form = caught.args
    assert (number, form.title, form.state) == (1, FIRST.title, State.NOT_VALIDATED)
    assert edited.form.title == THIRD.title  # whoever asked decides


def test_without_an_article_there_is_no_history(qtbot: QtBot, history: Telling, runner: TaskRunner) -> None:
    presenter = HistoryPresenter(EditedArticle(), history, runner)
    assert not presenter.load()
    presenter.restore(1)
    presenter.choose(1)
    assert runner.idle


def test_a_failure_is_told(qtbot: QtBot, presenter: HistoryPresenter, history: Telling) -> None:
    history.fails = True
    with qtbot.waitSignal(presenter.failed) as caught:
        presenter.load()
    assert caught.args[0].code == "article_not_found"


def test_what_comes_too_late_is_not_shown(qtbot: QtBot, presenter: HistoryPresenter, edited: EditedArticle) -> None:
    told: list[object] = []
    presenter.listed.connect(lambda: told.append(None))
    presenter.load()
    other = article(2)
    edited.open(other.id, None, form_of(other), form_of(other))
    qtbot.wait(50)
    assert told == []
