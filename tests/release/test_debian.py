from __future__ import annotations

import configparser
import shutil
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from resources.release import debian

if TYPE_CHECKING:
    from pathlib import Path

DPKG = shutil.which("dpkg-deb") or ""
needs_dpkg = pytest.mark.skipif(not DPKG, reason="dpkg-deb builds Debian packages, and only Debian's systems have it")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "kandokoro"
    (folder / "_internal").mkdir(parents=True)
    for name in ("kandokoro", "kb"):
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o700)
    (folder / "_internal" / "data").write_text("x", encoding="utf-8")
    return folder


@needs_dpkg
def test_the_package_installs_into_a_clean_root(bundle: Path, tmp_path: Path) -> None:
    package = debian.build(bundle, "0.1.0", tmp_path, tmp_path / "scratch")
    root = tmp_path / "root"
    subprocess.run([DPKG, "--extract", package, root], check=True)
    assert (root / "usr/bin/kb").readlink().as_posix() == "/opt/kandokoro/kb"
    modes = {path.name: path.stat().st_mode & 0o777 for path in (root / "opt/kandokoro").rglob("*")}
    assert modes == {"kandokoro": 0o755, "kb": 0o755, "_internal": 0o755, "data": 0o644}
    assert (root / "usr/share/icons/hicolor/48x48/apps/kandokoro.png").is_file()
    fields = subprocess.run(
        [DPKG, "--field", package, "Version", "Depends"], check=True, capture_output=True, text=True
    )
    assert "Version: 0.1.0" in fields.stdout
    assert "libc6 (>= 2.36)" in fields.stdout


def test_the_menu_entry_names_the_program_its_icon_and_its_urls() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign] # keys have capitals
    entry.read(debian.DATA / "kandokoro.desktop", encoding="utf-8")
    values = entry["Desktop Entry"]
    assert (values["Exec"], values["Icon"], values["Name[ja]"]) == ("kandokoro %u", "kandokoro", "勘所")
    assert values["MimeType"] == "x-scheme-handler/kandokoro;"


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-validate is not installed")
def test_the_menu_entry_is_valid() -> None:
    file = debian.DATA / "kandokoro.desktop"
    done = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True)  # noqa: S607, PLW1510 - looked up above
    assert (done.returncode, done.stdout) == (0, "")


def test_the_description_for_software_centres_leads_to_the_menu_entry() -> None:
    root = ET.parse(debian.DATA / "kandokoro.metainfo.xml").getroot()  # noqa: S314 - a file of the project
    assert root.findtext("launchable") == "kandokoro.desktop"
    assert root.findtext("project_license") == "MIT"


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
def test_the_description_is_valid() -> None:
    file = debian.DATA / "kandokoro.metainfo.xml"
    done = subprocess.run(["appstreamcli", "validate", "--no-net", "--pedantic", file], capture_output=True, text=True)  # noqa: S607, PLW1510 - looked up above
    assert not [line for line in done.stdout.splitlines() if line.startswith(("E:", "W:"))], done.stdout
