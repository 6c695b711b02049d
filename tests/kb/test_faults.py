"""A whole library against what disks, people and other programs do to its files."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kb.domain.call import CallEventType
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.errors import (
    DiskFullError,
    IndexUnavailableError,
    LibraryDamagedError,
    LibraryMissingError,
    LibraryNewerError,
    LibraryReadOnlyError,
)
from kb.identifiers import new_id
from kb.library import LibraryPaths, create_library, open_library
from kb.search.guard import locked
from kb.search.index import SearchIndex
from kb.services.indexing import IndexCondition
from kb.services.upkeep import LibraryEvent
from tests.disks import fill, make_read_only, small_disk
from tests.kb.library_state import indexed, saved
from tests.kb.support import PlayedClock, eventually, make_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import Library

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of open files")


def ready(library: Library) -> bool:
    return library.status().index_state is IndexCondition.READY


def hits(library: Library, text: str) -> set[str]:
    return {hit.title.text for hit in library.searching.search(SearchQuery(text=text)).hits}


def cut(file: Path, chance: random.Random) -> None:
    os.truncate(file, chance.randrange(file.stat().st_size))


def flip(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def empty(file: Path, chance: random.Random) -> None:
    del chance
    os.truncate(file, 0)


def remove(file: Path, chance: random.Random) -> None:
    del chance
    file.unlink()


DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (cut, flip, empty, remove)


def damage_something(paths: LibraryPaths, chance: random.Random) -> None:
    files = [file for file in sorted(paths.index.rglob("*")) if file.is_file() and file.stat().st_size]
    chance.choice(DAMAGES)(chance.choice(files), chance)


def ask(library: Library) -> None:
    """Search and suggest; only an index that cannot be read may be named as the reason why not."""
    try:
        hits(library, "訪問 NOT 返金")
        library.suggestions.suggest(SuggestionQuery(notes="今すぐ来いと怒鳴る"))
    except IndexUnavailableError:
        pass


@POSIX_ONLY
@pytest.mark.parametrize("seed", range(20))
def test_an_index_damaged_under_an_open_library_is_repaired_by_then_or_at_the_next_start(
    few_paths: LibraryPaths, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable
    with open_library(few_paths, clock=PlayedClock()) as library:
        events: list[LibraryEvent] = []
        library.listen(events.append)
        assert eventually(lambda: ready(library))
        ask(library)
        damage_something(few_paths, chance)
        ask(library)
        library.editing.save(make_script("青い鳥の話", "青い鳥"))
        ask(library)
        assert eventually(lambda: ready(library))
        assert "青い鳥の話" in hits(library, "青い鳥")
        assert events.count(LibraryEvent.INDEX_REBUILT) <= 1
    with open_library(few_paths, clock=PlayedClock(), repair="now") as library:
        assert ready(library)
    assert indexed(few_paths) == saved(few_paths)


@pytest.mark.parametrize("seed", range(20))
def test_an_index_damaged_before_the_start_is_rebuilt_and_told_once(few_paths: LibraryPaths, seed: int) -> None:
    damage_something(few_paths, random.Random(1000 + seed))  # noqa: S311 - repeatable
    with open_library(few_paths, clock=PlayedClock()) as library:
        events: list[LibraryEvent] = []
        library.listen(events.append)
        assert eventually(lambda: ready(library))
        assert hits(library, "訪問")
    assert events in ([], [LibraryEvent.INDEX_REBUILDING, LibraryEvent.INDEX_REBUILT])
    assert indexed(few_paths) == saved(few_paths)


def test_one_flipped_bit_anywhere_in_an_index_file_is_noticed(few_paths: LibraryPaths) -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable
    files = [file for pattern in ("*.seg", "*.toc") for file in sorted(few_paths.index.rglob(pattern))]
    for file in files * 8:
        whole = file.read_bytes()
        flip(file, chance)
        with pytest.raises(IndexUnavailableError):
            SearchIndex.open(few_paths.index).snapshot()
        file.write_bytes(whole)
    assert indexed(few_paths) == saved(few_paths)


@pytest.mark.parametrize("part", ["", "CURRENT", "CURRENT.new", "LOCK", "TURN"])
def test_what_stands_in_the_way_of_the_index_does_not_keep_it_from_being_rebuilt(
    few_paths: LibraryPaths, part: str
) -> None:
    shutil.rmtree(few_paths.index)
    if part:
        (few_paths.index / part / "more").mkdir(parents=True)
    else:
        few_paths.index.write_text("mine", encoding="utf-8")
    with open_library(few_paths, clock=PlayedClock(), repair="now") as library:
        assert ready(library)
        assert hits(library, "訪問")
    kept = [path.read_text(encoding="utf-8") for path in few_paths.root.glob("index.*.aside")]
    assert kept == ([] if part else ["mine"])


def test_what_could_not_be_indexed_when_it_was_saved_is_found_a_little_later(blank_paths: LibraryPaths) -> None:
    with open_library(blank_paths, clock=PlayedClock()) as library:
        assert eventually(lambda: ready(library))
        with locked(blank_paths.index / "TURN"):
            library.editing.save(make_script("青い鳥の話"))
            assert library.status().index_state is IndexCondition.BEHIND
        assert eventually(lambda: hits(library, "青い鳥") == {"青い鳥の話"})


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" * 999, b"SQLite format 3\0" + b"\0" * 4080])
def test_garbage_instead_of_the_database_is_named_and_left_alone(sample_paths: LibraryPaths, content: bytes) -> None:
    sample_paths.database.write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        open_library(sample_paths, clock=PlayedClock())
    assert sample_paths.database.read_bytes() == content
    assert sorted(path.name for path in sample_paths.root.iterdir()) == ["index", "library.db"]


def test_a_database_spoilt_while_it_is_open_is_named(sample_paths: LibraryPaths) -> None:
    with open_library(sample_paths, clock=PlayedClock(), repair="later") as library:
        article_id = next(iter(saved(sample_paths)))
        size = sample_paths.database.stat().st_size
        with sample_paths.database.open("r+b") as file:
            file.write(os.urandom(size))
        with pytest.raises(LibraryDamagedError):
            library.reading.open(article_id)
        with pytest.raises(LibraryDamagedError):
            library.calls.start()


@POSIX_ONLY
@pytest.mark.parametrize("replaced", [True, False])
def test_nothing_is_saved_to_a_database_that_was_taken_away(sample_paths: LibraryPaths, replaced: bool) -> None:
    with open_library(sample_paths, clock=PlayedClock()) as library:
        call = library.calls.start()
        if replaced:
            copy = sample_paths.root / "restored.db"
            with closing(sqlite3.connect(copy)) as target, closing(sqlite3.connect(sample_paths.database)) as source:
                source.backup(target)
            copy.replace(sample_paths.database)
        else:
            shutil.rmtree(sample_paths.root)
        with pytest.raises(LibraryMissingError):
            library.calls.save_notes(call.id, "どこにも残らないメモ")


@POSIX_ONLY
def test_while_the_folder_is_gone_what_is_open_answers_and_says_what_is_in_the_way(sample_paths: LibraryPaths) -> None:
    away = sample_paths.root.with_name("away")
    asked = SuggestionQuery(notes="今すぐ家に来い")
    with open_library(sample_paths, clock=PlayedClock(), repair="now") as library:
        before = library.suggestions.suggest(asked)
        call = library.calls.start()
        assert library.obstacle() is None
        sample_paths.root.rename(away)
        assert isinstance(library.obstacle(), LibraryMissingError)
        assert library.suggestions.suggest(asked) == before
        assert library.status().index_state is IndexCondition.READY
        with pytest.raises(LibraryMissingError):
            library.calls.save_notes(call.id, "今すぐ家に来い")
        away.rename(sample_paths.root)
        assert library.obstacle() is None
        library.calls.save_notes(call.id, "今すぐ家に来い")
        assert library.suggestions.suggest(asked) == before


@POSIX_ONLY
def test_nothing_is_saved_to_a_folder_in_the_place_of_one_that_vanished(sample_paths: LibraryPaths) -> None:
    away = sample_paths.root.with_name("away")
    with open_library(sample_paths, clock=PlayedClock(), repair="later") as library:
        words, rule = library.synonyms.load(), library.rules.load("backups")
        more = library.synonyms.with_word(words.text, "訪問要求", "来いや")
        tries: tuple[Callable[[], object], ...] = (
            lambda: library.synonyms.save(more, version=words.version),
            lambda: library.rules.save("backups", rule.text.replace("14", "15"), version=rule.version),
            lambda: library.drafts.save(new_id(), "書きかけ"),
            library.backups.make,
        )
        sample_paths.root.rename(away)
        for act in tries:
            with pytest.raises(LibraryMissingError):
                act()
        assert not sample_paths.root.exists()
        away.rename(sample_paths.root)
        for act in tries:
            act()
        assert library.synonyms.load().text == more


def test_a_newer_library_is_not_touched(sample_paths: LibraryPaths) -> None:
    with closing(sqlite3.connect(sample_paths.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'newer'")
        connection.commit()
    before = {path: path.read_bytes() for path in sample_paths.root.rglob("*") if path.is_file()}
    with pytest.raises(LibraryNewerError):
        open_library(sample_paths, clock=PlayedClock())
    assert {path: path.read_bytes() for path in sample_paths.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("megabytes", [1, 2, 3])
def test_creating_on_a_small_disk_makes_all_of_a_library_or_nothing(tmp_path: Path, megabytes: int) -> None:
    with small_disk(tmp_path / "disk", megabytes) as disk:
        paths = LibraryPaths(disk / "library")
        (disk / "other").write_bytes(b"\0" * (megabytes * 2**20 - 600_000))
        try:
            create_library(paths, clock=PlayedClock(), sample=True)
        except DiskFullError:
            assert [path for path in paths.root.rglob("*") if path.is_file()] == []
            (disk / "other").unlink()
        else:
            with open_library(paths, clock=PlayedClock(), repair="later") as library:
                assert library.status().article_count > 50


def test_a_creation_that_fails_can_be_tried_again(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk:
        paths = LibraryPaths(disk / "library")
        other = disk / "other"
        other.write_bytes(b"\0" * (16 * 2**20 - 300_000))
        with pytest.raises(DiskFullError):
            create_library(paths, clock=PlayedClock(), sample=True)
        assert not paths.database.exists()
        other.unlink()
        create_library(paths, clock=PlayedClock(), sample=True)
        assert indexed(paths) == saved(paths)


def test_a_disk_that_fills_up_loses_nothing_and_all_goes_on_when_there_is_room(
    sample_template: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", 24) as disk:
        paths = LibraryPaths(shutil.copytree(sample_template, disk / "library"))
        with open_library(paths, clock=PlayedClock()) as library:
            assert eventually(lambda: ready(library))
            call = library.calls.start()
            library.calls.save_notes(call.id, "前のメモ")
            ballast = fill(disk)
            with pytest.raises(DiskFullError):
                library.calls.save_notes(call.id, "長いメモ" * 100_000)
            with pytest.raises(DiskFullError):
                library.exchange.export_folder(disk / "out")
            assert library.calls.get(call.id).notes == "前のメモ"
            assert hits(library, "訪問")
            ballast.unlink()
            library.calls.save_notes(call.id, "長いメモ" * 100_000)
            library.editing.save(make_script("青い鳥の話"))
            assert eventually(lambda: hits(library, "青い鳥") == {"青い鳥の話"})
        assert indexed(paths) == saved(paths)


def test_a_read_only_disk_is_named(sample_template: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk:
        paths = LibraryPaths(shutil.copytree(sample_template, disk / "library"))
        make_read_only(disk)
        with pytest.raises(LibraryReadOnlyError):
            open_library(paths, clock=PlayedClock())
        with pytest.raises(LibraryReadOnlyError):
            create_library(LibraryPaths(disk / "new"), clock=PlayedClock(), sample=False)


@pytest.mark.parametrize("where", ["file/library", "file"])
def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(LibraryReadOnlyError):
        create_library(LibraryPaths(tmp_path / where), clock=PlayedClock(), sample=False)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "notes", ["あ" * 3_500_000, "前\0後", "\ud800だけ \udfff", "😀" * 1000, "\r\n\u2028\x85"], ids=range(5)
)
def test_any_notes_are_kept_and_answered(sample: Library, notes: str) -> None:
    call = sample.calls.start()
    sample.calls.save_notes(call.id, notes)
    kept = sample.calls.get(call.id).notes
    assert kept == notes.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    sample.suggestions.suggest(SuggestionQuery(notes=notes))
    sample.searching.search(SearchQuery(text=notes))
    assert sample.calls.open_calls()[0].notes == kept


def test_a_clock_set_back_disturbs_no_order(blank: Library, clock: PlayedClock) -> None:
    article = make_script("一つ目")
    blank.editing.save(article)
    call = blank.calls.start()
    clock.pass_minutes(-60 * 24 * 400)
    later = make_script("後で", "別の場面")
    blank.editing.save(later)
    blank.calls.record(call.id, CallEventType.ARTICLE_OPENED, article.id)
    blank.calls.use(call.id, article.id)
    blank.calls.end(call.id)
    assert blank.calls.get(call.id).ended_at is not None
    assert [recent.id for recent in blank.calls.recent()] == [call.id]
    kinds = {CallEventType.STARTED, CallEventType.ARTICLE_OPENED, CallEventType.ARTICLE_USED, CallEventType.ENDED}
    assert {event.type for event in blank.calls.events(call.id)} == kinds
    blank.editing.save(make_script("三つ目"))
    assert hits(blank, "訪問") >= {"一つ目"}
    assert len(blank.editing.history(article.id)) == 1
    assert indexed(blank.paths) == saved(blank.paths)
