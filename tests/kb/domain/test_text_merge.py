from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.text_merge import Conflict, MergedPart, Origin, merge_texts

LINES = ["", "## 使う場面", "- 訪問を求められた", "- 返金を求められた", "お詫びします", "お詫びいたします", "か\u3099"]
TEXTS = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)
BASE = "## 使う場面\n\n- 訪問を求められた\n- 理由が分からない\n\n## 話す言葉\n\n- お伺いできません。\n"


def changed(old: str, new: str) -> str:
    assert old in BASE
    return BASE.replace(old, new)


def test_changes_in_different_places_are_joined() -> None:
    merge = merge_texts(BASE, changed("訪問", "今すぐの訪問"), changed("お伺いできません", "お電話でお伺いします"))
    assert merge.conflicts == ()
    assert merge.text() == changed("訪問", "今すぐの訪問").replace("お伺いできません", "お電話でお伺いします")
    origins = [part.origin for part in merge.parts if isinstance(part, MergedPart) and part.origin is not Origin.BASE]
    assert origins == [Origin.OURS, Origin.THEIRS]


def test_changes_in_different_places_of_one_line_are_woven() -> None:
    merge = merge_texts(
        BASE, changed("訪問を", "今すぐの訪問を"), changed("求められた\n- 理由", "強く求められた\n- 理由")
    )
    assert merge.text() == changed("訪問を求められた", "今すぐの訪問を強く求められた")
    assert Origin.WOVEN in [part.origin for part in merge.parts if isinstance(part, MergedPart)]


def test_lines_next_to_each_other_are_joined() -> None:
    merge = merge_texts(BASE, changed("訪問", "今すぐの訪問"), changed("理由が", "まだ理由が"))
    assert merge.text() == changed("訪問", "今すぐの訪問").replace("理由が", "まだ理由が")


def test_what_both_changed_differently_is_for_a_person_to_decide() -> None:
    merge = merge_texts(BASE, changed("訪問", "返金"), changed("訪問", "謝罪文"))
    assert merge.conflicts == (Conflict(("- 訪問を求められた",), ("- 返金を求められた",), ("- 謝罪文を求められた",)),)
    assert merge.text({0: merge.conflicts[0].ours}) == changed("訪問", "返金")
    both = (*merge.conflicts[0].ours, *merge.conflicts[0].theirs)
    assert "返金を求められた\n- 謝罪文を求められた\n" in merge.text({0: both})
    with pytest.raises(KeyError):
        merge.text()


def test_two_insertions_at_one_place_are_a_conflict() -> None:
    merge = merge_texts("前\n後", "前\n私\n後", "前\n相手\n後")
    assert merge.conflicts == (Conflict((), ("私",), ("相手",)),)


def test_a_line_removed_here_and_changed_there_is_a_conflict() -> None:
    merge = merge_texts("一\n二の行\n三", "一\n三", "一\n二の新しい行\n三")
    assert merge.conflicts == (Conflict(("二の行",), (), ("二の新しい行",)),)


@given(TEXTS, TEXTS)
def test_what_one_side_alone_changed_is_taken(base: str, changed: str) -> None:
    assert merge_texts(base, changed, base).text() == changed
    assert merge_texts(base, base, changed).text() == changed
    assert merge_texts(base, changed, changed).text() == changed


@given(TEXTS, TEXTS, TEXTS)
def test_the_sides_may_be_exchanged(base: str, ours: str, theirs: str) -> None:
    one, other = merge_texts(base, ours, theirs), merge_texts(base, theirs, ours)
    assert [(c.base, c.ours, c.theirs) for c in one.conflicts] == [(c.base, c.theirs, c.ours) for c in other.conflicts]
    nothing = dict.fromkeys(range(len(one.conflicts)), ())
    assert one.text(nothing) == other.text(nothing)


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_that_somebody_added_is_lost(base: str, ours: str, theirs: str) -> None:
    merge = merge_texts(base, ours, theirs)
    kept: Counter[str] = Counter()
    woven = False
    for part in merge.parts:
        if isinstance(part, Conflict):
            kept += Counter(part.ours) + Counter(part.theirs)
        else:
            kept += Counter(part.lines)
            woven = woven or part.origin is Origin.WOVEN
    for side in (ours, theirs):
        added = Counter(side.split("\n")) - Counter(base.split("\n"))
        if not woven:  # a woven line holds both changes and is neither side's line
            assert added <= kept


@given(st.text(alphabet="あいう"), st.text(alphabet="かきく"), st.text(alphabet="さしす"), st.text(alphabet="たちつ"))
def test_no_letter_that_somebody_put_into_a_line_is_lost(before: str, after: str, ours: str, theirs: str) -> None:
    base = f"{before}来いと言われた{after}"
    merge = merge_texts(base, ours + base, base + theirs)
    text = merge.text({place: (*c.ours, *c.theirs) for place, c in enumerate(merge.conflicts)})
    assert all(text.count(letter) >= ours.count(letter) for letter in ours)
    assert all(text.count(letter) >= theirs.count(letter) for letter in theirs)
    assert merge.conflicts == ()
