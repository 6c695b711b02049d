from __future__ import annotations

from datetime import timedelta

from kb.domain.queues import Miss, MissSource
from kb.identifiers import new_id
from kb.services.miss_groups import group_misses
from tests.kb.support import START


def grouped(*questions: str) -> list[list[str]]:
    misses = [
        Miss(id=new_id(), at=START - timedelta(hours=hours), source=MissSource.SEARCH, question=question)
        for hours, question in enumerate(questions)
    ]
    return [[miss.question for miss in group.misses] for group in group_misses(misses)]


def test_the_same_words_in_any_order_width_and_inflection_are_one_question() -> None:
    assert grouped("家まで来い", "来いと言う、家まで", "ｲｴ 家へ来た") == [
        ["家まで来い", "来いと言う、家まで", "ｲｴ 家へ来た"]
    ]


def test_more_than_half_of_the_words_make_the_same_question() -> None:
    assert grouped("加湿器 カビ", "加湿器 カビ 臭い", "加湿器 漏電") == [
        ["加湿器 カビ", "加湿器 カビ 臭い"],
        ["加湿器 漏電"],
    ]


def test_the_most_frequent_come_first_then_the_newest() -> None:
    assert grouped("漏電", "爆音", "異臭", "爆音") == [["爆音", "爆音"], ["漏電"], ["異臭"]]


def test_either_kana_is_the_same_question() -> None:
    assert grouped("かちこみ", "カチコミ") == [["かちこみ", "カチコミ"]]


def test_what_holds_no_word_is_compared_as_it_stands() -> None:
    assert grouped("むにゅ", "むにゅ", "もにゅ") == [["むにゅ", "むにゅ"], ["もにゅ"]]


def test_a_group_says_which_words_all_share() -> None:
    misses = [
        Miss(id=new_id(), at=START, source=MissSource.SEARCH, question=question)
        for question in ("加湿器 カビ 臭い", "カビ 加湿器")
    ]
    (group,) = group_misses(misses)
    assert group.words == ("加湿", "器", "黴")
