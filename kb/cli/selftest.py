"""``kb doctor --selftest``: what came of each step as it comes, with the seconds it took."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from kb.cli.failures import INPUT, OK
from kb.cli.progress import ProgressLine
from kb.cli.selftest_sentences import OUTCOMES, STEPS
from kb.cli.width import padded
from kb.domain.health import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.cli.terminal import Terminal
    from kb.selftest.outcomes import StepResult

_VERDICT_WIDTH = 8


def selftest(terminal: Terminal) -> int:
    """Run the self-test; with something wrong the exit code says so."""
    from kb.selftest.run import SelfTest  # noqa: PLC0415 - see Terminal.open_library
    from kb.selftest.window import window_command  # noqa: PLC0415 - see Terminal.open_library

    line = ProgressLine(terminal)
    test = SelfTest(window_command(), begun=lambda step: line.write(f"{terminal.pick(STEPS[step.value])}…"))
    begun = time.monotonic()
    verdicts: list[Verdict] = []
    with _ended_in_order(), closing(test.run()) as results:
        for result in results:
            line.clear()
            verdicts.append(result.verdict)
            _print(terminal, result)
    _print_end(terminal, verdicts, time.monotonic() - begun)
    return INPUT if Verdict.BAD in verdicts else OK


def _print(terminal: Terminal, result: StepResult) -> None:
    sentence = terminal.pick(OUTCOMES[result.code]).format(**result.params)
    if terminal.json:
        terminal.print_json(
            {
                "step": result.step.value,
                "verdict": result.verdict.value,
                "code": result.code,
                "seconds": round(result.seconds, 3),
                "params": dict(result.params),
                "message": sentence,
            }
        )
        return
    word = padded(terminal.say(f"verdict_{result.verdict.value}"), _VERDICT_WIDTH)
    terminal.print(f"{word}{terminal.say('step_seconds', seconds=f'{result.seconds:5.1f}')}  {sentence}")
    terminal.out.flush()


def _print_end(terminal: Terminal, verdicts: list[Verdict], seconds: float) -> None:
    bad, warning = verdicts.count(Verdict.BAD), verdicts.count(Verdict.WARNING)
    if terminal.json:
        whole = Verdict.BAD if bad else Verdict.WARNING if warning else Verdict.GOOD
        terminal.print_json({"verdict": whole.value, "bad": bad, "warning": warning, "seconds": round(seconds, 3)})
        return
    code = "not_all_good" if bad or warning else "all_good"
    counts = {"bad": bad, "warning": warning} if code == "not_all_good" else {}
    terminal.print(terminal.pick(OUTCOMES[code]).format(seconds=f"{seconds:.1f}", **counts))
    if bad:
        terminal.print(terminal.pick(OUTCOMES["send"]))


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Have SIGTERM end the test as Ctrl+C does: with its processes and its folder."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
