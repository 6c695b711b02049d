from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.placeholders import (
    Placeholder,
    broken_placeholders,
    known_names,
    load_placeholders,
    split_placeholders,
    unknown_placeholders,
)
from kb.domain.script import Segment
from kb.errors import FileUnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_shipped_names_say_what_fills_them() -> None:
    placeholders = load_placeholders()
    assert Placeholder("折り返し日時", "callback_at") in placeholders
    assert len(known_names()) == len(placeholders) == 10
    assert len({placeholder.source for placeholder in placeholders}) == 10


def test_a_line_is_split_into_text_and_names() -> None:
    assert split_placeholders("{{お客様名}}様、{{ 折り返し日時 }}に") == (
        Segment("お客様名", placeholder=True),
        Segment("様、"),
        Segment("折り返し日時", placeholder=True),
        Segment("に"),
    )
    assert split_placeholders("") == ()
    assert split_placeholders("{{}} {x} {{a}") == (Segment("{{}} {x} {{a}"),)


@given(st.text(st.sampled_from("{} aあ"), max_size=30))
def test_nothing_but_braces_and_blanks_is_lost(text: str) -> None:
    shown = "".join(part.text for part in split_placeholders(text))
    assert shown.replace("{", "").replace("}", "").replace(" ", "") == (
        text.replace("{", "").replace("}", "").replace(" ", "")
    )


def test_unknown_names_come_once_in_order() -> None:
    assert unknown_placeholders("{{b}}{{a}}{{b}}{{お客様名}}{{ }}", known_names()) == ("b", "a")


@pytest.mark.parametrize(
    ("text", "places"),
    [("{{a}} {{b}}", []), ("{{a} x", [0]), ("a}} {{b}}", [1]), ("{{}}", [0, 2]), ("{{ }}", [0, 3]), ("{a}", [])],
)
def test_braces_that_enclose_no_name_are_found(text: str, places: list[int]) -> None:
    assert list(broken_placeholders(text)) == places


@pytest.mark.parametrize("content", ["", "- a", "placeholders: a", "placeholders: [{name: a}]", "placeholders: [a]"])
def test_a_rules_file_of_another_shape_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "placeholders.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        load_placeholders(path)


def test_a_broken_rules_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "placeholders.yaml"
    path.write_text("placeholders:\n  - {name: a\nx: [\n", encoding="utf-8")
    with pytest.raises(FileUnreadableError) as caught:
        load_placeholders(path)
    assert caught.value.params["line"] == 3
    with pytest.raises(FileUnreadableError):
        load_placeholders(tmp_path / "missing.yaml")
