"""The process in which the steps are done: whatever becomes of it, whoever asked is there to say so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import KbError
from kb.machine_policy import machine_policy_path
from kb.selftest.killing import kill_and_reopen
from kb.selftest.outcomes import Step, failed
from kb.selftest.secrecy import encrypt_and_back, keep_a_key
from kb.selftest.steps import (
    Trial,
    UnexpectedOutcomeError,
    answer_a_call,
    back_up_and_restore,
    look_for_notes,
    make_library,
    save_a_change,
    send_knowledge,
)
from kb.traces import trace

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from kb.selftest.outcomes import StepResult

STEPS: dict[Step, Callable[[Trial], StepResult]] = {
    Step.LIBRARY: make_library,
    Step.MAIN_JOB: answer_a_call,
    Step.SAVE: save_a_change,
    Step.KILL: kill_and_reopen,
    Step.BACKUP: back_up_and_restore,
    Step.PACK: send_knowledge,
    Step.PROTECTION: encrypt_and_back,
    Step.KEYRING: keep_a_key,
    Step.NOTES: look_for_notes,
}


def work(orders: Connection, answers: Connection, place: str) -> None:
    """Do each step that is ordered, and answer with what came of it and with the library's folder."""
    trial = Trial(Path(place), policy_file=machine_policy_path())
    while True:
        try:
            step = orders.recv()
        except EOFError:
            return
        answers.send((do_step(step, trial), trial.root))


def do_step(step: Step, trial: Trial) -> StepResult:
    """Do a step; whatever goes wrong in it is what came of it."""
    try:
        return STEPS[step](trial)
    except UnexpectedOutcomeError as error:
        return failed(step, str(error))
    except KbError as error:
        return _failed(step, error.code, error)
    except Exception as error:  # noqa: BLE001 - a step that fails in a way nobody foresaw is what this is looking for
        return _failed(step, type(error).__name__, error)


def _failed(step: Step, detail: str, error: Exception) -> StepResult:
    result = failed(step, detail)
    return replace(result, params={**result.params, "trace": list(trace(error))})
