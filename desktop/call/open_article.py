"""One article as it stands in a call: its place, its slots, which of its lines may be spoken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.call.script_state import (
    Progress,
    View,
    current_step,
    empty_slots,
    is_locked,
    lines_of,
    next_line,
    spoken_text,
    views_of,
)
from kb.domain.conduct import moment_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.domain.conduct import SpokenMoment
    from kb.domain.reading import ReadableArticle
    from kb.domain.script import SpokenLine


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenArticle:
    """``values`` fill its slots; ``fault_established`` unlocks apologies for a fault (P17).

    ``own_steps`` are those of the article itself: the rest was put beside it, to be read but not copied with it.
    """

    article: ReadableArticle
    progress: Progress
    values: Mapping[str, str]
    fault_established: bool
    own_steps: int

    @property
    def lines(self) -> tuple[SpokenLine, ...]:
        """The lines to speak."""
        return lines_of(self.article.steps)

    @property
    def views(self) -> tuple[View, ...]:
        """The views that show something."""
        return views_of(self.article)

    @property
    def empty(self) -> tuple[str, ...]:
        """Names of the slots that are still empty."""
        return empty_slots(self._own, self.values, fault_established=self.fault_established)

    @property
    def empty_here(self) -> tuple[str, ...]:
        """Names of the empty slots of the line to be read; none where it is locked."""
        line = self.progress.line
        if line >= len(self.lines) or self.locked(line):
            return ()
        return tuple(name for name in self.lines[line].placeholders if not self.values.get(name))

    @property
    def text_to_copy(self) -> str | None:
        """The plain words; None while a slot is empty."""
        return spoken_text(self._own, self.values, fault_established=self.fault_established)

    @property
    def _own(self) -> ReadableArticle:
        return replace(self.article, steps=self.article.steps[: self.own_steps])

    def locked(self, line: int) -> bool:
        """Tell whether a line is not to be spoken yet."""
        lines = self.lines
        return line < len(lines) and is_locked(lines[line], fault_established=self.fault_established)

    def moment(self, line: int) -> SpokenMoment:
        """Return what a line is, once it is spoken."""
        step = self.article.steps[self.step_of(line)]
        return moment_of(self.article.article.stage, step, self.lines[line])

    def step_of(self, line: int) -> int:
        """Return the number of the step that a line belongs to."""
        return current_step(self.article.steps, line)

    def line_after(self, by: int) -> int:
        """Return the line some lines further or back, without the locked ones."""
        return next_line(self.article.steps, self.progress.line, by, fault_established=self.fault_established)
