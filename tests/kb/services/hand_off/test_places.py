from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kb.services.hand_off.places import LONGEST_ADDRESS, addresses, is_private, library_key

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has named pipes, without folders")

SHORT = Path("/tmp") / f"kandokoro-{getattr(os, 'getuid', int)()}"  # noqa: S108 - it is only compared with


def test_one_folder_has_one_key_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "ライブラリ"
    library.mkdir()
    (tmp_path / "link").symlink_to(library)
    monkeypatch.chdir(tmp_path)
    keys = {
        library_key(path) for path in (library, Path("ライブラリ"), tmp_path / "link", library / ".." / library.name)
    }
    assert len(keys) == 1
    assert library_key(tmp_path / "other") not in keys


def test_the_folder_of_the_session_is_the_first(run_time: Path, environ: dict[str, str], tmp_path: Path) -> None:
    first, second, *_ = addresses(tmp_path / "library", environ, make=True)
    assert first.parent == run_time / "kandokoro"
    assert second.parent == run_time / "home" / ".cache" / "kandokoro" / "run"
    assert [place.parent.stat().st_mode & 0o777 for place in (first, second)] == [0o700, 0o700]


def test_a_folder_that_others_may_enter_is_not_used(run_time: Path, environ: dict[str, str], tmp_path: Path) -> None:
    run_time.chmod(0o755)
    cache = run_time / "home" / ".cache" / "kandokoro" / "run"
    assert next(addresses(tmp_path / "library", environ, make=True)).parent == cache
    cache.chmod(0o770)
    assert next(addresses(tmp_path / "library", environ, make=True)).parent == SHORT


def test_a_home_with_a_long_name_gets_a_short_place(tmp_path: Path) -> None:
    home = tmp_path / ("とても長い名前のフォルダー" * 4)
    found = list(addresses(home / "library", {"HOME": str(home), "XDG_RUNTIME_DIR": "none"}, make=True))
    assert [place.parent for place in found] == [SHORT]
    assert all(len(os.fsencode(place)) <= LONGEST_ADDRESS for place in found)


def test_only_a_folder_of_ones_own_is_private(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(own)
    (tmp_path / "file").touch(0o600)
    assert is_private(own)
    assert not any(is_private(tmp_path / name) for name in ("link", "file", "nothing"))
    assert os.getuid() == 0 or not is_private(Path("/root"))
