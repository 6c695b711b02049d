"""Small things that tests of services, library and command line share."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kb.domain.article import Article, Kind, State
from kb.identifiers import new_id

if TYPE_CHECKING:
    from collections.abc import Callable

START = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

SCRIPT_BODY = """\
## 使う場面

- {situation}

## 使ってはいけない場面

- けがの申告があるとき

## 話す言葉

### 理由を伺う

- 差し支えなければ、
- 理由をお聞かせください。
"""


class PlayedClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.moment.timestamp()

    def pass_minutes(self, minutes: float) -> None:
        self.moment += timedelta(minutes=minutes)


def make_script(title: str, situation: str = "訪問を求められた", *, state: State = State.NOT_VALIDATED) -> Article:
    body = SCRIPT_BODY.format(situation=situation)
    return Article(id=new_id(), kind=Kind.SCRIPT, title=title, body=body, state=state)


def eventually(condition: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Wait for another thread; long, since a machine may be busy with other things."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True
