"""Runs of the command line in this process."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from kb.cli.app import run
from kb.cli.language import choose_language
from kb.cli.terminal import Terminal
from tests.kb.cli.runs import Result
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths


@pytest.fixture
def kb(tmp_path: Path) -> Callable[..., Result]:
    """Run a command line in this process, by default on a library that does not exist."""

    def call(
        *arguments: str, library: LibraryPaths | None = None, policy_file: Path | None = None, **variables: str
    ) -> Result:
        out, err = io.StringIO(), io.StringIO()
        root = library.root if library else tmp_path / "nowhere"
        environ = {"KANDOKORO_LIBRARY": str(root), "LANG": "ja_JP.UTF-8", **variables}
        terminal = Terminal(
            choose_language(arguments, environ), environ, out, err, clock=PlayedClock(), policy_file=policy_file
        )
        return Result(run(arguments, terminal), out.getvalue(), err.getvalue())

    return call
