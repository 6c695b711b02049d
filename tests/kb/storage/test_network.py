from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.storage.network import is_network_path, is_network_type, is_unc, mount_type

if TYPE_CHECKING:
    from pathlib import Path

MOUNTS = """\
sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw,relatime 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local xfs rw 0 0
//server/share /mnt/共有\\040disk cifs rw 0 0
/dev/sdc1 /mnt/twice ext4 rw 0 0
server:/twice /mnt/twice nfs rw 0 0

nonsense
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/var/lib/library.db", "ext4"),
        ("/home", "nfs4"),
        ("/home/agent/library.db", "nfs4"),
        ("/home/local/agent", "xfs"),
        ("/homework/library.db", "ext4"),
        ("/mnt/共有 disk/library.db", "cifs"),
        ("/mnt/twice/library.db", "nfs"),
    ],
)
def test_the_innermost_latest_mount_decides(path: str, expected: str) -> None:
    assert mount_type(MOUNTS, path) == expected


def test_without_mounts_nothing_is_known() -> None:
    assert mount_type("", "/home") == ""


@pytest.mark.parametrize("name", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "vboxsf"])
def test_shares_are_networks(name: str) -> None:
    assert is_network_type(name)


@pytest.mark.parametrize("name", ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "fuseblk", "vfat", ""])
def test_disks_are_not(name: str) -> None:
    assert not is_network_type(name)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\server\share\library.db", True),
        (r"\\?\UNC\server\share", True),
        (r"\\?\unc\server\share", True),
        (r"\\?\C:\library.db", False),
        (r"\\.\C:\library.db", False),
        (r"C:\library.db", False),
        ("/home", False),
    ],
)
def test_names_of_servers_are_recognised(path: str, expected: bool) -> None:
    assert is_unc(path) is expected


def test_a_local_folder_that_does_not_exist_yet_is_local(tmp_path: Path) -> None:
    assert not is_network_path(tmp_path / "new" / "library.db")
