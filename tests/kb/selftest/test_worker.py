"""The steps as the process does them, and what they say of a library that is not as it should be."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kb.clock import SystemClock
from kb.domain.health import Verdict
from kb.library import LibraryPaths, create_library, open_library
from kb.selftest.outcomes import NOTES, Step, read_result, write_result
from kb.selftest.place import LONG_PATH
from kb.selftest.steps import Trial
from kb.selftest.worker import do_step

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "library"
    create_library(LibraryPaths(root), clock=SystemClock(), sample=True)
    return root


@pytest.fixture
def trial(sample: Path, tmp_path: Path) -> Trial:
    shutil.copytree(sample, tmp_path / "library")
    return Trial(tmp_path, tmp_path / "library")


def test_a_library_is_made_in_the_long_path(tmp_path: Path) -> None:
    trial = Trial(tmp_path)
    result = do_step(Step.LIBRARY, trial)
    assert (result.verdict, result.code) == (Verdict.GOOD, "library_good")
    assert result.params["characters"] == len(str(trial.paths.database)) >= LONG_PATH


def test_where_the_system_takes_no_long_path_it_is_made_in_a_short_one(tmp_path: Path) -> None:
    (tmp_path / "勘所 自己診断").mkdir()
    next_folder = tmp_path / "勘所 自己診断" / "長いフォルダーの名前 long-folder-name-long-folder-name"
    next_folder.write_text("in the way", encoding="utf-8")
    trial = Trial(tmp_path)
    result = do_step(Step.LIBRARY, trial)
    assert (result.verdict, result.code) == (Verdict.WARNING, "library_short")
    assert trial.root == tmp_path / "勘所 自己診断"


def test_a_library_that_goes_away_while_it_is_written_to_is_told_by_its_code(trial: Trial) -> None:
    trial.paths.database.write_bytes(b"no database at all" * 1_000)
    assert do_step(Step.KILL, trial).params == {"detail": "library_damaged"}


@pytest.mark.parametrize("step", [Step.MAIN_JOB, Step.SAVE, Step.KILL, Step.BACKUP, Step.PACK])
def test_each_step_goes_well_on_a_good_library(trial: Trial, step: Step) -> None:
    result = do_step(step, trial)
    assert (result.step, result.verdict, result.code) == (step, Verdict.GOOD, f"{step}_good"), result.params


def test_another_answer_to_the_call_is_a_failure(trial: Trial) -> None:
    with closing(sqlite3.connect(trial.paths.database)) as connection, connection:
        connection.execute("DELETE FROM outbox")
    shutil.rmtree(trial.paths.index)
    with open_library(trial.paths, clock=SystemClock(), repair="now") as library:
        article = library.reading.find("訪問要求への応対").article
        library.editing.set_state(article.id, library.editing.get(article.id).article.state.ARCHIVED)
    result = do_step(Step.MAIN_JOB, trial)
    assert (result.verdict, result.code) == (Verdict.BAD, "main_job_failed")
    assert result.params["detail"] in {"no suggestion", "another suggestion"}


def test_an_error_is_told_by_its_code_and_anything_else_by_its_kind_and_place(trial: Trial) -> None:
    trial.paths.database.unlink()
    result = do_step(Step.SAVE, trial)
    assert (result.verdict, result.params["detail"]) == (Verdict.BAD, "library_missing")
    (trial.place / "packs").mkdir()
    result = do_step(Step.PACK, trial)
    assert result.params["detail"] == "FileExistsError"
    assert any("send_knowledge" in line for line in result.params["trace"])  # type: ignore[attr-defined] # lines
    assert do_step(Step.SAVE, Trial(trial.place)).params == {"detail": "no library"}


def test_notes_of_the_window_are_looked_for(trial: Trial) -> None:
    with open_library(trial.paths, clock=SystemClock(), repair="now") as library:
        call = library.calls.start()
    assert do_step(Step.NOTES, trial).params["detail"] == "other notes"
    with open_library(trial.paths, clock=SystemClock(), repair="now") as library:
        library.calls.save_notes(call.id, NOTES)
    assert do_step(Step.NOTES, trial).verdict is Verdict.GOOD


def test_results_travel_as_lines(trial: Trial) -> None:
    result = do_step(Step.NOTES, trial)
    assert read_result(write_result(result)).params["detail"] == "ValueError"
