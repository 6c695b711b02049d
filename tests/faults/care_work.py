"""What keeps a library well: index, backups, retention, a new one, an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.library import LibraryPaths, create_library, open_library
from tests.faults.ledger import Facts, Promised
from tests.faults.scene import MARKER, USER, later, script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.scene import Run


def rebuild_index(run: Run) -> None:
    """Build the index anew, and make one segment of it."""
    with run.open() as library:
        run.ledger.step(library.indexing.rebuild)
        library.editing.save(script(61, "話を足す"))
        while library.indexing.tidy():
            pass


def keep_few_backups(run: Run) -> None:
    """Let the rule keep as few as it can."""
    rules = run.paths.root / "rules" / "backups.yaml"
    rules.write_text("every_hours: 1\ndays: 1\nweeks: 1\nmonths: 1\n", encoding="utf-8")


def make_backups(run: Run) -> None:
    """Make backups on several days, so that some are removed by the rule."""
    for _ in range(3):
        later(run.clock, 1)
        with run.open() as library:
            report = run.ledger.step(library.backups.make)
        run.ledger.did({"backup": report.backup.path.name})


def check_backups(run: Run, promised: Promised, found: Facts) -> Iterator[str]:
    """Hold the backups against those that were acknowledged: a newer one may have taken the place of an older."""
    there = {key.removeprefix("backup "): value for key, value in found.items() if key.startswith("backup ")}
    newest = promised.acknowledged.pop("backup", "")
    if max(there, default="") < newest:
        yield f"the backup {newest} is gone"
    yield from (f"the backup {name} is {value}" for name, value in there.items() if value != "sound")
    yield from promised.losses(found)


def erase_what_is_old(run: Run) -> None:
    """Let retention erase what a customer said two months ago."""
    later(run.clock, 60)
    with run.open() as library:
        # Nothing is old where the clock was set back for long.
        if run.ledger.step(library.retention.erase).counts:
            run.ledger.did({"erased": "all"})
        run.ledger.step(library.attachments.drop_unused)


def check_erased(run: Run, promised: Promised, found: Facts) -> Iterator[str]:
    """Look for what the customer said in every file of the library once it was said to be erased."""
    if promised.acknowledged.get("erased"):
        for file in run.paths.root.rglob("*"):
            if file.is_file() and MARKER.encode() in file.read_bytes():
                yield f"still readable in {file.relative_to(run.root)}"
    articles = {key: value for key, value in promised.acknowledged.items() if key.startswith("article ")}
    yield from Promised(articles).losses(found)


def begin_a_library(run: Run) -> None:
    """Make a second library beside, and take a first call in it."""
    paths = LibraryPaths(run.root / "second")
    if not paths.database.exists():
        run.ledger.step(lambda: create_library(paths, clock=run.clock, sample=False))
    with open_library(paths, clock=run.clock, repair="now", user=USER) as library:
        call = run.ledger.step(lambda: library.calls.start(agent=USER))
        run.ledger.did({"second library": str(call.id)})


def export_folder(run: Run) -> None:
    """Write the library as a folder, twice."""
    target = run.root / "out"
    with run.open() as library:
        for _ in range(2):
            count = {"exported": str(library.status().article_count)}
            run.ledger.step(lambda: library.exchange.export_folder(target), count)
            library.editing.save(script(62, "書き出すまでの話"))
