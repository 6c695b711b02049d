from __future__ import annotations

import io
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from kb.cli.language import Language
from kb.cli.progress import ProgressLine, progress_text, stopped_by_interrupt
from kb.cli.terminal import Terminal
from kb.domain.progress import JobKind, JobProgress

if TYPE_CHECKING:
    from collections.abc import Iterator


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(language: Language = Language.JA, *, json: bool = False) -> tuple[Terminal, Screen]:
    err = Screen()
    return Terminal(language, {}, io.StringIO(), err, json=json), err


@pytest.mark.parametrize(
    ("rate", "japanese", "english"),
    [
        (0.0, "取り込んでいます… 4,000/10,000", "Importing… 4,000/10,000"),
        (
            250.0,
            "取り込んでいます… 4,000/10,000(毎秒 250 件、残り約 24 秒)",
            "Importing… 4,000/10,000 (250 a second, about 24 s left)",
        ),
        (
            20.0,
            "取り込んでいます… 4,000/10,000(毎秒 20 件、残り約 5 分)",
            "Importing… 4,000/10,000 (20 a second, about 5 min left)",
        ),
    ],
)
def test_progress_is_a_sentence_with_rate_and_time_left(rate: float, japanese: str, english: str) -> None:
    progress = JobProgress(job=JobKind.IMPORT, done=4_000, total=10_000, per_second=rate)
    assert progress_text(terminal()[0], progress) == japanese
    assert progress_text(terminal(Language.EN)[0], progress) == english


def test_the_line_writes_over_itself_and_ends_once() -> None:
    told, err = terminal(Language.EN)
    line = ProgressLine(told)
    line.end()
    line.show(JobProgress(job=JobKind.REBUILD, done=10, total=100, per_second=30))
    line.show(JobProgress(job=JobKind.REBUILD, done=100, total=100))
    line.end()
    line.end()
    first, second = err.getvalue().split("\r")[1:]
    assert first == "Building the index… 10/100 (30 a second, about 3 s left)"
    assert second == "Building the index… 100/100".ljust(len(first)) + "\n"


def test_programs_are_told_nothing() -> None:
    told, err = terminal(json=True)
    line = ProgressLine(told)
    line.show(JobProgress(job=JobKind.REBUILD, done=10, total=100))
    line.end()
    written = io.StringIO()
    quiet = Terminal(Language.JA, {}, io.StringIO(), written)
    ProgressLine(quiet).show(JobProgress(job=JobKind.REBUILD, done=10, total=100))
    assert err.getvalue() == written.getvalue() == ""


@pytest.fixture
def python_interrupts() -> Iterator[None]:
    """Handle Ctrl+C as Python does: whoever starts tests in the background of a shell has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="raises the signal as POSIX does")
def test_the_first_interrupt_cancels_and_the_second_ends(python_interrupts: None) -> None:
    before = signal.getsignal(signal.SIGINT)
    with stopped_by_interrupt() as token:
        signal.raise_signal(signal.SIGINT)
        assert token.cancelled
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(sys.platform == "win32", reason="raises the signal as POSIX does")
def test_an_interrupt_that_was_ignored_is_ignored(python_interrupts: None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with stopped_by_interrupt() as token:
        signal.raise_signal(signal.SIGINT)
        assert not token.cancelled
