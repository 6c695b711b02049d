"""Does a path lie on a network share? SQLite's write-ahead log needs shared memory that only a local disk gives."""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    #: Tells whether a path lies on a network share.
    NetworkProbe = Callable[[Path], bool]

_NETWORK_TYPES = frozenset({
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs",
    "nfs4", "prl_fs", "smb3", "smbfs", "vboxsf", "vmhgfs",
})  # fmt: skip
_NETWORK_FUSE = frozenset({
    "fuse.ceph", "fuse.curlftpfs", "fuse.davfs", "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs", "fuse.gvfsd-fuse",
    "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "fuse.vmhgfs-fuse",
})  # fmt: skip
_DRIVE_REMOTE = 4
_MNT_LOCAL = 0x1000
_MOUNT_FIELDS = 3


def is_network_path(path: Path) -> bool:
    """Tell whether ``path``, which need not exist yet, lies on a network share; False where the system does not say."""
    resolved = path.resolve()
    if is_unc(str(resolved)):
        return True
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(resolved.anchor) == _DRIVE_REMOTE)
    if sys.platform == "darwin":
        return not _mac_is_local(_nearest_existing(resolved))
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return is_network_type(mount_type(mounts, str(resolved)))


def is_unc(path: str) -> bool:
    r"""Tell whether a Windows path names a server: ``\\server\share`` or ``\\?\UNC\server\share``."""
    if not path.startswith("\\\\"):
        return False
    return not path.startswith(("\\\\?\\", "\\\\.\\")) or path[4:8].upper() == "UNC\\"


def is_network_type(file_system: str) -> bool:
    """Tell whether a file system type of Linux goes over a network or through a virtual machine's shared folder."""
    return file_system in _NETWORK_TYPES or file_system in _NETWORK_FUSE


def mount_type(mounts: str, path: str) -> str:
    """Return the file system type of the mount that holds ``path``; ``mounts`` is the text of /proc/mounts."""
    best, found = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < _MOUNT_FIELDS:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1])
        inside = point in ("/", path) or path.startswith(point + "/")
        # ">=": a later mount on the same point hides the earlier one.
        if inside and len(point) >= len(best):
            best, found = point, fields[2]
    return found


def _nearest_existing(path: Path) -> Path:
    return next((folder for folder in (path, *path.parents) if folder.exists()), path)


class _MacStatfs(ctypes.Structure):
    """``struct statfs`` of macOS with 64-bit inodes, as far as the flags; the rest is room the call fills."""

    _fields_ = (
        ("sizes", ctypes.c_uint32 * 2),
        ("counts", ctypes.c_uint64 * 5),
        ("identity", ctypes.c_int32 * 2),
        ("owner", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("rest", ctypes.c_char * 2200),
    )


def _mac_is_local(path: Path) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    # Intel Macs keep the 32-bit layout under the plain name.
    call = getattr(library, "statfs$INODE64", None) or library.statfs
    answer = _MacStatfs()
    if call(str(path).encode(), ctypes.byref(answer)) != 0:
        return True
    return bool(answer.flags & _MNT_LOCAL)
