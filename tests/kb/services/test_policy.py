from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.lifecycle import Intervals
from kb.domain.permission import Permission, StaffRole
from kb.domain.policy import DutyContact
from kb.errors import FileUnreadableError
from kb.services.policy import load_policy

if TYPE_CHECKING:
    from pathlib import Path


def own(root: Path, text: str) -> Path:
    (root / "rules").mkdir()
    (root / "rules" / "policy.yaml").write_text(text, encoding="utf-8")
    return root


def test_a_library_without_its_own_file_follows_the_shipped_one(tmp_path: Path) -> None:
    policy = load_policy(tmp_path)
    assert (policy.amber_minutes, policy.red_minutes) == (20, 30)
    assert policy.duty_contact("injury") != policy.default_duty


def test_p8_a_centre_sets_its_own_minutes_and_keeps_the_rest(tmp_path: Path) -> None:
    policy = load_policy(own(tmp_path, "amber_minutes: 15\ndefault_duty: {name: SV席, contact: 内線 9}\n"))
    assert (policy.amber_minutes, policy.red_minutes) == (15, 30)
    assert policy.default_duty == DutyContact("SV席", "内線 9")


@pytest.mark.parametrize(
    "text",
    [
        "amber_minutes: 0",
        "amber_minutes: 31",
        "red_minutes: 十",
        "reminder_minutes: true",
        "centre: ''",
        "default_duty: 内線 9",
        "duty: {fire: {name: A}}",
        "departments: [1]",
        "minutes: 20",
        "verify_days: 0",
        "roles: {agent: write}",
        "roles: {agent: [fly]}",
        "roles: {pilot: [write]}",
        "people: [tanaka]",
        "people: {tanaka: pilot}",
        "people: {1024: agent}",
        "default_role: [agent]",
        "default_role: nobody",
        "- 20",
    ],
)
def test_a_file_that_means_something_else_is_refused_with_its_path(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileUnreadableError) as caught:
        load_policy(own(tmp_path, text))
    assert caught.value.params["path"] == str(tmp_path / "rules" / "policy.yaml")


def test_as_shipped_whoever_works_alone_may_do_everything(tmp_path: Path) -> None:
    policy = load_policy(tmp_path)
    assert policy.staff.roles[policy.staff.role_of("誰でも")] == frozenset(Permission)
    assert policy.intervals == Intervals(verify_days=180, archive_days=365)


def test_a_centre_names_its_people_and_only_the_roles_it_changes(tmp_path: Path) -> None:
    text = 'people: {tanaka: supervisor, "1024": it}\ndefault_role: agent\nroles: {it: []}\nverify_days: 90\n'
    policy = load_policy(own(tmp_path, text))
    staff = policy.staff
    assert [staff.role_of(user) for user in ("TANAKA", "1024", "誰か")] == [
        StaffRole.SUPERVISOR,
        StaffRole.IT,
        StaffRole.AGENT,
    ]
    assert staff.roles[StaffRole.IT] == frozenset()
    assert staff.roles[StaffRole.AGENT] == {Permission.WRITE}
    assert policy.intervals == Intervals(verify_days=90, archive_days=365)
