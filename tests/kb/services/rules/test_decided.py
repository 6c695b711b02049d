"""Which values of a rule file the policy of the computer decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.rule_editing import DecidedValue
from kb.machine_policy import NOTHING_FIXED, load_machine_policy
from kb.services.rules.decided import decided_values

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_policy_and_for_other_files_nothing_is_decided(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("[limits]\nimport_processes = 2\n", encoding="utf-8")
    machine = load_machine_policy(file)
    assert decided_values(NOTHING_FIXED, "policy") == ()
    assert decided_values(machine, "alerts") == ()
    assert decided_values(machine, "policy") == ()
    assert decided_values(machine, "limits") == (DecidedValue(("import_processes",), 2),)


def test_roles_are_decided_one_by_one_and_who_has_them_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("[policy]\ndefault_role = 'agent'\nroles = {it = ['rules']}\n", encoding="utf-8")
    assert set(map(str, decided_values(load_machine_policy(file), "policy"))) == {
        str(DecidedValue(("people",), {})),
        str(DecidedValue(("groups",), {})),
        str(DecidedValue(("default_role",), "agent")),
        str(DecidedValue(("roles", "it"), ["rules"])),
    }
