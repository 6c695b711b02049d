"""Which other people's software is in a bundle: Python packages, the interpreter, libraries of the building machine."""

from __future__ import annotations

import platform
import re
import shutil
import sqlite3
import ssl
import subprocess
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Files of a package that say under which terms it may be used.
_LICENCE_FILE = re.compile(r"(?:licen[cs]e|copying|notice|authors|copyright)[^/]*", re.IGNORECASE)
_DEBIAN_DOC = Path("/usr/share/doc")
_TEXTS = Path(__file__).with_name("licences")
#: Packages that come without the text of their licence; what their metadata leave unsaid, too.
_WITHOUT_TEXT = {
    "pyside6-essentials": ("LGPL-3.0", "GPL-3.0"),
    "shiboken6": ("LGPL-3.0", "GPL-3.0"),
    "whoosh": ("Whoosh",),
}
_UNSAID = {"sqlcipher3": "Zlib"}


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of software: ``kind`` is that of a package URL (pypi, deb, generic), ``texts`` are its licences."""

    kind: str
    name: str
    version: str
    licence: str
    texts: tuple[str, ...]

    @property
    def purl(self) -> str:
        """The package URL."""
        place = "debian/" if self.kind == "deb" else ""
        return f"pkg:{self.kind}/{place}{self.name}@{self.version}"


def licence_texts(*names: str) -> tuple[str, ...]:
    """Return texts of licences that are kept here because no package brings them along."""
    return tuple((_TEXTS / f"{name}.txt").read_text(encoding="utf-8") for name in names)


def python_parts(project: str = "kandokoro") -> Iterator[Part]:
    """Yield what the project needs, and what that needs, as installed here; sorted by name."""
    found: dict[str, Distribution] = {}
    waiting = [project]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            found[key] = distribution(name)
        except PackageNotFoundError:  # required only by another system, or by a feature nobody asked for
            continue
        waiting += needed(found[key].requires or ())
    del found[project]
    for key in sorted(found):
        yield _python_part(key, found[key])


def needed(requirements: Iterable[str]) -> list[str]:
    """Return the names of those requirements that hold here without any extra."""
    parsed = map(Requirement, requirements)
    return [one.name for one in parsed if one.marker is None or one.marker.evaluate({"extra": ""})]


def _python_part(key: str, found: Distribution) -> Part:
    metadata = found.metadata
    licence = next((metadata[key] for key in ("License-Expression", "License") if key in metadata), "")
    if not licence or "\n" in licence:
        named = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
        licence = named[0].rpartition(" :: ")[2] if named else _UNSAID.get(key, "see its text")
    texts = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
        for file in found.files or ()
        if ".dist-info" in file.parts[0] and _LICENCE_FILE.fullmatch(file.name)
    ]
    supplied = () if texts else licence_texts(*_WITHOUT_TEXT.get(key, ()))
    return Part("pypi", metadata["Name"], found.version, licence, (*texts, *supplied))


def interpreter_parts() -> Iterator[Part]:
    """Yield Python itself with what is built into it."""
    text = Path(platform.__file__).with_name("LICENSE.txt")
    texts = (text.read_text(encoding="utf-8"),) if text.is_file() else ()
    yield Part("generic", "cpython", platform.python_version(), "PSF-2.0", texts)
    yield Part("generic", "sqlite", sqlite3.sqlite_version, "blessing", ("SQLite is in the public domain.",))
    yield Part("generic", "openssl", ssl.OPENSSL_VERSION.split()[1], "Apache-2.0", licence_texts("Apache-2.0"))


def system_parts(bundle: Path) -> Iterator[Part]:
    """Yield the Debian packages whose libraries were taken from the building machine; none on other systems."""
    query = shutil.which("dpkg-query")
    if query is None:
        return
    names = {file.name for file in (bundle / "_internal").glob("lib*.so*")}
    packages: dict[str, str] = {}
    for name in sorted(names):
        done = _output([query, "--search", f"*/{name}"])
        packages |= {line.split(":", 1)[0]: name for line in done.splitlines() if not line.startswith("diversion")}
    for package in sorted(packages):
        version = _output([query, "--show", "--showformat=${Version}\n", package]).partition("\n")[0]
        text = _DEBIAN_DOC / package / "copyright"
        texts = (text.read_text(encoding="utf-8", errors="replace"),) if text.is_file() else ()
        yield Part("deb", package, version, "see its text", texts)


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603 - see system_parts
