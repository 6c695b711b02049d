"""What a policy says by itself, and that there is none without a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.domain.exporting import AllowedExports, Export
from kb.domain.rule_problem import RuleProblem
from kb.errors import ExportRefusedError, MachinePolicyInvalidError, MachinePolicyUnreadableError
from kb.machine_policy import NOTHING_FIXED, Section, load_machine_policy, machine_policy_path


def written(folder: Path, text: str) -> Path:
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_nothing_is_fixed(tmp_path: Path) -> None:
    assert load_machine_policy(None) is NOTHING_FIXED
    assert load_machine_policy(tmp_path / "policy.toml") is NOTHING_FIXED
    assert load_machine_policy(written(tmp_path, "") / "policy.toml") is NOTHING_FIXED
    assert NOTHING_FIXED.library_of("tanaka") is None
    assert NOTHING_FIXED.language("en") == "en"
    assert NOTHING_FIXED.layers(Section.POLICY) == ()
    assert all(NOTHING_FIXED.exports.refusal(kind) is None for kind in Export)


def test_no_variable_moves_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    before = machine_policy_path()
    for name in ("ProgramData", "XDG_CONFIG_DIRS", "HOME"):
        monkeypatch.setenv(name, "/elsewhere")
    assert machine_policy_path() == before
    assert before.is_absolute()


def test_what_it_says_by_itself(tmp_path: Path) -> None:
    path = written(tmp_path, 'library = "/srv/{user}/kb"\nlanguages = ["en"]\nexports = ["csv"]\n[limits]\n')
    machine = load_machine_policy(path)
    assert machine.library_of("tanaka") == Path("/srv/tanaka/kb")
    assert (machine.language("ja"), machine.language("en")) == ("en", "en")
    assert machine.exports == AllowedExports(frozenset({Export.CSV}), str(path))
    machine.exports.require(Export.CSV)
    with pytest.raises(ExportRefusedError) as caught:
        machine.exports.require(Export.RECORDS)
    assert caught.value.params == {"export": Export.RECORDS, "path": str(path)}


def test_how_libraries_are_protected(tmp_path: Path) -> None:
    machine = load_machine_policy(written(tmp_path, "[protection]\nrequired = true\nkey_file = '/srv/{user}/keys'"))
    assert machine.encryption_required
    assert machine.key_file_of("tanaka") == Path("/srv/tanaka/keys")
    assert not NOTHING_FIXED.encryption_required
    assert NOTHING_FIXED.key_file_of("tanaka") is None


def test_no_way_out_at_all(tmp_path: Path) -> None:
    assert load_machine_policy(written(tmp_path, "exports = []")).exports.kinds == frozenset()


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("\nlibrary = 'D'", RuleProblem.PATH_NOT_WHOLE, 2),
        ("library = '~/kb'", RuleProblem.PATH_NOT_WHOLE, 1),
        ('library = "D:\\Kandokoro"', RuleProblem.BACKSLASH, 1),
        ('library = "D:\\temp"', RuleProblem.BACKSLASH, 1),
        ("library = '/srv/{home}'", RuleProblem.NAME_UNKNOWN, 1),
        ("library = 3", RuleProblem.NOT_A_TOML_TEXT, 1),
        ("languages = []", RuleProblem.NOT_A_TOML_LIST, 1),
        ("languages = ['fr']", RuleProblem.WORD_UNKNOWN, 1),
        ("\n\nexports = ['fax']", RuleProblem.WORD_UNKNOWN, 3),
        ("policy = 1", RuleProblem.NOT_A_TOML_TABLE, 1),
        ("[limits]\n[polices]", RuleProblem.KEY_UNKNOWN, 2),
        ("telemetry = false", RuleProblem.KEY_UNKNOWN, 1),
        ("[protection]\nrequired = 'yes'", RuleProblem.NOT_YES_OR_NO, 2),
        ("[protection]\nkey_file = 'keys'", RuleProblem.PATH_NOT_WHOLE, 2),
        ("[protection]\nkey_file = '/srv/{home}'", RuleProblem.NAME_UNKNOWN, 2),
        ("[protection]\nkey = 'x'", RuleProblem.KEY_UNKNOWN, 2),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, text: str, problem: RuleProblem, line: int
) -> None:
    with pytest.raises(MachinePolicyInvalidError) as caught:
        load_machine_policy(written(tmp_path, text))
    assert (caught.value.params["problem"], caught.value.params["line"]) == (problem, line)


def test_a_library_of_a_user_without_a_name_is_none_at_all(tmp_path: Path) -> None:
    machine = load_machine_policy(written(tmp_path, "library = '/srv/{user}'"))
    with pytest.raises(MachinePolicyInvalidError):
        machine.library_of("")


def test_a_file_that_cannot_be_read_is_not_taken_for_none(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes("centre = '相談室'".encode("cp932"))
    with pytest.raises(MachinePolicyUnreadableError):
        load_machine_policy(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(MachinePolicyUnreadableError):
        load_machine_policy(path)
