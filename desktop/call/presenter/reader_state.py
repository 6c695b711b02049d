"""What is known of the reader: the open article, the place in it, its slots; what is done stands in ``reading``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.open_article import OpenArticle
from desktop.call.presenter.call_slots import CallSlots
from desktop.call.presenter.places import LinePlace, Places
from desktop.call.script_state import Progress, View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.call.presenter.session import CallSession
    from kb.domain.companions import OtherSolution
    from kb.domain.conduct import SpokenMoment
    from kb.domain.reading import ReadableArticle

_CRISIS = "P12"


class ReaderState(QObject):
    """The open article and the progress in every article of this call, to be read.

    Signals:
        opened: another article is open, or none, or its text changed.
        moved: the line, a tick, the view, whether the article was used, or the question for a slot is different.
        filled: a slot says something else.
    """

    opened = Signal()
    moved = Signal()
    filled = Signal()

    def __init__(self, session: CallSession, parent: QObject | None = None) -> None:
        """Start with nothing open; ``session`` tells what a call knows."""
        super().__init__(parent)
        self._session = session
        self._article: ReadableArticle | None = None
        self._own_steps = 0
        self._held = 0
        self._others: tuple[OtherSolution, ...] = ()
        self._places = Places()
        self._asked_at: LinePlace | None = None
        self.slots = CallSlots(session, self)
        self.slots.filled.connect(self.filled)

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
        return self._places[self._article.article.id]

    @property
    def now(self) -> OpenArticle | None:
        """The open article as it stands in this call."""
        if self._article is None:
            return None
        return OpenArticle(
            article=self._article,
            progress=self.progress,
            values=self.slots.values,
            fault_established=self._session.content.fault_established,
            own_steps=self._own_steps,
        )

    @property
    def place(self) -> LinePlace | None:
        """The line to be read; None when all are read or there are none."""
        if self._article is None or self.progress.line >= self.lines:
            return None
        return LinePlace(self._article.article.id, self.progress.line)

    @property
    def moments(self) -> tuple[SpokenMoment, ...]:
        """What was spoken in this call, line by line."""
        return self._places.moments

    @property
    def others(self) -> tuple[OtherSolution, ...]:
        """Other solution scripts for the same cause or demand (P19)."""
        return self._others if self._article else ()

    @property
    def used(self) -> bool:
        """Whether the open article was used in this call."""
        return self._places.is_used(self.article_id)

    @property
    def held(self) -> int:
        """How many questions of a crisis stop the reading (P12); 0 while it may go on.

        What is written for the crisis itself is not held.
        """
        for_crisis = self._article is not None and _CRISIS in self._article.article.practices
        return 0 if for_crisis else self._held

    @property
    def views(self) -> tuple[View, ...]:
        """The views that the open article has."""
        return self.now.views if self.now else ()

    @property
    def lines(self) -> int:
        """How many lines the open article has to speak."""
        return len(self.now.lines) if self.now else 0

    @property
    def values(self) -> Mapping[str, str]:
        """What fills the slots."""
        return self.slots.values

    @property
    def empty(self) -> tuple[str, ...]:
        """Names of the slots of the open article that are still empty."""
        return self.now.empty if self.now else ()

    @property
    def asked_slot(self) -> str:
        """Name of the empty slot that the next step would pass; empty while nobody tried to."""
        if self.now is None or self._asked_at is None or self._asked_at != self.place:
            return ""
        return next(iter(self.now.empty_here), "")

    @property
    def text_to_copy(self) -> str | None:
        """The plain words of the open article; None while a slot is empty or nothing is open."""
        return self.now.text_to_copy if self.now else None
