"""What waits for editors, in a real library: nothing of a customer's identity in any of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.documents.article_text import read_article
from kb.domain.article import Kind, State
from kb.domain.call import CallResult, DismissReason, FeedbackType
from kb.domain.demand import Demand, DemandQuality
from kb.domain.queues import NeighbourKind, Queue, Settlement
from tests.kb.support import make_script

if TYPE_CHECKING:
    from uuid import UUID

    from kb.domain.call import Call
    from kb.library import Library
    from tests.kb.support import PlayedClock

NOTES = "髙橋様（090-5555-0150）より入電。K-21の取っ手が外れた。髙橋の夫も怒っている"
#: What must never be seen by an editor.
MARKERS = ("髙橋", "090-5555", "5555-0150", "K0012", "鈴木", "taro@example.jp")


def article(library: Library, title: str = "取っ手が外れたとき") -> UUID:
    made = make_script(title)
    library.editing.save(made)
    return made.id


def call_with(library: Library, notes: str = NOTES) -> Call:
    call = library.calls.start(agent="鈴木", caller_reference="K0012")
    library.calls.save_notes(call.id, notes)
    changed = replace(
        call,
        product="電気ケトル K-21",
        cause="product_defect",
        demand=Demand((DemandQuality.VISIT,), "髙橋様に5万円"),
        action="鈴木が髙橋様に謝罪した",
    )
    library.calls.update(changed)
    return changed


def shows_nobody(value: object) -> bool:
    return not any(marker in repr(value) for marker in MARKERS)


# Flags


def test_p32_flags_are_grouped_by_article_with_what_an_editor_may_see_of_the_call(
    blank: Library, clock: PlayedClock
) -> None:
    first, second = article(blank), article(blank, "訪問を断る")
    call = call_with(blank)
    blank.calls.rate(call.id, first, FeedbackType.FLAGGED, "髙橋様には古い言い方でした。taro@example.jp")
    clock.pass_minutes(1)
    blank.calls.dismiss(call.id, second, DismissReason.WRONG_CONTENT)
    clock.pass_minutes(1)
    blank.calls.rate(None, first, FeedbackType.FLAGGED, "言い方が悪い")
    flags = blank.queues.flags()
    assert [(one.article.title, len(one.flags)) for one in flags] == [("取っ手が外れたとき", 2), ("訪問を断る", 1)]
    newest, oldest = flags[0].flags
    assert (newest.reason, newest.call) == ("言い方が悪い", None)
    assert oldest.reason == "〔氏名〕様には古い言い方でした。〔メール〕"
    assert oldest.call is not None
    assert (oldest.call.product, oldest.call.cause) == ("電気ケトル K-21", "product_defect")
    assert "取っ手が外れた" in oldest.call.notes
    assert flags[1].flags[0].reason == DismissReason.WRONG_CONTENT
    assert shows_nobody(flags)


def test_an_article_that_was_followed_already_is_no_flag(blank: Library) -> None:
    call = call_with(blank)
    blank.calls.dismiss(call.id, article(blank), DismissReason.ALREADY_DONE)
    assert blank.queues.flags() == ()
    assert blank.queues.counts()[Queue.FLAGS] == 0


def test_settled_flags_leave_the_queue_and_come_back(blank: Library) -> None:
    article_id = article(blank)
    blank.calls.rate(None, article_id, FeedbackType.FLAGGED, "古い")
    (flags,) = blank.queues.flags()
    assert blank.queue_actions.settle_statements(flags.flag_ids, Settlement.ARTICLE, editor="編集者").queues
    assert blank.queues.flags() == ()
    blank.queue_actions.unsettle_statements(flags.flag_ids)
    assert blank.queues.flags() == (flags,)


# What did not help


def test_p32_articles_of_no_help_are_ordered_by_how_sure_that_is(blank: Library) -> None:
    once, often, helpful = article(blank, "一度だけ"), article(blank, "三度に二度"), article(blank, "ほぼ効く")
    says = {
        once: [FeedbackType.NOT_HELPED],
        often: [FeedbackType.NOT_HELPED] * 3 + [FeedbackType.HELPED],
        helpful: [FeedbackType.NOT_HELPED] + [FeedbackType.HELPED] * 9,
    }
    for article_id, said in says.items():
        for kind in said:
            blank.calls.rate(call_with(blank).id, article_id, kind)
    records = blank.queues.unhelpful()
    assert [(one.article.title, one.not_helped, one.judged) for one in records] == [
        ("三度に二度", 3, 4),
        ("一度だけ", 1, 1),
        ("ほぼ効く", 1, 10),
    ]
    assert shows_nobody(records)
    blank.queue_actions.settle_statements(records[0].flag_ids, Settlement.ARTICLE)
    assert [one.article.title for one in blank.queues.unhelpful()] == ["一度だけ", "ほぼ効く"]


# Misses


def test_misses_are_settled_together_and_come_back(blank: Library) -> None:
    blank.misses.search_missed("カビ 臭い")
    (group,) = blank.queues.misses()
    blank.queue_actions.settle_misses(group.ids, Settlement.NOTHING)
    assert blank.queues.misses() == ()
    blank.queue_actions.unsettle_misses(group.ids)
    assert blank.queues.misses() == (group,)


def test_what_stands_near_a_question_finds_something(sample: Library) -> None:
    found = sample.queues.near("返金ようきゅう")
    assert {neighbour.kind for neighbour in found} >= {NeighbourKind.TERM, NeighbourKind.ARTICLE}
    assert all(neighbour.hits > 0 for neighbour in found)
    near = {neighbour.text for neighbour in sample.queues.near("炊飯機") if neighbour.kind is NeighbourKind.SPELLING}
    assert near == {"炊飯器"}


def test_nothing_stands_near_in_an_empty_library(blank: Library) -> None:
    assert blank.queues.near("カビ臭い") == ()


def test_a_search_becomes_a_draft_that_keeps_the_words(blank: Library) -> None:
    blank.misses.search_missed("カビ臭い加湿器")
    blank.misses.search_missed("加湿器 カビ臭い")
    (group,) = blank.queues.misses()
    article_id = blank.queue_actions.draft_of_misses(group, editor="編集者")
    (draft,) = blank.drafts.of_editor(editor="編集者")
    made = read_article(draft.text)
    assert (made.id, made.kind, made.state) == (article_id, Kind.SCRIPT, State.DRAFT)
    assert made.title == group.question
    assert set(made.customer_words) == {"カビ臭い加湿器", "加湿器 カビ臭い"}
    assert "## 話す言葉" in made.body
    (waiting,) = blank.queues.drafts()
    assert (waiting.title, waiting.kind, waiting.call) == (group.question, Kind.SCRIPT, None)


def test_notes_become_a_case_of_their_call(blank: Library) -> None:
    call = call_with(blank)
    blank.calls.end(call.id, CallResult.NO_CONSENT)
    (group,) = blank.queues.misses()
    blank.queue_actions.draft_of_misses(group)
    (draft,) = blank.drafts.of_editor()
    made = read_article(draft.text)
    assert (made.kind, made.product, draft.call_id) == (Kind.CASE, "電気ケトル K-21", call.id)
    assert set(group.question.split("、")) <= set(made.customer_words)
    assert shows_nobody(draft.text)


# Drafts


def test_p32_drafts_from_calls_wait_with_their_call(blank: Library) -> None:
    call = call_with(blank)
    article_id = blank.case_drafts.draft_from_call(call.id, "鈴木")
    (draft,) = blank.queues.drafts()
    assert (draft.article_id, draft.kind) == (article_id, Kind.CASE)
    assert draft.call is not None
    assert draft.call.call_id == call.id
    assert shows_nobody(draft.call)
    assert shows_nobody(draft.title)


def test_a_discarded_draft_comes_back_as_it_was(blank: Library) -> None:
    blank.case_drafts.draft_from_call(call_with(blank).id)
    (draft,) = blank.queues.drafts()
    (text,) = [one.text for one in blank.drafts.of_editor()]
    dropped = blank.queue_actions.discard_draft(draft.article_id, editor=draft.editor)
    assert dropped is not None
    assert blank.queues.drafts() == ()
    assert blank.queue_actions.discard_draft(draft.article_id, editor=draft.editor) is None
    blank.queue_actions.restore_draft(dropped)
    assert blank.queues.drafts() == (draft,)
    assert [one.text for one in blank.drafts.of_editor()] == [text]


def test_what_is_typed_in_an_open_window_does_not_wait(blank: Library) -> None:
    blank.case_drafts.draft_from_call(call_with(blank).id)
    (stored,) = blank.drafts.of_editor()
    assert blank.drafts.adopt(stored) is not None
    assert blank.queues.drafts() == ()


def test_a_draft_of_an_article_that_exists_does_not_wait(blank: Library) -> None:
    article_id = blank.case_drafts.draft_from_call(call_with(blank).id)
    (stored,) = blank.drafts.of_editor()
    blank.editing.save(replace(read_article(stored.text), id=article_id))
    assert blank.queues.drafts() == ()


# Reviews


def secondary_call(library: Library) -> Call:
    call = call_with(library)
    library.calls.make_secondary(call.id)
    item = library.handover.review_of(call.id)
    assert item is not None
    written = replace(item, angered="髙橋様を二度待たせた", calmed="鈴木に代えてSVが*経緯*を説明した")
    library.handover.save_review(written)
    library.calls.end(call.id, CallResult.SECONDARY)
    return call


def test_p33_reviews_are_closed_and_opened_again(blank: Library) -> None:
    call = secondary_call(blank)
    (review,) = blank.queues.reviews()
    assert (review.angered, review.call.call_id) == ("〔氏名〕様を二度待たせた", call.id)
    assert shows_nobody(review)
    assert blank.queue_actions.close_review(call.id).queues
    assert blank.queues.reviews() == ()
    (closed,) = blank.queues.reviews(closed=True)
    assert closed.closed_at is not None
    blank.queue_actions.reopen_review(call.id)
    assert blank.queues.reviews() == (review,)


def test_p34_a_review_becomes_a_case_with_what_angered_and_calmed(blank: Library) -> None:
    call = secondary_call(blank)
    article_id = blank.queue_actions.draft_of_review(call.id, editor="編集者")
    (draft,) = blank.drafts.of_editor(editor="編集者")
    made = read_article(draft.text)
    assert (made.id, made.kind, draft.call_id) == (article_id, Kind.CASE, call.id)
    lessons = made.body.partition("## 学び\n")[2]
    assert "- 怒らせたこと: 〔氏名〕様を二度待たせた" in lessons
    assert r"- 鎮めたこと: 〔氏名〕に代えてSVが\*経緯\*を説明した" in lessons
    assert shows_nobody(draft.text)


def test_a_call_that_became_a_draft_already_becomes_no_second_case(blank: Library) -> None:
    call = secondary_call(blank)
    blank.case_drafts.draft_from_call(call.id)
    before = blank.queue_actions.draft_of_call(call.id)
    assert before is not None
    article_id = blank.queue_actions.draft_of_review(call.id, editor="編集者")
    (draft,) = blank.queues.drafts()
    assert draft.article_id == article_id == before.article_id
    after = blank.queue_actions.draft_of_call(call.id)
    assert after is not None
    made = read_article(after.text)
    assert "- 怒らせたこと: 〔氏名〕様を二度待たせた" in made.body.partition("## 学び\n")[2]
    assert after.editor == before.editor
    blank.queue_actions.restore_draft(before)
    assert blank.queue_actions.draft_of_call(call.id) == before


# All of them


def test_the_counts_are_those_of_the_rows(blank: Library) -> None:
    assert set(blank.queues.counts().values()) == {0}
    article_id = article(blank)
    call = secondary_call(blank)
    blank.calls.rate(call.id, article_id, FeedbackType.FLAGGED, "古い")
    blank.calls.rate(call.id, article_id, FeedbackType.NOT_HELPED)
    blank.case_drafts.draft_from_call(call.id)
    blank.misses.search_missed("異臭")
    counts = blank.queues.counts()
    assert counts == {
        Queue.FLAGS: len(blank.queues.flags()),
        Queue.MISSES: len(blank.queues.misses()),
        Queue.DRAFTS: len(blank.queues.drafts()),
        Queue.NOT_HELPED: len(blank.queues.unhelpful()),
        Queue.REVIEWS: len(blank.queues.reviews()),
    }
    assert min(counts.values()) > 0


def test_what_is_due_is_listed_and_counted_apart(blank: Library, clock: PlayedClock) -> None:
    article_id = article(blank)
    assert blank.queues.due_count() == 0
    clock.pass_minutes(60 * 24 * (blank.policy.intervals.archive_days + 1))
    assert [one.heading.id for one in blank.queues.due()] == [article_id]
    assert blank.queues.due_count() == 1


@pytest.mark.parametrize("queue", ["flags", "misses", "drafts", "unhelpful", "reviews", "due"])
def test_an_empty_library_has_empty_queues(blank: Library, queue: str) -> None:
    assert getattr(blank.queues, queue)() == ()
