"""What an agent does in the real window while something happens to its library, and what has to be there afterwards."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.call import CallResult
from tests.e2e.application import Application
from tests.e2e.reading import NOTES, SUGGESTIONS, notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from tests.e2e.application import Sight
    from tests.faults.ledger import Facts
    from tests.faults.scene import Run

FIRST, SECOND = "今すぐ家に来いと言われている。", "来ないなら訴えるとのこと。"
THIRD, FOURTH = "次のお客様。届いた掃除機がすぐ止まる。", "返金しろとのこと。"
ARTICLE, OF_THE_ARTICLE = "訪問要求への応対", "窓で書き足した一行"
#: When the trouble begins.
STAGES = ("before the call", "in the call", "after the call", "in an article")
#: One that does not answer for so long hangs, also on a machine that is busy; what people feel is measured elsewhere.
_DEAF_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that lasts as long as the block; ``says`` are words of which the message bar has to have one then.

    Where nothing is ``readable`` meanwhile, nothing can be suggested either.
    """

    begin: Callable[[Run, Application], AbstractContextManager[None]]
    says: tuple[str, ...] = ()
    readable: bool = True


def start(run: Run, environment: Mapping[str, str] | None = None) -> Application:
    """Start the real window on the library of a run, as the user whose home lies beside it; nothing is drawn."""
    passed = {name: os.environ[name] for name in ("LD_PRELOAD", "FAULTS_CONTROL") if name in os.environ}
    home = run.root.with_name("home")
    return Application.start(home, run.paths.root, passed | dict(environment or {}), drawn=False)


def play(run: Run, window: Application, stage: str, trouble: Trouble) -> Iterator[str]:
    """Take two calls, or change an article, with the trouble from ``stage`` on; yield what an agent could not do."""
    window.wait_for(lambda sight: sight.focus == NOTES and _ready(sight), "the library is open")
    window.pulse()
    if stage == "in an article":
        _change_an_article(run, window, trouble)
    else:
        _take_two_calls(run, window, stage, trouble)
    deaf = window.pulse()
    if deaf > _DEAF_SECONDS:
        yield f"the window did not answer for {deaf:.1f} s"
    window.close()


def promised(stage: str, trouble: Trouble) -> Facts:
    """Return what has to be in the library, by the words of each call instead of its id."""
    asked = stage != "before the call" and (trouble.readable or stage == "after the call")
    return {FIRST + SECOND: CallResult.SETTLED.value if asked else "", THIRD + FOURTH: ""}


def kept(found: Facts) -> Facts:
    """Return the results of the calls that are in the library, by their words."""
    calls = {key.removeprefix("notes "): value for key, value in found.items() if key.startswith("notes ")}
    return {words: found.get(f"result {call}", "") for call, words in calls.items()}


def ended(found: Facts, words: str) -> bool:
    """Tell whether the call with these words was ended."""
    (call,) = (
        key.removeprefix("notes ") for key, value in found.items() if value == words and key.startswith("notes ")
    )
    return any(key.startswith(f"event {call} ended ") for key in found)


def _take_two_calls(run: Run, window: Application, stage: str, trouble: Trouble) -> None:
    began = iter(STAGES)
    block = _Begun(run, window, trouble)
    if next(began) == stage:
        block.begin()
    window.type_text(FIRST)
    if not block.lasts:
        window.wait_for(_saved, "the first words are saved")
    if next(began) == stage:
        block.begin()
    window.type_text(SECOND)
    window.wait_for(lambda sight: notes(sight) == FIRST + SECOND, "one can go on typing")
    block.told(suggestions=True)
    window.press("Alt+E")
    window.wait_for(lambda sight: notes(sight) == "", "the call is over")
    if promised(stage, trouble)[FIRST + SECOND]:
        window.wait_for(lambda sight: sight.find("通話の記録"), "the record of the call")
        window.press("1")
        window.press("Escape")
    if next(began) == stage:
        block.begin()
    window.press("Ctrl+N")
    window.wait_for(lambda sight: sight.focus == NOTES, "the next call begins")
    window.type_text(THIRD)
    window.wait_for(lambda sight: notes(sight) == THIRD, "one can type for the next customer")
    block.told(suggestions=True)
    block.end()
    window.type_text(FOURTH)
    window.wait_for(lambda sight: notes(sight) == THIRD + FOURTH and _saved(sight), "all is saved again")
    window.wait_for(lambda sight: _ready(sight) and not _says(sight, trouble), "nothing is said any more")


def _change_an_article(run: Run, window: Application, trouble: Trouble) -> None:
    block = _Begun(run, window, trouble)
    window.press("Ctrl+3")
    window.press("Ctrl+Shift+F")
    window.wait_for(lambda sight: sight.focus == "記事をさがす", "an article can be looked for")
    window.type_text(ARTICLE)
    window.wait_for(lambda sight: any(ARTICLE in row for row in sight.rows("記事")), "the list has it")
    window.press("Down")
    window.press("Return")
    window.wait_for(lambda sight: sight.focus == "本文" and sight.text("本文", "MarkdownEdit"), "it can be changed")
    block.begin()
    window.press("Ctrl+End")
    window.type_text(f"\n- {OF_THE_ARTICLE}")
    block.told(suggestions=False)
    window.press("Ctrl+S")
    window.wait_for(lambda sight: OF_THE_ARTICLE in sight.text("本文", "MarkdownEdit"), "nothing typed is gone")
    block.end()
    window.wait_for(_ready, "the library is there again")
    window.press("Ctrl+S")
    window.wait_for(lambda sight: sight.says("版 2") or sight.says("版 3"), "it is saved as a revision")
    window.wait_for(lambda sight: not _says(sight, trouble), "nothing is said any more")


class _Begun:
    """The trouble as it goes on."""

    def __init__(self, run: Run, window: Application, trouble: Trouble) -> None:
        self._window, self._trouble = window, trouble
        self._block = trouble.begin(run, window)
        self.lasts = False

    def begin(self) -> None:
        self._block.__enter__()
        self.lasts = True

    def end(self) -> None:
        self._block.__exit__(None, None, None)
        self.lasts = False

    def told(self, *, suggestions: bool) -> None:
        """Wait until one sees what is the matter, and is shown suggestions all the same."""
        if self._trouble.says and self.lasts:
            self._window.wait_for(lambda sight: _says(sight, self._trouble), f"the bar says {self._trouble.says}")
        if suggestions and (self._trouble.readable or not self.lasts):
            self._window.wait_for(_suggested, "suggestions")
        if suggestions and self._trouble.says and self.lasts:
            self._window.wait_for(lambda sight: sight.says("まだ保存できていません"), "one sees what is not saved")


def _ready(sight: Sight) -> bool:
    return sight.says("索引は最新") and sight.says("ライブラリ: library")


def _suggested(sight: Sight) -> bool:
    return any(row[:1].isdigit() for row in sight.rows(SUGGESTIONS))


def _saved(sight: Sight) -> bool:
    return sight.says("に保存")


def _says(sight: Sight, trouble: Trouble) -> bool:
    bars = [seen.name for seen in sight.widgets if seen.type == "MessageBar"]
    return any(words in said for words in trouble.says for said in bars)
