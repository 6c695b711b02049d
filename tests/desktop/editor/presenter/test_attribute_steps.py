"""Changes of the form are taken back one by one, and nothing else with them."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.editor.presenter.attribute_steps import AttributeSteps
from desktop.editor.presenter.edited import EditedArticle
from kb.domain.article import Kind
from kb.domain.article_form import ArticleForm

FORM = ArticleForm({"kind": "case", "title": "題", "outcome": "settled"}, "本文")


@pytest.fixture
def edited() -> EditedArticle:
    made = EditedArticle()
    made.open(UUID(int=1), None, FORM, FORM)
    return made


@pytest.fixture
def steps(edited: EditedArticle) -> AttributeSteps:
    return AttributeSteps(edited)


def test_a_choice_is_taken_back_and_made_again(edited: EditedArticle, steps: AttributeSteps) -> None:
    steps.set_value("outcome", "escalated")
    steps.set_value("demand", ("visit",))
    assert steps.undo()
    assert edited.form.words("demand") == ()
    assert steps.undo()
    assert edited.form == FORM
    assert not steps.undo()
    assert steps.redo()
    assert steps.redo()
    assert not steps.redo()
    assert (edited.form.text("outcome"), edited.form.words("demand")) == ("escalated", ("visit",))


def test_letters_of_a_word_are_one_step_until_the_field_is_left(edited: EditedArticle, steps: AttributeSteps) -> None:
    for typed in ("ケ", "ケト", "ケトル"):
        steps.set_value("product", typed)
    steps.end_word()
    steps.set_value("product", "ケトル K")
    steps.undo()
    assert edited.form.text("product") == "ケトル"
    steps.undo()
    assert edited.form.text("product") == ""


def test_each_word_of_a_list_is_a_step(edited: EditedArticle, steps: AttributeSteps) -> None:
    for words in (("a",), ("ab",), ("ab", "c"), ("ab", "cd"), ("cd",)):
        steps.set_value("tags", words)
    found = []
    while steps.undo():
        found.append(edited.form.words("tags"))
    assert found == [("ab", "cd"), ("ab",), ()]


def test_another_kind_gives_back_what_it_could_not_carry(edited: EditedArticle, steps: AttributeSteps) -> None:
    steps.set_value("kind", "script")
    assert edited.form.text("outcome") == ""
    steps.undo()
    assert (edited.form.kind, edited.form.text("outcome")) == (Kind.CASE, "settled")


def test_title_text_and_state_are_left_alone(edited: EditedArticle, steps: AttributeSteps) -> None:
    steps.set_value("product", "ケトル")
    edited.set_value("title", "別の題")
    edited.set_value("state", "validated")
    edited.set_body("別の本文")
    steps.undo()
    assert (edited.form.text("product"), edited.form.title, edited.form.body) == ("", "別の題", "別の本文")
    assert edited.form.text("state") == "validated"


def test_something_new_forgets_what_was_taken_back_and_another_article_all(
    edited: EditedArticle, steps: AttributeSteps
) -> None:
    steps.set_value("product", "ケトル")
    steps.undo()
    steps.set_value("cause", "attitude")
    assert not steps.redo()
    edited.open(UUID(int=2), None, FORM, FORM)
    assert not steps.undo()
