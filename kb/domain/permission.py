"""Who may do what: roles of a centre, and what its policy lets each do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.article import State
from kb.domain.exporting import AllowedExports
from kb.errors import NotPermittedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


class StaffRole(StrEnum):
    """オペレーター, ナレッジ編集者, SV, センター長, 情報システム."""

    AGENT = "agent"
    EDITOR = "editor"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    IT = "it"


class Permission(StrEnum):
    """What a role may do: write drafts, publish as 未検証, validate, archive, import and export, edit the rules."""

    WRITE = "write"
    PUBLISH = "publish"
    VALIDATE = "validate"
    ARCHIVE = "archive"
    EXCHANGE = "exchange"
    RULES = "rules"


#: What it takes to give an article a state, and to take it away again.
_OF_STATE = {
    State.DRAFT: Permission.WRITE,
    State.NOT_VALIDATED: Permission.PUBLISH,
    State.VALIDATED: Permission.VALIDATE,
    State.ARCHIVED: Permission.ARCHIVE,
}


@dataclass(frozen=True, slots=True)
class StaffRules:
    """Which role each person has, and what each role may do.

    Names of ``people`` and ``groups`` are those of the operating system.
    """

    roles: Mapping[StaffRole, frozenset[Permission]]
    default_role: StaffRole
    people: Mapping[str, StaffRole] = field(default_factory=dict)
    groups: Mapping[str, StaffRole] = field(default_factory=dict)

    def role_of(self, user: str, member_of: Collection[str] = ()) -> StaffRole:
        """Return the role of a person: the person's own, else that of the first group named that the person is in.

        The case of letters does not matter, as Windows does not tell it apart.
        """
        known = {name.casefold(): role for name, role in self.people.items()}
        group = self.group_of(member_of)
        return known.get(user.casefold()) or (self.groups[group] if group else self.default_role)

    def group_of(self, member_of: Collection[str]) -> str:
        """Return the first group named that somebody is in; empty where there is none."""
        mine = {name.casefold() for name in member_of}
        return next((name for name in self.groups if name.casefold() in mine), "")

    def given_by(self, user: str, member_of: Collection[str] = ()) -> str:
        """Return what gives a person the role: ``person``, ``group:`` and its name, or ``default``."""
        if user.casefold() in {name.casefold() for name in self.people}:
            return "person"
        group = self.group_of(member_of)
        return f"group:{group}" if group else "default"

    def who_may(self, permission: Permission) -> tuple[StaffRole, ...]:
        """Return the roles that may do something, in the order of the roles."""
        return tuple(role for role in StaffRole if permission in self.roles.get(role, frozenset()))


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the user of this program may do; ``path`` is the policy file that says so.

    ``member_of`` are the user's groups in the operating system, ``exports`` the ways out of the library.
    """

    user: str
    rules: StaffRules
    path: str
    member_of: frozenset[str] = frozenset()
    exports: AllowedExports = field(default_factory=AllowedExports)

    @property
    def role(self) -> StaffRole:
        """The role of the user."""
        return self.rules.role_of(self.user, self.member_of)

    def signed(self, editor: str) -> str:
        """Return who does something: the name somebody gave, else the user's."""
        return editor or self.user

    def refusal(self, permission: Permission) -> NotPermittedError | None:
        """Return why the user may not do something, to be shown beside what is locked; None where it is allowed."""
        allowed = self.rules.who_may(permission)
        if self.role in allowed:
            return None
        return NotPermittedError(user=self.user, role=self.role, permission=permission, may=allowed, path=self.path)

    def require(self, permissions: Iterable[Permission]) -> None:
        """Raise NotPermittedError for the first of these that the user may not do."""
        for permission in permissions:
            refusal = self.refusal(permission)
            if refusal is not None:
                raise refusal


def needed_for(before: State | None, after: State) -> tuple[Permission, ...]:
    """Return what it takes to save an article: to write what has a state, and to take away the state it had.

    So nobody changes what agents read, or takes it from them, who may not publish.
    """
    states = (after,) if before is None else (before, after)
    return tuple(dict.fromkeys(_OF_STATE[state] for state in states))
