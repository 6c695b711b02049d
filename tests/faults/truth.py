"""What a library holds, as facts to be compared with what was acknowledged, and whether it is sound."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kb.domain.health import Verdict
from kb.library import open_library
from kb.library.audit_wiring import audit_trail
from kb.library.care import LibraryCare
from kb.library.key_store import known_keys
from kb.services.backups import key_of_backup
from kb.services.health import contents
from kb.services.indexing import IndexCondition
from kb.storage import (
    article_store,
    attachment_store,
    call_store,
    draft_store,
    handover_store,
    pack_store,
    promise_store,
)
from kb.storage.backup_check import check_library_file
from kb.storage.database import Database
from tests.faults.scene import USER, key_file_beside
from tests.kb.library_state import indexed, saved
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from kb.domain.article import Article
    from kb.domain.health import HealthItem
    from kb.library import LibraryPaths
    from kb.protection import KnownKeys, LibraryKey
    from kb.services.health.doctor import Doctor
    from kb.storage.database import Transaction
    from tests.faults.ledger import Facts

#: After a repair nothing else lies in a library's folder; names as in the folder, or how they begin.
_KNOWN = (
    *("library.db", "index", "backups", "jobs", "windows", "rules", "synonyms", "retention.json", "kandokoro.log"),
    *("audit.jsonl", "protection.json", "protecting.lock"),
)
#: Kept on purpose: what was in the way, and a library that could not be read when a backup took its place.
_KEPT = ("damaged-", "index.")


def digest(content: str | bytes) -> str:
    """Return what stands for a long text or a picture."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()[:16]


def article_fact(article: Article) -> Facts:
    """Return what is known of a saved article."""
    return {f"article {article.id}": f"{article.title} | {digest(article.body.strip())} | {article.state.value}"}


def call_fact(call_id: UUID, notes: str) -> Facts:
    """Return what is known of a call with these notes."""
    return {f"notes {call_id}": notes}


def facts(paths: LibraryPaths) -> Facts:
    """Return everything that is known of the library in ``paths``."""
    keys = keys_of(paths)
    found = facts_of(paths.database, keys.present)
    for file in sorted(paths.root.glob("*/*.yaml")):
        if "previous" not in file.name:
            found[f"file {file.relative_to(paths.root)}"] = digest(file.read_text(encoding="utf-8"))
    for file in sorted(paths.backups.glob("library-*.db")):
        found[f"backup {file.name}"] = "sound" if _sound(file, keys) else "unsound"
    return found


def keys_of(paths: LibraryPaths) -> KnownKeys:
    """Return the keys of a run's library, none where it is not encrypted."""
    return known_keys(paths, key_file_beside(paths.root))


def _sound(backup: Path, keys: KnownKeys) -> bool:
    return check_library_file(backup, key=key_of_backup(backup, keys)).sound


def facts_of(path: Path, key: LibraryKey | None = None) -> Facts:
    """Return everything that is known of a database."""
    found: Facts = {}
    with closing(Database.open(path, clock=PlayedClock(), key=key)) as database, database.read() as session:
        for revision in article_store.all_articles(session):
            found |= article_fact(revision.article)
        for call in call_store.every(session):
            found |= _of_call(session, call.id) | call_fact(call.id, call.notes)
            found[f"result {call.id}"] = call.result.value if call.result else ""
        for draft in draft_store.of_editor(session, USER):
            found[f"draft {draft.article_id}"] = draft.text
        for picture in attachment_store.everything(session):
            found[f"picture {picture.id}"] = digest(attachment_store.content(session, picture.id) or b"")
        for pack in pack_store.all_taken(session):
            found[f"pack {pack.pack_id}"] = str(pack.version)
    return found


def _of_call(session: Transaction, call_id: UUID) -> Facts:
    found: Facts = {}
    for event in call_store.events(session, call_id):
        found[f"event {call_id} {event.type.value} {event.detail}"] = "there"
    for promise in promise_store.of_call(session, call_id):
        found[f"promise {promise.id}"] = f"{promise.what} | {promise.state.value}"
    for memo in handover_store.memos(session, call_id):
        found[f"memo {call_id} {memo.to_role}"] = memo.text
    return found


def faults_of(paths: LibraryPaths, clock: PlayedClock) -> Iterator[str]:
    """Open the library as a program that starts, let it look after itself, and yield everything that is wrong then."""
    machine = key_file_beside(paths.root)
    with open_library(paths, clock=clock, repair="now", user=USER, machine=machine) as library:
        if library.status().index_state is not IndexCondition.READY:
            yield f"the index is {library.status().index_state}"
    key = keys_of(paths).present
    check = check_library_file(paths.database, in_use=True, key=key)
    if not check.sound:
        yield f"integrity: {check.problems}"
    trail = audit_trail(paths, clock, user=USER, keys=keys_of(paths)).check()
    if trail.finding is not None:
        yield f"the audit trail is broken: {trail.finding}"
    if indexed(paths, key) != saved(paths, key):
        yield "the index is not what the database says"


def doctor_finds(paths: LibraryPaths, clock: PlayedClock, *, thorough: bool) -> Iterator[str]:
    """Let the checks of `kb doctor --repair` run a week later, and yield what they leave.

    Reading all rule files takes longer than everything else in a run, so that is only done when ``thorough``.
    """
    later = PlayedClock()
    later.moment = max(clock.moment, datetime.now(UTC)) + timedelta(days=7)
    doctor = LibraryCare(paths, clock=later, machine=key_file_beside(paths.root)).doctor()
    for item in _checked(doctor, thorough=thorough):
        if item.repairable:
            doctor.repair(item)
    for item in _checked(doctor, thorough=thorough):
        if item.verdict is Verdict.BAD or item.repairable:
            yield f"kb doctor: {item.code} {dict(item.params)}"
    yield from _leftovers(paths.root)


def _checked(doctor: Doctor, *, thorough: bool) -> Iterator[HealthItem]:
    if thorough:
        yield from doctor.check()
        return
    key = doctor.keys.present
    yield from contents.check_database(doctor.database, doctor.clock.now(), key)
    yield contents.check_index(doctor.database, doctor.index, doctor.clock, key)
    yield from contents.check_backups(doctor.backups, sound=True)
    yield from contents.check_leftovers(doctor.root, doctor.clock.now())


def _leftovers(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_dir() or parts[0].startswith(_KEPT):
            continue
        if not parts[0].startswith(_KNOWN) or _is_leftover(parts):
            yield f"left over: {path.relative_to(root)}"


def _is_leftover(parts: tuple[str, ...]) -> bool:
    name = parts[-1]
    if parts[0] == "backups":
        return not (name.startswith("library-") and name.endswith(".db"))
    if parts[0] in {"rules", "synonyms"}:
        return not name.endswith(".yaml")
    if parts[0] == "jobs":
        return not (name.startswith("import-") and name.endswith(".lock"))
    return name.endswith((".unfinished", ".partial", ".creating", ".part"))
