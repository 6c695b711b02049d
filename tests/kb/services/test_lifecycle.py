from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import State
from kb.domain.lifecycle import Attention
from kb.domain.permission import Permission
from kb.errors import ArticleNotReadyError, NotPermittedError
from kb.library import open_library
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.article import Article
    from kb.library import Library, LibraryPaths
    from tests.kb.support import PlayedClock

DAY_MINUTES = 24 * 60


def script(title: str) -> Article:
    return make_script(title, state=State.NOT_VALIDATED)


def with_dead_link(article: Article) -> Article:
    return replace(article, body=article.body.replace("- けがの", "- [ない記事](kb:ない記事)\n- けがの"))


def test_who_took_which_step_is_known(blank: Library, clock: PlayedClock) -> None:
    article = script("訪問を求められたとき")
    blank.editing.save(article, editor="編集者")
    clock.pass_minutes(60)
    blank.editing.set_state(article.id, State.VALIDATED, editor="SV")
    validated, published = blank.lifecycle.steps(article.id)
    assert (validated.state, validated.by, validated.number) == (State.VALIDATED, "SV", 2)
    assert (published.state, published.by, published.at) == (State.NOT_VALIDATED, "編集者", START)


def test_an_article_with_errors_is_not_validated_and_says_why(blank: Library) -> None:
    article = with_dead_link(script("訪問を求められたとき"))
    blank.editing.save(article)
    moves = {move.state: move for move in blank.lifecycle.moves(article)}
    assert set(moves) == {State.VALIDATED, State.DRAFT, State.ARCHIVED}
    assert [finding.code for finding in moves[State.VALIDATED].blockers] == ["link_dead"]
    assert [state for state, move in moves.items() if move.is_open] == [State.DRAFT, State.ARCHIVED]
    with pytest.raises(ArticleNotReadyError) as caught:
        blank.editing.set_state(article.id, State.VALIDATED)
    assert caught.value.params == {"article": article.title, "count": 1}
    assert blank.editing.get(article.id).number == 1
    blank.editing.save(script("別の記事"))
    mended = replace(article, body=article.body.replace("kb:ない記事", "kb:別の記事"))
    blank.editing.save(mended)
    assert all(move.is_open for move in blank.lifecycle.moves(mended))
    assert blank.editing.set_state(article.id, State.VALIDATED)


def test_a_step_the_role_does_not_allow_is_shown_with_its_reason(
    blank: Library, blank_paths: LibraryPaths, clock: PlayedClock, tmp_path: Path
) -> None:
    article = make_script("書きかけ", state=State.DRAFT)
    blank.editing.save(article)
    rules = blank_paths.root / "rules" / "policy.yaml"
    rules.parent.mkdir()
    rules.write_text("default_role: agent\n", encoding="utf-8")
    with open_library(blank_paths, clock=clock, repair="later") as library:
        refusals = [move.refusal for move in library.lifecycle.moves(article)]
        assert [refusal.params["permission"] for refusal in refusals if refusal] == [
            Permission.PUBLISH,
            Permission.ARCHIVE,
        ]
        with pytest.raises(NotPermittedError):
            library.exchange.export_folder(tmp_path / "out")
        with pytest.raises(NotPermittedError):
            library.exchange.import_folder(tmp_path)
        with pytest.raises(NotPermittedError):
            library.tables.export_articles(tmp_path / "out.csv")
        synonyms = library.synonyms.load()
        with pytest.raises(NotPermittedError):
            library.synonyms.save(synonyms.text, version=synonyms.version)


def test_what_was_used_is_due_and_what_was_not_is_proposed_for_archiving(blank: Library, clock: PlayedClock) -> None:
    rarely, often, unused, fresh = (script(title) for title in ("たまに使う", "よく使う", "使わない", "新しい"))
    for article in (rarely, often, unused):
        blank.editing.save(article)
    blank.editing.set_state(often.id, State.VALIDATED)
    clock.pass_minutes(2 * DAY_MINUTES)
    for article in (rarely, often, often):
        blank.calls.use(None, article.id)
    started = clock.now().astimezone().date()
    assert blank.lifecycle.due_counts() == {Attention.VERIFY: 0, Attention.ARCHIVE: 0}
    clock.pass_minutes(300 * DAY_MINUTES)
    blank.calls.use(None, rarely.id)
    blank.calls.use(None, often.id)
    clock.pass_minutes(100 * DAY_MINUTES)
    blank.editing.save(fresh)
    assert blank.lifecycle.due_counts() == {Attention.VERIFY: 2, Attention.ARCHIVE: 1}
    due = blank.lifecycle.due(Attention.VERIFY)
    assert [one.heading.title for one in due] == ["よく使う", "たまに使う"]
    assert {(one.since - started).days for one in due} == {180}
    assert [one.heading.usage.uses for one in due] == [3, 2]
    (old,) = blank.lifecycle.due(Attention.ARCHIVE)
    assert (old.heading.id, old.since) == (unused.id, START.astimezone().date())
    blank.editing.set_state(unused.id, State.ARCHIVED)
    assert blank.lifecycle.due(Attention.ARCHIVE) == ()
