"""A change of one value changes that value, and no other character that is not in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.documents.yaml_edits import edited_text
from kb.domain.data_edit import AddEntry, RemoveEntry, SetValue, edited_content, value_at
from kb.resources import resource_path

if TYPE_CHECKING:
    from kb.domain.data_edit import DataEdit
    from kb.domain.rule_problem import Trail

TEXT = """# 先頭の説明 - これは残る
limit: 20  # 分
name: '引用 #1'
list:
  - 一
  # 間の説明
  - 二 # 後ろ
  - "三: 3"

flow: [a, 'b, c', d]
rules:
  # 一つ目の前
  - id: first
    why: {ja: 理由, en: 'why: so'}
    lines:
      - x
  # 二つ目の前

  - {id: second, tags: [], n: 2}
empty:
text: |
  一行目
  二行目

# 末尾の説明
last: true
"""


def changed(edit: DataEdit, text: str = TEXT) -> str:
    result = edited_text(text, [edit])
    assert yaml.safe_load(result) == edited_content(yaml.safe_load(text), edit)
    return result


def lines_lost(after: str, before: str = TEXT) -> list[str]:
    kept = after.splitlines()
    return [line for line in before.splitlines() if line not in kept]


@pytest.mark.parametrize(
    ("edit", "lost", "new"),
    [
        (SetValue(("limit",), 30), ["limit: 20  # 分"], "limit: 30  # 分"),
        (SetValue(("name",), "別 #2"), ["name: '引用 #1'"], "name: '別 #2'"),
        (SetValue(("last",), False), ["last: true"], "last: false"),
        (SetValue(("rules", 0, "why", "en"), "because"), ["    why: {ja: 理由, en: 'why: so'}"], "en: 'because'"),
        (SetValue(("rules", 0, "better"), "言い換え"), [], "    better: 言い換え"),
        (SetValue(("rules", 1, "n"), 3), ["  - {id: second, tags: [], n: 2}"], "n: 3}"),
        (SetValue(("rules", 1, "m"), [1, 2]), ["  - {id: second, tags: [], n: 2}"], "n: 2, m: [1, 2]}"),
        (SetValue(("empty",), "値"), ["empty:"], "empty: 値"),
        (SetValue(("empty", "a", "b"), "値"), ["empty:"], "empty: {a: {b: 値}}"),
        (SetValue(("new", "a"), "値"), [], "new: {a: 値}"),
        (SetValue(("text",), "一行"), ["text: |", "  一行目", "  二行目"], "text: 一行"),
        (SetValue(("text",), "一\n\n三\n"), ["  一行目", "  二行目"], "text: |\n  一\n\n  三\n"),
        (SetValue(("limit",), "a\nb"), ["limit: 20  # 分"], "limit: |-  # 分\n  a\n  b"),
        (SetValue(("list",), ["一", "二", "三: 3", "四"]), [], "  - 四"),
        (SetValue(("list",), ["一", "新", "三: 3"]), ["  - 二 # 後ろ"], "  - 新 # 後ろ"),
        (SetValue(("list",), ["二", "三: 3"]), ["  - 一"], "  # 間の説明"),
        (SetValue(("list",), []), ["list:", "  - 一", "  # 間の説明", "  - 二 # 後ろ", '  - "三: 3"'], "list: []"),
        (SetValue(("flow",), ["a", "b, c", "e", "d"]), ["flow: [a, 'b, c', d]"], "flow: [a, 'b, c', e, d]"),
        (SetValue(("flow",), ["d"]), ["flow: [a, 'b, c', d]"], "flow: [d]"),
        (SetValue(("rules", 1, "tags"), ["い, ろ"]), ["  - {id: second, tags: [], n: 2}"], "tags: ['い, ろ']"),
        (SetValue(("limit",), None), ["limit: 20  # 分"], "name:"),
        (SetValue(("rules", 0, "id"), None), ["  - id: first", "    why: {ja: 理由, en: 'why: so'}"], "  - why: {ja"),
        (SetValue(("rules", 0, "lines"), None), ["    lines:", "      - x"], "  # 二つ目の前"),
        (SetValue(("rules", 1, "id"), None), ["  - {id: second, tags: [], n: 2}"], "  - {tags: [], n: 2}"),
        (SetValue(("rules", 1, "n"), None), ["  - {id: second, tags: [], n: 2}"], "tags: []}"),
        (SetValue(("nothing",), None), [], ""),
        (AddEntry(("list",), "四"), [], "  - 四"),
        (AddEntry(("rules",), {"id": "third", "n": 1}), [], "  - {id: third, n: 1}"),
        (AddEntry(("empty",), "値"), ["empty:"], "empty: [値]"),
        (AddEntry(("rules", 1, "tags"), "値"), ["  - {id: second, tags: [], n: 2}"], "tags: [値]"),
        (
            RemoveEntry(("rules", 0)),
            ["  - id: first", "    why: {ja: 理由, en: 'why: so'}", "    lines:", "      - x"],
            "",
        ),
        (RemoveEntry(("rules", 1)), ["  - {id: second, tags: [], n: 2}"], "  # 二つ目の前"),
        (RemoveEntry(("flow", 0)), ["flow: [a, 'b, c', d]"], "flow: ['b, c', d]"),
        (RemoveEntry(("flow", 1)), ["flow: [a, 'b, c', d]"], "flow: [a, d]"),
        (RemoveEntry(("rules", 0, "lines", 0)), ["    lines:", "      - x"], "    lines: []"),
    ],
)
def test_only_the_value_changes(edit: DataEdit, lost: list[str], new: str) -> None:
    after = changed(edit)
    assert lines_lost(after) == lost
    assert new in after


def test_a_file_with_windows_lines_keeps_them() -> None:
    text = TEXT.replace("\n", "\r\n")
    after = changed(AddEntry(("rules", 0, "lines"), "y"), text)
    assert "\n" not in after.replace("\r\n", "")


def test_a_file_that_says_nothing_begins() -> None:
    assert edited_text("# 説明\n", [AddEntry(("rules",), {"id": "a"})]) == "# 説明\nrules: [{id: a}]\n"
    assert yaml.safe_load(edited_text("", [SetValue(("a", "b"), 1)])) == {"a": {"b": 1}}


def test_a_place_that_is_not_there_is_told() -> None:
    for edit in (RemoveEntry(("list", 9)), AddEntry(("limit",), "x"), SetValue(("limit", "a"), 1)):
        with pytest.raises(LookupError):
            edited_text(TEXT, [edit])


def test_characters_of_all_lengths_do_not_shift_places() -> None:
    text = "a: é漢𠮷\nb: 'x𠮷' # 𠮷\nc: 1\n"
    assert changed(SetValue(("b",), "y𠮷"), text) == "a: é漢𠮷\nb: 'y𠮷' # 𠮷\nc: 1\n"


FILES = ["alerts", "wording", "questions", "handover", "boundaries", "masking", "records", "policy", "note_frames"]
words = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029\ufeff"), max_size=12
)
values = st.one_of(words, st.integers(), st.booleans(), st.lists(words, max_size=4))


def trails(content: object, trail: Trail = ()) -> list[Trail]:
    found = [trail] if trail else []
    if isinstance(content, dict):
        for key, below in content.items():
            found += trails(below, (*trail, key))
    elif isinstance(content, list):
        for number, below in enumerate(content[:6]):
            found += trails(below, (*trail, number))
    return found


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_value_of_the_shipped_files_can_be_changed(name: str, data: st.DataObject) -> None:
    text = resource_path("rules", f"{name}.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=yaml.CSafeLoader)
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    for _ in range(2):
        trail = data.draw(st.sampled_from(trails(content)))
        old = value_at(content, trail)
        kinds: list[DataEdit] = []
        if not isinstance(old, dict):
            kinds.append(SetValue(trail, data.draw(values)))
        if isinstance(old, list):
            kinds.append(AddEntry(trail, data.draw(st.one_of(words, st.dictionaries(st.just("a"), words)))))
        if isinstance(trail[-1], int):
            kinds.append(RemoveEntry(trail))
        if not kinds:
            continue
        edit = data.draw(st.sampled_from(kinds))
        text = edited_text(text, [edit])
        content = edited_content(content, edit)
        assert yaml.load(text, Loader=yaml.CSafeLoader) == content
        if not isinstance(old, list) or isinstance(edit, AddEntry):
            kept = set(text.splitlines())
            assert not [line for line in comments if line not in kept]
