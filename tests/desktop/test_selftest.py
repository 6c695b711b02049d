from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.folder_source import FolderSource
from desktop.main import parse_arguments
from desktop.selftest import draws
from kb.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.theme import Theme


def test_letters_that_a_font_has_are_drawn(theme: Theme) -> None:
    font = theme.font("body")
    assert [letter for letter in "解約の髙ー" if not draws(font, letter)] == []


def test_a_letter_that_no_font_has_is_noticed(theme: Theme) -> None:
    assert not draws(theme.font("body"), "\U000ffffc")


def test_only_a_library_beside_the_report_can_be_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = str(tmp_path / "report")
    options, _ = parse_arguments(["--selftest", report, "--library", str(tmp_path / "library")])
    assert options.selftest == tmp_path / "report"
    (tmp_path / "link").symlink_to(tmp_path.parent)
    for other in (tmp_path.parent, tmp_path / ".." / "x", tmp_path / "link"):
        with pytest.raises(SystemExit):
            parse_arguments(["--selftest", report, "--library", str(other)])
    with pytest.raises(SystemExit):
        parse_arguments(["--selftest", report])
    assert "only on a library beside its report" in capsys.readouterr().err


def test_the_policy_holds_for_a_trial_but_for_the_place(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(f"library = '{tmp_path}/fixed'\nexports = []", encoding="utf-8")
    wanted = tmp_path / "wanted"
    assert FolderSource(wanted, SystemClock(), policy, trial=True).folder == wanted
    source = FolderSource(None, SystemClock(), policy)
    assert source.folder == tmp_path / "fixed"
    trial = FolderSource(wanted, SystemClock(), policy, trial=True).create(sample=False)
    assert trial.paths.root == wanted  # type: ignore[attr-defined] # the port shows less than the library has
    assert not trial.permissions.exports.kinds  # type: ignore[attr-defined] # as above
    trial.close()
