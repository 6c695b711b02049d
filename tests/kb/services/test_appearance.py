from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.documents.article_form import form_of
from kb.domain.appearance import Showing, Strength
from kb.domain.article import Kind, State
from kb.domain.demand import Demand, DemandQuality
from kb.domain.suggestion import SuggestionQuery
from kb.errors import OperationCancelledError
from kb.identifiers import new_id
from tests.kb.search.test_overlay import NOTES, changed

if TYPE_CHECKING:
    from kb.domain.appearance import Appearance, PastEffect
    from kb.domain.article import Article
    from kb.library import Library

VISIT = "今すぐ家まで来いと怒鳴っている。理由は言わない"
ODD = "ぴかりん堂の袋がしゃりしゃりする"


def sample_article(library: Library, title: str = "「この場で答えろ」と迫られたとき") -> Article:
    return library.reading.find(title).article


def look(library: Library, article: Article, note: str, *, limit: int = 3) -> Appearance:
    return library.appearance.look(form_of(article), article.id, SuggestionQuery(notes=note, recommended_limit=limit))


def effect_of(library: Library, article: Article, token: CancelToken | None = None) -> PastEffect:
    return library.appearance.effect(form_of(article), article.id, token)


def with_call(library: Library, notes: str) -> None:
    call = library.calls.start(agent="鈴木")
    library.calls.save_notes(call.id, notes)
    library.calls.end(call.id)


def test_the_place_before_a_save_is_the_place_after_it(sample: Library) -> None:
    compared = moved = 0
    for number, (article, _) in enumerate([*sample.linting.everything()][::16]):
        if article.kind is Kind.NOTICE:
            continue
        after = changed(article, number)
        predicted = [look(sample, after, note) for note in NOTES]
        sample.editing.save(after)
        for note, before in zip(NOTES, predicted, strict=True):
            now = look(sample, after, note)
            if before.own is None:
                assert now.place_now is None
                continue
            compared += 1
            moved += before.own.place != before.place_now
            assert (now.place_now, now.shown_now) == (before.own.place, before.own.shown), (article.title, note)
    assert compared > 20
    assert moved > 3


def test_what_is_shown_is_what_an_agent_would_be_shown(sample: Library) -> None:
    for note in NOTES:
        query = SuggestionQuery(notes=note)
        shown = sample.suggestions.suggest(query)
        for one in (*shown.recommended, *shown.similar):
            article = sample.reading.open(one.article_id).article
            found = sample.appearance.look(form_of(article), article.id, query)
            assert found.showing is Showing.SHOWN
            assert found.shown_now


def test_words_of_customers_bring_an_article_up_before_anything_is_saved(sample: Library) -> None:
    article = sample_article(sample)
    before = look(sample, article, ODD)
    assert before.showing in {Showing.UNSURE, Showing.FAR}
    tuned = replace(article, customer_words=(*article.customer_words, "袋がしゃりしゃりする", "ぴかりん堂の袋"))
    after = look(sample, tuned, ODD)
    assert after.own is not None
    assert (after.showing, after.own.place, after.shown_now) == (Showing.SHOWN, 1, False)
    assert after.own.phrase in tuned.customer_words[-2:]
    assert {weight.word for weight in after.own.words} >= {"袋", "しゃりしゃり"}
    assert sum(weight.weight for weight in after.own.words) == pytest.approx(1.0, abs=0.01)
    assert sample.editing.get(article.id).article == article


def test_what_is_before_it_is_told_with_what_it_has_more_of(sample: Library) -> None:
    found = look(sample, sample_article(sample), VISIT)
    assert found.showing is Showing.UNSURE
    first = found.others[0]
    assert first.title == "訪問要求への応対"
    assert first.shown
    assert first.place == 1
    assert set(first.ahead) >= {Strength.WORDS, Strength.MEANING}
    assert first.reasons
    assert first.sureness > found.threshold


def test_a_sure_article_may_be_behind_others(sample: Library) -> None:
    rival = sample_article(sample, "「今すぐ来い」と言われたとき")
    found = look(sample, rival, VISIT, limit=1)
    assert found.showing is Showing.BEHIND
    assert found.own is not None
    assert found.own.sureness > found.threshold
    assert [other.place for other in found.others] == [1]


def test_a_draft_is_looked_for_as_if_it_were_published(sample: Library) -> None:
    source = sample_article(sample, "「今すぐ来い」と言われたとき")
    draft = replace(source, id=new_id(), title="新しい", state=State.DRAFT, validated_on=None)
    found = look(sample, draft, VISIT)
    assert found.showing is Showing.SHOWN
    assert found.place_now is None
    assert sample.suggestions.suggest(SuggestionQuery(notes=VISIT)).recommended[0].article_id != draft.id


def test_fields_of_the_call_take_part(sample: Library) -> None:
    article = sample_article(sample, "「今すぐ来い」と言われたとき")
    query = SuggestionQuery(notes="", demand=Demand((DemandQuality.VISIT,)))
    assert sample.appearance.look(form_of(article), article.id, query).own is not None


@pytest.mark.parametrize(
    ("note", "kind", "showing"),
    [("", Kind.SCRIPT, Showing.SILENT), ("来", Kind.SCRIPT, Showing.SILENT), (VISIT, Kind.NOTICE, Showing.NEVER)],
)
def test_what_can_never_appear_is_told_so(sample: Library, note: str, kind: Kind, showing: Showing) -> None:
    article = replace(sample_article(sample), kind=kind, stage=None, role=None)
    assert look(sample, article, note).showing is showing


def test_past_notes_tell_what_would_be_gained_and_who_would_give_way(sample: Library) -> None:
    article = sample_article(sample)
    for note in (f"{ODD}。髙橋様、090-5555-0150", "袋のことで電話", VISIT, "  "):
        with_call(sample, note)
    assert effect_of(sample, article).shown_after == 0
    tuned = replace(article, customer_words=(*article.customer_words, "袋がしゃりしゃりする", "ぴかりん堂の袋"))
    effect = effect_of(sample, tuned)
    assert (effect.notes, effect.shown_before) == (3, 0)
    assert effect.shown_after == len(effect.gained) >= 1
    assert "090" not in effect.gained[-1].text
    assert "髙橋" not in effect.gained[-1].text
    assert effect.lost == ()


def test_an_article_that_gives_way_is_named(sample: Library) -> None:
    with_call(sample, VISIT)
    loser = sample.suggestions.suggest(SuggestionQuery(notes=VISIT)).recommended[-1]
    source = sample_article(sample, "「今すぐ来い」と言われたとき")
    words = ("今すぐ家まで来い", "家まで来いと怒鳴る", "理由は言わない")
    new = replace(source, id=new_id(), title="新しい", customer_words=words, practices=("P99",))
    effect = effect_of(sample, new)
    assert effect.shown_after == 1
    assert [lost.title for lost in effect.losers] == [loser.title]
    assert effect.gained[0].titles == (loser.title,)


def test_words_taken_away_lose_the_notes_they_brought(sample: Library) -> None:
    article = sample_article(sample)
    tuned = replace(article, customer_words=(*article.customer_words, "袋がしゃりしゃりする", "ぴかりん堂の袋"))
    sample.editing.save(tuned)
    with_call(sample, ODD)
    effect = effect_of(sample, article)
    assert (effect.shown_before, effect.shown_after, len(effect.lost)) == (1, 0, 1)


def test_past_notes_to_choose_from_name_nobody(sample: Library) -> None:
    with_call(sample, "髙橋様より入電。090-5555-0150")
    with_call(sample, "   ")
    (note,) = sample.appearance.past_notes()
    assert "髙橋" not in note.text
    assert "090" not in note.text


def test_without_past_notes_nothing_is_changed(sample: Library) -> None:
    assert effect_of(sample, sample_article(sample)).notes == 0
    assert sample.appearance.past_notes() == ()


def test_a_look_that_is_not_wanted_any_more_ends(sample: Library) -> None:
    with_call(sample, VISIT)
    token = CancelToken()
    token.cancel()
    article = sample_article(sample)
    for asked in (
        lambda: sample.appearance.look(form_of(article), article.id, SuggestionQuery(notes=VISIT), token),
        lambda: effect_of(sample, sample_article(sample), token),
    ):
        with pytest.raises(OperationCancelledError):
            asked()


def test_an_answer_is_left_out_only_where_the_article_is_surely_no_part_of_it(sample: Library) -> None:
    snapshot, left_out = sample.suggestions.snapshot(), 0
    for note in (VISIT, "取っ手が外れてやけどした", "営業時間を教えて"):
        query = SuggestionQuery(notes=note)
        whole = sample.suggestions.suggest(query)
        shown = {one.article_id for one in (*whole.recommended, *whole.similar)}
        for article_id in (article.id for article, _ in sample.linting.everything()):
            found = sample.suggestions.suggest_with(query, article_id, snapshot=snapshot)
            left_out += found is None
            assert found == whole or (found is None and article_id not in shown)
    assert left_out > 50


def test_past_notes_are_asked_anew_after_another_article_was_saved(sample: Library) -> None:
    with_call(sample, ODD)
    article = sample_article(sample)
    assert effect_of(sample, article).shown_before == 0
    sample.editing.save(
        replace(article, customer_words=(*article.customer_words, "袋がしゃりしゃりする", "ぴかりん堂の袋"))
    )
    assert effect_of(sample, sample.reading.open(article.id).article).shown_before == 1
