"""Finishes a bundle: `python -m resources.release.release BUNDLE [--into FOLDER]`.

Writes the licences and the bill of materials into the bundle, packs it (zip on Windows, tar.xz elsewhere, and a Debian
package on Linux) and lists the checksums of what it packed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

from resources.release import debian, papers, windows
from resources.release.embedded import embedded_parts
from resources.release.parts import Part, interpreter_parts, python_parts, system_parts

ROOT = Path(__file__).parents[2]


def all_parts(bundle: Path) -> tuple[Part, ...]:
    """Return everything that is in a bundle and not of the project, each once."""
    found = (*python_parts(), *interpreter_parts(), *embedded_parts(), *system_parts(bundle))
    return tuple({part.purl: part for part in found}.values())


def write_papers(bundle: Path, number: str) -> None:
    """Put the licences of everything inside, the bill of materials and the list of checksums into a bundle."""
    parts = all_parts(bundle)
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    (bundle / papers.LICENCES).write_text(papers.licences(own, parts), encoding="utf-8")
    (bundle / papers.MATERIALS).write_text(papers.materials(number, parts), encoding="utf-8")
    listing = bundle / papers.CHECKSUMS
    files = [file for file in bundle.rglob("*") if file.is_file() and file != listing]
    listing.write_text(papers.checksums(bundle, files), encoding="utf-8")


def pack(bundle: Path, number: str, folder: Path) -> Path:
    """Pack a bundle into one file."""
    name = f"kandokoro-{number}-{sys.platform}"
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(folder / name), "zip", bundle.parent, bundle.name))
    # Gzip leaves a fifth more, and a higher preset of this takes ten times as long for a tenth less.
    file = folder / f"{name}.tar.xz"
    with tarfile.open(file, "w:xz", preset=1) as archive:
        archive.add(bundle, bundle.name)
    return file


def main(arguments: list[str] | None = None) -> int:
    """Finish the bundle that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--into", type=Path, default=None, help="where the packages go (beside the bundle)")
    options = parser.parse_args(arguments)
    bundle: Path = options.bundle
    folder: Path = options.into or bundle.parent
    folder.mkdir(parents=True, exist_ok=True)
    number = version("kandokoro")
    if sys.platform == "win32":
        windows.add_installer(bundle)
    write_papers(bundle, number)
    packed = [pack(bundle, number, folder)]
    if sys.platform.startswith("linux"):
        with tempfile.TemporaryDirectory() as scratch:
            packed.append(debian.build(bundle, number, folder, Path(scratch)))
    (folder / papers.CHECKSUMS).write_text(papers.checksums(folder, packed), encoding="utf-8")
    for file in packed:
        print(f"{file}: {file.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
