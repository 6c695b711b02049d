"""``kb call`` against a place where somebody listens, without a window."""

from __future__ import annotations

import io
import json
import queue
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.cli.app import run
from kb.cli.language import Language
from kb.cli.terminal import Terminal
from kb.domain.hand_off import CallHandOff
from kb.services.hand_off import claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.services.hand_off import Request

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the named pipe has its own test")


class Run:
    """One user with one library."""

    def __init__(self, home: Path) -> None:
        self.library = home / "library"
        self.environ = {"XDG_RUNTIME_DIR": str(home), "HOME": str(home), "KANDOKORO_LIBRARY": str(self.library)}
        self.taken: queue.SimpleQueue[Request] = queue.SimpleQueue()

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        code = run(["call", *arguments], Terminal(Language.JA, self.environ, out, err))
        return code, out.getvalue(), err.getvalue()


@pytest.fixture
def kb() -> Iterator[Run]:
    with tempfile.TemporaryDirectory(prefix="kb") as home:
        yield Run(Path(home))


@pytest.fixture
def window(kb: Run) -> Iterator[Run]:
    door = claim(kb.library, kb.environ)
    assert door is not None
    door.serve(kb.taken.put)
    yield kb
    door.close()


def test_a_call_is_handed_over_by_its_parts(window: Run) -> None:
    code, out, err = window(
        "start", "--caller", "田中様", "--product", "K-21", "--notes", "一\n二", "--demand", "visit"
    )
    assert (code, err) == (0, "")
    assert "渡しました" in out
    assert window.taken.get(timeout=60) == CallHandOff(caller="田中様", product="K-21", notes="一\n二", demand="visit")


def test_a_call_is_handed_over_by_its_url(window: Run) -> None:
    code, out, err = window("open", "kandokoro://call?caller=a&file=%2Fetc%2Fpasswd", "--json")
    assert (code, err) == (0, "")
    unknown = [{"name": "file", "value": "/etc/passwd"}]
    assert json.loads(out) == {"delivered": True, "call": {"caller": "a"}, "unknown": unknown}
    assert window.taken.get(timeout=60) == CallHandOff(caller="a", unknown=(("file", "/etc/passwd"),))


def test_what_is_not_understood_is_named(window: Run) -> None:
    code, out, err = window("open", "kandokoro://call?library=%2Fetc&exec=x")
    assert code == 0
    assert "渡しました" in out
    assert "library」「exec" in err


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "kandokoro://open?x=1", "kandokoro://call?caller=" + "a" * 40_000]
)
def test_what_is_no_hand_off_is_not_sent(window: Run, url: str) -> None:
    code, out, err = window("open", url)
    assert (code, out) == (1, "")
    assert "kandokoro://call?caller=" in err
    assert window.taken.empty()


def test_without_a_window_it_says_what_to_do(kb: Run) -> None:
    code, out, err = kb("start", "--caller", "田中様", "--json")
    assert (code, out) == (5, "")
    assert "勘所を起動して" in err
    assert str(kb.library) in err


def test_the_window_of_another_library_is_none(window: Run) -> None:
    code, _, _ = window("start", "--library", str(window.library.parent / "other"))
    assert code == 5
    assert window.taken.empty()


@pytest.mark.parametrize("arguments", [(), ("end",), ("open",), ("start", "--library-path", "x")])
def test_mistakes_are_mistakes_of_usage(window: Run, arguments: tuple[str, ...]) -> None:
    assert window(*arguments)[0] == 2


def test_help_names_the_commands_of_the_family(kb: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert kb("--help")[0] == kb("start", "--help")[0] == 0
    family, command = capsys.readouterr().out.split("使い方: kb call start")
    assert family.startswith("使い方: kb call [オプション] コマンド")
    assert "電話の内容を渡します" in family
    assert "--caller TEXT" in command
