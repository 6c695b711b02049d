"""A policy in TOML says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.domain.rule_problem import RuleProblem
from kb.errors import MachinePolicyInvalidError
from kb.toml_rules import TomlSource

TEXT = '''# a [policy] in a comment
languages = [
  "ja",
  # amber_minutes = 1
]

[policy]
centre = """
[policy.people]
amber_minutes = 2
"""
amber_minutes = 20

[policy.people]
"tanaka.taro" = "agent"
suzuki = "pilot"

[policy.duty]
fire = { name = "A",
  contact = "B" }
'''


def source(text: str) -> TomlSource:
    return TomlSource(Path("policy.toml"), text)


@pytest.mark.parametrize(
    ("trail", "line"),
    [
        (("languages",), 2),
        (("languages", 0), 2),
        (("policy",), 7),
        (("policy", "centre"), 8),
        (("policy", "amber_minutes"), 12),
        (("policy", "people"), 14),
        (("policy", "people", "tanaka.taro"), 15),
        (("policy", "people", "suzuki"), 16),
        (("policy", "people", "nobody"), 14),
        ((), 1),
    ],
)
def test_the_line_of_a_place_is_that_of_its_statement(trail: tuple[str | int, ...], line: int) -> None:
    text = TEXT.replace('"A",\n  contact', '"A", contact')
    assert source(text).line_of(trail) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[policy]\namber_minutes = 20\nred_minutes =\n", 3),
        ("a = 1\na = 2\n", 2),
        ("languages = [\n'ja'\n", 2),
        (TEXT, 19),
        ("a = " + "[" * 5_000, 1),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(MachinePolicyInvalidError) as caught:
        source(text).root()
    assert (caught.value.params["problem"], caught.value.params["line"]) == (RuleProblem.NOT_TOML, line)
    assert caught.value.params["key"] == text.splitlines()[line - 1].strip()[:40]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("keys = 'a'", RuleProblem.NOT_A_TOML_LIST),
        ("keys = [1]", RuleProblem.NOT_A_TOML_TEXT),
        ("keys = ['']", RuleProblem.NOT_A_TOML_TEXT),
    ],
)
def test_what_to_write_is_said_in_the_words_of_toml(text: str, problem: RuleProblem) -> None:
    with pytest.raises(MachinePolicyInvalidError) as caught:
        source(text).root().texts("keys")
    assert caught.value.params["problem"] is problem
