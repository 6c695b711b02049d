"""What decides who may do what, held against what was recorded of it last: whatever changed it, the change is found."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from kb.domain.audit import AuditEvent
from kb.domain.permission import StaffRole
from kb.services.audit.trail import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kb.domain.audit import AuditRecord, Detail
    from kb.domain.permission import Permissions, StaffRules
    from kb.services.audit.trail import AuditTrail


#: Which names and groups have which role, and what each role may do.
_GIVEN = ("people", "groups", "may")
#: What a rule file was before it was saved last holds for nobody.
_PREVIOUS = ".previous.yaml"


class AuditObserver:
    """The trail itself is the memory, so that nobody changes what was seen last without changing the trail."""

    def __init__(
        self, trail: AuditTrail, permissions: Permissions, policies: Iterable[Path], keys: Iterable[str]
    ) -> None:
        """``policies`` are files and folders of rule files, ``keys`` those that packs may be signed with."""
        self._trail = trail
        self._permissions = permissions
        self._policies = tuple(policies)
        self._keys = tuple(sorted(keys))

    def look(self) -> None:
        """Record what is not as it was when it was seen last.

        Raises:
            DiskFullError, LibraryBusyError, AuditUnwritableError: not recorded; the next look finds it again.
            FileUnreadableError: the trail cannot be read.
        """
        self._trail.look()
        seen = self._seen()
        changed = [
            Entry(event=event, details={**details, **self._before(event, seen.get(event), details)})
            for event, details in self._now().items()
            if event not in seen or any(seen[event].details.get(name) != value for name, value in details.items())
        ]
        if changed:
            self._trail.record_all(changed)

    def _now(self) -> dict[AuditEvent, dict[str, Detail]]:
        permissions = self._permissions
        allowed = permissions.rules.roles.get(permissions.role, frozenset())
        role: dict[str, Detail] = {
            "role": permissions.role.value,
            "permissions": tuple(sorted(permission.value for permission in allowed)),
            "given_by": permissions.rules.given_by(permissions.user, permissions.member_of),
            "by_file": permissions.path,
        }
        return {
            AuditEvent.STAFF: _staff(permissions.rules),
            AuditEvent.ROLE: role,
            AuditEvent.POLICY: {"files": tuple(map(_stamped, self._files()))},
            AuditEvent.PACK_KEYS: {"keys": self._keys},
        }

    def _seen(self) -> dict[AuditEvent, AuditRecord]:
        """Return what was seen last of each; of roles what was seen of this user."""
        wanted = set(self._now())
        seen: dict[AuditEvent, AuditRecord] = {}
        for record in self._trail.newest_first(frozenset(wanted)):
            if record.event not in wanted:
                continue
            if record.event is AuditEvent.ROLE and record.user != self._permissions.user:
                continue
            seen[record.event] = record
            wanted.discard(record.event)
            if not wanted:
                break
        return seen

    @staticmethod
    def _before(event: AuditEvent, record: AuditRecord | None, now: Mapping[str, Detail]) -> dict[str, Detail]:
        """Return what a reader of the trail wants to know beside what is so now."""
        if record is None:
            return {}
        if event is AuditEvent.ROLE:
            return {"role_before": record.details.get("role", "")}
        if event is AuditEvent.STAFF:
            given = {name: set(_texts(record.details, name)) - set(_texts(now, name)) for name in _GIVEN}
            return {f"{name}_before": tuple(sorted(gone)) for name, gone in given.items() if gone}
        if event is AuditEvent.POLICY:
            before, after = set(_texts(record.details, "files")), set(_texts(now, "files"))
            return {"changed": tuple(sorted({text.rpartition(" ")[0] for text in before ^ after}))}
        return {}

    def _files(self) -> list[Path]:
        found: list[Path] = []
        for path in self._policies:
            found.extend(sorted(path.glob("*.yaml")) if path.is_dir() else [path])
        return [path for path in found if path.is_file() and not path.name.endswith(_PREVIOUS)]


def _staff(rules: StaffRules) -> dict[str, Detail]:
    """Return who is given which role, so that the trail tells who was what, also of those who were not here since."""
    allowed = {role: ",".join(sorted(rules.roles.get(role, ()))) for role in StaffRole}
    return {
        "people": tuple(sorted(f"{name}={role.value}" for name, role in rules.people.items())),
        "groups": tuple(f"{name}={role.value}" for name, role in rules.groups.items()),
        "default": rules.default_role.value,
        "may": tuple(f"{role.value}={permissions}" for role, permissions in allowed.items()),
    }


def _stamped(path: Path) -> str:
    """Return a file with the SHA-256 of its content, or a word where it cannot be read just now."""
    try:
        return f"{path} {sha256(path.read_bytes()).hexdigest()}"
    except OSError:
        return f"{path} unreadable"


def _texts(details: Mapping[str, Detail], name: str) -> tuple[str, ...]:
    value = details.get(name, ())
    return value if isinstance(value, tuple) else ()
