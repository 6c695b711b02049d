"""Everything that the program makes in a library's folder can be read by its owner only."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.tasks.log_file import LogFile
from kb.cancellation import CancelToken
from kb.domain.progress import JobKind
from kb.identifiers import new_id
from kb.library import LibraryPaths, create_library, open_library
from kb.library.restoring import prepared
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a profile's folder has its permissions by itself there"
)

_RULE = "calls: 30\nagents: false\ndrafts: 0\nrevisions: 0\nbackups: 0\n"


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """What most systems have: new files can be read by everybody."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def closed(path: Path) -> bool:
    return not path.stat().st_mode & 0o077


def exposed(root: Path) -> list[str]:
    """Return the files that others could read if the library's folder itself were open to them."""
    found = []
    for path in (path for path in root.rglob("*") if path.is_file()):
        above = [folder for folder in path.parents if root in folder.parents]
        if not any(map(closed, (path, *above))):
            found.append(str(path.relative_to(root)))
    return found


def test_nobody_else_can_read_what_the_program_makes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    paths, clock = LibraryPaths(tmp_path / "library"), PlayedClock()
    create_library(paths, clock=clock, sample=False)
    assert closed(paths.root)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "訪問.md").write_text("# 訪問\n\n本文\n", encoding="utf-8")
    log = LogFile()
    log.follow(paths.log)
    with open_library(paths, clock=clock, repair="now") as library:
        library.editing.save(make_script("返金"))
        library.drafts.save(new_id(), "書きかけ")
        library.exchange.import_folder(folder)
        with library.board.report(JobKind.IMPORT) as note:
            note(1, 2)
            assert exposed(paths.root) == []
        rule = library.rules.load("retention")
        library.rules.save("retention", _RULE, version=rule.version)
        library.triage.check("けがをした")
        library.indexing.rebuild()
        backup = library.backups.make().backup.path
        assert exposed(paths.root) == []
        library.exchange.export_folder(tmp_path / "out")
    logging.getLogger("kb.test").warning("worth noting")
    log.stop()
    assert caplog.messages
    with prepared(paths, backup, clock=clock) as restoration:
        assert exposed(paths.root) == []
        restoration.replace()
    with open_library(paths, clock=clock, repair="now") as library:
        library.retention.erase_if_due(CancelToken())
        assert exposed(paths.root) == []
    made = {path.name for path in paths.root.iterdir()}
    assert made >= {"library.db", "index", "backups", "jobs", "windows", "rules", "kandokoro.log", "retention.json"}
    assert exposed(paths.root) == []
    assert exposed(tmp_path / "out") != []  # an export is for others
