#!/usr/bin/env python3
"""Set up and run the project: one command for people and for continuous integration.

Needs Python 3.11 or newer and nothing else. It makes `.venv` beside this file, installs the project there with what
the command needs, sees to a Japanese font and the libraries Qt needs on Linux, and then does the job. On Windows:
`py dev.py run`.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
USAGE = """usage: python3 dev.py COMMAND [arguments]      (Windows: py dev.py COMMAND [arguments])

  run [arguments]           start the program; without a display, its demonstration in the terminal
  test [pytest arguments]   every check and every test; stops at the first that fails
  bench [name [arguments]]  one program of tests/bench, or all of them
  faults [name [arguments]] programs killed, disks filled, files damaged: what becomes of a library (see --help)
  bundle [arguments]        the frozen programs, in dist/, and their tests; arguments are for PyInstaller
  setup                     only prepare .venv and the system for `run` and `test`"""
# The programs of tests/bench in the order they run in; by default each measures on few documents.
BENCHMARKS = (
    "search", "parts", "indexing", "keystroke", "startup", "growth", "tables", "writing", "protection",
    "encrypted_index", "long_day",
)  # fmt: skip
EXTRAS = {
    "run": (),
    "test": ("test",),
    "bench": ("bench",),
    "faults": ("test",),
    "bundle": ("bundle",),
    "setup": ("test",),
}

# What PySide6-Essentials links against and does not bring along: shared library -> Debian package. Libraries that
# these packages depend on come with them.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Programs a command calls besides: command -> program -> Debian package.
PROGRAMS = {
    "test": {"Xvfb": "xvfb"},
    "setup": {"Xvfb": "xvfb"},
    "bundle": {"Xvfb": "xvfb", "debootstrap": "debootstrap", "objdump": "binutils", "strip": "binutils"},
}
END_TO_END = "tests/e2e"
# What is tried with the frozen programs when they are built, besides the papers that come with them.
FROZEN_TESTS = ("frozen", "frozen_update", "administrator_guide", "debian_package")
FONT_PACKAGE = "fonts-motoya-l-cedar"  # 1.9 MB, the smallest with every character the program shows
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_NAMES = ("cjk", "gothic", "ipa", "japan", "migu", "mincho", "motoya", "mplus", "noto-sans-jp", "takao", "vlg")


class SetupError(Exception):
    """The set-up cannot go on; the message is a sentence for the terminal."""


def say(sentence: str) -> None:
    """Report progress apart from the output of the programs that are run."""
    print(f"dev.py: {sentence}", flush=True)


def environment(base: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for everything started here: nothing leaks in from another Python."""
    kept = {name: value for name, value in base.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    settings = {"PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
    return kept | settings


def call(command: Sequence[str], *, interactive: bool = False, **variables: str) -> int:
    """Run a program in the project folder and return its exit code; it gets the keyboard only when `interactive`."""
    stdin = None if interactive else subprocess.DEVNULL
    env = environment(os.environ) | variables
    return subprocess.run(command, cwd=ROOT, env=env, stdin=stdin, check=False).returncode


def output(command: Sequence[str]) -> str | None:
    """Return what a program prints, or nothing when it is missing or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


# ------------------------------------------------------------------------------------------- virtual environment


def venv_python(venv: Path, system: str = sys.platform) -> Path:
    """Return the interpreter of a virtual environment."""
    return venv / "Scripts" / "python.exe" if system == "win32" else venv / "bin" / "python"


def python(*arguments: str) -> list[str]:
    """Return a command for the interpreter of the project."""
    return [str(venv_python(VENV)), *arguments]


def fingerprint(project: bytes, version: tuple[int, int], root: Path) -> str:
    """Return what an installation depends on: a change means that pip has to look again."""
    parts = (project, f"{version[0]}.{version[1]}".encode(), os.fsencode(root))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@dataclass(frozen=True)
class Stamp:
    """What was completely installed in a virtual environment, as one line of text inside it."""

    fingerprint: str
    extras: frozenset[str]

    @staticmethod
    def file(venv: Path) -> Path:
        """Return where the stamp of a virtual environment is."""
        return venv / "installed.txt"

    @classmethod
    def read(cls, venv: Path) -> Stamp | None:
        """Return the stamp, or nothing when no installation came to its end."""
        try:
            words = cls.file(venv).read_text(encoding="utf-8").split()
        except (OSError, UnicodeDecodeError):
            return None
        return cls(words[0], frozenset(words[1:])) if words else None

    def write(self, venv: Path) -> None:
        """Keep the stamp; half a stamp is never seen."""
        draft = self.file(venv).with_suffix(".tmp")
        draft.write_text(" ".join([self.fingerprint, *sorted(self.extras)]), encoding="utf-8")
        draft.replace(self.file(venv))

    def covers(self, wanted: Stamp) -> bool:
        """Tell whether nothing needs to be installed for `wanted`."""
        return self.fingerprint == wanted.fingerprint and wanted.extras <= self.extras


def works(*modules: str) -> bool:
    """Tell whether `.venv` starts, is of this Python version, and finds the modules (without importing them)."""
    version = tuple(sys.version_info[:2])
    probe = (
        "import sys; from importlib.util import find_spec; "
        f"sys.exit(sys.version_info[:2] != {version} or not all(map(find_spec, {modules})))"
    )
    return output(python("-I", "-c", probe)) is not None


def create_venv() -> None:
    """Make the virtual environment if there is none that works."""
    if works("pip"):
        return
    if VENV.exists():
        say(f"{VENV.name} does not work (broken, half made, or of another Python version); making it again")
        shutil.rmtree(VENV)
    else:
        say(f"making {VENV.name}")
    if call([sys.executable, "-m", "venv", str(VENV)]) or not works("pip"):
        raise SetupError(f"could not make {VENV.name}; the lines above say why")


def ensure_installed(extras: Iterable[str]) -> None:
    """Install the project with `extras` unless that was done before and still stands."""
    key = fingerprint((ROOT / "pyproject.toml").read_bytes(), sys.version_info[:2], ROOT)
    wanted = Stamp(key, frozenset(extras))
    present = Stamp.read(VENV)
    if present and present.covers(wanted) and works("pip", "kb", "PySide6"):
        return
    create_venv()
    # Without its stamp an interrupted installation is redone. What was installed for other commands stays current.
    Stamp.file(VENV).unlink(missing_ok=True)
    installed = Stamp(key, wanted.extras | (present.extras if present else frozenset()))
    target = f".[{','.join(sorted(installed.extras))}]" if installed.extras else "."
    say(f"installing the project in {VENV.name} as {target} (once, until pyproject.toml changes)")
    if call(python("-m", "pip", "install", "--quiet", "--editable", target)):
        raise SetupError("pip could not install the project; the lines above say why. The next start tries again")
    installed.write(VENV)


# ----------------------------------------------------------------------------------------------- Debian packages


def loads(library: str) -> bool:
    """Tell whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_japanese_font(
    ask: Callable[[Sequence[str]], str | None] = output, folders: Iterable[str] = FONT_FOLDERS
) -> bool:
    """Tell whether Japanese text can be drawn: asks fontconfig, or looks at file names where it is not installed."""
    listed = ask(["fc-list", ":lang=ja"])
    if listed is not None:
        return bool(listed.strip())
    fonts = (file for folder in folders for file in Path(folder).expanduser().rglob("*.[ot]t[cf]"))
    return any(name in str(font).lower() for font in fonts for name in FONT_NAMES)


def missing_packages(
    command: str,
    *,
    can_load: Callable[[str], bool] = loads,
    find_program: Callable[[str], str | None] = shutil.which,
    font_found: Callable[[], bool] = has_japanese_font,
) -> list[str]:
    """List the Debian packages a command needs and the machine does not have."""
    packages = {package for library, package in QT_LIBRARIES.items() if not can_load(library)}
    packages |= {package for program, package in PROGRAMS.get(command, {}).items() if not find_program(program)}
    if not font_found():
        packages.add(FONT_PACKAGE)
    return sorted(packages)


def apt_prefix(
    ask: Callable[[Sequence[str]], str | None] = output,
    *,
    user: int,
    find_program: Callable[[str], str | None] = shutil.which,
) -> list[str] | None:
    """Return what to put before apt-get, or nothing when packages may not be installed from here."""
    if not find_program("apt-get"):
        return None
    prefix = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if user == 0:
        return prefix
    return None if ask(["sudo", "-n", "true"]) is None else ["sudo", "-n", *prefix]


def ensure_packages(packages: Sequence[str]) -> None:
    """Install Debian packages, or print the command that does; going on without them is worth a try."""
    if not packages:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    prefix = apt_prefix(user=os.geteuid())
    if prefix is not None:
        say(f"installing {' '.join(packages)}")
        quiet = [*prefix, *install[:2], "-qq", "-o=Dpkg::Use-Pty=0", *install[2:]]
        # A fresh machine has no package lists yet: fetch them only when the first attempt needs them.
        if call(quiet) == 0 or (call([*prefix, "apt-get", "-qq", "update"]) == 0 and call(quiet) == 0):
            return
    say(f"missing on this machine; please run:\n\n    sudo {' '.join(install)}\n")


def prepare(command: str) -> None:
    """Bring the machine and the virtual environment to the state a command needs."""
    if sys.platform.startswith("linux"):
        packages = [] if command == "run" and not has_display(os.environ) else missing_packages(command)
        if importlib.util.find_spec("ensurepip") is None:  # Debian packs this part of Python by itself
            packages.append(f"python3.{sys.version_info[1]}-venv")
        ensure_packages(packages)
    ensure_installed(EXTRAS[command])


# ------------------------------------------------------------------------------------------------------ commands


def has_display(variables: Mapping[str, str], system: str = sys.platform) -> bool:
    """Tell whether windows can be opened, or Qt was told explicitly how to do without."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not system.startswith("linux") or any(variables.get(name) for name in names)


def run(arguments: Sequence[str]) -> int:
    """Start the program, or its demonstration in the terminal where there is no display."""
    if has_display(os.environ):
        return call(python("-m", "desktop", *arguments), interactive=True)
    say("no display here: this is the demonstration in the terminal")
    return call(python("-m", "kb", "demo", *arguments), interactive=True)


def test(arguments: Sequence[str]) -> int:
    """Run every check and every test, cheapest first; stop at the first that fails."""
    steps = {
        "ruff check": python("-m", "ruff", "check"),
        "ruff format": python("-m", "ruff", "format", "--check"),
        "mypy": python("-m", "mypy"),
        "import contracts": python("-c", "from importlinter.cli import lint_imports_command as run; run()"),
        "translations": python("-m", "tests.check_translations"),
    }
    if arguments:
        steps["pytest"] = python("-m", "pytest", *arguments)
    else:
        # Files side by side; the programs that the end-to-end tests start need the computer for themselves.
        aside = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--ignore", END_TO_END)
        steps["pytest"] = python("-m", "pytest", *aside)
        steps["pytest, end to end"] = python("-m", "pytest", END_TO_END)
    times: list[str] = []
    for name, command in steps.items():
        say(name)
        started = time.monotonic()
        code = call(command)
        times.append(f"{name} {time.monotonic() - started:.1f} s")
        if code:
            say(f"FAILED at {name} (exit code {code}). {', '.join(times)}")
            return code
    say(f"everything passed. {', '.join(times)}")
    return 0


def bench(arguments: Sequence[str]) -> int:
    """Run one benchmark by name, or all of them."""
    if arguments and arguments[0] not in BENCHMARKS:
        say(f"no benchmark {arguments[0]}; there are: {', '.join(BENCHMARKS)}")
        return 2
    if arguments:
        return call(python("-m", f"tests.bench.{arguments[0]}", *arguments[1:]))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for name in BENCHMARKS:
            say(f"benchmark {name}")
            if code := call(python("-m", f"tests.bench.{name}", "--keep", folder)):
                return code
    return 0


def faults(arguments: Sequence[str]) -> int:
    """Run one campaign of faults by name, or all of them."""
    return call(python("-m", "tests.faults", *arguments))


def bundle(arguments: Sequence[str]) -> int:
    """Build the frozen programs into dist/ or another `--distpath`, say how large they are, test them, time a start."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--distpath", default="dist")
    parser.add_argument("--workpath", default="build/pyinstaller")
    options, rest = parser.parse_known_args(arguments)
    started = time.monotonic()
    folders = ("--distpath", options.distpath, "--workpath", options.workpath)
    if code := call(python("-m", "PyInstaller", "--noconfirm", *folders, *rest, "build.spec")):
        return code
    result = ROOT / options.distpath / "kandokoro"
    files = [file for file in result.rglob("*") if file.is_file() and not file.is_symlink()]
    size = sum(file.stat().st_size for file in files) / 1e6
    say(f"{result}: {len(files)} files, {size:.0f} MB, built in {time.monotonic() - started:.0f} s")
    return call(python("-m", "resources.release.release", str(result))) or try_bundle(result)


def try_bundle(result: Path) -> int:
    """Test the frozen programs in a folder, and time a start of them where there is a virtual display."""
    tests = ("tests/release", *(f"tests/e2e/test_{name}.py" for name in FROZEN_TESTS))
    if code := call(python("-m", "pytest", *tests), KANDOKORO_BUNDLE=str(result)):
        return code
    return call(python("-m", "tests.bench.frozen", str(result))) if shutil.which("Xvfb") else 0


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument names, after preparing for it."""
    jobs: dict[str, Callable[[Sequence[str]], int]]
    jobs = {"run": run, "test": test, "bench": bench, "faults": faults, "bundle": bundle, "setup": lambda _: 0}
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this with an older Python is told so
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
        return 2
    if not arguments or arguments[0] not in jobs:
        print(USAGE)
        return 0 if arguments and arguments[0] in {"-h", "--help", "help"} else 2
    try:
        prepare(arguments[0])
        return jobs[arguments[0]](arguments[1:])
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
