"""The command line on a real system: killed, without streams, without room, with files nobody meant to be read."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.documents.article_text import write_article
from kb.library import LibraryPaths, open_library
from kb.services.indexing import IndexCondition
from tests.disks import fill, small_disk
from tests.kb.command_line import kb, start
from tests.kb.library_state import indexed, saved, saved_articles
from tests.kb.support import PlayedClock, eventually, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.library import Library

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="made of what only POSIX has")

#: Root may write everywhere, so it becomes nobody, after a run that imports what nobody may not read.
AS_NOBODY = """
import io, os, sys
from kb.cli.app import main, run
from kb.cli.language import Language
from kb.cli.terminal import Terminal
for arguments in (["search", "x"], ["suggest", "--notes", "x"], ["reindex"]):
    assert run(arguments, Terminal(Language.JA, os.environ, io.StringIO(), io.StringIO())) == 0
for folder, _, files in os.walk(sys.argv[1]):
    for file in files:
        os.chmod(os.path.join(folder, file), 0o666)  # what that run made is for its owner only
os.chmod(sys.argv[1], int(sys.argv[2], 8))
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(sys.argv[3:]))
"""

#: Closes one of the streams for good before ``kb`` starts.
WITHOUT_A_STREAM = """
import os, sys
os.close(int(sys.argv[1]))
os.execv(sys.executable, [sys.executable, "-m", "kb", *sys.argv[2:]])
"""

KILLS = 12
COUNT = 300


def write_round(folder: Path, number: int) -> None:
    """Write articles that say which round they are of; those of all rounds have the same ids."""
    folder.mkdir(exist_ok=True)
    for position in range(COUNT):
        plain = make_script(f"{position}番目の話", f"訪問を求められた。第{number}回")
        article = replace(plain, id=UUID(f"01a20000-0000-7000-8000-{position:012x}"))
        (folder / f"{position}.md").write_text(write_article(article), encoding="utf-8")


def saved_rounds(paths: LibraryPaths) -> list[int]:
    """Return which round each article of the library is of."""
    return [int(article.body.partition("第")[2].partition("回")[0]) for article in saved_articles(paths)]


@POSIX_ONLY
def test_an_import_killed_anywhere_loses_nothing_acknowledged_and_leaves_a_sound_library(
    blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    chance = random.Random(3)  # noqa: S311 - repeatable
    write_round(folder, 0)
    began = time.monotonic()
    assert kb(blank_paths.root, "import", folder)[0] == 0
    seconds = time.monotonic() - began
    acknowledged = killed = number = 0
    while killed < KILLS:
        number += 1
        write_round(folder, number)
        process = start(blank_paths.root, "import", folder)
        eventually(lambda running=process: running.poll() is not None, seconds * chance.uniform(0.3, 1.0))  # type: ignore[misc] # a lambda with a default
        process.kill()
        process.communicate()
        if process.returncode == 0:
            acknowledged = number
            seconds *= 0.8  # the machine is quicker now
        else:
            assert process.returncode == -signal.SIGKILL
            killed += 1
        found = saved_rounds(blank_paths)
        assert len(found) == COUNT
        assert min(found) >= acknowledged
    with open_library(blank_paths, clock=PlayedClock(), repair="now") as library:
        assert library.status().index_state is IndexCondition.READY
    assert indexed(blank_paths) == saved(blank_paths)
    assert kb(blank_paths.root, "import", folder)[0] == 0
    assert set(saved_rounds(blank_paths)) == {number}
    assert indexed(blank_paths) == saved(blank_paths)


def test_two_programs_that_write_at_once_both_get_their_turn(blank_paths: LibraryPaths, tmp_path: Path) -> None:
    write_round(tmp_path / "in", 1)
    with open_library(blank_paths, clock=PlayedClock()) as window:
        other = start(blank_paths.root, "import", tmp_path / "in")
        call = window.calls.start()
        mine = [make_script(f"窓の話{number}", "窓で書いた") for number in range(15)]
        while other.poll() is None or mine:
            window.calls.save_notes(call.id, "打っている間")
            if mine:
                window.editing.save(mine.pop())
            window.external_changes()
        out, err = other.communicate()
        assert other.returncode == 0, out
        # While the window indexes for long, the other program may leave its share to it, and says so.
        assert err.decode().strip() in {"", "保存しました。検索への反映は次の起動のときに行います。"}
        window.external_changes()
        assert eventually(lambda: settled(window))
        assert window.status().article_count == COUNT + 15
    assert indexed(blank_paths) == saved(blank_paths)


def test_two_first_starts_at_once_make_one_library(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path / "library")
    programs = [start(paths.root, "init") for _ in range(3)]
    errors = [program.communicate()[1] for program in programs]
    codes = sorted(program.returncode for program in programs)
    assert codes[0] == 0, errors
    assert set(codes[1:]) <= {1, 4}, errors
    assert len(saved(paths)) > 50
    assert indexed(paths) == saved(paths)
    names = {path.name for path in paths.root.iterdir()}
    assert names - {"audit.jsonl", "audit.jsonl.lock"} == {"index", "library.db"}


def settled(library: Library) -> bool:
    return library.status().index_state is IndexCondition.READY


@pytest.fixture
def common_library(few_template: Path) -> Iterator[Path]:
    """A library that every user of this computer reaches: pytest's own folders are closed to them."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    root = Path(shutil.copytree(few_template, folder / "library"))
    yield root
    open_to_all(folder)
    shutil.rmtree(folder)


def open_to_all(folder: Path) -> None:
    folder.chmod(0o777)
    for path in folder.rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o666)


@POSIX_ONLY
def test_a_read_only_library_is_one_sentence(common_library: Path) -> None:
    open_to_all(common_library)
    assert kb(common_library, common_library, "777", "search", "訪問", code=AS_NOBODY)[0] == 0
    for arguments in (("search", "訪問"), ("import", "resources/sample")):
        open_to_all(common_library)
        code, out, err = kb(common_library, common_library, "555", *arguments, code=AS_NOBODY)
        assert (code, out, len(err)) == (3, "", 1), err
        assert "書き込めません" in err[0]


@POSIX_ONLY
def test_a_read_only_index_still_answers(common_library: Path) -> None:
    index = common_library / "index"
    open_to_all(common_library)
    code, out, err = kb(common_library, index, "555", "search", "訪問", code=AS_NOBODY)
    assert (code, err) == (0, [])
    assert "件見つかりました" in out
    code, _, err = kb(common_library, index, "555", "reindex", code=AS_NOBODY)
    assert (code, len(err)) == (3, 1), err


def test_a_full_disk_is_one_sentence_and_nothing_is_half_done(sample_template: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 20) as disk:
        paths = LibraryPaths(shutil.copytree(sample_template, disk / "library"))
        before = saved(paths)
        write_round(tmp_path / "in", 1)
        ballast = fill(disk)
        for arguments in (("import", tmp_path / "in"), ("reindex",), ("export", disk / "out"), ("search", "訪問")):
            code, out, err = kb(paths.root, *arguments)
            assert (code, out, len(err)) == (4, "", 1), err
            assert "いっぱい" in err[0]
        assert kb(disk / "new", "init")[0] == 4
        assert not (disk / "new" / "library.db").exists()
        ballast.unlink()
        assert saved(paths) == before
        assert kb(paths.root, "import", tmp_path / "in")[0] == 0
        assert indexed(paths) == saved(paths)


def test_no_room_for_the_index_is_said_wherever_answers_may_lack_something(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2) as disk:
        code, out, err = kb(disk / "library", "init")
        assert (code, len(err)) == (0, 1), err
        for arguments in (("search", "訪問"), ("suggest", "--notes", "今すぐ来いと怒鳴る")):
            code, out, err = kb(disk / "library", *arguments)
            assert (code, len(err)) == (0, 1), err
            assert "索引が最新ではありません" in err[0]
            assert out


@POSIX_ONLY
def test_streams_that_are_full_or_closed_leave_no_traceback(sample_paths: LibraryPaths) -> None:
    root = sample_paths.root
    with Path("/dev/full").open("wb") as full:
        code, _, err = kb(root, "search", "訪問", stdout=full)
    assert code == 4
    assert err == ["出力先のディスクがいっぱいです。"]
    code, out, err = kb(root, 0, "suggest", "--batch", "-", code=WITHOUT_A_STREAM)
    assert (code, out, err) == (1, "", ["- を読めません。場所、アクセス権、文字コード(UTF-8)を確かめてください。"])
    assert kb(root, 1, "search", "訪問", code=WITHOUT_A_STREAM) == (0, "", [])
    assert kb(root, 2, "show", "ない", code=WITHOUT_A_STREAM) == (1, "", [])


@POSIX_ONLY
def test_a_file_that_cannot_be_read_to_its_end_is_named_with_its_line(sample_paths: LibraryPaths) -> None:
    source = Path("/proc/self/mem")
    if not source.exists():
        pytest.skip("needs a file whose reading fails")
    assert kb(sample_paths.root, "suggest", "--batch", source) == (1, "", [f"{source} の 1 行目を読めません。"])


def test_a_batch_answers_with_json_whatever_comes_in(sample_paths: LibraryPaths, tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - repeatable
    lines = [
        b'{"id": NaN, "note": "x"}',
        b'{"id": 1e999, "note": "x"}',
        b'{"id": -Infinity, "note": "x"}',
        b'{"id": ' + b"9" * 5000 + b', "note": "x"}',
        b'{"id": "\\ud800", "note": "\\u0000\\ud800"}',
        json.dumps({"id": 5, "note": "今すぐ来いと怒鳴る。" * 200_000}).encode(),
        b'\x00{"note": "x"}',
        chance.randbytes(5000).replace(b"\n", b" "),
        "{'note': 'x'}".encode("utf-16"),
        b'{"id": 6, "note": "x"}\r',
    ]
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"\n".join(lines))
    code, out, err = kb(sample_paths.root, "suggest", "--batch", file)

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    answers = [json.loads(line, parse_constant=refuse) for line in out.splitlines()]
    errors = [answer.get("error") for answer in answers]
    assert code == 1
    assert errors[:4] == ["not_json", "bad_id", "not_json", "not_json"]
    assert errors[4:8] == [None, None, "not_json", "not_utf8"]
    assert errors[-1] is None
    assert len(err) == sum(error is not None for error in errors)


@POSIX_ONLY
def test_a_folder_full_of_traps_is_imported_as_far_as_it_goes(blank_paths: LibraryPaths, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.md").write_text(write_article(make_script("よい記事")), encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    (folder / "self.md").symlink_to("self.md")
    (folder / "secret.md").symlink_to("/etc/passwd")
    (folder / "cp932.md").write_bytes(write_article(make_script("文字コード")).encode("cp932"))
    (folder / "utf16.md").write_text(write_article(make_script("文字コード")), encoding="utf-16")
    (folder / "folder.md").mkdir()
    (folder / "line\nbreak\x1b[31m.md").write_bytes(b"x")
    Path(os.fsdecode(os.fsencode(folder) + b"/\x93\xfa\x96{.md")).write_bytes(b"\0" * 100)
    os.mkfifo(folder / "pipe.md")
    deep = folder / "/".join(["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "deep.md").write_text(write_article(make_script("深い記事")), encoding="utf-8")
    code, out, err = kb(blank_paths.root, "import", folder)
    assert code == 1
    assert "追加 2 件" in out
    assert sorted(article.title for article in saved_articles(blank_paths)) == ["よい記事", "深い記事"]
    assert all("。" in line or ": " in line for line in err)
    assert not any("\x1b" in line or line.startswith("break") for line in err)
    named = {line.partition(":")[0] for line in err}
    assert named == {
        "cp932.md",
        "line\ufffdbreak\ufffd[31m.md",
        "pipe.md",
        "secret.md",
        "self.md",
        "utf16.md",
        "\ufffd\ufffd\ufffd{.md",
    }


@POSIX_ONLY
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("export", "/etc/passwd"), 1),
        (("export", "/etc/passwd/x"), 1),
        (("export", "/proc/self/x"), 3),
        (("import", "/etc/passwd"), 2),
        (("--library", "/etc/passwd", "init"), 3),
        (("--library", "/proc/none/x", "init"), 3),
        (("--library", "/etc/passwd", "search", "x"), 3),
        (("show", "\udcff\udcfe"), 1),
        (("import", "\udcff"), 1),
        (("suggest", "--batch", "/"), 1),
    ],
)
def test_paths_that_lead_nowhere_are_one_sentence(
    sample_paths: LibraryPaths, arguments: tuple[str, ...], code: int
) -> None:
    if not Path("/etc/passwd").is_file() or not Path("/proc/self").exists():
        pytest.skip("named by what Linux has")
    result = kb(sample_paths.root, *arguments)
    assert (result[0], result[1], len(result[2])) == (code, "", 1), result[2]
