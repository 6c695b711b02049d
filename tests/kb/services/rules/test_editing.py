"""Rule files are changed only where they stay right, and what is saved is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kb.documents.yaml_edits import edited_text
from kb.domain.article import Changes
from kb.domain.data_edit import AddEntry, RemoveEntry, SetValue
from kb.domain.permission import Permission, Permissions, StaffRole, StaffRules
from kb.domain.rule_editing import TakesEffect
from kb.domain.rule_problem import RuleProblem
from kb.errors import FileChangedError, LibraryReadOnlyError, NotPermittedError, RuleInvalidError
from kb.services.rules import RULE_FILES, RuleEditingService
from kb.services.rules.catalog import RuleSurroundings

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.data_edit import DataEdit

EDITOR = Permissions("editor", StaffRules({StaffRole.EDITOR: frozenset(Permission)}, StaffRole.EDITOR), "policy.yaml")
AGENT = Permissions("agent", StaffRules({StaffRole.EDITOR: frozenset(Permission)}, StaffRole.AGENT), "policy.yaml")


@pytest.fixture
def taken() -> dict[str, Any]:
    return {}


@pytest.fixture
def rules(tmp_path: Path, taken: dict[str, Any]) -> RuleEditingService:
    take = {name: lambda compiled, name=name: taken.update({name: compiled}) for name in ("alerts", "wording")}
    return RuleEditingService(RuleSurroundings(tmp_path, tmp_path / "index"), EDITOR, take)


@pytest.mark.parametrize("name", RULE_FILES)
def test_every_shipped_file_is_right_and_so_are_its_examples(rules: RuleEditingService, name: str) -> None:
    loaded = rules.load(name)
    draft = rules.draft(name, loaded.text)
    assert (draft.fault, draft.broken_examples) == (None, ())
    assert draft.content
    assert not loaded.own
    assert not loaded.restorable


def test_what_is_saved_is_used_and_the_text_before_is_kept(
    rules: RuleEditingService, taken: dict[str, Any], tmp_path: Path
) -> None:
    before = rules.load("wording")
    text = edited_text(before.text, [SetValue(("rules", 0, "why", "ja"), "理由を変えた")])
    assert rules.save("wording", text, version=before.version) == Changes(everything=True)
    after = rules.load("wording")
    assert (after.own, after.text, after.shipped) == (True, text, before.text)
    assert taken["wording"][0].why.japanese == "理由を変えた"
    assert (tmp_path / "rules" / "wording.previous.yaml").read_text(encoding="utf-8") == before.text
    assert after.restorable
    rules.restore("wording", version=after.version)
    again = rules.load("wording")
    assert again.text == before.text
    assert taken["wording"][0].why.japanese != "理由を変えた"
    rules.restore("wording", version=again.version)
    assert rules.load("wording").text == text


def test_a_broken_text_is_never_saved(rules: RuleEditingService, tmp_path: Path) -> None:
    before = rules.load("alerts")
    broken = before.text.replace("\n    severity: crisis", "\n    severity: terrible", 1)
    with pytest.raises(RuleInvalidError) as raised:
        rules.save("alerts", broken, version=before.version)
    assert raised.value.params["problem"] is RuleProblem.WORD_UNKNOWN
    assert not (tmp_path / "rules").exists()


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("wording", "rules:", "rules: [", RuleProblem.NOT_YAML),
        ("wording", "    group: d_word\n", "    group: d_word\n    group: other\n", RuleProblem.KEY_TWICE),
        ("wording", "only_before_facts: true", "only_before_fact: true", RuleProblem.KEY_UNKNOWN),
        ("alerts", "    name: {ja: 自傷のおそれ,", "    name: {ja: '',", RuleProblem.NOT_A_TEXT),
        ("alerts", "  - id: injury", "  - id: self_harm", RuleProblem.ID_TWICE),
        ("policy", "amber_minutes: 20", "amber_minutes: 0", RuleProblem.NOT_A_NUMBER),
        ("policy", "amber_minutes: 20", "amber_minutes: 50", RuleProblem.RED_BEFORE_AMBER),
        ("questions", "word: 氏名,", "wort: 氏名,", RuleProblem.KEY_MISSING),
        ("boundaries", "  - step: warning", "  - step: final_warning", RuleProblem.ORDER_WRONG),
        ("handover", "{{部署名}}", "{{部署}}", RuleProblem.PLACEHOLDER_UNKNOWN),
        ("records", "{product}", "{produkt}", RuleProblem.NAME_UNKNOWN),
        ("masking", "〔氏名〕", "氏名", RuleProblem.BRACKETS_MISSING),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    rules: RuleEditingService, name: str, old: str, new: str, problem: RuleProblem
) -> None:
    text = rules.load(name).text
    assert old in text
    fault = rules.draft(name, text.replace(old, new, 1)).fault
    assert fault is not None
    assert fault.problem is problem
    assert fault.line > 1


def test_changes_of_a_form_keep_everything_else(rules: RuleEditingService) -> None:
    text = rules.load("alerts").text
    edits: list[DataEdit] = [
        SetValue(("rules", 0, "name", "en"), "Danger to self"),
        AddEntry(("rules", 0, "raises"), "もう生きていたくないと言っている"),
        RemoveEntry(("rules", 900)),
    ]
    draft = rules.draft("alerts", text, edits)
    assert draft.content["rules"][0]["name"]["en"] == "Danger to self"
    changed = set(draft.text.splitlines()) - set(text.splitlines())
    assert len(changed) == 2
    assert draft.examples == 123


def test_an_example_that_is_not_found_any_more_is_named(rules: RuleEditingService) -> None:
    text = rules.load("alerts").text
    first = rules.draft("alerts", text).content["rules"][0]
    draft = rules.draft("alerts", text, [SetValue(("rules", 0, "raises"), [*first["raises"], "天気の話をした"])])
    assert [(found.rule, found.text, found.should_be_found) for found in draft.broken_examples] == [
        (first["id"], "天気の話をした", True)
    ]


def test_a_sample_is_tried_with_the_rules_in_use_and_the_new_ones(rules: RuleEditingService) -> None:
    text = rules.load("wording").text
    content = rules.draft("wording", text).content
    number = next(n for n, rule in enumerate(content["rules"]) if rule["id"] == "answering_back_datte")
    without = edited_text(text, [RemoveEntry(("rules", number))])
    trial = rules.try_out("wording", without, "だって、そうですよね。")
    assert [(hit.rule, hit.start, hit.end) for hit in trial.now] == [("answering_back_datte", 0, 3)]
    assert trial.then == ()


@pytest.mark.parametrize(
    ("name", "sample", "found"),
    [
        ("alerts", "お湯でやけどをした", "injury"),
        ("masking", "田中様の電話は03-1234-5678", "telephone"),
        ("questions", "お名前は伺った", "name"),
    ],
)
def test_what_can_be_tried_finds(rules: RuleEditingService, name: str, sample: str, found: str) -> None:
    loaded = rules.load(name)
    assert loaded.can_be_tried
    trial = rules.try_out(name, loaded.text, sample)
    assert found in {hit.rule for hit in trial.then}
    assert trial.now == trial.then


def test_who_saves_later_is_told(rules: RuleEditingService) -> None:
    loaded = rules.load("limits")
    rules.save("limits", loaded.text + "# mine\n", version=loaded.version)
    with pytest.raises(FileChangedError):
        rules.save("limits", loaded.text + "# theirs\n", version=loaded.version)
    with pytest.raises(FileChangedError):
        rules.restore("limits", version=loaded.version)
    with pytest.raises(FileChangedError):
        rules.back_to_shipped("limits", version=loaded.version)
    assert rules.load("limits").text.endswith("# mine\n")


def test_who_tries_again_after_the_disk_failed_behind_the_saving_has_no_rival(
    rules: RuleEditingService, taken: dict[str, Any], tmp_path: Path
) -> None:
    loaded = rules.load("wording")
    text = loaded.text + "# mine\n"
    own = tmp_path / "rules" / "wording.yaml"
    own.parent.mkdir()
    own.write_text(text, encoding="utf-8")
    rules.save("wording", text, version=loaded.version)
    assert "wording" in taken
    assert rules.load("wording").text == text


def test_the_shipped_file_comes_back_and_the_own_one_is_kept(rules: RuleEditingService, taken: dict[str, Any]) -> None:
    loaded = rules.load("wording")
    rules.save("wording", loaded.text + "# mine\n", version=loaded.version)
    own = rules.load("wording")
    rules.back_to_shipped("wording", version=own.version)
    shipped = rules.load("wording")
    assert not shipped.own
    assert shipped.restorable
    assert "wording" in taken
    rules.restore("wording", version=shipped.version)
    assert rules.load("wording").text.endswith("# mine\n")


def test_what_another_program_saved_is_used(rules: RuleEditingService, taken: dict[str, Any], tmp_path: Path) -> None:
    assert not rules.refresh()
    own = tmp_path / "rules" / "wording.yaml"
    own.parent.mkdir()
    own.write_text(rules.load("wording").text.replace("だって", "でもって"), encoding="utf-8")
    assert rules.refresh()
    assert "wording" in taken
    taken.clear()
    own.write_text("rules: [", encoding="utf-8")
    assert rules.refresh()
    assert taken == {}
    assert not rules.refresh()
    states = {state.name: state for state in rules.states()}
    assert states["wording"].own
    assert states["wording"].fault is not None
    assert (states["alerts"].own, states["alerts"].fault) == (False, None)


def test_whom_the_policy_does_not_let_change_rules(tmp_path: Path) -> None:
    service = RuleEditingService(RuleSurroundings(tmp_path, tmp_path), AGENT, {})
    loaded = service.load("wording")
    assert loaded.refusal is not None
    with pytest.raises(NotPermittedError):
        service.save("wording", loaded.text + "#\n", version=loaded.version)
    with pytest.raises(NotPermittedError):
        service.restore("wording", version=loaded.version)
    with pytest.raises(NotPermittedError):
        service.back_to_shipped("wording", version=loaded.version)


def test_what_the_program_depends_on_is_fixed(rules: RuleEditingService) -> None:
    loaded = rules.load("placeholders")
    assert loaded.fixed
    with pytest.raises(FileChangedError):
        rules.save("placeholders", loaded.text + "#\n", version=loaded.version)


def test_when_a_file_is_used_is_known(rules: RuleEditingService) -> None:
    assert rules.load("alerts").takes_effect is TakesEffect.NOW
    assert rules.load("policy").takes_effect is TakesEffect.NEXT_OPENING


def test_a_folder_that_cannot_be_written_is_told(rules: RuleEditingService, tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("a file where the folder should be", encoding="utf-8")
    loaded = rules.load("limits")
    with pytest.raises(LibraryReadOnlyError):
        rules.save("limits", loaded.text + "#\n", version=loaded.version)
