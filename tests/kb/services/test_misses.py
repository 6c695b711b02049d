"""What the library had nothing for is kept, masked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.domain.call import CallEventType, CallResult
from kb.domain.queues import MissSource
from kb.errors import FileUnreadableError

if TYPE_CHECKING:
    from kb.library import Library, LibraryPaths
    from tests.kb.support import PlayedClock

#: A complaint that no article of the sample knows.
UNKNOWN = "むにゅむにゅ。ぎゃふんぎゃふん。髙橋様、090-5555-0150"


def questions(library: Library) -> list[str]:
    return [miss.question for group in library.queues.misses() for miss in group.misses]


def end_call(library: Library, notes: str, result: CallResult | None = CallResult.NO_CONSENT) -> None:
    call = library.calls.start(agent="鈴木", caller_reference="K0012")
    library.calls.save_notes(call.id, notes)
    library.calls.end(call.id, result)


def test_a_search_that_found_nothing_is_kept_once(blank: Library, clock: PlayedClock) -> None:
    assert blank.misses.search_missed("  カビ　臭い ")
    assert not blank.misses.search_missed("カビ 臭い")
    clock.pass_minutes(6)
    assert blank.misses.search_missed("カビ 臭い")
    (group,) = blank.queues.misses()
    assert (group.question, group.count) == ("カビ 臭い", 2)
    assert group.misses[0].source is MissSource.SEARCH


@pytest.mark.parametrize("question", ["", "？", "髙橋様", "090-5555-0150", "k@example.jp"])
def test_what_says_nothing_but_who_is_not_kept(blank: Library, question: str) -> None:
    assert not blank.misses.search_missed(question)
    assert questions(blank) == []


def test_who_is_named_in_the_call_that_goes_on_is_masked_in_a_search(blank: Library) -> None:
    call = blank.calls.start(agent="鈴木", caller_reference="K0012")
    blank.calls.save_notes(call.id, "ムニュ様より入電")
    blank.misses.search_missed("ムニュ K0012 鈴木 異臭")
    (kept,) = questions(blank)
    assert "異臭" in kept
    for personal in ("K0012", "鈴木", "ムニュ"):
        assert personal not in kept


def test_nothing_is_kept_that_cannot_be_masked(blank: Library, blank_paths: LibraryPaths) -> None:
    (blank_paths.root / "rules").mkdir()
    (blank_paths.root / "rules" / "masking.yaml").write_text("{}", encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        blank.misses.search_missed("カビ 臭い")
    assert questions(blank) == []


def test_a_complaint_that_nothing_was_suggested_for_is_kept_by_its_telling_words(sample: Library) -> None:
    end_call(sample, UNKNOWN)
    (group,) = sample.queues.misses()
    (miss,) = group.misses
    assert miss.source is MissSource.NOTES
    assert miss.question == "むにゅむにゅ、ぎゃふんぎゃふん"
    for personal in ("髙橋", "5555", "鈴木", "K0012"):
        assert personal not in miss.question


def test_a_call_that_goes_on_after_all_is_forgotten_until_it_ends(sample: Library) -> None:
    end_call(sample, UNKNOWN)
    (group,) = sample.queues.misses()
    call_id = group.misses[0].call_id
    assert call_id is not None
    sample.calls.reopen(call_id)
    assert questions(sample) == []
    sample.calls.end(call_id)
    sample.calls.end(call_id, CallResult.SETTLED)
    assert len(questions(sample)) == 1


@pytest.mark.parametrize(
    ("notes", "result"),
    [
        ("今すぐ家まで来いと怒鳴っている", CallResult.NO_CONSENT),
        ("取扱説明書をなくしたのでダウンロードの場所を知りたい", CallResult.SETTLED),
        ("怒る", CallResult.NO_CONSENT),
    ],
)
def test_what_was_suggested_for_asked_or_hardly_noted_is_no_miss(
    sample: Library, notes: str, result: CallResult
) -> None:
    end_call(sample, notes, result)
    assert questions(sample) == []


def test_who_opened_an_article_found_something(sample: Library) -> None:
    call = sample.calls.start()
    sample.calls.save_notes(call.id, UNKNOWN)
    article = sample.reading.find("「今すぐ来い」と言われたとき").article
    sample.calls.record(call.id, CallEventType.ARTICLE_OPENED, article.id)
    sample.calls.end(call.id, CallResult.NO_CONSENT)
    assert questions(sample) == []


def test_an_enquiry_that_became_a_complaint_is_one(blank: Library) -> None:
    call = blank.calls.start()
    blank.calls.save_notes(call.id, "取扱説明書をなくしたのでダウンロードの場所を知りたい")
    blank.calls.update(replace(call, cause="attitude"))
    blank.calls.end(call.id)
    assert len(questions(blank)) == 1


def test_a_call_ends_although_its_miss_cannot_be_kept(
    blank: Library, blank_paths: LibraryPaths, caplog: pytest.LogCaptureFixture
) -> None:
    (blank_paths.root / "rules").mkdir()
    (blank_paths.root / "rules" / "masking.yaml").write_text("{}", encoding="utf-8")
    end_call(blank, UNKNOWN)
    assert len(blank.calls.recent()) == 1
    assert "could not be noted" in caplog.text
    assert "髙橋" not in caplog.text
    caplog.clear()
