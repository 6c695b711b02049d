from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.article import State
from kb.domain.article_form import ArticleForm
from kb.errors import ArticleInvalidError
from kb.identifiers import new_id
from tests.kb.support import make_script

if TYPE_CHECKING:
    from kb.library import Library


def test_an_article_is_saved_as_its_form_says(blank: Library) -> None:
    before = make_script("訪問を求められたとき")
    blank.editing.save(before)
    form = blank.forms.of(before).with_value("title", "来いと言われたとき").with_value("tags", ("訪問",))
    blank.editing.save(blank.forms.article(blank.forms.read(blank.forms.write(form)), before.id), base_number=1)
    after = blank.editing.get(before.id).article
    assert (after.title, after.tags, after.body) == ("来いと言われたとき", ("訪問",), before.body)


def test_what_cannot_be_read_is_never_left_out_silently(blank: Library) -> None:
    form = blank.forms.of(make_script("題名", state=State.DRAFT)).with_value("role", "誰か")
    with pytest.raises(ArticleInvalidError) as refused:
        blank.forms.article(form, new_id())
    assert [problem.detail for problem in refused.value.problems] == ["role: 誰か"]


def test_a_preview_takes_whatever_is_typed(blank: Library) -> None:
    assert blank.forms.preview(ArticleForm({"kind": "?"}, "## 見出し\n\n**太字")).article.html
