from __future__ import annotations

import pytest

from kb.domain.article import State
from kb.domain.permission import Permission, Permissions, StaffRole, StaffRules, needed_for
from kb.errors import NotPermittedError

RULES = StaffRules(
    {
        StaffRole.AGENT: frozenset({Permission.WRITE}),
        StaffRole.SUPERVISOR: frozenset({Permission.WRITE, Permission.PUBLISH, Permission.VALIDATE}),
        StaffRole.EDITOR: frozenset(Permission),
    },
    StaffRole.AGENT,
    {"Sato": StaffRole.SUPERVISOR},
)


def test_what_is_refused_says_what_who_and_where_it_is_decided() -> None:
    tanaka = Permissions("tanaka", RULES, "policy.yaml")
    assert tanaka.refusal(Permission.WRITE) is None
    refusal = tanaka.refusal(Permission.VALIDATE)
    assert refusal is not None
    assert refusal.params == {
        "user": "tanaka",
        "role": StaffRole.AGENT,
        "permission": Permission.VALIDATE,
        "may": (StaffRole.EDITOR, StaffRole.SUPERVISOR),
        "path": "policy.yaml",
    }
    with pytest.raises(NotPermittedError):
        tanaka.require((Permission.WRITE, Permission.VALIDATE))


def test_a_person_has_the_role_the_policy_names_in_any_case_of_letters() -> None:
    sato = Permissions("SATO", RULES, "policy.yaml")
    sato.require((Permission.WRITE, Permission.VALIDATE))
    assert sato.role is StaffRole.SUPERVISOR
    assert sato.refusal(Permission.ARCHIVE) is not None


def test_a_role_the_policy_does_not_name_may_only_read() -> None:
    nobody = Permissions("x", StaffRules({}, StaffRole.IT), "policy.yaml")
    assert all(nobody.refusal(permission) is not None for permission in Permission)


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [
        (None, State.DRAFT, (Permission.WRITE,)),
        (State.DRAFT, State.NOT_VALIDATED, (Permission.WRITE, Permission.PUBLISH)),
        (State.VALIDATED, State.VALIDATED, (Permission.VALIDATE,)),
        (State.VALIDATED, State.NOT_VALIDATED, (Permission.VALIDATE, Permission.PUBLISH)),
        (State.ARCHIVED, State.DRAFT, (Permission.ARCHIVE, Permission.WRITE)),
    ],
)
def test_a_state_is_given_and_taken_away_by_those_who_may_give_it(
    before: State | None, after: State, needed: tuple[Permission, ...]
) -> None:
    assert needed_for(before, after) == needed


def test_the_first_group_named_decides_where_the_person_is_not_named() -> None:
    rules = StaffRules(
        RULES.roles,
        StaffRole.AGENT,
        RULES.people,
        {"Leads": StaffRole.SUPERVISOR, "CENTRE\\writers": StaffRole.EDITOR},
    )
    both = frozenset({"centre\\writers", "LEADS", "users"})
    assert Permissions("tanaka", rules, "", both).role is StaffRole.SUPERVISOR
    assert Permissions("tanaka", rules, "", frozenset({"centre\\Writers"})).role is StaffRole.EDITOR
    assert Permissions("tanaka", rules, "", frozenset({"users"})).role is StaffRole.AGENT
    assert Permissions("sato", rules, "", frozenset({"centre\\writers"})).role is StaffRole.SUPERVISOR
