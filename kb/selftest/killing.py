"""Kills a program in the middle of its writing, and looks whether anything is gone that it had reported as saved."""

from __future__ import annotations

import secrets
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.domain.health import Verdict
from kb.errors import KbError
from kb.library import LibraryPaths, open_library
from kb.selftest.outcomes import NOTES, Step, good
from kb.selftest.steps import UnexpectedOutcomeError, add_article, expect
from kb.services.health.contents import check_index
from kb.services.processes import Child, ChildDiedError
from kb.storage.backup_check import check_library_file

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from uuid import UUID

    from kb.selftest.outcomes import StepResult
    from kb.selftest.steps import Trial

_KILLS = 2
_ENOUGH = 8
#: Milliseconds within which one save falls: the kill comes at any moment of it.
_ANY_MOMENT = 30


def kill_and_reopen(trial: Trial) -> StepResult:
    """Kill a writing program some times; after each the library must be whole and hold all that was reported saved."""
    reported = 0
    for _ in range(_KILLS):
        articles, notes = _killed_while_writing(trial.paths.root)
        reported += len(articles) + 1
        with trial.open() as library:
            (call,) = library.calls.open_calls()
            expect(call.notes in {notes, notes + NOTES}, "notes that were saved are gone")
            gone = [article_id for article_id in articles if not library.editing.history(article_id)]
            expect(not gone, f"saved articles that are gone: {len(gone)}")
            library.calls.end(call.id)
        expect(check_library_file(trial.paths.database, in_use=True).sound, "the database is damaged")
        index = check_index(trial.paths.database, trial.paths.index, SystemClock())
        expect(index.verdict is Verdict.GOOD, "the index is not what the articles are")
    return good(Step.KILL, kills=_KILLS, reported=reported)


def _killed_while_writing(root: Path) -> tuple[list[UUID], str]:
    """Return the articles, and the notes of the running call, that a program had saved before it was killed."""
    writer = Child(_write, str(root), in_background=False)
    articles: list[UUID] = []
    notes = ""
    try:
        while len(articles) < _ENOUGH:
            article_id, notes = _reported(writer)
            articles.append(article_id)
        time.sleep(secrets.randbelow(_ANY_MOMENT) / 1000)
        writer.kill()
        with suppress(ChildDiedError):  # what it had reported and nobody had read yet counts too
            while True:
                article_id, notes = _reported(writer)
                articles.append(article_id)
    finally:
        writer.end(0.0)
    return articles, notes


def _reported(writer: Child) -> tuple[UUID, str]:
    """Return the next article and notes that were saved; raises UnexpectedOutcomeError where the writer gave up."""
    answer: tuple[UUID, str] | str = writer.answer()
    if isinstance(answer, str):
        raise UnexpectedOutcomeError(answer)
    return answer


def _write(orders: Connection, answers: Connection, root: str) -> None:
    """Save articles and notes, and report each once it is saved, until somebody ends this process."""
    del orders
    try:
        _save_and_report(answers, root)
    except KbError as error:
        answers.send(error.code)


def _save_and_report(answers: Connection, root: str) -> None:
    with open_library(LibraryPaths(Path(root)), clock=SystemClock(), repair="now") as library:
        call = library.calls.start()
        for number in count(1):
            article_id = add_article(library, f"{secrets.token_hex(8)}")
            library.calls.save_notes(call.id, NOTES * number)
            answers.send((article_id, NOTES * number))
