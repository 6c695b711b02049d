from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kb.domain.pack import PackProblem
from kb.errors import DiskFullError, FileUnreadableError
from kb.services.packs.following import FolderPlace, PackFollower, PackSource, load_pack_source
from kb.services.packs.web_place import WebPlace
from tests.disks import fill, small_disk
from tests.kb.support import make_script

if TYPE_CHECKING:
    from pathlib import Path

    from tests.kb.services.packs.conftest import Side


@pytest.fixture
def follower(agent: Side, share: Path, keys: tuple[str, ...], tmp_path: Path) -> PackFollower:
    source = PackSource(place=FolderPlace(share), keys=keys)
    return PackFollower(agent.database, agent.taker, source, tmp_path / "scratch")


def problems(follower: PackFollower) -> list[object]:
    return [error.params["problem"] for error in follower.look().refused]


def test_new_packs_are_taken_in_their_order_and_looked_at_once(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, follower: PackFollower
) -> None:
    for number in range(3):
        editors.save(make_script(f"{number}"))
        editors.maker.make(share, key)
    assert [report.version for report in follower.look().taken] == [1, 2, 3]
    assert len(agent.articles()) == 3
    assert follower.look().taken == ()
    editors.save(make_script("後"))
    editors.maker.make(share, key)
    assert [report.version for report in follower.look().taken] == [4]


def test_a_vanished_share_costs_nothing(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, follower: PackFollower
) -> None:
    editors.save(make_script("訪問"))
    editors.maker.make(share, key)
    moved = share.rename(share.with_name("gone"))
    report = follower.look()
    assert (report.reached, report.taken, report.refused) == (False, (), ())
    moved.rename(share)
    assert len(follower.look().taken) == 1
    assert len(agent.articles()) == 1


def test_what_no_trusted_key_signed_is_refused(editors: Side, agent: Side, share: Path, follower: PackFollower) -> None:
    editors.save(make_script("訪問"))
    editors.maker.make(share, Ed25519PrivateKey.generate())
    assert problems(follower) == [PackProblem.UNTRUSTED]
    assert agent.articles() == {}


@pytest.mark.parametrize("place", [30, 200, -3])
def test_what_was_changed_on_the_way_is_refused(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, follower: PackFollower, place: int
) -> None:
    editors.save(make_script("訪問"))
    (pack,) = editors.maker.make(share, key)
    content = bytearray(pack.path.read_bytes())
    content[place] ^= 1
    pack.path.write_bytes(content)
    assert problems(follower) in ([PackProblem.UNTRUSTED], [PackProblem.DAMAGED])
    assert agent.articles() == {}


def test_one_that_is_being_copied_still_is_left_for_the_next_time(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, follower: PackFollower
) -> None:
    editors.save(make_script("訪問"))
    (pack,) = editors.maker.make(share, key)
    whole = shutil.copy(pack.path, share.parent / "whole")
    for length in (0, 10, 120, 250, pack.path.stat().st_size - 1):
        with pack.path.open("r+b") as file:
            file.truncate(length)
        assert follower.look().taken == ()
        assert agent.articles() == {}
        shutil.copy(whole, pack.path)
    assert len(follower.look().taken) == 1


def test_something_else_with_that_name_is_refused_once(share: Path, follower: PackFollower) -> None:
    (share / "手紙.kbpack").write_text("拝啓", encoding="utf-8")
    (share / "later.kbpack").write_bytes(b"KANDOKORO PACK 9\n{}\n")
    assert sorted(problems(follower), key=str) == [PackProblem.NEWER_FORMAT, PackProblem.NO_PACK]
    assert problems(follower) == []


def test_nowhere_to_look_is_no_fault(agent: Side, tmp_path: Path) -> None:
    follower = PackFollower(agent.database, agent.taker, PackSource(), tmp_path / "scratch")
    assert follower.look().reached


def test_the_shipped_rules_name_no_place_and_a_library_may_name_one(tmp_path: Path) -> None:
    assert load_pack_source(None) == PackSource(place=None, keys=(), every_minutes=30)
    (tmp_path / "rules").mkdir()
    file = tmp_path / "rules" / "packs.yaml"
    file.write_text(f"from: {tmp_path}\nkeys: [AAAA]\nevery_minutes: 5\n", encoding="utf-8")
    named = PackSource(place=FolderPlace(tmp_path), where=str(tmp_path), keys=("AAAA",), every_minutes=5)
    assert load_pack_source(tmp_path) == named
    file.write_text("from: https://kb.example/packs\nkeys: []\nevery_minutes: 5\n", encoding="utf-8")
    assert load_pack_source(tmp_path).place == WebPlace("https://kb.example/packs")
    file.write_text(
        "from: https://kb.example/packs\nca_file: /etc/ca.pem\nkeys: []\nevery_minutes: 5\n", encoding="utf-8"
    )
    assert load_pack_source(tmp_path).place == WebPlace("https://kb.example/packs", "/etc/ca.pem")
    file.write_text("from: https://kb.example/packs\nkeys: []\nevery_minutes: 0\n", encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        load_pack_source(tmp_path)


def test_a_full_disk_of_this_computer_is_no_place_that_cannot_be_reached(
    editors: Side, agent: Side, share: Path, key: Ed25519PrivateKey, keys: tuple[str, ...], tmp_path: Path
) -> None:
    editors.save(make_script("配る記事"))
    editors.maker.make(share, key)
    with small_disk(tmp_path / "disk", 1) as disk:
        follower = PackFollower(
            agent.database, agent.taker, PackSource(place=FolderPlace(share), keys=keys), disk / "scratch"
        )
        ballast = fill(disk)
        with pytest.raises(DiskFullError):
            follower.look()
        ballast.unlink()
        assert [report.version for report in follower.look().taken] == [1]
    assert "配る記事" in agent.articles()
