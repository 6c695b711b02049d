"""What every table has in common: a registry of its own, and names for its constraints."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import registry
from sqlmodel import SQLModel

#: Every constraint has a name, because SQLite can only change a named one later.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class StorageRow(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMING))):
    """Base of all rows, with a registry of its own so that another user of SQLModel in the process never mixes in."""
