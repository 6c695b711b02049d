"""The sections of a policy stand above the rule files of a library."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from kb.domain.permission import Permission, StaffRole
from kb.domain.policy import DutyContact
from kb.domain.rule_problem import RuleProblem
from kb.errors import MachinePolicyInvalidError
from kb.machine_policy import MachinePolicy, Section, load_machine_policy
from kb.services.backups import load_backup_rule
from kb.services.limits import load_limits
from kb.services.machine_check import changed_by_users, check_sections, faults_of, fixed_by, open_to_users
from kb.services.packs.following import FolderPlace, load_pack_source
from kb.services.policy import load_policy
from kb.toml_rules import TomlSource

if TYPE_CHECKING:
    from pathlib import Path


def machine_of(folder: Path, text: str) -> MachinePolicy:
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    machine = load_machine_policy(path)
    check_sections(machine)
    return machine


def own(root: Path, name: str, text: str) -> None:
    (root / "rules").mkdir(exist_ok=True)
    (root / "rules" / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_it_has_the_last_word_and_leaves_the_rest_to_the_library(tmp_path: Path) -> None:
    own(
        tmp_path, "policy", "amber_minutes: 5\nred_minutes: 6\nreminder_minutes: 7\ndefault_duty: {name: A, contact: B}"
    )
    machine = machine_of(
        tmp_path, '[policy]\namber_minutes = 12\nred_minutes = 13\n[policy.duty]\nfire = {name = "F", contact = "1"}'
    )
    policy = load_policy(tmp_path, machine.layers(Section.POLICY))
    assert (policy.amber_minutes, policy.red_minutes, policy.reminder_minutes) == (12, 13, 7)
    assert policy.duty_contact("fire") == DutyContact("F", "1")
    assert policy.duty_contact("injury") == DutyContact("A", "B")


def test_the_other_sections_stand_above_single_keys(tmp_path: Path) -> None:
    own(tmp_path, "packs", "from: /own\nkeys: [own]\nevery_minutes: 5")
    own(tmp_path, "backups", "every_hours: 48\ndays: 1\nweeks: 2\nmonths: 3")
    own(tmp_path, "limits", "search_cache_megabytes: 64")
    machine = machine_of(
        tmp_path,
        f'[packs]\nfrom = "{tmp_path.as_posix()}"\n[backups]\nevery_hours = 6\n[limits]\nimport_processes = 1',
    )
    source = load_pack_source(tmp_path, machine.layers(Section.PACKS))
    assert source.place == FolderPlace(tmp_path)
    assert (source.keys, source.every_minutes) == (("own",), 5)
    rule = load_backup_rule(tmp_path, machine.layers(Section.BACKUPS))
    assert (rule.every_hours, rule.days, rule.months) == (6, 1, 3)
    limits = load_limits(tmp_path, machine.layers(Section.LIMITS))
    assert (limits.import_processes, limits.search_cache_megabytes) == (1, 64)


def test_nobody_gets_a_role_by_the_library_where_the_policy_gives_roles(tmp_path: Path) -> None:
    own(tmp_path, "policy", "people: {sato: editor}\ngroups: {everybody: editor}\ndefault_role: editor")
    machine = machine_of(
        tmp_path,
        "[policy]\ndefault_role = 'agent'\npeople = {tanaka = 'manager'}\n"
        "[policy.groups]\nleads = 'supervisor'\nwriters = 'editor'\n[policy.roles]\nagent = []",
    )
    staff = load_policy(tmp_path, machine.layers(Section.POLICY)).staff
    assert staff.role_of("sato", {"everybody"}) is StaffRole.AGENT
    assert staff.role_of("sato", {"writers", "LEADS"}) is StaffRole.SUPERVISOR
    assert staff.role_of("Tanaka", {"writers"}) is StaffRole.MANAGER
    assert staff.roles[StaffRole.AGENT] == frozenset()
    assert Permission.VALIDATE in staff.roles[StaffRole.EDITOR]


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("[policy]\namber_minutes = 20", RuleProblem.KEY_MISSING, 1),
        ("[policy]\namber_minutes = 20\nred_minutes = 10", RuleProblem.RED_BEFORE_AMBER, 3),
        ("[policy]\n[policy.people]\na = 'agent'", RuleProblem.KEY_MISSING, 1),
        ("[packs]\nevery_minutes = 0", RuleProblem.NOT_A_NUMBER, 2),
        ("[packs]\nfrom = 'http://kb.example/packs'", RuleProblem.PLACE_UNKNOWN, 2),
        ("[packs]\nfrom = 'packs'", RuleProblem.PLACE_UNKNOWN, 2),
        ('[packs]\nfrom = "\\\\server\\new"', RuleProblem.BACKSLASH, 2),
        ("[packs]\nca_file = 'ca.pem'", RuleProblem.PATH_NOT_WHOLE, 2),
        ("[packs]\nkeys = ['abc']", RuleProblem.NOT_A_PACK_KEY, 2),
        ("[backups]\n\nhours = 3", RuleProblem.KEY_UNKNOWN, 3),
        ("[limits]\nimport_processes = 1.5", RuleProblem.NOT_A_NUMBER, 2),
    ],
)
def test_what_a_section_cannot_say_is_refused_with_its_line(
    tmp_path: Path, text: str, problem: RuleProblem, line: int
) -> None:
    with pytest.raises(MachinePolicyInvalidError) as caught:
        machine_of(tmp_path, text)
    assert (caught.value.params["problem"], caught.value.params["line"]) == (problem, line)


def test_every_line_that_is_wrong_is_told_once_and_nothing_else(tmp_path: Path) -> None:
    text = """\
library = "here"
exports = ["csv", "fax", "post"]
[policy]
amber_minutes = "long"
red_minutes = 30
default_role = "pilot"
people = { tanaka = "agent" }
[policy.duty]
fire = { name = "", contact = "1" }
[limits]
cache = 3
search_cache_megabytes = 1
"""
    faults = faults_of(TomlSource(tmp_path / "policy.toml", text))
    assert [fault.params["line"] for fault in faults] == [1, 2, 4, 6, 9, 11, 12]
    halves = "[policy]\namber_minutes = 20\npeople = { sato = 'boss' }\nverify_days = 0\n"
    found = faults_of(TomlSource(tmp_path / "policy.toml", halves))
    assert [(fault.params["line"], fault.params["detail"]) for fault in found] == [
        (1, "default_role"),
        (1, "red_minutes"),
        (3, "agent, editor, supervisor, manager, it"),
        (4, "1-3650"),
    ]
    assert faults_of(TomlSource(tmp_path / "policy.toml", "[policy]\nroles = 1\n[limits"))[0].params["line"] == 3


def test_what_it_fixes_is_listed_with_its_line(tmp_path: Path) -> None:
    machine = machine_of(tmp_path, "languages = ['ja']\n[policy]\ncentre = 'A'\n[policy.duty]\n[limits]\n")
    assert [(one.key, one.line) for one in fixed_by(machine)] == [
        ("languages", 1),
        ("policy.centre", 3),
        ("policy.duty", 4),
    ]
    assert [one.value for one in fixed_by(machine)] == [["ja"], "A", {}]
    assert fixed_by(MachinePolicy()) == ()


@pytest.mark.parametrize(
    ("owner", "mode", "theirs"), [(0, 0o644, False), (0, 0o664, True), (0, 0o646, True), (1000, 0o444, True)]
)
def test_only_the_administrator_may_be_able_to_write(owner: int, mode: int, theirs: bool) -> None:
    status = os.stat_result((stat.S_IFREG | mode, 1, 1, 1, owner, 0, 1, 0, 0, 0))
    assert changed_by_users(status) is theirs


def test_a_folder_that_users_may_write_to_lets_them_put_another_file_there(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("")
    path.chmod(0o644)
    tmp_path.chmod(0o777)
    assert open_to_users(path)
