"""Rule files: whose copy is read, and what an editor's slip leads to."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.domain.bilingual import Bilingual
from kb.errors import FileUnreadableError
from kb.rule_files import RuleEntry, alternation, own_or_shipped, refuse_repetitions, rule_file, rule_layers

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = Path("rules.yaml")


class Colour(StrEnum):
    RED = "red"


def test_the_copy_of_the_library_wins(tmp_path: Path) -> None:
    assert "rules" in rule_file(tmp_path, "wording").names()
    own = tmp_path / "rules" / "wording.yaml"
    own.parent.mkdir()
    own.write_text("mine: 1", encoding="utf-8")
    assert rule_file(tmp_path, "wording").names() == ("mine",)
    assert "rules" in rule_file(None, "wording").names()


def test_a_library_may_have_files_of_its_own(tmp_path: Path) -> None:
    shipped = own_or_shipped(None, "rules", "wording.yaml")
    assert shipped.is_file()
    assert own_or_shipped(tmp_path, "rules", "wording.yaml") == shipped
    own = tmp_path / "rules" / "wording.yaml"
    own.parent.mkdir()
    own.touch()
    assert own_or_shipped(tmp_path, "rules", "wording.yaml") == own


def test_the_copy_of_the_library_lies_over_the_shipped_one(tmp_path: Path) -> None:
    assert [layer.has("import_processes") for layer in rule_layers(tmp_path, "limits")] == [True]
    own = tmp_path / "rules" / "limits.yaml"
    own.parent.mkdir()
    own.write_text("search_cache_megabytes: 40", encoding="utf-8")
    shipped, mine = rule_layers(tmp_path, "limits")
    assert shipped.has("import_processes")
    assert (mine.path, mine.value("search_cache_megabytes"), mine.value("import_processes")) == (own, 40, None)


def test_values_are_read_by_what_they_should_be() -> None:
    entry = RuleEntry(
        PATH,
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
        read(RuleEntry(PATH, values))
    assert raised.value.params["path"] == str(PATH)


def test_patterns_are_joined_into_one() -> None:
    entry = RuleEntry(PATH, {})
    joined = alternation(entry, ("あ|い", "う$"))
    assert [bool(joined.match(text)) for text in ("あ", "い", "う", "うう")] == [True, True, True, False]
    for wrong in ("(", "あ?"):
        with pytest.raises(FileUnreadableError):
            alternation(entry, ("い", wrong))


def test_one_id_stands_for_one_entry() -> None:
    entry = RuleEntry(PATH, {})
    refuse_repetitions(entry, ("a", "b"))
    with pytest.raises(FileUnreadableError):
        refuse_repetitions(entry, ("a", "a"))
