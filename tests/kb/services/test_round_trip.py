"""Out and in again gives the same library; in and out again gives the same folder, byte by byte."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.documents import conversion
from kb.documents.article_text import article_problems
from kb.domain.article import Kind, State
from kb.library import LibraryPaths, open_library
from kb.resources import resource_path
from kb.storage import article_store
from kb.storage.database import Database
from tests.kb.documents.articles import article, articles
from tests.kb.library_state import saved_articles
from tests.kb.support import START, PlayedClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kb.domain.article import Article
    from kb.library import Library

#: Titles of which several make the same name of a file somewhere: on Windows, on macOS, after what is unsafe is gone.
CLASHING_TITLES = (
    *("CON", "con", "ＣＯＮ", "nul.", "NUL", "COM1", "aux", ".", "..", ". .", "a/b", "a\\b", "a:b", "a?b", "a-b"),
    *("題名", "題名 ", "題名.", "「題名」", "か\u3099", "が", "ガ", "ｶﾞ", "ß", "ss", "SS", "ı", "i", "I", "İ", "é"),
    *("\u202e題名", "題\u200b名", "題\u2028名", "\u2067x\u2069", "\U0001f468\u200d\U0001f469", "\U0001f600", "e\u0301"),
    *("長" * 300, "長" * 299 + "い", "\U0001f600" * 100, "x" * 255, "-", "---", "id: x", "README", "readme.md", "A-B"),
)
#: Ids that agree in the digits that names of files carry.
_ids = st.integers(0, 5).map(lambda number: UUID(int=0x019A7F00_1111_7222_8333_0123456789AB ^ number))


@st.composite
def clashing(draw: Callable[..., object]) -> Article:
    found = draw(articles())
    title, key = draw(st.sampled_from(CLASHING_TITLES)), draw(_ids | st.uuids())
    return replace(found, title=title, id=key)  # type: ignore[type-var, return-value]  # draw() gives objects


_libraries = st.lists(
    (articles() | clashing()).filter(lambda found: not article_problems(found)),
    max_size=8,
    unique_by=lambda found: found.id,
)


@contextmanager
def library_of(template: Path, root: Path) -> Iterator[Library]:
    with open_library(LibraryPaths(shutil.copytree(template, root)), clock=PlayedClock(), repair="later") as library:
        yield library


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def put_in(paths: LibraryPaths, articles: Sequence[Article]) -> None:
    """Save articles in any state and order; an editor could not validate what has errors."""
    with closing(Database.open(paths.database, clock=PlayedClock())) as database, database.write() as session:
        article_store.save_many(session, articles, editor="", now=START)


def check(template: Path, root: Path, several: Sequence[Article], rewrite: Callable[[bytes], bytes] = bytes) -> None:
    """Export a library of these articles, let ``rewrite`` change how the files are written, import and export again."""
    with library_of(template, root / "first") as first:
        put_in(first.paths, several)
        report = first.exchange.export_folder(root / "out")
    assert report.left == ()
    assert len({file.casefold() for file in report.files}) == len(several)
    shutil.copytree(root / "out", root / "in")
    for file in (root / "in").rglob("*.md"):
        file.write_bytes(rewrite(file.read_bytes()))
    with library_of(template, root / "second") as second:
        if several:
            assert second.exchange.import_folder(root / "in").invalid == ()
            again = second.exchange.import_folder(root / "in")
            assert len(again.unchanged) == len(again.items) == len(several)
        second.exchange.export_folder(root / "again")
        # Over the folder it came from, nothing changes either, but how the files are written.
        second.exchange.export_folder(root / "in")
    key = lambda one: one.id  # noqa: E731 - twice below
    saved = [saved_articles(LibraryPaths(root / name)) for name in ("first", "second")]
    assert sorted(saved[0], key=key) == sorted(saved[1], key=key) == sorted(several, key=key)
    assert contents(root / "out") == contents(root / "again") == contents(root / "in")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(several=_libraries, windows=st.booleans())
def test_any_library_goes_round(blank_template: Path, several: list[Article], windows: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        check(blank_template, Path(name), several, with_marks if windows else bytes)


def with_marks(content: bytes) -> bytes:
    """Write as other programs do: a byte order mark, and line ends of Windows."""
    return b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("rewrite", [bytes, with_marks])
def test_the_sample_goes_round(
    blank_template: Path, sample: Library, tmp_path: Path, rewrite: Callable[[bytes], bytes]
) -> None:
    every = saved_articles(sample.paths)
    assert len(every) == len(list(resource_path("sample").rglob("*.md")))
    check(blank_template, tmp_path, every, rewrite)


def test_empty_and_huge_values_go_round(blank_template: Path, tmp_path: Path) -> None:
    longest = "あ" * (conversion.MAX_CHARACTERS - 10)
    most_lines = "\n".join("\U0001f600 x" for _ in range(conversion.MAX_LINES - 2))
    words = tuple(f"言い回し{number}\u3000{'長' * 100}" for number in range(300))
    several = [
        article(title="空"),
        replace(article(f"{longest}\n", title="長い"), id=UUID(int=1)),
        replace(article(f"{most_lines}\n", title="行が多い", state=State.ARCHIVED), id=UUID(int=2)),
        replace(article(title="語が多い", kind=Kind.NOTICE), id=UUID(int=3), customer_words=words, tags=words[:50]),
        replace(article(title="題" * 3000), id=UUID(int=4), product="製" * 3000, cause="原因の" * 1000),
    ]
    assert [article_problems(one) for one in several] == [()] * len(several)
    check(blank_template, tmp_path, several)
