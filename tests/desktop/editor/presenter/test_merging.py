from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.editor.presenter.edited import EditedArticle
from desktop.editor.presenter.merging import Choice, MergePresenter
from kb.documents.article_form import form_of
from kb.domain.article_merge import Side
from tests.fakes.editor import FakeEditing, FakeForms, FakeHistory, article

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.tasks.runner import TaskRunner

BODY = "## 内容\n\n- 一\n- 二\n- 三\n- 四\n- 五\n"
BASE = article(1, body=BODY)
THEIRS = replace(BASE, title="相手の題", body=BODY.replace("- 一", "- 相手の一").replace("- 五", "- 相手の五"))


@pytest.fixture
def editing() -> FakeEditing:
    made = FakeEditing()
    made.add(BASE, THEIRS)
    return made


@pytest.fixture
def edited(editing: FakeEditing) -> EditedArticle:
    """The first revision, with something else typed in it than what is in the second."""
    made = EditedArticle()
    base = editing.revisions[BASE.id][0]
    made.open(BASE.id, base, form_of(base.article), form_of(base.article))
    made.set_value("title", "私の題")
    made.set_body(BODY.replace("- 一", "- 私の一").replace("- 三", "- 私の三"))
    return made


@pytest.fixture
def presenter(qtbot: QtBot, editing: FakeEditing, edited: EditedArticle, runner: TaskRunner) -> MergePresenter:
    made = MergePresenter(edited, FakeHistory(editing), FakeForms(), runner)
    with qtbot.waitSignal(made.merged):
        made.load(editing.get(BASE.id))
    return made


def test_what_contradicts_itself_is_left_to_decide(presenter: MergePresenter) -> None:
    assert (presenter.left, presenter.conflicts, presenter.base_number) == (2, 2, 1)
    assert not presenter.take()
    presenter.choose_field("title", Side.THEIRS)
    presenter.choose_block(0, Choice.OURS)
    assert presenter.left == 0


def test_the_result_goes_into_the_editor_as_started_from_the_newer_revision(
    presenter: MergePresenter, edited: EditedArticle
) -> None:
    replaced: list[object] = []
    edited.replaced.connect(replaced.append)
    presenter.choose_field("title", Side.OURS)
    presenter.choose_block(0, Choice.BOTH)
    assert presenter.take()
    assert (edited.form.title, edited.base_number) == ("私の題", 2)
    assert edited.form.body == "## 内容\n\n- 私の一\n- 相手の一\n- 二\n- 私の三\n- 四\n- 相手の五\n"
    assert edited.base.title == "相手の題"
    assert len(replaced) == 1  # one step to undo
    assert not presenter.take()


def test_a_part_can_be_written_anew(presenter: MergePresenter, edited: EditedArticle) -> None:
    assert presenter.text_of(0) == "- 私の一\n- 相手の一"
    presenter.choose_block(0, Choice.EDITED, ("- 二人の一",))
    assert presenter.text_of(0) == "- 二人の一"
    presenter.choose_field("title", Side.OURS)
    presenter.take()
    assert "- 二人の一\n- 二\n" in edited.form.body


def test_a_decision_can_be_changed(presenter: MergePresenter, edited: EditedArticle) -> None:
    presenter.choose_field("title", Side.OURS)
    presenter.choose_field("title", Side.THEIRS)
    presenter.choose_block(0, Choice.OURS)
    presenter.choose_block(0, Choice.THEIRS)
    presenter.take()
    assert edited.form.title == "相手の題"
    assert "私の一" not in edited.form.body
    assert "- 相手の一\n" in edited.form.body


def test_what_was_typed_meanwhile_is_never_lost(presenter: MergePresenter, edited: EditedArticle) -> None:
    presenter.choose_field("title", Side.THEIRS)
    presenter.choose_block(0, Choice.THEIRS)
    edited.set_value("product", "ケトル")
    assert not presenter.take()
    assert edited.form.text("product") == "ケトル"
    assert edited.base_number == 1


def test_another_article_is_not_merged(
    qtbot: QtBot, presenter: MergePresenter, edited: EditedArticle, editing: FakeEditing
) -> None:
    other = article(2)
    edited.open(other.id, None, form_of(other), form_of(other))
    presenter.choose_field("title", Side.THEIRS)
    presenter.choose_block(0, Choice.THEIRS)
    assert not presenter.take()
    presenter.load(editing.get(BASE.id))
    assert edited.form.title == other.title
