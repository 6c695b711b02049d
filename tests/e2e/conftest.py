"""Fixtures of the end-to-end tests: the program is started for real, on a screen in memory."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.e2e.application import PATIENCE, ROOT, Application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    StartApplication = Callable[..., Application]
    Kb = Callable[..., str]
    Tell = Callable[[str], None]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[StartApplication]:
    """Start the program: ``start(library)``; its home is empty at first. Whatever a test leaves running is ended."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed (on Linux `python3 dev.py test` installs it)")
    started: list[Application] = []

    def do(library: Path | None = None, **options: str) -> Application:
        application = Application.start(tmp_path / "home", library, **options)  # type: ignore[arg-type] # values by name
        started.append(application)
        return application

    yield do
    for application in started:
        if application.running:
            application.kill()


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Print a figure that was measured; figures are for people, tests assert only what holds on any machine."""

    def do(figure: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {figure}\n")

    return do


@pytest.fixture(scope="session")
def kb() -> Kb:
    """Run the command line in a process of its own: ``kb(library, "import", folder)``."""

    def do(library: Path, *arguments: str) -> str:
        command = [sys.executable, "-m", "kb", "--library", str(library), "--language", "ja", *arguments]
        done = subprocess.run(command, capture_output=True, cwd=ROOT, encoding="utf-8", timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return do


@pytest.fixture(scope="session")
def made_library(kb: Kb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample, made once."""
    folder = tmp_path_factory.mktemp("made") / "library"
    kb(folder, "init", "--sample")
    return folder


@pytest.fixture
def library(made_library: Path, tmp_path: Path) -> Path:
    """A library with the sample for one test."""
    folder: Path = shutil.copytree(made_library, tmp_path / "library")
    return folder
