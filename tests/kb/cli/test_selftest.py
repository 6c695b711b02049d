from __future__ import annotations

import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import kb.selftest
from kb.cli.selftest_sentences import OUTCOMES, STEPS
from kb.selftest.outcomes import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.kb.cli.runs import Result

SOURCES = Path(kb.selftest.__file__).parent


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_step_and_outcome_has_its_sentence_in_both_languages() -> None:
    named = {
        code
        for file in SOURCES.glob("*.py")
        for code in re.findall(r'(?:code=|doubtful\([\w.]+, )"(\w+)"', file.read_text("utf-8"))
    }
    assert "window_absent" in named
    assert set(STEPS) == {step.value for step in Step}
    assert {f"{step}_{end}" for step in Step for end in ("good", "failed")} | named <= set(OUTCOMES)
    for table in (STEPS, OUTCOMES):
        for key, (japanese, english) in table.items():
            assert fields(japanese) == fields(english), key
            assert not re.search(r"[ぁ-んァ-ヶ一-龠]", english), key


def test_mending_and_trying_are_not_asked_at_once(kb: Callable[..., Result]) -> None:
    result = kb("doctor", "--repair", "--selftest")
    assert (result.code, result.out) == (2, "")
    assert "どちらか一つ" in result.err
