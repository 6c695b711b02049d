from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.kb.cli.runs import VISIT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


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
