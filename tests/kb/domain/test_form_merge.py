from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.article_form import ArticleForm
from kb.domain.article_merge import Side
from kb.domain.form_merge import merge_forms

BASE = ArticleForm({"title": "訪問", "state": "not_validated", "tags": ("訪問", "夜間")}, "## 使う場面\n\n- 一\n- 二\n")
WORDS = st.lists(st.sampled_from(["訪問", "返金", "夜間"]), unique=True, max_size=3).map(tuple)


@st.composite
def forms(draw: st.DrawFn) -> ArticleForm:
    texts = {"title": ["", "訪問", "返金"], "happened_on": ["", "いつか", "2026-11-22"], "kind": ["script", "case"]}
    texts |= {"state": ["draft", "not_validated", "validated"], "validated_on": ["", "2026-11-22"]}
    form = ArticleForm(body=draw(st.lists(st.sampled_from(["", "- 一", "- 二"]), max_size=4).map("\n".join)))
    for key, choices in texts.items():
        form = form.with_value(key, draw(st.sampled_from(choices)))
    return form.with_value("tags", draw(WORDS))


def test_what_was_half_typed_here_is_merged_with_what_was_saved_elsewhere() -> None:
    ours = replace(BASE.with_value("happened_on", "去年の"), body=BASE.body.replace("- 一", "- 一番"))
    theirs = replace(BASE.with_value("tags", ("訪問",)), body=BASE.body + "- 三\n")
    merge = merge_forms(BASE, ours, theirs)
    assert merge.is_clean
    assert merge.form().text("happened_on") == "去年の"
    assert merge.form().words("tags") == ("訪問",)
    assert merge.form().body == "## 使う場面\n\n- 一番\n- 二\n- 三\n"


def test_each_contradiction_is_decided_by_a_person() -> None:
    ours = replace(BASE.with_value("title", "私の題"), body=BASE.body.replace("- 一", "- 私"))
    theirs = replace(BASE.with_value("title", "相手の題"), body=BASE.body.replace("- 一", "- 相手"))
    merge = merge_forms(BASE, ours, theirs)
    assert [field.key for field in merge.field_conflicts] == ["title"]
    assert len(merge.body.conflicts) == 1
    decided = merge.form({"title": Side.THEIRS}, {0: ("- 私", "- 相手")})
    assert (decided.title, decided.body) == ("相手の題", BASE.body.replace("- 一", "- 私\n- 相手"))
    with pytest.raises(KeyError):
        merge.form({"title": Side.OURS})


def test_nobody_validates_a_text_they_have_not_seen() -> None:
    theirs = BASE.with_value("state", "validated").with_value("validated_on", "2026-11-22")
    merge = merge_forms(BASE, replace(BASE, body="別の文\n"), theirs)
    assert [field.key for field in merge.field_conflicts] == ["state"]
    kept, taken = merge.form({"state": Side.OURS}), merge.form({"state": Side.THEIRS})
    assert (kept.text("state"), kept.text("validated_on")) == ("not_validated", "")
    assert (taken.text("state"), taken.text("validated_on"), taken.body) == ("validated", "2026-11-22", "別の文\n")


@given(forms(), forms())
def test_what_one_side_alone_changed_is_taken(base: ArticleForm, changed: ArticleForm) -> None:
    assert merge_forms(base, changed, base).form().same_as(changed)
    assert merge_forms(base, base, changed).form().same_as(changed)
