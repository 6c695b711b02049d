"""What a rule file says is read by what it should be, and an editor's slip is told with its place."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.domain.bilingual import Bilingual
from kb.domain.rule_problem import RuleProblem
from kb.errors import FileUnreadableError, RuleInvalidError
from kb.rule_entries import RuleEntry, RuleSource

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = Path("rules.yaml")
SOURCE = RuleSource(PATH, "")


class Colour(StrEnum):
    RED = "red"


def test_values_are_read_by_what_they_should_be() -> None:
    entry = RuleEntry(
        SOURCE,
        {
            "text": " a ",
            "texts": ["a", "b"],
            "both": {"ja": "あ", "en": "a"},
            "number": 3,
            "yes": True,
            "word": "red",
            "entry": {"text": "b"},
            "entries": [{"text": "c"}],
        },
    )
    assert entry.text("text") == "a"
    assert entry.text("missing", "default") == "default"
    assert entry.texts("texts") == ("a", "b")
    assert entry.texts("missing", optional=True) == ()
    assert entry.both("both") == Bilingual("あ", "a")
    assert (entry.number("number", 1), entry.number("missing", 1)) == (3, 1)
    assert (entry.yes("yes"), entry.yes("missing")) == (True, False)
    assert entry.word("word", Colour) is Colour.RED
    assert entry.entry("entry").text("text") == "b"
    assert [inner.text("text") for inner in entry.entries("entries")] == ["c"]
    assert entry.has("text")
    assert not entry.has("missing")
    entry.finish()


@pytest.mark.parametrize(
    ("values", "read"),
    [
        ({"a": ""}, lambda entry: entry.text("a")),
        ({"a": 1}, lambda entry: entry.text("a")),
        ({}, lambda entry: entry.text("a")),
        ({"a": []}, lambda entry: entry.texts("a")),
        ({"a": "text"}, lambda entry: entry.texts("a")),
        ({"a": [" "]}, lambda entry: entry.texts("a")),
        ({"a": {"ja": "あ"}}, lambda entry: entry.both("a")),
        ({"a": {"ja": "あ", "en": "a", "de": "a"}}, lambda entry: entry.both("a")),
        ({"a": True}, lambda entry: entry.number("a", 1)),
        ({"a": 0}, lambda entry: entry.number("a", 1, least=1)),
        ({"a": 9}, lambda entry: entry.number("a", 1, most=8)),
        ({}, lambda entry: entry.number("a")),
        ({"a": "yes"}, lambda entry: entry.yes("a")),
        ({"a": "blue"}, lambda entry: entry.word("a", Colour)),
        ({"a": ["red", "blue"]}, lambda entry: entry.words("a", Colour)),
        ({"a": []}, lambda entry: entry.entry("a")),
        ({"a": []}, lambda entry: entry.entries("a")),
        ({"a": [1]}, lambda entry: entry.entries("a")),
        ({"a": 1}, lambda entry: entry.finish()),
        ([], lambda entry: entry.finish()),
        ({1: 1}, lambda entry: entry.finish()),
    ],
)
def test_what_is_not_right_is_refused(values: object, read: Callable[[RuleEntry], object]) -> None:
    with pytest.raises(FileUnreadableError) as raised:
        read(RuleEntry(SOURCE, values))
    assert raised.value.params["path"] == str(PATH)


FILE = """# の例
rules:
  - id: 一つ目
    why: {ja: 理由, en: why}
  - why: {ja: '', en: why}
    number: 9
    list: [a, ' ', a]
    extra: 1
"""


@pytest.mark.parametrize(
    ("read", "line", "key", "problem", "detail"),
    [
        (lambda rule: rule.both("why"), 5, "rules › 2 › why › ja", RuleProblem.NOT_A_TEXT, ""),
        (lambda rule: rule.text("id"), 5, "rules › 2", RuleProblem.KEY_MISSING, "id"),
        (lambda rule: rule.number("number", most=8), 6, "rules › 2 › number", RuleProblem.NOT_A_NUMBER, "0-8"),
        (lambda rule: rule.texts("list"), 7, "rules › 2 › list › 2", RuleProblem.NOT_A_TEXT, ""),
        (lambda rule: rule.word("list", Colour), 7, "rules › 2 › list", RuleProblem.NOT_A_TEXT, ""),
        (lambda rule: rule.yes("number"), 6, "rules › 2 › number", RuleProblem.NOT_YES_OR_NO, ""),
        (lambda rule: (rule.has("why"), rule.finish()), 6, "rules › 2 › number", RuleProblem.KEY_UNKNOWN, "number"),
    ],
)
def test_an_error_names_place_and_reason(
    read: Callable[[RuleEntry], object], line: int, key: str, problem: RuleProblem, detail: str
) -> None:
    rules = RuleSource(PATH, FILE).root().entries("rules")
    rules[0].both("why")
    with pytest.raises(RuleInvalidError) as raised:
        read(rules[1])
    found = raised.value.params
    assert (found["line"], found["key"], found["problem"], found["detail"]) == (line, key, problem, detail)


def test_an_entry_is_named_as_the_file_names_it() -> None:
    with pytest.raises(RuleInvalidError) as raised:
        RuleSource(PATH, FILE).root().entries("rules")[0].text("name")
    assert raised.value.params["key"] == "rules › 一つ目"


def test_what_is_no_yaml_names_its_line() -> None:
    with pytest.raises(RuleInvalidError) as raised:
        RuleSource(PATH, "a: 1\nb: [1\nc: 2\n").root()
    assert raised.value.params["problem"] is RuleProblem.NOT_YAML
    assert raised.value.params["line"] == 3


def test_a_text_is_found_where_it_stands() -> None:
    root = RuleSource(PATH, FILE).root()
    assert root.place_of("why") == ("rules", 0, "why", "en")
    assert root.place_of("nowhere") is None
