"""Segments stay few, and merges are of equals."""

from __future__ import annotations

from kb.search.merge_policy import MOST_SEGMENTS, in_background, within_commit


def test_tiny_segments_are_merged_by_the_commit_that_makes_one_too_many() -> None:
    assert within_commit([100_000, 1, 1, 1, 1, 1, 1, 1]) == []
    assert within_commit([100_000, 1, 1, 2, 1, 40, 1, 1, 7, 1]) == [1, 2, 3, 4, 6, 7, 8, 9]


def test_without_anybody_in_the_background_commits_merge_more() -> None:
    sizes = [100_000, 3_000, *[9] * (MOST_SEGMENTS - 2)]
    assert within_commit(sizes[:-1]) == []
    assert within_commit(sizes) == list(range(2, MOST_SEGMENTS))


def test_the_background_merges_what_is_of_about_one_size() -> None:
    assert in_background([100_000, 1, 1, 8], [0] * 4) == []
    assert in_background([100_000, 1, 1, 8, 50], [0] * 5) == []
    assert in_background([100_000, 1, 1, 2, 8], [0] * 5) == [1, 2, 3, 4]
    assert in_background([5_000, 6_000, 5_500, 5_000], [0] * 4) == [0, 1, 2, 3]


def test_a_segment_of_mostly_deleted_documents_is_written_anew() -> None:
    assert in_background([70, 100], [30, 0]) == []
    assert in_background([69, 100], [31, 0]) == [0]
    assert in_background([], []) == []


def test_a_thousand_edits_leave_few_segments_and_merge_each_document_seldom() -> None:
    sizes, merged, most = [100_000], 0, 0
    for _ in range(1_000):
        sizes.append(1)
        most = max(most, len(sizes))
        if chosen := in_background(sizes, [0] * len(sizes)):
            merged += sum(sizes[position] for position in chosen)
            sizes = [size for position, size in enumerate(sizes) if position not in chosen] + [
                sum(sizes[position] for position in chosen)
            ]
    assert most <= 10
    assert merged < 12_000
