from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import State
from kb.domain.searching import SearchQuery
from kb.errors import (
    ArticleChangedError,
    ArticleInvalidError,
    ArticleNotFoundError,
    ArticleNotReadyError,
    NotPermittedError,
    StateNotReachableError,
)
from kb.identifiers import new_id
from kb.library import open_library
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from uuid import UUID

    from kb.library import Library, LibraryPaths
    from tests.kb.support import PlayedClock


def found(library: Library, text: str) -> set[UUID]:
    results = library.searching.search(SearchQuery(text=text, only_published=False))
    return {hit.article_id for hit in results.hits}


def test_what_was_saved_is_found_at_once(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    assert blank.editing.save(article, editor="編集者").articles == {article.id}
    revision = blank.editing.get(article.id)
    assert (revision.article, revision.number, revision.saved_by, revision.saved_at) == (article, 1, "編集者", START)
    assert found(blank, "訪問") == {article.id}


def test_an_edit_replaces_what_is_found(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    blank.editing.save(article)
    blank.editing.save(replace(article, title="返金を求められたとき", body=article.body.replace("訪問", "返金")))
    assert found(blank, "訪問") == set()
    assert found(blank, "返金") == {article.id}
    assert [revision.number for revision in blank.editing.history(article.id)] == [2, 1]


def test_saving_the_same_again_changes_nothing(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    blank.editing.save(article)
    assert not blank.editing.save(replace(article, body=article.body.rstrip() + "\r\n\r\n"))
    assert len(blank.editing.history(article.id)) == 1


def test_an_article_that_breaks_a_rule_is_not_saved(blank: Library) -> None:
    article = replace(make_script("題名"), body="## 使う場面\n\n- {{誰か}}\n")
    with pytest.raises(ArticleInvalidError) as caught:
        blank.editing.save(article)
    assert "placeholder_unknown" in {problem.code for problem in caught.value.problems}
    with pytest.raises(ArticleNotFoundError):
        blank.editing.get(article.id)


def test_states_carry_their_dates(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    blank.editing.save(article)
    blank.editing.set_state(article.id, State.VALIDATED)
    assert blank.editing.get(article.id).article.validated_on == START.astimezone().date()
    blank.editing.set_state(article.id, State.ARCHIVED)
    assert blank.editing.get(article.id).article.validated_on == START.astimezone().date()
    blank.editing.set_state(article.id, State.NOT_VALIDATED)
    assert blank.editing.get(article.id).article.validated_on is None
    assert not blank.editing.set_state(article.id, State.NOT_VALIDATED)
    with pytest.raises(ArticleNotFoundError):
        blank.editing.set_state(new_id(), State.DRAFT)


def test_an_incomplete_draft_cannot_be_published(blank: Library) -> None:
    article = replace(make_script("題名", state=State.DRAFT), body="## 使う場面\n\n- 訪問\n")
    blank.editing.save(article)
    with pytest.raises(ArticleInvalidError):
        blank.editing.set_state(article.id, State.NOT_VALIDATED)
    assert blank.editing.get(article.id).article.state is State.DRAFT


def test_notices_are_shown_until_their_last_day(sample: Library) -> None:
    notices = sample.reading.notices(date(2026, 11, 22))
    assert notices
    last = max(notice.article.ends_on or date.min for notice in notices)
    assert sample.reading.notices(last)
    assert sample.reading.notices(date(2100, 1, 1)) == ()
    archived = notices[0].article.id
    sample.editing.set_state(archived, State.ARCHIVED)
    assert archived not in {notice.article.id for notice in sample.reading.notices(date(2026, 11, 22))}


def test_an_article_is_found_by_id_or_title(sample: Library) -> None:
    by_title = sample.reading.find("訪問要求への応対")
    assert sample.reading.find(str(by_title.article.id)) == by_title
    assert by_title.steps
    for name in ("そんな記事はない", str(new_id())):
        with pytest.raises(ArticleNotFoundError):
            sample.reading.find(name)


def test_a_text_never_hides_one_its_writer_has_not_seen(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    blank.editing.save(article, base_number=0)
    theirs = replace(article, title="先に保存した題")
    blank.editing.save(theirs, editor="先の人", base_number=1)
    blank.drafts.save(article.id, "書きかけ", editor="後の人", base_number=1)
    with pytest.raises(ArticleChangedError) as caught:
        blank.editing.save(replace(article, title="後から保存する題"), editor="後の人", base_number=1)
    assert caught.value.params["latest"] == 2
    assert blank.editing.get(article.id).article == theirs
    assert blank.drafts.own(article.id, editor="後の人") is not None
    blank.editing.save(replace(article, title="合わせた題"), editor="後の人", base_number=2)
    assert [revision.number for revision in blank.editing.history(article.id)] == [3, 2, 1]


def test_a_new_article_must_not_exist_yet(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    blank.editing.save(article, base_number=0)
    with pytest.raises(ArticleChangedError):
        blank.editing.save(replace(article, title="別の題"), base_number=0)


def test_saving_what_the_other_saved_too_is_no_conflict(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    blank.editing.save(article, base_number=0)
    assert not blank.editing.save(article, base_number=0)


def test_a_state_is_not_given_to_a_text_nobody_has_seen(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    blank.editing.save(article)
    blank.editing.save(replace(article, title="先に保存した題"), base_number=1)
    with pytest.raises(ArticleChangedError):
        blank.editing.set_state(article.id, State.VALIDATED, base_number=1)
    assert blank.editing.set_state(article.id, State.VALIDATED, base_number=2)


def test_nothing_is_validated_that_was_not_published_first(blank: Library) -> None:
    draft = make_script("訪問を求められたとき", state=State.DRAFT)
    blank.editing.save(draft)
    with pytest.raises(StateNotReachableError):
        blank.editing.set_state(draft.id, State.VALIDATED)
    with pytest.raises(StateNotReachableError):
        blank.editing.save(replace(draft, state=State.VALIDATED))
    assert blank.editing.get(draft.id).number == 1


def test_nothing_is_validated_while_it_has_errors_and_nothing_validated_gets_any(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    dead = article.body.replace("\n\n", "\n\n- [断り方](kb:訪問要求の断り方)\n", 1)
    blank.editing.save(replace(article, body=dead))
    with pytest.raises(ArticleNotReadyError) as caught:
        blank.editing.set_state(article.id, State.VALIDATED)
    assert caught.value.params == {"article": article.title, "count": 1}
    blank.editing.save(article)
    blank.editing.set_state(article.id, State.VALIDATED)
    validated = blank.editing.get(article.id).article
    with pytest.raises(ArticleNotReadyError):
        blank.editing.save(replace(validated, body=dead))
    assert blank.editing.get(article.id).article == validated


def test_who_may_only_write_drafts_changes_nothing_that_agents_read(
    blank: Library, blank_paths: LibraryPaths, clock: PlayedClock
) -> None:
    published = make_script("訪問を求められたとき")
    blank.editing.save(published)
    rules = blank_paths.root / "rules" / "policy.yaml"
    rules.parent.mkdir()
    rules.write_text("people: {sato: supervisor}\ndefault_role: agent\n", encoding="utf-8")
    with open_library(blank_paths, clock=clock, repair="later", user="tanaka") as library:
        draft = make_script("書きかけ", state=State.DRAFT)
        assert library.editing.save(draft)
        with pytest.raises(NotPermittedError) as caught:
            library.editing.set_state(draft.id, State.NOT_VALIDATED)
        assert caught.value.params["path"] == str(rules)
        with pytest.raises(NotPermittedError):
            library.editing.save(replace(published, title="別の題"))
        with pytest.raises(NotPermittedError):
            library.editing.set_state(published.id, State.DRAFT)
        with pytest.raises(ArticleNotFoundError):
            library.editing.set_state(new_id(), State.VALIDATED)
    with open_library(blank_paths, clock=clock, repair="later", user="SATO") as library:
        assert library.editing.set_state(draft.id, State.NOT_VALIDATED)
        assert library.editing.set_state(draft.id, State.VALIDATED)
