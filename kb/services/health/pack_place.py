"""Where knowledge packs come from: whether it is named, trusted and reached, and whether the library is behind it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kb.documents.pack_file import is_public_text
from kb.domain.health import HealthItem, Verdict
from kb.errors import KbError, PlaceSilentError
from kb.patience import in_time
from kb.services.packs.making import version_in_name
from kb.storage import pack_store
from kb.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kb.clock import Clock
    from kb.domain.pack import PackState
    from kb.protection import LibraryKey
    from kb.services.packs.following import PackSource
    from kb.services.packs.visit import PackPlace

#: Seconds for an answer: a share that is gone may keep whoever asks waiting for minutes.
_PATIENCE = 10.0


def check_packs(
    load: Callable[[], PackSource], database: Path, clock: Clock, key: LibraryKey | None = None
) -> Iterator[HealthItem]:
    """Look at the source that ``load`` returns; where it cannot be read the checks of rules and policy say so.

    The database is sound; ``key``: what it is encrypted under.
    """
    try:
        source = load()
    except KbError:
        return
    if source.place is None:
        yield HealthItem(code="packs_off", verdict=Verdict.GOOD)
        return
    for number, text in enumerate(source.keys, 1):
        if not is_public_text(text):
            yield HealthItem(code="packs_key_wrong", verdict=Verdict.WARNING, params={"number": number})
    if not source.keys:
        yield HealthItem(code="packs_without_keys", verdict=Verdict.WARNING, params={"place": source.where})
    with closing(Database.open(database, clock=clock, key=key)) as opened, opened.read() as session:
        taken = pack_store.all_taken(session)
    names = names_in_time(source.place, _PATIENCE)
    yield _compared(source.where, taken, names)


def names_in_time(place: PackPlace, patience: float) -> list[str] | None:
    """Return the packs at a place; None where it is not reached within ``patience`` seconds."""
    try:
        return in_time(Path(), place.names, patience)
    except (OSError, PlaceSilentError):
        return None


def _compared(where: str, taken: tuple[PackState, ...], names: Iterable[str] | None) -> HealthItem:
    latest = max(taken, key=lambda state: state.at, default=None)
    params: dict[str, object] = {"place": where}
    if latest is not None:
        params |= {"version": latest.version, "when": latest.at.isoformat()}
    if names is None:
        code = "packs_unreached" if latest is None else "packs_unreached_since"
        return HealthItem(code=code, verdict=Verdict.WARNING, params=params)
    there = [version for version in map(version_in_name, names) if version is not None]
    known = {state.pack_id.hex[:8]: state.version for state in taken}
    waiting = max((number for pack, number in there if number > known.get(pack, 0)), default=0)
    if waiting:
        return HealthItem(code="packs_behind", verdict=Verdict.WARNING, params=params | {"newest_version": waiting})
    if latest is None:
        return HealthItem(code="packs_none_yet", verdict=Verdict.GOOD, params=params)
    return HealthItem(code="packs_good", verdict=Verdict.GOOD, params=params)
