from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kb.search import japanese
from kb.search.phrase_forms import PhraseForms
from kb.search.triage import load_triage

if TYPE_CHECKING:
    from pathlib import Path


def kept(file: Path) -> dict[str, list[str]]:
    forms = json.loads(file.read_text(encoding="utf-8"))["forms"]
    assert isinstance(forms, dict)
    return forms


def test_what_is_kept_is_what_the_analyser_says_and_is_used_again(tmp_path: Path) -> None:
    file = tmp_path / "phrases.json"
    first = PhraseForms(file)
    assert first.of("煙が出た") == ("煙", "出る")
    first.keep()
    content = json.loads(file.read_text(encoding="utf-8"))
    content["forms"]["煙が出た"] = ["けむり"]
    file.write_text(json.dumps(content), encoding="utf-8")
    assert PhraseForms(file).of("煙が出た") == ("けむり",)
    assert PhraseForms().of("煙が出た") == ("煙", "出る")


def test_phrases_that_are_no_longer_asked_for_go(tmp_path: Path) -> None:
    file = tmp_path / "phrases.json"
    for phrases in (("煙が出た", "焦げた"), ("焦げた",)):
        forms = PhraseForms(file)
        for phrase in phrases:
            forms.of(phrase)
        forms.keep()
    assert kept(file).keys() == {"焦げた"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"analyser": "other", "forms": {"煙": ["x"]}}', "\0"])
def test_a_damaged_file_or_one_of_another_analyser_is_not_believed(tmp_path: Path, text: str) -> None:
    file = tmp_path / "phrases.json"
    file.write_text(text, encoding="utf-8")
    forms = PhraseForms(file)
    assert forms.of("煙") == ("煙",)
    forms.keep()
    assert json.loads(file.read_text(encoding="utf-8"))["analyser"] == japanese.fingerprint()


def test_where_nothing_can_be_kept_the_rules_are_read_all_the_same(tmp_path: Path) -> None:
    triage = load_triage(kept=tmp_path / "missing" / "phrases.json")
    assert [alert.rule for alert in triage.check("充電中に煙が出た")] == ["fire"]


def test_rules_read_with_kept_forms_find_the_same(tmp_path: Path) -> None:
    file = tmp_path / "phrases.json"
    notes = ("充電中に煙が出た", "やけどをしたのに何もしない", "けがはない", "弁護士に相談する")
    fresh, again = load_triage(kept=file), load_triage(kept=file)
    assert len(kept(file)) > 1_000
    for note in notes:
        assert again.check(note) == fresh.check(note)
