"""How much of the computer the program may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.clock import SystemClock
from kb.errors import FileUnreadableError
from kb.library import LibraryPaths, open_library
from kb.services.bulk_analysis import BulkSettings, usual_processes
from kb.services.limits import load_limits

if TYPE_CHECKING:
    from pathlib import Path


def own(root: Path, text: str) -> Path:
    path = root / "rules" / "limits.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_limits(tmp_path: Path) -> None:
    limits = load_limits(tmp_path)
    assert limits.search_cache_bytes == 178 * 2**20
    assert limits.import_memory_bytes == 128 * 2**20
    settings = BulkSettings.within(limits)
    assert (settings.processes, settings.memory_bytes) == (usual_processes(), 128 * 2**20)


def test_a_library_changes_only_what_it_names(tmp_path: Path) -> None:
    own(tmp_path, "search_cache_megabytes: 40\nimport_processes: 1\n")
    limits = load_limits(tmp_path)
    assert limits.search_cache_bytes == 40 * 2**20
    assert limits.import_memory_megabytes == 128
    assert BulkSettings.within(limits).processes == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- 180",
        "cache: 180",
        "search_cache_megabytes: viel",
        "search_cache_megabytes: 1",
        "search_cache_megabytes: true",
        "import_processes: 1.5",
        "import_processes: -1",
    ],
)
def test_what_is_no_limit_is_refused_with_the_file(tmp_path: Path, text: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(FileUnreadableError) as caught:
        load_limits(tmp_path)
    assert caught.value.params["path"] == str(path)


def test_a_library_is_opened_with_its_own_limits(few_paths: LibraryPaths) -> None:
    own(few_paths.root, "search_cache_megabytes: 8\n")
    open_library(few_paths, clock=SystemClock(), repair="later").close()
    path = own(few_paths.root, "search_cache_megabytes: 1\n")
    with pytest.raises(FileUnreadableError, match="rule_invalid") as caught:
        open_library(few_paths, clock=SystemClock(), repair="later")
    assert caught.value.params["path"] == str(path)
