"""Why an article is suggested, on one line: the caller's words, what they mean, what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts import label
from desktop.widgets.painting import Run
from kb.domain.suggestion import ReasonType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.domain.article import Outcome
    from kb.domain.suggestion import Reason

#: U+00B7 with blanks: a full-width dot tears the line apart.
SEPARATOR = " · "
_LONGEST_QUOTE = 14
_COUNTS = {
    ReasonType.USED: noop("Reasons", "使用 {count}回"),
    ReasonType.HELPED: noop("Reasons", "効いた {count}回"),
}


def reason_runs(reasons: Iterable[Reason]) -> list[Run]:
    """Return the line of reasons: quotes bold in accent, everything else in the row's own colour."""
    runs: list[Run] = []
    for reason in reasons:
        part = _runs(reason)
        if part and runs:
            runs.append(Run(SEPARATOR))
        runs += part
    return runs


def reason_text(reasons: Iterable[Reason]) -> str:
    """Return the same line as plain text."""
    return "".join(run.text for run in reason_runs(reasons))


def outcome_words(outcome: Outcome) -> str:
    """Return what a case's outcome is called."""
    return label(outcome)


def _runs(reason: Reason) -> list[Run]:
    quotes = [Run(f"「{_short(word)}」", color="accent", bold=True) for word in reason.words]
    if reason.type is ReasonType.MEANS:
        return [*quotes, Run(f" → {reason.means}")]
    if reason.type is ReasonType.SHARED_WORDS:
        return quotes
    if reason.type in _COUNTS:
        return [Run(translate("Reasons", _COUNTS[reason.type]).format(count=reason.count))]
    shared = label(reason.type)
    # Within a line, not at the beginning of one; Japanese has no small letters.
    return [Run(shared[:1].lower() + shared[1:])]


def _short(word: str) -> str:
    text = " ".join(word.split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
