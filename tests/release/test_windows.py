"""What can be told of the parts for Windows without one: their form, and that they name the same things."""

from __future__ import annotations

import re
import types
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kb.domain.hand_off import SCHEME
from resources.release.windows import DATA, INSTALLER, MANIFEST, add_installer, version_resource

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = (DATA / INSTALLER).read_text(encoding="ascii")
SETTINGS = "http://schemas.microsoft.com/SMI/{}/WindowsSettings"


def test_the_manifest_asks_for_long_paths_sharp_letters_and_utf8() -> None:
    root = ET.parse(MANIFEST).getroot()  # noqa: S314 - a file of the project
    assert (root.tag, root.get("manifestVersion")) == ("{urn:schemas-microsoft-com:asm.v1}assembly", "1.0")
    settings = {one.tag: one.text for one in root.iter() if "WindowsSettings" in one.tag}
    assert settings == {
        f"{{{SETTINGS.format(2016)}}}longPathAware": "true",
        f"{{{SETTINGS.format(2005)}}}dpiAware": "true/pm",
        f"{{{SETTINGS.format(2016)}}}dpiAwareness": "PerMonitorV2",
        f"{{{SETTINGS.format(2019)}}}activeCodePage": "UTF-8",
    }


def test_pyinstaller_takes_the_manifest_and_asks_for_no_rights() -> None:
    manifests = pytest.importorskip("PyInstaller.utils.win32.winmanifest")
    made = manifests.create_application_manifest(MANIFEST.read_bytes()).decode()
    assert 'level="asInvoker"' in made
    assert "longPathAware" in made
    assert "Microsoft.Windows.Common-Controls" in made


@pytest.mark.parametrize(("name", "described"), [("kandokoro", "勘所"), ("kb", "勘所 (kb)")])
def test_the_version_that_windows_shows(monkeypatch: pytest.MonkeyPatch, name: str, described: str) -> None:
    compat = pytest.importorskip("PyInstaller.compat")
    # Its writing into programs needs these two; what is written does not.
    monkeypatch.setitem(__import__("sys").modules, "pefile", types.ModuleType("pefile"))
    monkeypatch.setattr(compat, "win32api", None, raising=False)
    raw = version_resource(name, "1.2.3").toRaw()
    for text in ("VS_VERSION_INFO", described, "041104B0", f"{name}.exe", "1.2.3"):
        assert text.encode("utf-16-le") in raw
    assert (0xFEEF04BD).to_bytes(4, "little") in raw  # what the fixed part begins with
    assert (1 << 16 | 2).to_bytes(4, "little") in raw  # 1.2, the upper half of the version


def test_the_script_is_readable_for_windows_powershell_and_whole() -> None:
    code = re.sub(r"<#.*?#>|#[^\n]*", "", SCRIPT, flags=re.DOTALL)
    code = re.sub(r"'[^'\n]*'|\"(?:`.|[^\"`\n])*\"", "''", code)
    for opening, closing in ("()", "{}", "[]"):
        assert code.count(opening) == code.count(closing)
    assert "'" not in code.replace("''", "")
    assert '"' not in code


def test_the_script_sets_no_variable_that_means_something_else_to_powershell() -> None:
    # Names are the same in any case, so $remove would be the switch -Remove.
    parameters, automatic = (
        {"machine", "remove"},
        {"args", "error", "home", "host", "input", "matches", "pid", "switch"},
    )
    assigned = {name.lower() for name in re.findall(r"^\s*\$(\w+)\s*=", SCRIPT, flags=re.MULTILINE)}
    assert {"removal", "source"} <= assigned
    assert not assigned & (parameters | automatic)


def test_the_script_registers_the_urls_and_takes_everything_away_again() -> None:
    assert f"$scheme = '{SCHEME}'" in SCRIPT
    assert "'URL Protocol'" in SCRIPT
    # One argument, whatever it holds: what is in a URL from elsewhere must not become an option.
    assert '-Value "`"$program`" `"%1`""' in SCRIPT
    removal = SCRIPT[SCRIPT.index("if ($Remove) {\n") : SCRIPT.index("$version = ")]
    for made in ("$urls", "$listed", "$shortcut", "$command", "$Target"):
        assert made in removal
    assert "HKLM:" in SCRIPT
    assert "HKCU:" in SCRIPT


def test_the_script_removes_only_folders_that_it_made_and_none_that_it_lies_in() -> None:
    versions = SCRIPT[SCRIPT.index("function Get-Versions") : SCRIPT.index("function Remove-OtherVersions")]
    assert "'kandokoro.exe'" in versions
    assert SCRIPT.count("-Directory") == 1  # folders are listed there and nowhere else
    refusal = SCRIPT.index('"$Target\\".StartsWith("$source\\", [StringComparison]::OrdinalIgnoreCase)')
    assert refusal < SCRIPT.index("Copy-Item")
    left = re.search(r"^\$left = '(.+)'$", SCRIPT, re.MULTILINE)
    assert left is not None
    assert re.match(left[1], "0.1.0.4711.old")
    assert not re.match(left[1], "0.1.0")


def test_the_script_installs_where_64_bit_programs_belong_and_asks_for_an_administrator() -> None:
    again = SCRIPT.index("-not [Environment]::Is64BitProcess")
    rights = SCRIPT.index("WindowsBuiltInRole")
    assert again < rights < SCRIPT.index("$env:ProgramFiles")
    assert "'SysNative\\WindowsPowerShell\\v1.0\\powershell.exe'" in SCRIPT
    assert "Verb = 'RunAs'" in SCRIPT


def test_it_lies_beside_the_programs(tmp_path: Path) -> None:
    add_installer(tmp_path)
    assert (tmp_path / INSTALLER).read_text(encoding="ascii") == SCRIPT
