"""Takes the pictures of the guides: `python -m tests.e2e.screenshots [--fonts FOLDER] [--into FOLDER]`.

The real program plays calls on the sample library; its clock is set, so that twelve minutes take a second. The
pictures go to resources/docs/images. `--fonts` adds the fonts of a folder to those that are installed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from kb.library import LibraryPaths, create_library
from tests.e2e.application import ROOT, Application
from tests.e2e.editor_pictures import take_editor_pictures
from tests.e2e.guided_call import GuidedCall, notes
from tests.e2e.pictures import shrink
from tests.e2e.setup_pictures import clock_at, take_setup_pictures, work_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_LIBRARY = "みなも電機 お客様相談室"
_DAY = datetime(2026, 11, 24, tzinfo=timezone(timedelta(hours=9)))
#: So old is the library in the pictures.
_AGE = timedelta(days=60)
_SIZE = (1440, 900)
#: Seconds after which suggestions that did not change will not.
_SETTLED = 0.8

#: Calls that are over: hour, minute, minutes taken, key of the result, notes.
_EARLIER = (
    (9, 48, 7, "1", "みかんが三個つぶれていた。代わりの品を送ってほしいとのこと。"),
    (10, 31, 24, "2", "修理に出した炊飯器がまだ返らない。約束の日を過ぎている。"),
    (11, 20, 12, "1", "加湿器のまわりに白い粉がつく。吸っても平気なのか。"),
    (13, 52, 18, "5", "掃除機の充電中に焦げたにおい。コンセントは抜いてある。"),
)
#: The call of the pictures: the second, what is written then.
_CALL = (
    (4, "電気ケトルの取っ手が外れてお湯がこぼれた。先月買ったばかり。"),
    (151, "けがはしていない。床のじゅうたんが濡れた。"),
    (370, "前にも電話したが折り返しがなかった、と強いお怒り。"),
    (748, "「今すぐ家まで来い。話にならない、上を出せ」"),
)
_DEMANDS = ("4", "6")  # a visit, a superior
_RESULTS = "検索結果"
_OPENED, _THIRD = "訪問要求への応対", "差し支えなければ、"
_CALL_BEGINS = _DAY + timedelta(hours=14, minutes=32)


@dataclass(frozen=True)
class Words:
    """What the parts of the screen are called in one language."""

    ready: str
    saved: str
    close: str
    suggestions: str


_WORDS = {
    "ja": Words("索引は最新", "に保存", "閉じる", "候補"),
    "en": Words("Index up to date", "Saved", "Close", "Suggestions"),
}


class Stage:
    """One run of the program, and what is played in it."""

    def __init__(self, agent: Application, words: Words, folder: Path) -> None:
        self._agent = agent
        self._words = words
        self._folder = folder

    def photograph(self, name: str) -> None:
        path = self._folder / f"{name}.png"
        size = self._agent.photograph(path)
        if size != _SIZE:
            raise RuntimeError(f"{path.name} is {size[0]}x{size[1]}")
        shrink(path)
        sys.stdout.write(f"{path.name}: {path.stat().st_size / 1000:.0f} kB\n")

    def play_earlier_calls(self) -> None:
        """Play the calls of the morning: in each the first suggestion is opened and used."""
        agent = self._agent
        for hour, minute, taken, result, text in _EARLIER:
            begins = _DAY + timedelta(hours=hour, minutes=minute)
            agent.set_clock(begins)
            self._write(text)
            self._open_first()
            agent.press("Ctrl+Return")
            agent.set_clock(begins + timedelta(minutes=taken, seconds=9))
            agent.press("Alt+E")
            agent.wait_for(lambda sight: sight.says("通話の記録"), "the call is over")
            agent.press(result)
            agent.press("Escape")
            agent.wait_for(lambda sight: sight.focus == "通話メモ", "the record is closed")
            agent.click(self._words.close)  # the offer to take that back
        agent.set_clock(_CALL_BEGINS)
        agent.wait_for(lambda sight: sight.says(_EARLIER[-1][-1]) and not sight.message, "the calls are listed")

    def play_call(self) -> None:
        """Play the call of the pictures up to the third line of the procedure."""
        agent = self._agent
        agent.set_clock(_CALL_BEGINS)
        agent.press("Ctrl+N")
        for second, text in _CALL:
            agent.set_clock(_CALL_BEGINS + timedelta(seconds=second))
            if second != _CALL[0][0]:
                agent.press("Return")
            self._write(text)
        self._fill_fields()
        self._open_first()
        for _ in range(2):
            agent.press("Alt+Down")
        agent.wait_for(
            lambda sight: any(_THIRD in row and row != _THIRD for row in sight.rows(_OPENED)), "the third line"
        )

    def play_guided_call(self) -> None:
        """Play the hard call of the guide, which takes its own pictures."""
        GuidedCall(self._agent, self.photograph).play()

    def play_editor(self) -> None:
        """Play what the editors' guide shows."""
        self._agent.set_clock(_CALL_BEGINS)
        take_editor_pictures(self._agent, self.photograph)

    def play_settings(self) -> None:
        """Go through what agents and administrators find in the settings."""
        self._agent.set_clock(_CALL_BEGINS)
        take_setup_pictures(self._agent, self.photograph)

    def photograph_strip(self, name: str) -> None:
        """Take the narrow strip with a call in which somebody is hurt."""
        agent = self._agent
        agent.set_clock(_CALL_BEGINS + timedelta(hours=1))
        agent.press("F11")
        agent.wait_for(lambda sight: sight.says("広い画面"), "the strip is there")
        agent.type_text("右手の甲がやけどで赤くなった。")
        agent.wait_for(lambda sight: sight.says("次の確認"), "the question is asked")
        time.sleep(_SETTLED)
        agent.photograph(self._folder / f"{name}.png")
        shrink(self._folder / f"{name}.png")
        agent.press("F11")

    def search(self, text: str) -> None:
        """Search from the running call, and choose the second hit."""
        agent = self._agent
        agent.press("Ctrl+K")
        everything = agent.wait_for(lambda sight: sight.rows(_RESULTS), "the newest articles").rows(_RESULTS)
        agent.type_text(text)
        agent.wait_for(lambda sight: len(sight.rows(_RESULTS)) not in {0, len(everything)}, "what was searched for")
        time.sleep(_SETTLED)

    def _write(self, text: str) -> None:
        self._agent.type_text(text)
        self._agent.wait_for(lambda sight: notes(sight).endswith(text) and sight.says(self._words.saved), "saved")

    def _open_first(self) -> None:
        """Open the first suggestion once the suggestions stand still."""
        before: tuple[str, ...] = ()
        rows = self._rows()
        while rows != before:
            time.sleep(_SETTLED)
            before, rows = rows, self._rows()
        number, title = next(row.split(" · ")[:2] for row in rows if row[0].isdigit())
        self._agent.press(f"Alt+{number}")
        self._agent.wait_for(lambda sight: sight.find(title), f"{title} is open")

    def _rows(self) -> tuple[str, ...]:
        return self._agent.see().rows(self._words.suggestions)

    def _fill_fields(self) -> None:
        """Say what is demanded and which product it is about, by keyboard, and go back to the notes."""
        agent = self._agent
        for key in ("Alt+D", *_DEMANDS, "Return"):
            agent.press(key)
        agent.press("Alt+P")
        agent.type_text("電気ケトル K-21")
        agent.press("Escape")


@contextmanager
def playing(
    into: Path,
    fonts: Path | None,
    *,
    language: str = "ja",
    theme: str = "light",
    before: Callable[[Path], None] = lambda _library: None,
) -> Iterator[Stage]:
    """Start the program on a library with the sample, as a user who has set a theme and a name.

    ``before`` does something with the library first.
    """
    with tempfile.TemporaryDirectory(prefix="kandokoro-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        settings = home / ".config" / "kandokoro" / "preferences.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps({"theme": theme, "agent": "佐藤"}), encoding="utf-8")
        library = home / _LIBRARY
        create_library(LibraryPaths(library), clock=clock_at(_DAY - _AGE), sample=True)
        before(library)
        agent = Application.start(home, library, _environment(home, fonts), language=language)
        try:
            agent.wait_for(lambda sight: sight.says(_WORDS[language].ready), "the library is open")
            yield Stage(agent, _WORDS[language], into)
            agent.close()
        finally:
            if agent.running:
                agent.kill()


def _environment(home: Path, fonts: Path | None) -> dict[str, str]:
    """Return what the program is started with: the time zone of the pictures, and more fonts."""
    environment = {"TZ": "Asia/Tokyo", "LOGNAME": "sato"}
    if fonts is not None:
        config = home / "fonts.conf"
        installed = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        config.write_text(f"<fontconfig>{installed}<dir>{fonts.resolve()}</dir></fontconfig>", encoding="utf-8")
        environment["FONTCONFIG_FILE"] = str(config)
    return environment


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path, help="a folder with more fonts")
    parser.add_argument("--into", type=Path, default=ROOT / "resources" / "docs" / "images")
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    with playing(options.into, options.fonts) as stage:
        stage.play_earlier_calls()
        stage.photograph("idle")
        stage.play_call()
        stage.photograph("call")
        stage.search("訪問 理由")
        stage.photograph("search")
    with playing(options.into, options.fonts) as stage:
        stage.play_guided_call()
        stage.photograph_strip("compact")
    with playing(options.into, options.fonts) as stage:
        stage.play_editor()
    with playing(options.into, options.fonts, before=work_in) as stage:
        stage.play_settings()
    for name, language, theme in (("call-dark", "ja", "dark"), ("call-en", "en", "light")):
        with playing(options.into, options.fonts, language=language, theme=theme) as stage:
            stage.play_call()
            stage.photograph(name)


if __name__ == "__main__":
    main()
