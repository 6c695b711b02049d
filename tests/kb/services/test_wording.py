"""The shipped rules of wording say what they promise, and a centre's own copy is read or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kb.data_files import read_data_file
from kb.domain.wording import WordingUse
from kb.errors import FileUnreadableError
from kb.resources import resource_path
from kb.services.wording import WordingService, load_wording_rules

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED: dict[str, Any] = read_data_file(resource_path("rules", "wording.yaml"))
FLAGS = [(rule["id"], example) for rule in SHIPPED["rules"] for example in rule["flags"]]
PASSES = [(rule["id"], example) for rule in SHIPPED["rules"] for example in rule["passes"]]
OWN = """\
phrases:
  question: [ですか]
rules:
  - id: own
    group: own
    patterns: [ヤバい]
    unless_followed_by: [question]
    why: {ja: くだけている, en: too casual}
    better: {ja: 大変です, en: say it plainly}
    applies: [mail]
    flags: [ヤバいです。]
    passes: [大変です。]
"""


@pytest.fixture(scope="module")
def service() -> WordingService:
    return WordingService(None)


def rules_in(service: WordingService, text: str) -> set[str]:
    return {finding.rule for finding in service.check(text)}


def groups_in(service: WordingService, text: str) -> set[str]:
    return {finding.group for finding in service.check(text)}


def own(root: Path, text: str) -> Path:
    path = root / "rules" / "wording.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(("rule", "example"), FLAGS)
def test_an_example_is_flagged(service: WordingService, rule: str, example: str) -> None:
    assert rule in rules_in(service, example)


@pytest.mark.parametrize(("rule", "example"), PASSES)
def test_an_example_passes(service: WordingService, rule: str, example: str) -> None:
    assert rule not in rules_in(service, example)


@pytest.mark.parametrize(
    ("group", "text"),
    [
        ("d_word", "だって"),
        ("d_word", "ですから"),
        ("d_word", "でも、それは"),
        ("d_word", "どうせ"),
        ("flat_refusal", "できません。"),
        ("flat_refusal", "規則ですので"),
        ("blame", "お客様がお断りされたので"),
        ("empathy_alone", "お気持ちはよくわかります"),
        ("instant_promise", "すぐに伺います"),
        ("instant_promise", "必ず返金します"),
        ("fault_admission", "弊社の責任です"),
    ],
)
def test_every_word_of_the_domain_is_known(service: WordingService, group: str, text: str) -> None:
    assert group in groups_in(service, text)


def test_p13_two_lines_of_feeling_without_a_question_are_flagged(service: WordingService) -> None:
    lines = "さぞお困りのことと存じます。\nお待たせし、申し訳ございません。\n"
    assert groups_in(service, lines + "調べております。") == {"no_question"}
    asked = "さぞお困りのことと存じます。\nいつ届きましたか。\nお待たせし、申し訳ございません。\n"
    assert groups_in(service, asked) == set()


def test_p17_a_fault_is_admitted_only_after_the_facts(service: WordingService) -> None:
    (finding,) = service.check("このたびの件は、弊社の責任です。")
    assert finding.group == "fault_admission"
    assert service.check("このたびの件は、弊社の責任です。", fault_established=True) == ()


@pytest.mark.parametrize(
    "text", ["ﾃﾞﾓ、それは無理", "デモ、それは無理", "でも、それは無理", "承知しました。\nでもそれは無理"]
)
def test_kana_and_width_make_no_difference(service: WordingService, text: str) -> None:
    (finding,) = service.check(text)
    assert text[finding.start : finding.end] in {"ﾃﾞﾓ", "デモ", "でも"}


def test_an_empty_reply_has_no_findings(service: WordingService) -> None:
    assert service.check("") == ()


def test_the_rules_of_the_library_replace_the_shipped_ones(tmp_path: Path) -> None:
    service = WordingService(own(tmp_path, OWN))
    assert rules_in(service, "でも、やばいです。") == {"own"}
    assert rules_in(service, "やばいですか。") == set()
    assert service.check("やばい", use=WordingUse.REPLY) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OWN, ""),
        (OWN, "- 1"),
        ("patterns: [ヤバい]", "patterns: ['(']"),
        ("patterns: [ヤバい]", "patterns: ['.*']"),
        ("patterns: [ヤバい]", "patterns: []"),
        ("[question]", "[answer]"),
        ("[mail]", "[letter]"),
        ("flags:", "flag:"),
        ("ja: くだけている, ", ""),
        ("group: own", "group: 3"),
        ("rules:", "rules: {}\nrule:"),
    ],
)
def test_a_file_that_is_not_right_is_refused(tmp_path: Path, before: str, after: str) -> None:
    assert before in OWN
    with pytest.raises(FileUnreadableError):
        load_wording_rules(own(tmp_path, OWN.replace(before, after)))


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadableError):
        load_wording_rules(own(tmp_path, OWN + OWN.partition("rules:\n")[2]))


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("返金はできません。", "お取り替えか修理でしたら、ご用意できます。どちらがよろしいですか。"),
        ("だって、書いてあります。", "さようでございましたか。"),
        ("申し訳ございません。本当に申し訳ございません。", ""),
    ],
)
def test_what_can_stand_in_its_place_is_the_example_of_the_advice(
    service: WordingService, text: str, better: str
) -> None:
    assert service.check(text, use=WordingUse.REPLY)[0].example == better
