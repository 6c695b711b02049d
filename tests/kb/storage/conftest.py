from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kb.storage.database import Database
from tests.kb.storage.samples import StoppedClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one by its migrations, once: each test takes a copy."""
    path = tmp_path_factory.mktemp("empty") / "library.db"
    Database.create(path)
    return path


@pytest.fixture
def library(empty_library: Path, tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    shutil.copy(empty_library, path)
    return path


@pytest.fixture
def database(library: Path) -> Iterator[Database]:
    opened = Database.open(library, clock=StoppedClock(), busy_seconds=0.05)
    yield opened
    opened.close()
