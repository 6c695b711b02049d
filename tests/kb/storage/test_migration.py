from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from kb.domain.audit import AuditHead
from kb.domain.matter import EvidencePrinciple
from kb.errors import LibraryBusyError, LibraryDamagedError
from kb.identifiers import new_id
from kb.storage import article_store, matter_store
from kb.storage.audit_head_store import ClosedLibraryHead, OpenLibraryHead
from kb.storage.database import Database
from kb.storage.migration import CURRENT_SCHEMA, Schema, stored_revision, upgrade
from kb.storage.tables import METADATA
from tests.kb.storage.samples import NOW, StoppedClock, make_article

if TYPE_CHECKING:
    from pathlib import Path

NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("articles") as batch:
        batch.add_column(sa.Column("owner", sa.String(), nullable=False, server_default="editor"))
    {more}
"""


def next_schema(folder: Path, more: str = "pass") -> Schema:
    """Return the schema of a program one revision ahead, with its scripts in ``folder``."""
    shutil.copytree(CURRENT_SCHEMA.folder, folder / "50% 新", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "50% 新" / "versions" / "r0005_next.py").write_text(NEXT_REVISION.format(more=more), encoding="utf-8")
    return Schema(revisions=(*CURRENT_SCHEMA.revisions, "0005"), folder=folder / "50% 新")


def fill(path: Path) -> None:
    database = Database.open(path, clock=StoppedClock())
    with database.write() as session:
        article_store.save(session, make_article(), editor="", now=NOW)
    database.close()


def rows(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement, values).fetchall()


def describe(path: Path) -> dict[str, object]:
    """Return what SQLite itself says of each table: columns, references, indexes, and how it is stored."""
    tables = rows(
        path, "SELECT name, wr, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    return {
        str(name): (
            (without_rowid, strict),
            rows(path, "SELECT * FROM pragma_table_xinfo(?) ORDER BY name", name),
            sorted(row[2:] for row in rows(path, "SELECT * FROM pragma_foreign_key_list(?)", name)),
            sorted(
                (origin, unique, partial, *rows(path, "SELECT name FROM pragma_index_info(?)", index))
                for _, index, unique, origin, partial in rows(path, "SELECT * FROM pragma_index_list(?)", name)
            ),
            "AUTOINCREMENT" in str(rows(path, "SELECT sql FROM sqlite_master WHERE name = ?", name)),
        )
        for name, without_rowid, strict in tables
        if name != "alembic_version"
    }


def test_the_known_revisions_are_the_scripts_in_their_order() -> None:
    scripts = ScriptDirectory(str(CURRENT_SCHEMA.folder))
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == CURRENT_SCHEMA.revisions
    assert scripts.get_current_head() == CURRENT_SCHEMA.head


def test_the_migrations_make_exactly_the_tables(tmp_path: Path) -> None:
    migrated, made = tmp_path / "migrated.db", tmp_path / "made.db"
    for path in (migrated, made):
        path.touch()
    upgrade(migrated)
    engine = create_engine(f"sqlite:///{made}")
    METADATA.create_all(engine)
    engine.dispose()
    assert describe(migrated) == describe(made)
    assert len(describe(made)) == 20


def test_alembic_sees_no_difference_either(library: Path) -> None:
    engine = create_engine(f"sqlite:///{library}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_an_older_library_is_backed_up_and_brought_up_to_date(library: Path, tmp_path: Path) -> None:
    fill(library)
    schema = next_schema(tmp_path / "scripts")
    Database.open(library, clock=StoppedClock(), schema=schema).close()
    assert stored_revision(library) == "0005"
    assert rows(library, "SELECT owner FROM articles") == [("editor",)]
    assert rows(library, "SELECT count(*) FROM article_revisions") == [(1,)]
    backup = library.parent / "backups" / "library-20261122T130305Z.db"
    assert stored_revision(backup) == "0004"
    assert rows(backup, "SELECT count(*) FROM article_revisions") == [(1,)]
    Database.open(library, clock=StoppedClock(), schema=schema).close()
    assert list(backup.parent.iterdir()) == [backup]


def test_a_migration_that_fails_changes_nothing(library: Path, tmp_path: Path) -> None:
    fill(library)
    schema = next_schema(tmp_path / "scripts", more="raise RuntimeError('half way')")
    before = describe(library)
    with pytest.raises(RuntimeError, match="half way"):
        Database.open(library, clock=StoppedClock(), schema=schema)
    assert describe(library) == before
    assert stored_revision(library) == "0004"
    Database.open(library, clock=StoppedClock()).close()


def test_a_migration_that_breaks_references_is_taken_back(library: Path, tmp_path: Path) -> None:
    fill(library)
    schema = next_schema(tmp_path / "scripts", more="op.execute('DELETE FROM articles')")
    with pytest.raises(LibraryDamagedError):
        Database.open(library, clock=StoppedClock(), schema=schema)
    assert stored_revision(library) == "0004"
    assert rows(library, "SELECT count(*) FROM articles") == [(1,)]


def test_a_library_that_another_program_has_open_is_not_migrated(
    library: Path, database: Database, tmp_path: Path
) -> None:
    with pytest.raises(LibraryBusyError):
        Database.open(library, clock=StoppedClock(), schema=next_schema(tmp_path / "scripts"), busy_seconds=0.05)
    with database.write() as session:
        article_store.save(session, make_article(), editor="", now=NOW)
    assert stored_revision(library) == "0004"


def test_a_creation_that_fails_leaves_nothing(tmp_path: Path) -> None:
    schema = next_schema(tmp_path / "scripts", more="raise RuntimeError('half way')")
    folder = tmp_path / "new"
    with pytest.raises(RuntimeError, match="half way"):
        Database.create(folder / "library.db", schema=schema)
    assert list(folder.iterdir()) == []


def test_a_draft_of_an_older_library_is_kept_and_belongs_to_no_window(tmp_path: Path) -> None:
    library = tmp_path / "old.db"
    library.touch()
    upgrade(library, schema=Schema(CURRENT_SCHEMA.revisions[:2], CURRENT_SCHEMA.folder))
    article_id = new_id()
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute(
            "INSERT INTO article_drafts VALUES (?, '佐藤', '書きかけ', 3, ?)",
            (article_id.bytes, "2026-11-22T13:03:05.123456Z"),
        )
    Database.open(library, clock=StoppedClock()).close()
    assert rows(library, "SELECT article_id, editor, window, text, base_number, call_id FROM article_drafts") == [
        (article_id.bytes, "佐藤", bytes(16), "書きかけ", 3, None)
    ]


def test_evidence_of_an_older_library_is_kept_as_facts_of_the_matter(tmp_path: Path) -> None:
    library = tmp_path / "old.db"
    library.touch()
    upgrade(library, schema=Schema(CURRENT_SCHEMA.revisions[:1], CURRENT_SCHEMA.folder))
    matter_id = new_id()
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute(
            "INSERT INTO matters VALUES (?, ?, 'C-1', '', '', '', '[]', '', '', 'received', NULL, '', ?, '[]', NULL)",
            (matter_id.bytes, "2026-11-22T13:03:05.123456Z", '["写真", "現物"]'),
        )
    with closing(Database.open(library, clock=StoppedClock())) as database, database.read() as session:
        matter = matter_store.get(session, matter_id)
    assert matter is not None
    assert [(fact.text, fact.principle, fact.at) for fact in matter.evidence] == [
        ("写真", EvidencePrinciple.PHENOMENON, NOW),
        ("現物", EvidencePrinciple.PHENOMENON, NOW),
    ]


def test_a_library_of_before_knows_no_head_of_its_trail_until_there_is_a_record(tmp_path: Path) -> None:
    library = tmp_path / "old.db"
    library.touch()
    upgrade(library, schema=Schema(CURRENT_SCHEMA.revisions[:3], CURRENT_SCHEMA.folder))
    assert ClosedLibraryHead(library).read() is None
    ClosedLibraryHead(library).keep(AuditHead(3, "abc"))
    with closing(Database.open(library, clock=StoppedClock())) as database:
        assert OpenLibraryHead(database).read() is None
        OpenLibraryHead(database).keep(AuditHead(3, "abc"))
        OpenLibraryHead(database).keep(AuditHead(4, "def"))
        assert OpenLibraryHead(database).read() == AuditHead(4, "def")
    assert ClosedLibraryHead(library).read() == AuditHead(4, "def")
