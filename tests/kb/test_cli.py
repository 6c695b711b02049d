from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kb.cli.app import run
from kb.cli.language import Language, choose_language
from kb.cli.terminal import Terminal
from kb.cli.width import display_width
from kb.errors import IndexUnavailableError
from kb.search.guard import locked
from kb.search.index import SearchIndex
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.library import LibraryPaths

CHECKOUT = Path(__file__).parents[2]
VISIT = "今すぐ家まで来いと怒鳴っている。理由は言わない"


class Result:
    """What a run of the command line left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self) -> dict[str, Any]:
        """Return the one object that was printed."""
        assert self.out.count("\n") == 1
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


@pytest.fixture
def kb(tmp_path: Path) -> Callable[..., Result]:
    """Run a command line in this process, by default on a library that does not exist."""

    def call(*arguments: str, library: LibraryPaths | None = None) -> Result:
        out, err = io.StringIO(), io.StringIO()
        root = library.root if library else tmp_path / "nowhere"
        environ = {"KANDOKORO_LIBRARY": str(root), "LANG": "ja_JP.UTF-8"}
        terminal = Terminal(choose_language(arguments, environ), environ, out, err, clock=PlayedClock())
        return Result(run(arguments, terminal), out.getvalue(), err.getvalue())

    return call


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


def test_init_search_show_suggest(kb: Callable[..., Result], tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "ライブラリ"))
    made = kb(*library, "init", "--sample", "--json")
    assert made.code == 0
    assert made.json["articles"] >= 80
    assert kb("init", *library).code == 1

    suggested = kb("suggest", "--notes", VISIT, "--json", *library).json
    assert set(suggested) == {"recommended", "similar", "alerts"}
    first = suggested["recommended"][0]
    assert set(first) == {"id", "title", "kind", "score", "practices", "reasons"}
    assert "P1" in first["practices"]
    assert any("→ 訪問要求" in reason for reason in first["reasons"])

    shown = kb(*library, "show", first["title"], "--json").json
    assert shown["id"] == first["id"]
    assert shown["steps"][0]["lines"]
    assert first["title"] in kb("show", first["id"], *library).out

    results = kb("--json", "search", "訪問", "--limit", "2", *library).json
    assert len(results["results"]) == 2 < results["total"]


def test_p12_alerts_stand_before_suggestions(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    note = "充電中に煙が出た。お前じゃ話にならないと言われている"
    alerts = kb("suggest", "--notes", note, "--json", library=sample_paths).json["alerts"]
    assert [(alert["rule"], alert["severity"], alert["matched"]) for alert in alerts] == [
        ("fire", "crisis", "煙が出"),
        ("secondary", "caution", "話にならな"),
    ]
    assert "119" in alerts[0]["action"]
    english = kb("suggest", "--notes", note, "--json", "--language", "en", library=sample_paths).json["alerts"]
    assert english[0]["action"].startswith("Safety first")
    text = kb("suggest", "--notes", note, library=sample_paths).out
    assert text.startswith("アラート\n ! クライシス: 発火・発煙(「煙が出」)\n")
    assert text.index("アラート") < text.index("おすすめの応対")


def test_p12_alerts_need_neither_a_long_note_nor_an_article(kb: Callable[..., Result], tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "empty"))
    kb("init", "--empty", *library)
    assert [alert["rule"] for alert in kb("suggest", "--notes", "発火", "--json", *library).json["alerts"]] == ["fire"]
    batch = tmp_path / "notes.jsonl"
    batch.write_text('{"id": 1, "note": "煙が出た"}\n{"id": 2, "note": "けがはない"}\n', encoding="utf-8")
    lines = [json.loads(line) for line in kb("suggest", "--batch", str(batch), *library).out.splitlines()]
    assert [(line["id"], [alert["rule"] for alert in line["alerts"]]) for line in lines] == [(1, ["fire"]), (2, [])]


def test_p12_alerts_are_shown_when_the_index_cannot_be_read(
    kb: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(*_: object) -> None:
        raise IndexUnavailableError(path="index")

    library = ("--library", str(tmp_path / "empty"))
    kb("init", "--empty", *library)
    monkeypatch.setattr(SearchIndex, "snapshot", unavailable)
    result = kb("suggest", "--notes", "煙が出た", "--json", *library)
    assert [alert["rule"] for alert in result.json["alerts"]] == ["fire"]
    assert "kb reindex" in result.err
    batch = tmp_path / "notes.jsonl"
    batch.write_text('{"id": 1, "note": "煙が出た"}\n{"id": 2, "note": "死にたい"}\n', encoding="utf-8")
    several = kb("suggest", "--batch", str(batch), *library)
    lines = [json.loads(line) for line in several.out.splitlines()]
    assert [(line["error"], line["alerts"][0]["rule"]) for line in lines] == [
        ("index_unavailable", "fire"),
        ("index_unavailable", "self_harm"),
    ]
    assert several.code == result.code != 0


def test_empty_library(kb: Callable[..., Result], tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "empty"))
    assert kb("init", "--empty", "--json", *library).json["articles"] == 0
    assert kb("suggest", "--notes", "返金してほしい", *library).out == "候補はありません。\n"
    assert kb("reindex", "--json", *library).json == {"articles": 0}
    assert kb("search", "--json", *library).json["total"] == 0


def test_text_for_people_fits_eighty_columns(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    for arguments in (
        ("suggest", "--notes", VISIT),
        ("search", "訪問"),
        ("demo",),
        ("check-wording", "でも、できません。"),
        ("--help",),
    ):
        result = kb(*arguments, library=sample_paths)
        assert result.code == 0
        assert [line for line in result.out.splitlines() if display_width(line) > 80] == []


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
        (("suggest", "--limit", "0", "--notes", "x"), 2, "--limit"),
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


def test_batch_answers_each_line_in_order(
    kb: Callable[..., Result], sample_paths: LibraryPaths, tmp_path: Path
) -> None:
    lines = [
        b'\xef\xbb\xbf{"id": "a", "note": "\xe9\xa7\x85\xe3\x81\xa7\xe5\xbe\x85\xe3\x81\xa6"}\r\n',
        json.dumps({"id": 7, "note": VISIT}).encode() + b"\n",
        b"\n",
        b"[1]\n",
        b"{\n",
        b'{"id": "b"}\n',
        b'{"id": "c", "note": 3}\n',
        b'{"id": ["d"], "note": "x"}\n',
        b"\xff\n",
        b"[" * 100_000 + b"\n",
        b'{"note": "\\ud83d", "other": true}',
    ]
    file = tmp_path / "notes.jsonl"
    file.write_bytes(b"".join(lines))
    result = kb("suggest", "--batch", str(file), "--limit", "1", library=sample_paths)
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert result.code == 1
    assert [answer["id"] for answer in answers] == ["a", 7, None, None, None, "b", "c", None, None, None, None]
    errors = [answer.get("error") for answer in answers]
    bad = ["not_json"] * 3 + ["no_note"] * 2 + ["bad_id", "not_utf8", "not_json"]
    assert errors == [None, None, *bad, None]
    assert list(answers[1]) == ["id", "recommended", "similar", "alerts"]
    assert len(answers[1]["recommended"]) == 1
    assert [line.split(" ")[0] for line in result.err.splitlines()] == [str(number) for number in range(3, 11)]


def test_batch_of_good_lines_succeeds(kb: Callable[..., Result], sample_paths: LibraryPaths, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text("".join(f'{{"id": {number}, "note": "{VISIT}"}}\n' for number in range(40)), encoding="utf-8")
    result = kb("suggest", "--batch", str(file), library=sample_paths)
    assert result.code == 0
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == list(range(40))
    file.write_bytes(b"")
    assert kb("suggest", "--batch", str(file), library=sample_paths).out == ""


def test_import_and_export(kb: Callable[..., Result], sample_paths: LibraryPaths, tmp_path: Path) -> None:
    folder = tmp_path / "書き出し"
    exported = kb("export", str(folder), "--json", library=sample_paths).json
    some = folder / exported["files"][0]
    some.write_text(some.read_text(encoding="utf-8").replace("state: ", "state: un", 1), encoding="utf-8")

    tried = kb("import", str(folder), "--dry-run", library=sample_paths)
    assert tried.code == 1
    assert f"{exported['files'][0]}:5: 使えない値です" in tried.err
    assert "何も変えていません" in tried.out

    other = tmp_path / "other"
    assert kb("--library", str(other), "init", "--empty").code == 0
    report = kb("--library", str(other), "import", str(folder), "--json").json
    assert len(report["added"]) == len(exported["files"]) - 1
    assert report["invalid"][0]["line"] == 5
    assert kb("export", str(other), library=sample_paths).code == 1


def test_demo_without_a_library_uses_the_sample_and_leaves_nothing(kb: Callable[..., Result], tmp_path: Path) -> None:
    result = kb("demo")
    assert result.code == 0
    assert result.out.count("メモ > ") == 7
    assert "→ 訪問要求" in result.out
    assert "   | " in result.out
    assert list(tmp_path.iterdir()) == []


def test_demo_changes_nothing_in_the_library(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    def content() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sample_paths.root.rglob("*.db")}

    before = content()
    assert kb("demo", library=sample_paths).code == 0
    assert content() == before


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


def test_check_wording_shows_what_to_say_instead(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    found = kb("check-wording", "承知しました。\nでも、それはできません。", library=blank_paths)
    assert found.code == 0
    assert found.out.startswith(" 1. 2 行目 【でも】、それはできません。\n    なぜ: ")
    assert "言い換え: できることを先に言う" in found.out

    reply = tmp_path / "reply.txt"
    reply.write_bytes("\ufeffﾃﾞﾓ、それは使い方です。\r\n".encode())
    (finding,) = kb("check-wording", "--file", str(reply), "--json", "--language=en", library=blank_paths).json[
        "findings"
    ]
    assert (finding["rule"], finding["group"], finding["matched"]) == ("answering_back_demo", "d_word", "ﾃﾞﾓ")
    assert (finding["start"], finding["end"]) == (0, 3)
    assert finding["better"].startswith("Leave it out")

    good = kb("check-wording", "いつごろ届きましたか。", library=blank_paths)
    assert good.out == "直すところは見つかりません。\n"


def test_check_wording_uses_the_rules_of_the_library_and_names_a_broken_file(
    kb: Callable[..., Result], blank_paths: LibraryPaths
) -> None:
    rules = blank_paths.root / "rules" / "wording.yaml"
    rules.parent.mkdir()
    rules.write_text("rules: [", encoding="utf-8")
    broken = kb("check-wording", "でも", library=blank_paths)
    assert broken.code == 1
    assert "wording.yaml" in broken.err


def test_check_wording_refuses_a_file_that_is_no_text(
    kb: Callable[..., Result], blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    reply = tmp_path / "reply.txt"
    reply.write_bytes(b"\xff\xfe")
    refused = kb("check-wording", "--file", str(reply), library=blank_paths)
    assert (refused.code, refused.out) == (1, "")
    assert "reply.txt" in refused.err


def test_p30_calls_and_matters_become_tables(
    kb: Callable[..., Result], few_paths: LibraryPaths, tmp_path: Path
) -> None:
    folder = tmp_path / "表"
    folder.mkdir()
    result = kb("export-records", str(folder), "--json", library=few_paths)
    assert result.code == 0
    assert result.json["calls"] == {"file": str(folder / "calls.csv"), "rows": 0}
    assert (folder / "matters.csv").is_file()
    assert kb("export-records", str(tmp_path / "ない"), library=few_paths).code == 1
