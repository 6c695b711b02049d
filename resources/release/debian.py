"""A Debian package of a bundle: the folder in /opt, two names in /usr/bin, menu entry, icon and URL scheme."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from platform import machine

from resources.release.icons import SIZES, png

DATA = Path(__file__).parents[1] / "packaging"
ICON = Path(__file__).parents[1] / "kandokoro.svg"
#: Besides what is inside. Any of the fonts will do; printers are found through CUPS, PDF files need none.
DEPENDS = "libc6 (>= 2.36), libgl1, libegl1, libxcb1, libfontconfig1, fontconfig, libdbus-1-3"
RECOMMENDS = "fonts-noto-cjk | fonts-ipaexfont-gothic | fonts-vlgothic | fonts-motoya-l-cedar, libcups2"
_CONTROL = """\
Package: kandokoro
Version: {version}
Architecture: {architecture}
Maintainer: Kandokoro contributors <maintainers@kandokoro.example>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: knowledge base for complaint calls that works without a network
 Suggests similar cases and replies while the notes of a call are typed, guides
 the call, and keeps promises. Comes with the terminal program kb.
"""


def build(bundle: Path, version: str, folder: Path, scratch: Path) -> Path:
    """Lay the package out below ``scratch`` and build it into ``folder``.

    Raises:
        FileNotFoundError: dpkg-deb is not installed.
        subprocess.CalledProcessError: it refused.
    """
    program = shutil.which("dpkg-deb")
    if program is None:
        message = "dpkg-deb"
        raise FileNotFoundError(message)
    architecture = _architecture()
    root = scratch / "deb"
    shutil.copytree(bundle, root / "opt" / "kandokoro", symlinks=True)
    _lay_out(root)
    size = sum(file.lstat().st_size for file in root.rglob("*") if file.is_file()) // 1024
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        _CONTROL.format(
            version=version,
            architecture=architecture,
            kilobytes=size,
            depends=DEPENDS,
            recommends=RECOMMENDS,
        ),
        encoding="utf-8",
    )
    target = folder / f"kandokoro_{version}_{architecture}.deb"
    command = [program, "--root-owner-group", "-Zxz", "-z1", "--build", str(root), str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - see above
    return target


def _lay_out(root: Path) -> None:
    share = root / "usr" / "share"
    for name in ("kandokoro", "kb"):
        link = root / "usr" / "bin" / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(f"/opt/kandokoro/{name}")
    _copy(DATA / "kandokoro.desktop", share / "applications")
    _copy(DATA / "kandokoro.metainfo.xml", share / "metainfo")
    icons = share / "icons" / "hicolor"
    _copy(ICON, icons / "scalable" / "apps")
    for size in SIZES:
        place = icons / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        (place / "kandokoro.png").write_bytes(png(ICON, size))
    # Of whoever builds nothing is left but the contents.
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def _copy(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / file.name)


def _architecture() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(machine(), machine())
