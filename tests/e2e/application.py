"""Starts the program under an X server of its own and talks to the driver inside it."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from typing import Self

ROOT = Path(__file__).resolve().parents[2]
#: Seconds. Nothing is measured with it: a machine that is busy with other things takes long for everything.
PATIENCE = 180.0
_LOOK_AGAIN = 0.05
_KEPT = ("PATH", "LD_LIBRARY_PATH", "TMPDIR", "FONTCONFIG_FILE")


class NoScreen:
    """Nothing is drawn: the window paints into memory (Qt's platform "offscreen")."""

    display = ""

    def stop(self) -> None:
        """There is nothing to stop."""


class XServer:
    """A screen of 1440x900 in memory, on a display number that it chooses itself."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(
            command, pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as number:
            self.display = f":{number.readline().strip()}"
        if self.display == ":":
            raise RuntimeError(f"Xvfb did not start (exit code {self._process.wait()})")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)


@dataclass(frozen=True)
class Widget:
    """What a screen reader learns of a widget; ``type`` is its class, ``rows`` are those of a list."""

    type: str
    name: str
    text: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sight:
    """Everything visible at one moment."""

    windows: tuple[str, ...]
    focus: str
    clipboard: str
    widgets: tuple[Widget, ...] = field(repr=False)

    @classmethod
    def of(cls, answer: dict[str, Any]) -> Sight:
        widgets = tuple(Widget(**{**seen, "rows": tuple(seen.get("rows", ()))}) for seen in answer["widgets"])
        return cls(tuple(answer["windows"]), answer["focus"], answer["clipboard"], widgets)

    def find(self, name: str, kind: str = "") -> Widget | None:
        """Return the first widget with this accessible name (and class)."""
        return next((seen for seen in self.widgets if seen.name == name and kind in {"", seen.type}), None)

    def rows(self, name: str) -> tuple[str, ...]:
        """Return the rows of the visible list with this name."""
        return next((seen.rows for seen in self.widgets if seen.name == name and seen.rows), ())

    def text(self, name: str, kind: str) -> str:
        """Return the text of the visible widget with this name and class; empty if there is none."""
        seen = self.find(name, kind)
        return seen.text if seen else ""

    def says(self, words: str) -> bool:
        """Tell whether words stand anywhere: in a label, on a button, in a row."""
        return any(words in seen.text or words in seen.name or words in "\n".join(seen.rows) for seen in self.widgets)

    @property
    def message(self) -> str:
        """The sentence in the message bar."""
        return next((seen.name for seen in self.widgets if seen.type == "MessageBar"), "")

    def __str__(self) -> str:
        lines = [f"windows {self.windows}, focus {self.focus!r}, clipboard {self.clipboard!r}"]
        for seen in self.widgets:
            text = "" if seen.text == seen.name else seen.text
            lines += [f"{seen.type} {seen.name!r} {text!r}", *(f"    {row}" for row in seen.rows)]
        return "\n".join(lines)


class Application:
    """One run of the program; ``close`` it, or ``kill`` it."""

    def __init__(self, server: XServer | NoScreen, process: subprocess.Popen[str], complaints: TextIO) -> None:
        """Use ``start``."""
        self._server = server
        self._process = process
        self._complaints = complaints
        self._answers: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    @classmethod
    def start(
        cls,
        home: Path,
        library: Path | None = None,
        environment: Mapping[str, str] | None = None,
        *,
        language: str = "ja",
        url: str = "",
        drawn: bool = True,
    ) -> Self:
        """Start the program as the user whose home is ``home``, and give its window the focus.

        Without ``library`` the program uses the folder that it would use by itself; ``url`` is a call to begin with.
        One that is not ``drawn`` needs no X server.
        """
        run_time = home / "run"
        run_time.mkdir(mode=0o700, parents=True, exist_ok=True)
        server = XServer() if drawn else NoScreen()
        own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(run_time), "DISPLAY": server.display, "LANG": "C.UTF-8"}
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        arguments = ["--language", language, *(["--library", str(library)] if library else [])]
        arguments += [url] if url else []
        complaints = (home / "stderr.txt").open("w+", encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.driver", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=kept | own | {"QT_QPA_PLATFORM": "xcb" if drawn else "offscreen"} | dict(environment or {}),
            cwd=ROOT,
            encoding="utf-8",
        )
        application = cls(server, process, complaints)
        try:
            application._wait(lambda: bool(application._do("activate")), "the window has the focus")
        except BaseException:
            application.kill()
            raise
        return application

    # What a person does

    def type_text(self, text: str, preedit: Sequence[str] = ()) -> None:
        """Commit text to whatever has the focus, after the steps of its conversion."""
        self._do("commit", text=text, preedit=list(preedit))

    def press(self, keys: str) -> None:
        """Press keys together: ``Alt+1``, ``Ctrl+Return``."""
        self._do("press", keys=keys)

    def click(self, word: str) -> None:
        """Click the button with this word."""
        self._do("click", word=word)

    def set_clock(self, moment: datetime) -> None:
        """Have the program believe that it is ``moment``; time goes on from there."""
        self._do("clock", at=moment.isoformat())

    # What a person sees

    def see(self) -> Sight:
        return Sight.of(self._do("see"))

    def wait_for(self, condition: Callable[[Sight], object], what: str) -> Sight:
        """Look until a condition holds, and return what was seen then."""
        seen = self._wait(lambda: sight if condition(sight := self.see()) else None, what, show=self.see)
        assert isinstance(seen, Sight)
        return seen

    def pulse(self) -> float:
        """Return how long, in seconds, the program was deaf at most since the last question."""
        return float(self._do("pulse"))

    def photograph(self, path: Path) -> tuple[int, int]:
        """Write the window into a PNG file and return its size."""
        width, height = self._do("photograph", path=str(path))
        return width, height

    # How it ends

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._clean_up()

    def close(self) -> None:
        """Close the window; the program has to end well and without a word of complaint."""
        self.close_window()
        self.wait_until_ended()

    def close_window(self) -> None:
        """Close the window, which may stay to ask or to wait."""
        self._do("close")

    def wait_until_ended(self) -> None:
        """Wait for the end, which has to be without a word of complaint."""
        try:
            code = self._process.wait(PATIENCE)
        finally:
            self.kill()
        complaints = Path(self._complaints.name).read_text(encoding="utf-8")
        assert (code, complaints) == (0, ""), f"exit code {code}, standard error:\n{complaints}"

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def _do(self, what: str, **order: object) -> Any:  # noqa: ANN401 - whatever the driver answers
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **order}, ensure_ascii=False) + "\n")
        self._process.stdin.flush()
        line = self._answers.get(timeout=PATIENCE)
        if not line:
            raise RuntimeError(f"the program ended: {Path(self._complaints.name).read_text(encoding='utf-8')}")
        answer = json.loads(line)
        if "error" in answer:
            raise RuntimeError(f"{what} {order}: {answer['error']}")
        return answer["answer"]

    def _wait(self, look: Callable[[], object], what: str, show: Callable[[], object] = str) -> object:
        deadline = time.monotonic() + PATIENCE
        while not (found := look()):
            if time.monotonic() > deadline:
                raise AssertionError(f"not within {PATIENCE:g} s: {what}\n{show()}")
            time.sleep(_LOOK_AGAIN)
        return found

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put("")

    def _clean_up(self) -> None:
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout, self._complaints):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        self._server.stop()
