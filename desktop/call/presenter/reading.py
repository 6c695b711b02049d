"""The reader: which article is open, how far it is read, what its slots say in this call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QObject, Signal

from desktop.call.script_state import (
    AGENT_NAME,
    CALLER_NAME,
    PRODUCT_NAME,
    Progress,
    View,
    empty_slots,
    line_count,
    spoken_text,
    views_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.call.presenter.ports import Articles
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.reading import ReadableArticle
    from kb.errors import KbError

_LINK = "kb:"
#: Calls whose place in their articles is kept after they left the pane: on hold, or ended and perhaps taken back.
_KEPT = 8


@dataclass(frozen=True, slots=True)
class _Aside:
    article_id: UUID | None
    progress: dict[UUID, Progress]
    values: dict[str, str]
    used: set[UUID]


class Reading(QObject):
    """The open article and the progress in every article of this call.

    Signals:
        opened: another article is open, or none, or its text changed.
        moved: the line, a tick, the view, or whether the article was used is different.
        filled: a slot says something else.
        failed: (KbError) the article could not be opened.
    """

    opened = Signal()
    moved = Signal()
    filled = Signal()
    failed = Signal(object)

    def __init__(
        self, reading: Articles, session: CallSession, runner: TaskRunner, *, parent: QObject | None = None
    ) -> None:
        """Start with nothing open; ``session`` fills what a call knows."""
        super().__init__(parent)
        self._reading = reading
        self._session = session
        self._runner = runner
        self._ticket = 0
        self._article: ReadableArticle | None = None
        self._progress: dict[UUID, Progress] = {}
        self._typed_values: dict[str, str] = {}
        self._used: set[UUID] = set()
        self._aside: dict[UUID, _Aside] = {}
        session.changed.connect(self.filled)

    # What is

    @property
    def article(self) -> ReadableArticle | None:
        """The open article."""
        return self._article

    @property
    def article_id(self) -> UUID | None:
        """Id of the open article."""
        return self._article.article.id if self._article else None

    @property
    def progress(self) -> Progress:
        """Where the agent stands in the open article."""
        if self._article is None:
            return Progress(View.FULL)
        return self._progress[self._article.article.id]

    @property
    def used(self) -> bool:
        """Whether the open article was used in this call."""
        return self.article_id in self._used

    @property
    def views(self) -> tuple[View, ...]:
        """The views that the open article has."""
        return views_of(self._article) if self._article else ()

    @property
    def lines(self) -> int:
        """How many lines the open article has to speak."""
        return line_count(self._article.steps) if self._article else 0

    @property
    def values(self) -> Mapping[str, str]:
        """What fills the slots: what the call knows, and above it what the agent typed for this call."""
        known = {
            CALLER_NAME: self._session.caller,
            AGENT_NAME: self._session.agent,
            PRODUCT_NAME: self._session.content.product,
        }
        return known | self._typed_values

    @property
    def empty(self) -> tuple[str, ...]:
        """Names of the slots of the open article that are still empty."""
        return empty_slots(self._article, self.values) if self._article else ()

    @property
    def text_to_copy(self) -> str | None:
        """The plain words of the open article; None while a slot is empty or nothing is open."""
        return spoken_text(self._article, self.values) if self._article else None

    # What the agent does

    def open(self, article_id: UUID) -> None:
        """Open an article; the one before stays until it is there."""
        self._load(partial(self._reading.open, article_id))

    def open_link(self, address: str) -> None:
        """Open the article that a ``kb:`` link names by its id or title."""
        self._load(partial(self._reading.find, unquote(address.removeprefix(_LINK)).strip("/")))

    def reload(self) -> None:
        """Read the open article again: somebody changed it; the progress stays."""
        if self._article is not None:
            self.open(self._article.article.id)

    def close(self) -> None:
        """Show nothing."""
        self._ticket += 1
        if self._article is not None:
            self._article = None
            self.opened.emit()

    def switch(self, former: UUID | None, call_id: UUID | None) -> None:
        """Begin with another call: nothing read, typed or open, unless it is one that was left a moment ago."""
        if former is not None:
            self._aside[former] = _Aside(self.article_id, self._progress, self._typed_values, self._used)
            while len(self._aside) > _KEPT:
                self._aside.pop(next(iter(self._aside)))
        kept = self._aside.pop(call_id, None) if call_id is not None else None
        self.close()
        self._progress = kept.progress if kept else {}
        self._typed_values = kept.values if kept else {}
        self._used = kept.used if kept else set()
        if kept is not None and kept.article_id is not None:
            self.open(kept.article_id)

    def move(self, by: int) -> bool:
        """Go to the next line (1) or back (-1); False when there is none to go to."""
        if self._article is None or View.ALOUD not in self.views:
            return False
        before = self.progress
        # Whoever goes to the next line wants to see it: the full text shows none.
        view = View.ALOUD if before.view is View.FULL else before.view
        self._set(replace(before.moved(self._article.steps, by), view=view))
        return self.progress.line != before.line

    def go_to(self, line: int) -> None:
        """Make a line the current one."""
        self.move(line - self.progress.line)

    def toggle(self, step: int) -> None:
        """Tick a step, or take its tick away."""
        if self._article is not None:
            self._set(self.progress.toggled(self._article.steps, step))

    def choose(self, view: View) -> None:
        """Look at the article another way."""
        if self._article is not None and view in self.views:
            self._set(replace(self.progress, view=view))

    def fill(self, name: str, value: str) -> None:
        """Type what a slot says in this call; empty makes it open again. The product is the call's own field."""
        value = " ".join(value.split())
        if name == PRODUCT_NAME:
            self._session.set_fields(product=value)
            return
        self._typed_values[name] = value
        self._session.touch()
        self.filled.emit()

    def mark_used(self, article_id: UUID) -> bool:
        """Remember that an article, open or not, was used in this call; False when that is known already."""
        if article_id in self._used:
            return False
        self._used.add(article_id)
        self._session.touch()
        self.moved.emit()
        return True

    def _set(self, progress: Progress) -> None:
        if self._article is not None and progress != self.progress:
            self._progress[self._article.article.id] = progress
            self._session.touch()
            self.moved.emit()

    def _load(self, work: partial[ReadableArticle]) -> None:
        self._ticket += 1
        ticket = self._ticket
        self._runner.read(work, partial(self._on_loaded, ticket), partial(self._on_failed, ticket))

    def _on_loaded(self, ticket: int, article: ReadableArticle) -> None:
        if ticket != self._ticket:
            return
        self._article = article
        views = views_of(article)
        progress = self._progress.get(article.article.id, Progress(views[0]))
        progress = progress.moved(article.steps, 0)  # the text may have fewer lines now
        if progress.view not in views:
            progress = replace(progress, view=views[0])
        self._progress[article.article.id] = progress
        self.opened.emit()

    def _on_failed(self, ticket: int, error: KbError) -> None:
        if ticket == self._ticket:
            self.failed.emit(error)
