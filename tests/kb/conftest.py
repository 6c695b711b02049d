"""Libraries made once and copied for each test: migrations and the analysis of the sample take a second each."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kb.library import Library, LibraryPaths, create_library, open_library
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def blank_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("blank") / "library"
    create_library(LibraryPaths(root), clock=PlayedClock(), sample=False)
    return root


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "library"
    create_library(LibraryPaths(root), clock=PlayedClock(), sample=True)
    return root


@pytest.fixture(scope="session")
def few_template(blank_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("few") / "library"
    shutil.copytree(blank_template, root)
    with open_library(LibraryPaths(root), clock=PlayedClock(), repair="later") as library:
        for number in range(12):
            library.editing.save(make_script(f"{number}番目の話", f"訪問を{number}回求められた"))
        # What damages files must not meet the background writing them.
        while library.indexing.tidy():
            pass
    return root


@pytest.fixture
def few_paths(few_template: Path, tmp_path: Path) -> LibraryPaths:
    """A library whose index takes milliseconds to rebuild."""
    return LibraryPaths(shutil.copytree(few_template, tmp_path / "few"))


@pytest.fixture
def clock() -> PlayedClock:
    return PlayedClock()


@pytest.fixture
def blank_paths(blank_template: Path, tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(shutil.copytree(blank_template, tmp_path / "library"))


@pytest.fixture
def sample_paths(sample_template: Path, tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(shutil.copytree(sample_template, tmp_path / "sample library"))


@pytest.fixture
def blank(blank_paths: LibraryPaths, clock: PlayedClock) -> Iterator[Library]:
    with open_library(blank_paths, clock=clock, repair="later") as opened:
        yield opened


@pytest.fixture
def sample(sample_paths: LibraryPaths, clock: PlayedClock) -> Iterator[Library]:
    with open_library(sample_paths, clock=clock, repair="later") as opened:
        yield opened


@pytest.fixture
def few(few_paths: LibraryPaths, clock: PlayedClock) -> Iterator[Library]:
    """The library of twelve scripts, open."""
    with open_library(few_paths, clock=clock, repair="later") as opened:
        yield opened
