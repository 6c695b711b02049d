"""What Alembic runs for each command: our open connection, inside our transaction."""

from __future__ import annotations

from alembic import context

from kb.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    # SQLite can roll back schema changes; Alembic assumes it cannot.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
