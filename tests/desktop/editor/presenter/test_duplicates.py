from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from desktop.editor.presenter.duplicates import Comparison, DuplicatesPresenter
from desktop.editor.presenter.edited import EditedArticle
from kb.domain.article import Kind, State
from kb.domain.article_form import ArticleForm
from kb.domain.near_duplicate import Likeness, NearDuplicate
from kb.errors import ArticleNotFoundError, FileUnreadableError, IndexUnavailableError
from tests.fakes.editor import FakeEditorLibrary, article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner

NEAR = NearDuplicate(
    article_id=UUID(int=1),
    kind=Kind.NOTICE,
    title="記事 1",
    state=State.NOT_VALIDATED,
    likeness=Likeness.TEXT,
    share=0.62,
)


@pytest.fixture
def edited(qtbot: QtBot) -> EditedArticle:
    return EditedArticle()


@pytest.fixture
def library() -> FakeEditorLibrary:
    made = FakeEditorLibrary()
    made.editing.add(article(1))
    made.near_duplicates.near = (NEAR,)
    return made


@pytest.fixture
def presenter(
    edited: EditedArticle, library: FakeEditorLibrary, runner: TaskRunner, faults: FaultChannel
) -> Iterator[DuplicatesPresenter]:
    made = DuplicatesPresenter(edited, library, runner, faults, delay_ms=0)
    yield made
    made.close()


def open_titled(edited: EditedArticle, title: str, number: int = 7) -> None:
    edited.open(UUID(int=number), None, ArticleForm(), ArticleForm({"kind": "notice", "title": title}, "本文"))


def test_it_is_told_as_soon_as_the_title_says_so(
    qtbot: QtBot, presenter: DuplicatesPresenter, edited: EditedArticle
) -> None:
    open_titled(edited, "")
    edited.set_value("title", "似た題")
    qtbot.waitUntil(lambda: presenter.near == (NEAR,))
    edited.set_value("title", "別の題")
    qtbot.waitUntil(lambda: presenter.near == ())


def test_what_was_passed_over_is_told_no_more_for_this_article(
    qtbot: QtBot, presenter: DuplicatesPresenter, edited: EditedArticle
) -> None:
    open_titled(edited, "似た題")
    qtbot.waitUntil(lambda: presenter.near == (NEAR,))
    with qtbot.waitSignal(presenter.found):
        presenter.pass_over()
    assert presenter.near == ()
    open_titled(edited, "似た題", number=8)
    qtbot.waitUntil(lambda: presenter.near == (NEAR,))


def test_both_are_read_as_agents_would(qtbot: QtBot, presenter: DuplicatesPresenter, edited: EditedArticle) -> None:
    open_titled(edited, "似た題")
    with qtbot.waitSignal(presenter.compared) as signal:
        presenter.compare(NEAR)
    assert signal.args
    comparison = signal.args[0]
    assert isinstance(comparison, Comparison)
    assert comparison.own.article.article.title == "似た題"
    assert comparison.other.article.article.title == "記事 1"


def test_an_article_that_is_gone_meanwhile_is_told(
    qtbot: QtBot, presenter: DuplicatesPresenter, library: FakeEditorLibrary
) -> None:
    library.editing.revisions.clear()
    with qtbot.waitSignal(presenter.failed) as signal:
        presenter.compare(NEAR)
    assert signal.args
    assert isinstance(signal.args[0], ArticleNotFoundError)


def test_an_index_that_is_being_rebuilt_is_nobodys_concern(
    qtbot: QtBot, presenter: DuplicatesPresenter, edited: EditedArticle, library: FakeEditorLibrary
) -> None:
    failures: list[object] = []
    presenter.failed.connect(failures.append)
    library.near_duplicates.failures += [IndexUnavailableError(path="x"), FileUnreadableError(path="y", line=0)]
    open_titled(edited, "似た題")
    qtbot.waitUntil(lambda: len(library.near_duplicates.failures) == 1)
    edited.set_value("title", "似た題 2")
    qtbot.waitUntil(lambda: [type(error) for error in failures] == [FileUnreadableError])
