"""All work during which faults happen, and what there is to know afterwards that is not of one row of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.preferences import PreferenceStore
from kb.documents.article_text import read_article
from kb.library import LibraryPaths
from tests.faults.care_work import (
    begin_a_library,
    check_backups,
    check_erased,
    erase_what_is_old,
    export_folder,
    keep_few_backups,
    make_backups,
    rebuild_index,
)
from tests.faults.everyday_work import (
    acknowledge_too_early,
    edit_articles,
    save_preferences,
    save_rule_files,
    take_a_call,
)
from tests.faults.incoming_work import (
    import_folder,
    import_folder_elsewhere,
    import_table,
    import_table_elsewhere,
    imported_folder,
    imported_table,
    packs_taken,
    take_packs,
)
from tests.faults.job import Job
from tests.faults.protecting_work import check_protected, protect
from tests.faults.restoring_work import (
    check_restored,
    check_restored_over_damage,
    note_an_erasure,
    restore_backup,
    restore_over_damage,
    spoil_the_library,
)
from tests.faults.truth import facts_of
from tests.faults.upgrading_work import UPGRADES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.faults.ledger import Facts
    from tests.faults.scene import Run

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
    *UPGRADES,
    Job("encryption", protect, check=check_protected),
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
