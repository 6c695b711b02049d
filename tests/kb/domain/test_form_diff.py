from __future__ import annotations

from kb.domain.article import State
from kb.domain.article_form import ArticleForm
from kb.domain.form_diff import body_counts, diff_forms, restored

THEN = ArticleForm({"title": "訪問を求められたとき", "state": "draft", "tags": ("訪問", "夜間")}, "## 手順\n\n- 一\n")


def test_attributes_are_compared_one_by_one_with_what_changed_inside_marked() -> None:
    now = ArticleForm(
        {"title": "訪問を強く求められたとき", "state": "validated", "tags": ("訪問", "今すぐ")}, THEN.body
    )
    diff = diff_forms(THEN, now)
    title, state, tags = diff.fields
    assert [(span.text, span.changed) for span in title.after[0].spans] == [
        ("訪問を", False),
        ("強く", True),
        ("求められたとき", False),
    ]
    assert [word.text for word in (*state.before, *state.after)] == ["draft", "validated"]
    assert [(word.text, word.spans[0].changed) for word in tags.before] == [("訪問", False), ("夜間", True)]
    assert [(word.text, word.spans[0].changed) for word in tags.after] == [("訪問", False), ("今すぐ", True)]
    assert body_counts(diff) == (0, 0, 0)


def test_what_came_or_went_has_no_other_side() -> None:
    diff = diff_forms(THEN, ArticleForm({"state": "draft", "tags": THEN.words("tags")}, "## 手順\n\n- 一\n- 二\n"))
    (title,) = diff.fields
    assert (title.key, title.after) == ("title", ())
    assert body_counts(diff) == (1, 0, 0)
    assert not diff_forms(THEN, THEN)


def test_restoring_brings_back_what_was_written_and_not_its_state() -> None:
    now = ArticleForm({"title": "新しい題", "state": "validated", "validated_on": "2026-11-22"}, "別の文\n")
    back = restored(now, THEN)
    assert (back.title, back.body, back.words("tags")) == (THEN.title, THEN.body, ("訪問", "夜間"))
    assert (back.state, back.text("validated_on")) == (State.NOT_VALIDATED, "")
    archived = ArticleForm({"state": "archived", "validated_on": "2026-11-22"})
    assert restored(archived, THEN).state is State.ARCHIVED
    assert restored(archived, THEN).text("validated_on") == "2026-11-22"
    validated = THEN.with_value("state", "validated").with_value("validated_on", "2026-01-01")
    assert restored(THEN, validated).state is State.DRAFT
    assert restored(THEN, validated).text("validated_on") == ""
