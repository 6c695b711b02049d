import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev

KEY = "a" * 64


@pytest.mark.parametrize(("system", "expected"), [("linux", ".venv/bin/python"), ("win32", ".venv/Scripts/python.exe")])
def test_interpreter_lies_where_the_system_puts_it(system: str, expected: str) -> None:
    assert dev.venv_python(Path(".venv"), system).as_posix() == expected


def test_environment_keeps_other_pythons_out() -> None:
    cleaned = dev.environment({"PYTHONHOME": "/elsewhere", "PYTHONPATH": "/elsewhere", "DISPLAY": ":0"})
    assert "PYTHONHOME" not in cleaned
    assert "PYTHONPATH" not in cleaned
    assert cleaned["DISPLAY"] == ":0"
    assert cleaned["PYTHONUTF8"] == "1"


class TestStamp:
    def test_fingerprint_moves_with_each_thing_an_installation_depends_on(self) -> None:
        keys = {
            dev.fingerprint(b"one", (3, 11), Path("here")),
            dev.fingerprint(b"two", (3, 11), Path("here")),
            dev.fingerprint(b"one", (3, 12), Path("here")),
            dev.fingerprint(b"one", (3, 11), Path("there")),
        }
        assert len(keys) == 4

    def test_round_trip(self, tmp_path: Path) -> None:
        stamp = dev.Stamp(KEY, frozenset({"test", "bench"}))
        stamp.write(tmp_path)
        assert dev.Stamp.read(tmp_path) == stamp
        assert [file.name for file in tmp_path.iterdir()] == [dev.Stamp.file(tmp_path).name]

    def test_no_stamp_no_environment_or_damage_is_nothing(self, tmp_path: Path) -> None:
        assert dev.Stamp.read(tmp_path) is None
        assert dev.Stamp.read(tmp_path / "missing") is None
        dev.Stamp.file(tmp_path).write_bytes(b"")
        assert dev.Stamp.read(tmp_path) is None
        dev.Stamp.file(tmp_path).write_bytes(b"\xff\xfe\x00")
        assert dev.Stamp.read(tmp_path) is None

    def test_covers_the_same_project_with_the_same_extras_or_fewer(self) -> None:
        present = dev.Stamp(KEY, frozenset({"test", "bench"}))
        assert present.covers(dev.Stamp(KEY, frozenset()))
        assert present.covers(dev.Stamp(KEY, frozenset({"test"})))
        assert not present.covers(dev.Stamp(KEY, frozenset({"bundle"})))
        assert not present.covers(dev.Stamp("b" * 64, frozenset({"test"})))


class TestJapaneseFont:
    @pytest.mark.parametrize(("listed", "expected"), [("/fonts/MTLc3m.ttf: Motoya\n", True), ("\n", False)])
    def test_fontconfig_decides_where_it_is_installed(self, listed: str, expected: bool) -> None:
        assert dev.has_japanese_font(lambda _: listed, folders=[]) is expected

    def test_file_names_decide_without_fontconfig(self, tmp_path: Path) -> None:
        assert not dev.has_japanese_font(lambda _: None, folders=[str(tmp_path), str(tmp_path / "missing")])
        (tmp_path / "dejavu").mkdir()
        (tmp_path / "dejavu" / "DejaVuSans.ttf").touch()
        assert not dev.has_japanese_font(lambda _: None, folders=[str(tmp_path)])
        (tmp_path / "NotoSansCJK-Regular.ttc").touch()
        assert dev.has_japanese_font(lambda _: None, folders=[str(tmp_path)])


class TestMissingPackages:
    def test_none_on_a_complete_machine(self) -> None:
        packages = dev.missing_packages(
            "test", can_load=lambda _: True, find_program=lambda name: name, font_found=lambda: True
        )
        assert packages == []

    def test_all_on_a_bare_machine(self) -> None:
        packages = dev.missing_packages(
            "test", can_load=lambda _: False, find_program=lambda _: None, font_found=lambda: False
        )
        assert packages == sorted({*dev.QT_LIBRARIES.values(), "xvfb", dev.FONT_PACKAGE})

    def test_only_what_the_command_needs(self) -> None:
        def missing(command: str) -> list[str]:
            return dev.missing_packages(
                command,
                can_load=lambda library: library != "libEGL.so.1",
                find_program=lambda _: None,
                font_found=lambda: True,
            )

        assert missing("run") == ["libegl1"]
        assert missing("test") == ["libegl1", "xvfb"]
        assert missing("bundle") == ["binutils", "debootstrap", "libegl1", "xvfb"]


class TestAptPrefix:
    def test_nothing_without_apt_get(self) -> None:
        assert dev.apt_prefix(user=0, find_program=lambda _: None) is None

    def test_root_needs_no_sudo(self) -> None:
        assert dev.apt_prefix(user=0, find_program=lambda name: name) == ["env", "DEBIAN_FRONTEND=noninteractive"]

    @pytest.mark.parametrize(("answer", "first"), [("", "sudo"), (None, None)])
    def test_anybody_else_needs_sudo_that_asks_no_password(self, answer: str | None, first: str | None) -> None:
        asked: list[Sequence[str]] = []

        def ask(command: Sequence[str]) -> str | None:
            asked.append(command)
            return answer

        prefix = dev.apt_prefix(ask, user=1000, find_program=lambda name: name)
        assert (prefix[0] if prefix else None) == first
        assert asked == [["sudo", "-n", "true"]]


class TestDisplay:
    @pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
    def test_one_of_the_variables_is_enough(self, name: str) -> None:
        assert dev.has_display({name: "something"}, "linux")

    def test_linux_without_any_has_none(self) -> None:
        assert not dev.has_display({"DISPLAY": ""}, "linux")

    def test_windows_always_has_one(self) -> None:
        assert dev.has_display({}, "win32")


class TestMain:
    @pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), ([], 2), (["tests"], 2)])
    def test_explains_itself_without_preparing_anything(
        self, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert dev.main(arguments) == code
        assert "usage: python3 dev.py COMMAND" in capsys.readouterr().out

    def test_every_command_is_explained(self) -> None:
        assert all(f"\n  {command} " in dev.USAGE for command in dev.EXTRAS)

    def test_unknown_benchmark_is_refused_with_the_known_ones(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.bench(["no-such-benchmark"]) == 2
        assert "no benchmark no-such-benchmark; there are:" in capsys.readouterr().out

    def test_every_program_that_measures_is_a_benchmark(self) -> None:
        modules = (dev.ROOT / "tests" / "bench").glob("*.py")
        programs = {file.stem for file in modules if "    print_result(" in file.read_text(encoding="utf-8")}
        assert programs == set(dev.BENCHMARKS)


def test_output_of_a_program_that_fails_or_is_missing_is_nothing() -> None:
    assert dev.output([sys.executable, "-c", "print('ok')"]) == "ok\n"
    assert dev.output([sys.executable, "-c", "raise SystemExit(1)"]) is None
    assert dev.output(["no-such-program-anywhere"]) is None
