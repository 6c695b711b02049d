"""A call of thirty-two minutes, played by keyboard alone: demand to come, insult, secondary complaint, promise, end.

The program's clock is set, so that the call takes a minute. The test asks what became of it, the pictures of the guide
are taken on the way.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.application import Application, Sight

BEGINS = datetime(2026, 11, 24, 14, 32, tzinfo=timezone(timedelta(hours=9)))
CALLER = "水野様"
PRODUCT = "電気ケトル K-21"
PROMISE = "点検結果のご連絡"
DUE = "11月25日（水）15時まで"
ACTION = "訪問の理由を伺い、二次対応へ引き継いだ。"
SUGGESTIONS, NOTES = "候補", "NotesEdit"
_PROCEDURE = "訪問要求への応対"
LINES = (
    "電気ケトルの取っ手が外れてお湯がこぼれた。先月買ったばかり。",
    "右手の甲がやけどで赤くなった。病院はまだ。",
    "前にも電話したが折り返しがなかった、と強いお怒り。",
    "「今すぐ家まで来い。話にならない、上を出せ」",
    "「馬鹿野郎、ふざけるな」と怒鳴られ続けている。",
)


class GuidedCall:
    """Plays the call in a window that is open on the sample library; ``photograph`` is called by name on the way."""

    def __init__(self, agent: Application, photograph: Callable[[str], None] = lambda _name: None) -> None:
        self._agent = agent
        self._photograph = photograph
        self.memo = self.history = ""

    def play(self) -> None:
        """Play everything."""
        self.complaint()
        self.crisis()
        self.demand_to_come()
        self.insult()
        self.secondary_complaint()
        self.promise()
        self.end()

    def complaint(self) -> None:
        """Type what is complained of; the clock starts by itself, and the caller's name is one key away."""
        self._at(0)
        self._agent.press("Ctrl+N")
        self._at(0, 4)
        self._agent.press("Alt+U")
        self._wait(lambda sight: sight.focus == "お客様", "the field of the caller has the keyboard")
        self._agent.type_text(CALLER)
        self._agent.press("Return")
        self._back_in_notes()
        self._agent.type_text(LINES[0], preedit=("でんき", "電気けとる"))
        self._wait(lambda sight: sight.rows(SUGGESTIONS), "something is suggested")

    def crisis(self) -> None:
        """Say that somebody is hurt: the script stops, three questions come, then whom to ring (P12)."""
        self._write(2, 31, LINES[1])
        self._wait(lambda sight: "火種の可能性" in _alert(sight), "a possible crisis is raised")
        self._photograph("crisis")
        for _ in range(3):
            self._agent.press("Alt+K")
        self._wait(lambda sight: sight.says("品質保証部の当番 内線 210"), "whom to ring is said")
        self._agent.press("Alt+K")
        self._agent.press("Alt+K")
        self._wait(lambda sight: "火種" not in _alert(sight), "the crisis is dealt with")

    def demand_to_come(self) -> None:
        """Be told to come: the procedure comes first (P1); demand and product are filled in, its words are read."""
        self._write(6, 10, LINES[2])
        self._write(8, 0, LINES[3])
        self._agent.press("Alt+D")
        self._agent.press("4")
        self._agent.press("6")
        self._agent.press("Return")
        self._agent.press("Alt+P")
        self._agent.type_text(PRODUCT)
        self._agent.press("Escape")
        self._back_in_notes()
        sight = self._wait(lambda sight: _with(sight, _PROCEDURE), "the procedure for visits is suggested")
        number = _with(sight, _PROCEDURE).split(" · ")[0]
        self._agent.press(f"Alt+{number}")
        self._wait(lambda sight: sight.rows(_PROCEDURE), "it is open")
        for _ in range(3):
            self._agent.press("Alt+Down")
        self._wait(lambda sight: _current(sight, _PROCEDURE) == "伺ってほしいとお考えの理由を", "the fourth line")
        self._photograph("guided-call")

    def insult(self) -> None:
        """Be insulted: the boundary is drawn step by step, each with its time (P21)."""
        self._write(12, 0, LINES[4])
        self._wait(lambda sight: sight.says("ほか"), "the insult is noticed beside the demand")
        self._draw_boundary("代わりの案", fill="お電話での続き")
        self._at(13, 30)
        self._draw_boundary("警告", photograph="boundary")

    def secondary_complaint(self) -> None:
        """Let the clock turn amber and red, then hand over at once: the memo is there, and is copied (P8, P24)."""
        self._at(20, 30)
        self._wait(lambda sight: sight.says("20分を過ぎました"), "the clock is amber")
        self._at(30, 10)
        self._wait(lambda sight: sight.says("30分を過ぎました"), "the clock is red")
        self._agent.press("Alt+N")
        self._wait(lambda sight: sight.says("代わる前に伝える言葉"), "the memo is there")
        self._photograph("memo")
        self._agent.press("Ctrl+Return")
        sight = self._wait(lambda sight: sight.clipboard.startswith("お客様: "), "the memo is copied")
        self.memo = sight.clipboard
        self._back_in_notes()

    def promise(self) -> None:
        """Promise something by when: a day and an hour, one key each (P18, P20)."""
        self._at(31)
        self._agent.press("Alt+Y")
        self._wait(lambda sight: sight.says("まだ選んでいません"), "the promise can be written")
        self._agent.type_text(PROMISE)
        self._agent.press("Tab")
        self._agent.press("1")
        self._agent.press("5")
        self._wait(lambda sight: sight.says(DUE), "the due time is said as it is read")
        self._photograph("promise")
        self._agent.press("Ctrl+Return")
        self._back_in_notes()

    def end(self) -> None:
        """End the call: outcome, what was done, what helped, the text of the history (P30, P32)."""
        self._at(32, 4)
        self._agent.press("Alt+E")
        self._wait(lambda sight: sight.says("通話の記録"), "the record of the call")
        self._agent.press("2")
        self._agent.press("8")
        self._photograph("end-of-call")
        self._agent.press("Ctrl+Return")
        sight = self._wait(lambda sight: sight.clipboard.startswith("【受付】"), "the history is copied")
        self.history = sight.clipboard
        self._back_in_notes()

    def _draw_boundary(self, step: str, *, fill: str = "", photograph: str = "") -> None:
        agent = self._agent
        agent.press("Alt+B")
        self._wait(lambda sight: sight.says("見きわめの目安"), "the boundary")
        if fill:
            agent.type_text(fill)
        self._wait(lambda sight: not sight.says("未入力です"), "nothing of the words is missing")
        if photograph:
            self._photograph(photograph)
        agent.press("Ctrl+Return")
        self._wait(lambda sight: sight.says(step), f"{step} is noted")
        agent.press("Escape")
        self._back_in_notes()

    def _write(self, minute: int, second: int, text: str) -> None:
        self._at(minute, second)
        self._agent.press("Return")
        self._agent.type_text(text)
        self._wait(lambda sight: notes(sight).endswith(text) and sight.says("に保存"), "it is written and saved")

    def _at(self, minute: int, second: int = 0) -> None:
        self._agent.set_clock(BEGINS + timedelta(minutes=minute, seconds=second))

    def _back_in_notes(self) -> None:
        self._wait(lambda sight: sight.focus == "通話メモ", "the notes have the keyboard")

    def _wait(self, condition: Callable[[Sight], object], what: str) -> Sight:
        return self._agent.wait_for(condition, what)


def notes(sight: Sight) -> str:
    """Return what stands in the notes."""
    return next((seen.text for seen in sight.widgets if seen.type == NOTES), "")


def _alert(sight: Sight) -> str:
    return next((seen.name for seen in sight.widgets if seen.type == "AlertBar"), "")


def _with(sight: Sight, words: str) -> str:
    return next((row for row in sight.rows(SUGGESTIONS) if words in row and row[0].isdigit()), "")


def _current(sight: Sight, title: str) -> str:
    marked = (row for row in sight.rows(title) if row.startswith("いまの行: "))
    return next(marked, "").removeprefix("いまの行: ")
