"""Does what the administrator's guides say, line by line and in their order, and compares what they show.

The lines change /etc and /srv. They see copies of their own there: the shell runs in a mount namespace, as root. Where
KANDOKORO_BUNDLE names a bundle its package is installed, otherwise one with programs that run this checkout.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tarfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.guide_commands import GUIDES, blocks, commands

if TYPE_CHECKING:
    from tests.guide_commands import Command

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = os.environ.get("KANDOKORO_BUNDLE", "")
UNSHARE = shutil.which("unshare")
_PATIENCE = 400
#: A group that the policy of the guides names: whoever does what they say is an editor.
_EDITORS, _EDITORS_NUMBER = "kb-editors", 9_731
_BEGIN, _END = "@@@ begins ", "@@@ ended "

#: What the lines change is theirs alone. Everything is private to this namespace and gone with it.
_SET_UP = """
set -e
cp -a /etc "$OWN/etc"
echo '{editors}:x:{number}:root' >> "$OWN/etc/group"
mount --bind "$OWN/etc" /etc
mount -t tmpfs none /srv
mount -t tmpfs none /mnt
mkdir /mnt/knowledge
set +e
"""
_PROGRAM = """#!/bin/sh
exec "{python}" -m {module} "$@"
"""


def may_mount() -> bool:
    return (
        UNSHARE is not None
        and os.geteuid() == 0
        and subprocess.run([UNSHARE, "--mount", "true"], check=False).returncode == 0
    )


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A computer's own folders: downloads with the package, a home, and the programs of the system beside ``sudo``."""
    for name in ("downloads", "home", "system", "temporary"):
        (tmp_path / name).mkdir()
    sudo = tmp_path / "system" / "sudo"
    sudo.write_text('#!/bin/sh\nexec "$@"\n', encoding="utf-8")
    sudo.chmod(0o755)
    put_package(tmp_path / "downloads", tmp_path)
    return tmp_path


def put_package(folder: Path, scratch: Path) -> None:
    """Put what is delivered into a folder: the packed programs and the list of checksums."""
    if BUNDLE:
        (packed,) = Path(BUNDLE).parent.glob("kandokoro-*.tar.xz")
        shutil.copy(packed, folder)
        shutil.copy(packed.with_name("SHA256SUMS"), folder)
        return
    programs = scratch / "kandokoro"
    programs.mkdir()
    for name, module in (("kb", "kb"), ("kandokoro", "desktop")):
        program = programs / name
        program.write_text(_PROGRAM.format(python=sys.executable, module=module), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    packed = folder / "kandokoro-0.0-linux.tar.xz"
    with tarfile.open(packed, "w:xz") as archive:
        archive.add(programs, programs.name)
    digest = sha256(packed.read_bytes()).hexdigest()
    sums = f"{digest}  {packed.name}\n{'0' * 64}  kandokoro_0.0_amd64.deb\n"
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")


def run(own: Path, lines: list[Command], language: str) -> list[tuple[int, str]]:
    """Type all lines into one shell; return exit code and what was printed for each."""
    script = _SET_UP.format(editors=_EDITORS, number=_EDITORS_NUMBER)
    for number, command in enumerate(lines):
        script += f"echo '{_BEGIN}{number}'\n{command.line}\necho; echo '{_END}'$?\n"
    assert UNSHARE is not None
    done = subprocess.run(
        [UNSHARE, "--mount", "bash", "-c", script],
        cwd=own / "downloads",
        env={
            "OWN": str(own),
            "HOME": str(own / "home"),
            "PATH": f"{own / 'home'}/.local/bin:{own / 'system'}:/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[language],
            "TMPDIR": str(own / "temporary"),
            **({} if BUNDLE else {"PYTHONPATH": str(ROOT)}),
        },
        extra_groups=[_EDITORS_NUMBER],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=False,
    )
    parts = [part.partition("\n")[2] for part in done.stdout.split(_BEGIN)[1:]]
    assert len(parts) == len(lines), done.stdout
    printed = [part.rpartition(f"\n{_END}") for part in parts]
    return [(int(code), text) for text, _, code in printed]


@pytest.mark.skipif(not may_mount(), reason="the lines change /etc and /srv: only root can give them copies")
@pytest.mark.parametrize("language", GUIDES)
def test_what_the_guide_says_works_and_shows_what_it_says(language: str, own: Path) -> None:
    guide = GUIDES[language]
    (policy,) = blocks(guide, "toml")
    # Where this runs there is mostly no store for keys: a server, for which the guide has a line.
    (own / "downloads" / "policy.toml").write_text(policy.replace("# key_file", "key_file"), encoding="utf-8")
    before = sorted(path.name for path in Path("/etc").iterdir())
    lines = commands(guide)
    results = run(own, lines, language)
    wrong = [
        f"$ {command.line}\n(exit code {code})\n{printed}"
        for command, (code, printed) in zip(lines, results, strict=True)
        if code or not command.is_shown_by(printed)
    ]
    assert wrong == []
    assert sorted(path.name for path in Path("/etc").iterdir()) == before
    assert list((own / "temporary").iterdir()) == []
    assert list((own / "home" / ".local" / "opt").iterdir()) == []
