from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kb.documents.pack_file import public_text, read_header
from kb.domain.health import HealthItem, Verdict
from kb.errors import FileUnreadableError
from kb.library import open_library
from kb.services.health.pack_place import check_packs, names_in_time
from kb.services.packs.following import FolderPlace, PackSource
from kb.services.packs.making import version_in_name
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import LibraryPaths

KEY = Ed25519PrivateKey.generate()
TRUSTED = (public_text(KEY.public_key()),)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "共有 フォルダー"
    folder.mkdir()
    return folder


def found(paths: LibraryPaths, source: PackSource) -> list[HealthItem]:
    return list(check_packs(lambda: source, paths.database, PlayedClock()))


def source(folder: Path, keys: tuple[str, ...] = TRUSTED) -> PackSource:
    return PackSource(place=FolderPlace(folder), where=str(folder), keys=keys)


def publish(paths: LibraryPaths, clock: PlayedClock, share: Path, *, take: bool) -> None:
    """Publish another article; the library may take its own pack in, and then knows all of it."""
    with open_library(paths, clock=clock, repair="now") as library:
        library.editing.save(make_script(f"題 {clock.monotonic()}"))
        (pack,) = library.packs.maker.make(share, KEY)
        if take:
            library.packs.take(read_header(pack.path, TRUSTED))
    clock.pass_minutes(5)


def test_no_place_is_well(few_paths: LibraryPaths) -> None:
    assert [(item.code, item.verdict) for item in found(few_paths, PackSource())] == [("packs_off", Verdict.GOOD)]


def test_from_the_first_pack_to_one_that_was_not_taken(
    few_paths: LibraryPaths, clock: PlayedClock, share: Path
) -> None:
    (item,) = found(few_paths, source(share))
    assert (item.code, item.verdict, item.params) == ("packs_none_yet", Verdict.GOOD, {"place": str(share)})
    taken_at = clock.now().isoformat()
    publish(few_paths, clock, share, take=True)
    (item,) = found(few_paths, source(share))
    assert (item.code, item.params["version"], item.params["when"]) == ("packs_good", 1, taken_at)
    publish(few_paths, clock, share, take=False)
    (item,) = found(few_paths, source(share))
    assert (item.code, item.verdict) == ("packs_behind", Verdict.WARNING)
    assert (item.params["version"], item.params["newest_version"]) == (1, 2)


def test_a_place_that_is_gone_is_told_with_what_was_taken_last(
    few_paths: LibraryPaths, clock: PlayedClock, share: Path
) -> None:
    gone = share / "ない"
    assert [item.code for item in found(few_paths, source(gone))] == ["packs_unreached"]
    publish(few_paths, clock, share, take=True)
    (item,) = found(few_paths, source(gone))
    assert (item.code, item.verdict, item.params["version"]) == ("packs_unreached_since", Verdict.WARNING, 1)


def test_keys_that_are_missing_or_none_are_told(few_paths: LibraryPaths, share: Path) -> None:
    assert [item.code for item in found(few_paths, source(share, ()))] == ["packs_without_keys", "packs_none_yet"]
    first, *_ = found(few_paths, source(share, (*TRUSTED, "ssh-ed25519 AAAA")))
    assert (first.code, first.params) == ("packs_key_wrong", {"number": 2})


def test_a_file_that_cannot_be_read_is_told_elsewhere(few_paths: LibraryPaths) -> None:
    def load() -> PackSource:
        raise FileUnreadableError(path="rules/packs.yaml", line=3)

    assert list(check_packs(load, few_paths.database, PlayedClock())) == []


def test_a_share_that_keeps_whoever_asks_waiting_is_given_up() -> None:
    over = threading.Event()

    class Hanging(FolderPlace):
        def names(self) -> list[str]:
            over.wait(60)
            return []

    assert names_in_time(Hanging(folder=None), 0.01) is None  # type: ignore[arg-type] # it looks into none
    over.set()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("kandokoro-0123abcd-000012.kbpack", ("0123abcd", 12)),
        ("kandokoro-0123abcd-000010-whole.kbpack", ("0123abcd", 10)),
        ("kandokoro-0123abcd-000010.kbpack.part", None),
        ("other.kbpack", None),
    ],
)
def test_names_say_what_a_pack_is(name: str, said: tuple[str, int] | None) -> None:
    assert version_in_name(name) == said
