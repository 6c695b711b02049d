"""What programs do to a library, each with what they are told is saved: the work during which faults happen."""

from __future__ import annotations

import csv
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.preferences import Preferences, PreferenceStore
from kb.cancellation import CancelToken
from kb.documents.article_text import read_article
from kb.domain.article import State
from kb.domain.attachment import attachment_id
from kb.domain.call import CallEventType, CallResult
from kb.domain.importing import FolderOrder
from kb.domain.table import TableOrder, TableTarget
from kb.errors import KbError
from kb.library import LibraryPaths, create_library, open_library
from kb.library.restoring import prepared
from kb.storage.backup_check import check_library_file
from tests.faults.ledger import Promised
from tests.faults.scene import MARKER, USER, later, numbered, pack_ids, script
from tests.faults.truth import article_fact, call_fact, digest, facts_of
from tests.kb.pictures import png
from tests.kb.services.table_imports.tables import HEADER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kb.domain.article import Article
    from kb.library import Library
    from tests.faults.ledger import Facts
    from tests.faults.scene import Run


@dataclass(frozen=True, slots=True)
class Job:
    """``work`` does it; ``finished`` are the facts that hold once it was done again after the fault, and let end.

    ``children``: part of it is done by another process. ``check`` says what is lost where that takes more than
    comparing. ``prepare`` is done before, where no fault happens. ``damages``: the library may be refused as damaged
    until the work is done.
    """

    name: str
    work: Callable[[Run], None]
    finished: Callable[[Run], Facts] | None = None
    children: bool = False
    check: Callable[[Run, Promised, Facts], Iterator[str]] | None = None
    damages: bool = False
    prepare: Callable[[Run], None] | None = None


# Somebody is on the telephone


def take_a_call(run: Run) -> None:
    """Take a call: notes, timeline, hold, promise, memo, result."""
    with run.open() as library:
        calls, step = library.calls, run.ledger.step
        call = step(lambda: calls.start(agent=USER, caller_reference="C-2"))
        run.ledger.did({f"event {call.id} started ": "there", f"result {call.id}": "", **call_fact(call.id, "")})
        for notes in ("今すぐ家に来いと", "今すぐ家に来いと言われた。", "今すぐ家に来いと言われた。名刺を出せとも。"):
            step(lambda notes=notes: calls.save_notes(call.id, notes), call_fact(call.id, notes))  # type: ignore[misc]
        step(lambda: calls.hold(call.id), {f"event {call.id} held ": "there"})
        step(lambda: calls.resume(call.id), {f"event {call.id} resumed ": "there"})
        due = run.clock.now() + timedelta(days=1)
        promise = step(lambda: library.promises.make(what="折り返し", due_at=due, call_id=call.id))
        run.ledger.did({f"promise {promise.id}": "折り返し | open"})
        step(lambda: library.promises.keep(promise.id), {f"promise {promise.id}": "折り返し | kept"})
        step(lambda: calls.use(call.id, numbered(1)), {f"event {call.id} {CallEventType.ARTICLE_USED} ": "there"})
        memo = {f"memo {call.id} sv": "引き継ぎの言葉"}
        step(lambda: library.handover.save_memo(call.id, "sv", "引き継ぎの言葉"), memo)
        step(lambda: calls.end(call.id, CallResult.CALLBACK), {f"result {call.id}": "callback"})


# Somebody edits


def edit_articles(run: Run) -> None:
    """Write a new article with a picture, save it twice, change states; type a draft on the side."""
    with run.open() as library:
        step = run.ledger.step
        picture = png(5, 5)
        kept = {f"picture {attachment_id(picture)}": digest(picture)}
        step(lambda: library.attachments.add(picture, name="図.png", editor=USER), kept)
        for text in ("書き", "書きかけ、続き"):
            draft = {f"draft {numbered(50)}": text}
            step(lambda text=text: library.drafts.save(numbered(50), text, editor=USER), draft)  # type: ignore[misc]
        article = script(60, "新しい話", "名刺を求められた")
        step(lambda: library.editing.save(article, editor=USER), article_fact(article))
        changed = replace(article, title="新しい話、改め")
        step(lambda: library.editing.save(changed, editor=USER), article_fact(changed))
        archived = replace(changed, state=State.ARCHIVED)
        step(lambda: library.editing.set_state(article.id, State.ARCHIVED, editor=USER), article_fact(archived))


def save_rule_files(run: Run) -> None:
    """Save the customers' words and a rule file, and change both once more."""
    with run.open() as library:
        for number in range(2):
            known = library.synonyms.load()
            text = library.synonyms.with_word(known.text, "訪問要求", f"来いや{number}")
            run.ledger.step(
                lambda text=text, version=known.version: library.synonyms.save(text, version=version),  # type: ignore[misc]
                {"file synonyms/customer_words.yaml": digest(text)},
            )
            rule = library.rules.load("backups")
            days = re.sub(r"(?m)^days: \d+", f"days: {20 + number}", rule.text)
            run.ledger.step(
                lambda days=days, version=rule.version: library.rules.save("backups", days, version=version),  # type: ignore[misc]
                {"file rules/backups.yaml": digest(days)},
            )


def save_preferences(run: Run) -> None:
    """Save what belongs to this computer's screen; a refusal is an answer and costs nothing but the settings."""
    store = PreferenceStore(run.root / "home" / "preferences.json")
    for percent in (110, 120, 130):
        if store.save(Preferences(text_percent=percent, agent=USER)):
            run.ledger.did({"preferences": str(percent)})


# Much comes in


def import_folder(run: Run) -> None:
    """Import a folder in this process."""
    with run.open() as library:
        run.ledger.step(lambda: library.exchange.import_folder(run.scene.cases), imported_folder(run))


def import_folder_elsewhere(run: Run) -> None:
    """Import a folder as a window does, in a child."""
    with run.open() as library:
        order = FolderOrder(path=run.scene.cases, editor=USER)
        run.ledger.step(lambda: library.exchange.run_elsewhere(order), imported_folder(run))


def imported_folder(run: Run) -> Facts:
    """Return what the folder of the scene brings."""
    cases: list[Article] = [
        replace(script(0, f"取り込む話{number}", f"訪問を求められた、{number}件目"), id=key)
        for number, key in enumerate(run.scene.case_ids())
    ]
    return {key: value for case in cases for key, value in article_fact(case).items()}


def import_table(run: Run) -> None:
    """Import a table of past calls in this process."""
    with run.open() as library:
        run.ledger.step(lambda: library.tables.run(_order(run, library)))
        run.ledger.did({"calls of the table": str(_rows(run))})


def import_table_elsewhere(run: Run) -> None:
    """Import a table as a window does, in a child."""
    with run.open() as library:
        run.ledger.step(lambda: library.tables.run_elsewhere(_order(run, library)))
        run.ledger.did({"calls of the table": str(_rows(run))})


def imported_table(run: Run) -> Facts:
    """Return what the table of the scene brings."""
    return {"calls of the table": str(_rows(run))}


def _order(run: Run, library: Library) -> TableOrder:
    look = library.tables.look(run.scene.table, TableTarget.CALLS)
    return TableOrder(path=run.scene.table, target=TableTarget.CALLS, mapping=look.mapping, editor=USER)


def _rows(run: Run) -> int:
    with run.scene.table.open(encoding="utf-8", newline="") as file:
        return sum(row != list(HEADER) for row in csv.reader(file))


def take_packs(run: Run) -> None:
    """Look for packs and take them in, as the background does."""
    with run.open() as library:
        report = run.ledger.step(library.packs.look)
        if report.taken:
            run.ledger.did(packs_taken(run))


def packs_taken(run: Run) -> Facts:
    """Return what the packs of the scene bring."""
    brought = [
        replace(script(0, f"配る話{version}-{number}"), id=numbered(2_000 + version * 10 + number))
        for version in range(2)
        for number in range(4)
    ]
    assert [article.id for article in brought] == list(pack_ids())
    return {key: value for article in brought for key, value in article_fact(article).items()}


# The library is looked after


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


def restore_backup(run: Run) -> None:
    """Put the older backup in the place of the library, then what was aside back again."""
    with prepared(run.paths, run.scene.backup, clock=run.clock) as restoration:
        aside = run.ledger.step(restoration.replace)
    later(run.clock, 1)
    if aside is not None:
        with prepared(run.paths, aside.path, clock=run.clock) as restoration:
            run.ledger.step(restoration.replace)
    run.open().close()


def restore_over_damage(run: Run) -> None:
    """Put a backup in the place of a library that cannot be read any more."""
    with prepared(run.paths, run.scene.backup, clock=run.clock) as restoration:
        run.ledger.step(restoration.replace)
    run.ledger.did({"restored": "over damage"})
    run.open().close()


def spoil_the_library(run: Run) -> None:
    """Damage the library beyond reading, if it is not so already."""
    note_an_erasure(run)
    database = run.paths.database
    if not database.exists() or check_library_file(database, in_use=True).sound:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with database.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 8192)


def note_an_erasure(run: Run) -> None:
    """Let it seem that retention has seen to the library: the backup is from before that."""
    if _rows_of(facts_or_nothing(run)) == _rows_before(run):
        run.paths.retention.write_text("{}", encoding="utf-8")


def facts_or_nothing(run: Run) -> Facts:
    """Return what the library holds, nothing where it cannot be read."""
    try:
        return facts_of(run.paths.database)
    except KbError:
        return {}


def check_restored(run: Run, promised: Promised, found: Facts) -> Iterator[str]:
    """Hold the library against both sides of the restoration: it is the one or the other, whole."""
    del promised
    if _rows_of(found) not in (_rows_before(run), _rows_of_backup(run)):
        yield f"neither the library nor the backup: {found}"
    yield from _wrong_mark(run, found)


def check_restored_over_damage(run: Run, promised: Promised, found: Facts) -> Iterator[str]:
    """Hold the library against the backup; before it was damaged it held more."""
    allowed = [_rows_of_backup(run)]
    if not promised.acknowledged.get("restored"):
        allowed.append(_rows_before(run))
    if _rows_of(found) not in allowed:
        yield f"not the backup: {found}"
    yield from _wrong_mark(run, found)


def _wrong_mark(run: Run, found: Facts) -> Iterator[str]:
    if _rows_of(found) == _rows_of_backup(run) and run.paths.retention.exists():
        yield "what was erased since the backup would not be erased again"


def _rows_before(run: Run) -> Facts:
    return _rows_of(facts_of(run.scene.library / "library.db"))


def _rows_of_backup(run: Run) -> Facts:
    return _rows_of(facts_of(run.scene.backup))


def _rows_of(found: Facts) -> Facts:
    kinds = ("article ", "notes ", "event ", "result ", "draft ", "picture ", "promise ", "memo ", "pack ")
    return {key: value for key, value in found.items() if key.startswith(kinds)}


def erase_what_is_old(run: Run) -> None:
    """Let retention erase what a customer said two months ago."""
    later(run.clock, 60)
    with run.open() as library:
        run.ledger.step(library.retention.erase)
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


def continue_import(run: Run) -> None:
    """Let the background go on with what did not end, as a start of the program does."""
    with run.open() as library:
        for record in library.exchange.unfinished.all():
            if record.order:
                library.tables.continue_import(record, CancelToken())
            else:
                library.exchange.continue_import(record, CancelToken())
        library.indexing.catch_up()


def acknowledge_too_early(run: Run) -> None:
    """Do what no program must do, so that a campaign can show that it would find it."""
    with run.open() as library:
        call = library.calls.start(agent=USER)
        for number in range(4):
            run.ledger.did(call_fact(call.id, f"{number}回目のメモ"))
            library.calls.save_notes(call.id, f"{number}回目のメモ")


#: So many articles the scene has; an export that nobody was told of may have got less far.
EXPORTED_AT_LEAST = 7

JOBS: tuple[Job, ...] = (
    Job("a call", take_a_call),
    Job("editing", edit_articles),
    Job("rule files and synonyms", save_rule_files),
    Job("preferences", save_preferences),
    Job("import of a folder", import_folder, imported_folder),
    Job("import of a table", import_table, imported_table),
    Job("taking packs", take_packs, packs_taken),
    Job("rebuilding the index", rebuild_index),
    Job("backups", make_backups, check=check_backups, prepare=keep_few_backups),
    Job("restoring", restore_backup, check=check_restored, prepare=note_an_erasure),
    Job(
        "restoring over damage",
        restore_over_damage,
        check=check_restored_over_damage,
        damages=True,
        prepare=spoil_the_library,
    ),
    Job("retention", erase_what_is_old, check=check_erased),
    Job("a new library", begin_a_library),
    Job("export of a folder", export_folder),
    Job("import of a folder in a child", import_folder_elsewhere, imported_folder, children=True),
    Job("import of a table in a child", import_table_elsewhere, imported_table, children=True),
)


_WRONG = Job("acknowledging too early", acknowledge_too_early)


def other_facts(run: Run, found: Facts) -> Iterator[tuple[str, str]]:
    """Yield facts that are not of one row: how many calls a table brought, settings, the second library."""
    yield "calls of the table", str(sum(key.startswith("notes ") and "やけど" in found[key] for key in found))
    store = PreferenceStore(run.root / "home" / "preferences.json")
    if not store.damaged:
        yield "preferences", str(store.value.text_percent)
    exported = [read_article(file.read_text(encoding="utf-8")) for file in (run.root / "out").rglob("*.md")]
    if len(exported) >= EXPORTED_AT_LEAST:
        yield "exported", str(len(exported))
    second = LibraryPaths(run.root / "second")
    if second.database.exists():
        yield from (
            ("second library", key.removeprefix("notes "))
            for key in facts_of(second.database)
            if key.startswith("notes ")
        )


def chosen(wanted: Sequence[str]) -> list[Job]:
    """Return the jobs of these names, all without."""
    return [job for job in (*JOBS, _WRONG) if job.name in wanted] if wanted else list(JOBS)
