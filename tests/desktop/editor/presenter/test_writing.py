from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from desktop.editor.presenter.writing import WritingHelp
from kb.domain.article import Kind, State
from kb.domain.writing import LinkTarget
from kb.errors import ArticleNotFoundError
from tests.fakes.editor import FakeWriting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner

_TARGET = LinkTarget(UUID(int=7), Kind.TECHNIQUE, "お詫びの使い分け", State.VALIDATED)


@pytest.fixture
def help_(runner: TaskRunner, faults: FaultChannel) -> Iterator[WritingHelp]:
    made = WritingHelp(FakeWriting(targets=(_TARGET,)), runner, faults, delay_ms=0)
    yield made
    made.close()


def test_what_can_be_put_in_is_told(help_: WritingHelp, qtbot: QtBot) -> None:
    with qtbot.waitSignal(help_.aids_found):
        help_.start()


def test_the_newest_words_are_answered(help_: WritingHelp, qtbot: QtBot) -> None:
    with qtbot.waitSignal(help_.links_found) as found:
        help_.find_links("x")
        help_.find_links("お詫び")
    assert found.args == ["お詫び", (_TARGET,)]


@pytest.mark.parametrize("address", [f"kb:{UUID(int=7)}", "kb:お詫びの使い分け", "kb:%E3%81%8A詫びの使い分け/"])
def test_a_link_is_followed_by_id_or_title(help_: WritingHelp, qtbot: QtBot, address: str) -> None:
    with qtbot.waitSignal(help_.open_wanted) as wanted:
        help_.follow(address)
    assert wanted.args == [UUID(int=7)]


def test_a_link_that_leads_nowhere_is_said(help_: WritingHelp, qtbot: QtBot) -> None:
    with qtbot.waitSignal(help_.failed) as failed:
        help_.follow("kb:お詫び")
    assert isinstance(failed.args[0], ArticleNotFoundError)
