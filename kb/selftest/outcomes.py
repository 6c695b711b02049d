"""What the self-test does, step by step, and what came of each step."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.hand_off import CallHandOff
from kb.domain.health import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A call as the sample knowledge knows it: what is noted, and the article that answers it.
NOTES = "今すぐ家に来いと言われている"
ANSWER = "訪問要求への応対"
#: What another program hands to the window while it is tried.
CALL = CallHandOff(caller="自己診断", product="電気ケトル")


class Step(StrEnum):
    """The steps in their order."""

    LIBRARY = "library"
    MAIN_JOB = "main_job"
    SAVE = "save"
    KILL = "kill"
    BACKUP = "backup"
    PACK = "pack"
    PROTECTION = "protection"
    KEYRING = "keyring"
    WINDOW = "window"
    FONT = "font"
    INPUT_METHOD = "input_method"
    SUGGESTION = "suggestion"
    HAND_OFF = "hand_off"
    NOTES = "notes"
    CLEAN_UP = "clean_up"


#: What the window's program reports itself, in this order.
WINDOW_STEPS = (Step.WINDOW, Step.FONT, Step.INPUT_METHOD, Step.SUGGESTION, Step.HAND_OFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResult:
    """What came of a step; ``code`` names the sentence, ``params`` fill it and hold no personal data."""

    step: Step
    verdict: Verdict
    code: str
    seconds: float = 0.0
    params: Mapping[str, object] = field(default_factory=dict)


def good(step: Step, **params: object) -> StepResult:
    """Return that a step went well."""
    return StepResult(step=step, verdict=Verdict.GOOD, code=f"{step.value}_good", params=params)


def doubtful(step: Step, code: str, **params: object) -> StepResult:
    """Return that a step went as well as it can here, which its user should know."""
    return StepResult(step=step, verdict=Verdict.WARNING, code=code, params=params)


def failed(step: Step, detail: str) -> StepResult:
    """Return that a step went wrong; ``detail`` is for whoever helps: codes, types, places, never somebody's words."""
    return StepResult(step=step, verdict=Verdict.BAD, code=f"{step.value}_failed", params={"detail": detail})


def write_result(result: StepResult) -> str:
    """Return a result as a line, which the window's program leaves for the program that started it."""
    values = {"step": result.step, "verdict": result.verdict, "code": result.code, "params": dict(result.params)}
    return json.dumps(values, ensure_ascii=False) + "\n"


def read_result(line: str) -> StepResult:
    """Read such a line; raises ValueError, KeyError, TypeError where it is none."""
    values = json.loads(line)
    return StepResult(
        step=Step(values["step"]),
        verdict=Verdict(values["verdict"]),
        code=str(values["code"]),
        params=dict(values["params"]),
    )
