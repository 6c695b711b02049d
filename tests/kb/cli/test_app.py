from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.cli.language import Language
from kb.cli.terminal import Terminal
from kb.search.guard import locked
from tests.kb.cli.runs import VISIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result

CHECKOUT = Path(__file__).parents[3]


def start(*arguments: str, code: str = "", **environ: str) -> subprocess.CompletedProcess[bytes]:
    how = ["-c", code] if code else ["-m", "kb"]
    return subprocess.run(
        [sys.executable, *how, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, **environ},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_english_speaks_english(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    result = kb("suggest", "--notes", VISIT, "--language", "en", library=sample_paths)
    assert result.out.startswith("Alerts\n ! caution: Visit demand")
    assert "\nReplies to consider\n" in result.out
    assert "→ 訪問要求" in result.out
    assert "There is no article" in kb("--language=en", "show", "x", library=sample_paths).err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("suggest", "--notes", "x"), 3, "kb init --sample"),
        (("show", "x"), 3, "ライブラリがありません"),
        (("import", "no-such-folder"), 1, "no-such-folder"),
        (("suggest",), 2, "--notes"),
        (("suggest", "--notes", "x", "--batch", "y"), 2, "--batch"),
        (("suggest", "--limit", "0", "--notes", "x"), 2, "--limit の値が正しくありません。\n書ける値: 整数"),
        (("export", "articles.txt"), 2, "書ける値: FOLDER, *.csv, *.xlsx"),
        (("import", "x", "--encoding", "sjis"), 2, "書ける値: utf-8, cp932, utf-16"),
        (("verify", "no-such-file"), 3, "ライブラリがありません"),
        (("check-wording",), 2, "--file"),
        (("check-wording", "x", "--file", "y"), 2, "--file"),
        (("suggest", "--notes"), 2, "--notes"),
        (("show",), 2, "ID|TITLE"),
        (("show", "a", "b"), 2, "余分な指定があります: b"),
        (("serach",), 2, "serach というコマンドはありません"),
        (("search", "--foo"), 2, "--foo"),
        (("--language", "fr", "demo"), 2, "--language"),
        (("suggest", "--batch", "no-such-file"), 1, "no-such-file"),
        ((), 2, "使い方: kb"),
    ],
)
def test_mistakes_are_one_sentence_and_an_exit_code(
    kb: Callable[..., Result], arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    result = kb(*arguments)
    assert result.code == code
    assert sentence in result.err
    assert result.out == ""
    assert "Traceback" not in result.err


def test_unknown_article_and_busy_index(kb: Callable[..., Result], blank_paths: LibraryPaths) -> None:
    assert kb("show", "そんな記事", library=blank_paths).code == 1
    with locked(blank_paths.index / "TURN"):
        busy = kb("reindex", library=blank_paths)
    assert (busy.code, busy.out) == (4, "")


def test_streams_are_utf8_whatever_the_system_says(sample_paths: LibraryPaths) -> None:
    quiet = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = start("--library", str(sample_paths.root), "--language", "ja", "search", "--limit", "1", **quiet)
    assert done.returncode == 0, done.stderr
    assert "見つかりました" in done.stdout.decode("utf-8")
    missing = start("--library", "nowhere", "show", "x", "--language", "ja", **quiet)
    assert missing.returncode == 3
    assert "ライブラリがありません" in missing.stderr.decode("utf-8")


def test_help_loads_neither_search_engine_nor_database() -> None:
    code = (
        "import sys; from kb.cli import main; code = main(['suggest', '--help']); "
        "heavy = {'whoosh', 'sudachipy', 'sqlmodel', 'sqlalchemy', 'numpy', 'yaml', 'markdown'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else code)"
    )
    done = start(code=code)
    assert done.returncode == 0, done.stderr
    assert b"--batch" in done.stdout


def test_version(kb: Callable[..., Result]) -> None:
    assert kb("--version").out.startswith("勘所 (Kandokoro) ")
    assert Terminal(Language.EN, {}, io.StringIO(), io.StringIO()).say("version", version="1") == "Kandokoro 1"
