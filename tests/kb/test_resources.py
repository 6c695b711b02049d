import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kb.resources import resource_path

ROOT = Path(__file__).resolve().parents[2]


def test_checkout_has_its_resources_at_the_top() -> None:
    assert resource_path() == ROOT / "resources"
    assert resource_path("sample").is_dir()


def test_missing_file_is_named_with_every_place_searched() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        resource_path("icons", "nowhere.svg")
    message = str(caught.value)
    assert "resources/icons/nowhere.svg" in message
    assert str(ROOT / "resources" / "icons" / "nowhere.svg") in message
    assert str(ROOT / "kb" / "_resources" / "icons" / "nowhere.svg") in message


def test_frozen_program_looks_into_its_bundle_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("icons") == tmp_path / "resources" / "icons"
    with pytest.raises(FileNotFoundError, match="resources/sample"):
        resource_path("sample")


def test_wheel_brings_every_resource_along(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "ウィル と 空白"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)

    ask = f"import sys; sys.path.insert(0, {str(installed)!r}); from kb.resources import resource_path as p; print(p())"
    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", ask], check=True, capture_output=True, encoding="utf-8"
    )
    found = Path(answer.stdout.strip())
    assert found == installed / "kb" / "_resources"
    sample = {file.relative_to(ROOT / "resources") for file in (ROOT / "resources" / "sample").rglob("*.md")}
    assert sample
    assert sample <= {file.relative_to(found) for file in found.rglob("*.md")}
    assert not (found / "release").exists()
