"""Rule files: whose copy is read, and what several of them have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.errors import FileUnreadableError
from kb.rule_entries import RuleEntry, RuleSource
from kb.rule_files import alternation, own_or_shipped, refuse_repetitions, rule_file, rule_layers

PATH = Path("rules.yaml")
SOURCE = RuleSource(PATH, "")


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


def test_patterns_are_joined_into_one() -> None:
    entry = RuleEntry(SOURCE, {})
    joined = alternation(entry, "a", ("あ|い", "う$"))
    assert [bool(joined.match(text)) for text in ("あ", "い", "う", "うう")] == [True, True, True, False]
    for wrong in ("(", "あ?"):
        with pytest.raises(FileUnreadableError):
            alternation(entry, "a", ("い", wrong))


def test_one_id_stands_for_one_entry() -> None:
    entry = RuleEntry(SOURCE, {})
    refuse_repetitions(entry, "a", ("a", "b"))
    with pytest.raises(FileUnreadableError):
        refuse_repetitions(entry, "a", ("a", "a"))
