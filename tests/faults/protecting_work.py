"""Encrypting a library, putting it under another key, and making it readable again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.library.protecting import ProtectionDesk
from tests.faults.scene import MARKER, USER
from tests.faults.truth import call_fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.ledger import Facts, Promised
    from tests.faults.scene import Run


def protect(run: Run) -> None:
    """Encrypt the library, take a call, change the key, take another, and decrypt it."""
    desk, step = ProtectionDesk(run.paths, clock=run.clock, machine=run.machine), run.ledger.step
    if not desk.state().key_id:
        step(lambda: desk.change(desk.new_key()))
    run.ledger.did({"encrypted": "yes"})
    _take_a_call(run, "暗号化したあとのメモ")
    step(lambda: desk.change(desk.new_key()))
    _take_a_call(run, "鍵を変えたあとのメモ")
    run.ledger.did({"encrypted": "no longer"})
    step(lambda: desk.change(None))


def _take_a_call(run: Run, notes: str) -> None:
    with run.open() as library:
        call = run.ledger.step(lambda: library.calls.start(agent=USER))
        run.ledger.did(call_fact(call.id, ""))
        run.ledger.step(lambda: library.calls.save_notes(call.id, notes), call_fact(call.id, notes))


def check_protected(run: Run, promised: Promised, found: Facts) -> Iterator[str]:
    """Look for a readable word in every file while the library was said to be encrypted, and for losses."""
    if promised.acknowledged.pop("encrypted", "") == "yes":
        for file in run.paths.root.rglob("*"):
            if file.is_file() and MARKER.encode() in file.read_bytes():
                yield f"readable in {file.relative_to(run.root)}"
    yield from promised.losses(found)
