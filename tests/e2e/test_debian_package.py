"""The Debian package in a system that has nothing but what its dependencies bring: a clean root made for it.

Runs against the package beside the bundle that KANDOKORO_BUNDLE names; `python3 dev.py bundle` builds both.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

BUNDLE = os.environ.get("KANDOKORO_BUNDLE", "")
PACKAGES = sorted(Path(BUNDLE).parent.glob("kandokoro_*.deb")) if BUNDLE else []
DEBOOTSTRAP, CHROOT = shutil.which("debootstrap"), shutil.which("chroot")
SUITE = "bookworm"
LIBRARY = "/root/図書 館"
FONT = "fonts-motoya-l-cedar"

if not PACKAGES:
    reason = "KANDOKORO_BUNDLE names no bundle with a Debian package beside it: `python3 dev.py bundle` builds both"
    pytest.skip(reason, allow_module_level=True)
if DEBOOTSTRAP is None or CHROOT is None or os.geteuid() != 0:
    pytest.skip("a clean root is made by debootstrap, as root", allow_module_level=True)


@pytest.fixture(scope="module")
def clean_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("clean") / "root"
    assert DEBOOTSTRAP is not None
    made = subprocess.run([DEBOOTSTRAP, "--variant=minbase", SUITE, root], capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"no clean root without Debian's packages: {made.stdout[-200:]}")
    shutil.copy(PACKAGES[-1], root / "tmp" / "kandokoro.deb")
    yield root
    shutil.rmtree(root, ignore_errors=True)


def run(root: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    assert CHROOT is not None
    env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8", **variables}
    return subprocess.run([CHROOT, root, *command], capture_output=True, text=True, env=env, check=False)


def test_it_installs_with_its_dependencies_and_both_programs_do_their_work(clean_root: Path) -> None:
    assert run(clean_root, "apt-get", "update", "-qq").returncode == 0
    # One of the fonts that are recommended.
    install = ("apt-get", "install", "-y", "--no-install-recommends", "/tmp/kandokoro.deb", FONT)  # noqa: S108 - of the root
    installed = run(clean_root, *install, DEBIAN_FRONTEND="noninteractive")
    assert installed.returncode == 0, installed.stdout[-2_000:]

    assert run(clean_root, "kb", "init", "--sample", "--library", LIBRARY).returncode == 0
    found = run(clean_root, "kb", "suggest", "--notes", "今すぐ家に来いと言われている", "--library", LIBRARY)
    assert "訪問要求への応対" in found.stdout
    assert run(clean_root, "kb", "doctor", "--library", LIBRARY).returncode == 0

    window = ("timeout", "8", "kandokoro", "--library", LIBRARY)
    shown = run(clean_root, *window, QT_QPA_PLATFORM="offscreen")
    assert shown.returncode == 124, shown.stderr  # still there when its time was over
    assert "Traceback" not in shown.stderr


def test_a_library_is_encrypted_with_a_key_where_the_policy_says(clean_root: Path) -> None:
    policy = clean_root / "etc" / "kandokoro" / "policy.toml"
    policy.parent.mkdir(parents=True, exist_ok=True)
    policy.write_text('[protection]\nkey_file = "/root/.config/kandokoro/keys"\n', encoding="utf-8")
    database = clean_root / LIBRARY.lstrip("/") / "library.db"

    done = run(clean_root, "kb", "protection", "on", "--yes", "--library", LIBRARY)
    assert done.returncode == 0, done.stderr
    assert not database.read_bytes().startswith(b"SQLite format 3")
    assert "訪問要求への応対" in run(clean_root, "kb", "search", "訪問要求", "--library", LIBRARY).stdout
    assert run(clean_root, "kb", "doctor", "--library", LIBRARY).returncode == 0

    shown = run(clean_root, "timeout", "8", "kandokoro", "--library", LIBRARY, QT_QPA_PLATFORM="offscreen")
    assert shown.returncode == 124, shown.stderr
    (clean_root / "root/.config/kandokoro/keys").rename(clean_root / "root/keys")
    locked = run(clean_root, "kb", "search", "訪問要求", "--library", LIBRARY)
    assert locked.returncode != 0
    assert "訪問要求への応対" not in locked.stdout + locked.stderr


def test_it_goes_away_and_leaves_the_library(clean_root: Path) -> None:
    assert run(clean_root, "apt-get", "remove", "-y", "kandokoro").returncode == 0
    assert not (clean_root / "opt" / "kandokoro" / "kb").exists()
    assert (clean_root / LIBRARY.lstrip("/") / "library.db").is_file()
