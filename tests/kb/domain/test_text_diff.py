from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.text_diff import DiffRow, RowKind, Span, diff_texts, diff_words

WORDS = st.lists(st.sampled_from(["", "## 使う場面", "- 訪問", "- 返金を求める", "お詫び", "お詫びします", "か\u3099"]))
TEXTS = st.one_of(st.text(alphabet="あい。\n訪問"), WORDS.map("\n".join))


def marked(spans: tuple[Span, ...]) -> str:
    """Write changed spans in brackets."""
    return "".join(f"[{span.text}]" if span.changed else span.text for span in spans)


def numbers(row: DiffRow) -> tuple[RowKind, int | None, int | None]:
    return row.kind, row.before_number, row.after_number


def test_lines_are_aligned_and_numbered() -> None:
    diff = diff_texts("一行目\n消える行です\n同じ\n", "一行目\n同じ\n新しく書いた文\n")
    assert [numbers(row) for row in diff.rows] == [
        (RowKind.SAME, 1, 1),
        (RowKind.REMOVED, 2, None),
        (RowKind.SAME, 3, 2),
        (RowKind.ADDED, None, 3),
    ]
    assert diff
    assert not diff_texts("同じ\n", "同じ")


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        (
            "今すぐ来いと言われた",
            "今すぐ家に来いと強く言われた",
            "今すぐ来いと言われた",
            "今すぐ[家に]来いと[強く]言われた",
        ),
        ("3日以内に返金します", "5日以内に返金します", "[3]日以内に返金します", "[5]日以内に返金します"),
        # 「の」 is on both sides by chance and parts nothing a reader would see as two changes.
        ("担当者のお詫び", "上司の謝罪文", "[担当者のお詫び]", "[上司の謝罪文]"),
        ("👨‍👩‍👧です", "👨‍👩‍👦です", "[👨‍👩‍👧]です", "[👨‍👩‍👦]です"),
        ("か\u3099です", "かです", "[か\u3099]です", "[か]です"),
        ("", "新しい", "", "[新しい]"),
    ],
)
def test_changes_inside_a_line_can_be_read(before: str, after: str, left: str, right: str) -> None:
    old, new = diff_words(before, after)
    assert (marked(old), marked(new)) == (left, right)


def test_a_line_that_was_changed_stands_beside_what_it_became() -> None:
    diff = diff_texts(
        "- 原因が分からない\n- 社内の調査が要る\n", "- 新しい項目\n- 原因がまだ分からない\n- 社内の調査が要る\n"
    )
    assert [numbers(row) for row in diff.rows] == [
        (RowKind.ADDED, None, 1),
        (RowKind.CHANGED, 1, 2),
        (RowKind.SAME, 2, 3),
    ]
    assert marked(diff.rows[1].after) == "- 原因が[まだ]分からない"


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_a_comparison(before: str, after: str) -> None:
    diff = diff_texts(before, after)
    old = [row for row in diff.rows if row.before_number is not None]
    new = [row for row in diff.rows if row.after_number is not None]
    assert [row.before_number for row in old] == list(range(1, len(old) + 1))
    assert [row.after_number for row in new] == list(range(1, len(new) + 1))
    joined = ["\n".join("".join(span.text for span in row.before) for row in old)]
    joined.append("\n".join("".join(span.text for span in row.after) for row in new))
    assert joined == [before.removesuffix("\n"), after.removesuffix("\n")]
    for row in diff.rows:
        assert (row.kind is RowKind.SAME) == (row.before == row.after)


@pytest.mark.parametrize("line", ["同じ行", ""])
def test_long_texts_of_equal_lines_are_compared(line: str) -> None:
    before = "\n".join([*[line] * 9_000, "終わり"])
    diff = diff_texts(before, "\n".join([*[line] * 5_000, "違う行", *[line] * 4_000, "終わり"]))
    assert diff.count(RowKind.SAME) == 9_001
    assert diff.count(RowKind.ADDED) == 1


def test_texts_too_long_to_compare_are_equal_at_their_ends() -> None:
    lines = [str(number) for number in range(30_000)]
    diff = diff_texts("\n".join(lines), "\n".join([*lines[:10], "違う", *lines[12:]]))
    assert diff.count(RowKind.SAME) == 29_998
    assert diff.count(RowKind.ADDED) + diff.count(RowKind.CHANGED) == 1


def test_a_line_of_a_hundred_thousand_letters_is_compared() -> None:
    (row,) = diff_texts("あ" * 100_000, "あ" * 60_000 + "い" + "あ" * 40_000).rows
    assert marked(row.after) == "あ" * 60_000 + "[い]" + "あ" * 40_000
