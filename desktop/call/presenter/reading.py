"""The reader: opens articles, moves through their lines, fills their slots."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.article_opening import ArticleOpening
from desktop.call.presenter.places import LinePlace, Places
from desktop.call.presenter.reader_state import ReaderState
from desktop.call.presenter.reading_saver import ReadingSaver
from desktop.call.script_state import Progress, View
from kb.domain.script import Step
from kb.domain.slots import SlotValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from desktop.call.open_article import OpenArticle
    from desktop.call.presenter.article_opening import LoadedArticle
    from desktop.call.presenter.ports import Articles, Guidance, Handovers
    from desktop.call.presenter.session import CallSession
    from desktop.tasks.runner import TaskRunner
    from kb.domain.reading import ReadableArticle
    from kb.domain.reading_state import ReadingState
    from kb.errors import KbError

_LINK = "kb:"


class Reading(ReaderState):
    """What is done with the open article.

    Signals, beside those of ``ReaderState``:
        spoken: (LinePlace) this line was read, the next one is on.
        taken_back: (LinePlace) the agent went back to this line: it was not read.
        passed: (name of a slot) the agent went on although it is empty.
        failed: (KbError) the article could not be opened, or the place in it not saved.
    """

    spoken = Signal(object)
    taken_back = Signal(object)
    passed = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        reading: Articles,
        handovers: Handovers,
        guidance: Guidance,
        session: CallSession,
        runner: TaskRunner,
        *,
        parent: QObject | None = None,
    ) -> None:
        """Start with nothing open; ``guidance`` tells what stands beside a solution, ``session`` what a call knows."""
        super().__init__(session, parent)
        self._reading = reading
        self._opening = ArticleOpening(reading, handovers, guidance)
        self._runner = runner
        self._ticket = 0
        self._untouched = 0
        self._saver = ReadingSaver(reading, runner, self._state, self)
        self._saver.restored.connect(self._on_restored)
        self._saver.failed.connect(self.failed)
        session.changed.connect(self._on_session_changed)

    # What the agent does

    def set_held(self, questions: int) -> None:
        """Stop the reading until so many questions of a crisis are answered."""
        if questions != self._held:
            self._held = questions
            self.moved.emit()

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
        if self._article is not None:
            self._saver.changed()
        self._leave()

    def switch(self, call_id: UUID | None) -> None:
        """Change to another call: nothing read, given or open until what was kept of it is there."""
        self._saver.change(call_id)
        self._leave()
        self._untouched = self._ticket
        self._places = Places()
        self.slots.begin({})

    def flush(self) -> None:
        """Save now what is not saved."""
        self._saver.flush()

    def move(self, by: int) -> bool:
        """Go to the next line (1) or back (-1); False when there is none to go to, or the reading is held.

        A line with an empty slot is not passed at once: ``asked_slot`` asks for it first, and ``passed`` tells when
        the agent goes on without it.
        """
        now = self.now
        if now is None or View.ALOUD not in now.views or (by > 0 and self.held):
            return False
        before, place = now.progress, self.place
        # Whoever goes to the next line wants to see it: the full text shows none.
        view = View.ALOUD if before.view is View.FULL else before.view
        if by > 0 and not self._may_pass(now):
            self._set(replace(before, view=view))
            self.moved.emit()
            return True
        line = now.line_after(by)
        # Noted first, so that whoever looks at the new line knows what was said before it.
        if by == 1 and place is not None and not now.locked(place.line):
            self._places.speak(place, now.moment(place.line))
            self._set(replace(before, line=line, view=view))
            self.spoken.emit(place)
        else:
            self._go_to(replace(before, line=line, view=view), back=by < 0)
        return line != before.line

    def go_to(self, line: int) -> None:
        """Make a line the current one; nothing between counts as spoken."""
        now = self.now
        if now is not None and not now.locked(line) and not (self.held and line > now.progress.line):
            self._go_to(replace(now.progress, line=line), back=True)

    def toggle(self, step: int) -> None:
        """Tick a step, or take its tick away."""
        if self._article is not None:
            self._set(self.progress.toggled(self._article.steps, step))

    def choose(self, view: View) -> None:
        """Look at the article another way."""
        if self._article is not None and view in self.views:
            self._set(replace(self.progress, view=view))

    def fill(self, name: str, text: str, due_at: datetime | None = None) -> None:
        """Say what a slot says in this call; empty makes it open again. A date comes with the moment it stands for."""
        self.slots.fill(name, SlotValue(text, due_at))
        self._saver.changed()

    def mark_used(self, article_id: UUID) -> bool:
        """Remember that an article, open or not, was used in this call; False when that is known already."""
        if self._places.is_used(article_id):
            return False
        self._places.use(article_id)
        self._saver.changed()
        self._session.touch()
        self.moved.emit()
        return True

    # What follows

    def _may_pass(self, now: OpenArticle) -> bool:
        if now.empty_here and self._asked_at != self.place:
            self._asked_at = self.place
            return False
        self._asked_at = None
        for name in now.empty_here:
            self.passed.emit(name)
        return True

    def _go_to(self, progress: Progress, *, back: bool) -> None:
        if self._article is None:
            return
        place = LinePlace(self._article.article.id, progress.line)
        if back:
            self._places.take_back(place)
        self._set(progress)
        if back:
            self.taken_back.emit(place)

    def _set(self, progress: Progress) -> None:
        if self._article is not None and progress != self.progress:
            self._places[self._article.article.id] = progress
            self._saver.changed()
            self._session.touch()
            self.moved.emit()

    def _leave(self) -> None:
        self._ticket += 1
        self._asked_at = None
        if self._article is not None:
            self._article = None
            self.opened.emit()

    def _load(self, find: Callable[[], ReadableArticle]) -> None:
        self._ticket += 1
        ticket = self._ticket
        work = partial(self._opening.read, find)
        self._runner.read(work, partial(self._on_loaded, ticket), partial(self._on_failed, ticket))

    def _on_loaded(self, ticket: int, opened: LoadedArticle) -> None:
        if ticket != self._ticket:
            return
        fault = self._session.content.fault_established
        article, self._own_steps, self._others = opened.article, len(opened.article.steps), opened.others
        if opened.beside:
            step = Step(self.tr("代替案と確認"), lines=opened.beside)
            article = replace(article, steps=(*article.steps, step))
        self._places.enter(article, fault_established=fault)
        self._article, self._asked_at = article, None
        self.slots.learn(opened.sources, opened.policy)
        self._saver.changed()
        self.opened.emit()

    def _on_failed(self, ticket: int, error: KbError) -> None:
        if ticket == self._ticket:
            self.failed.emit(error)

    def _on_session_changed(self) -> None:
        if self._session.call_id is not None:
            self._saver.follow(self._session.call_id)

    # What is kept

    def _state(self) -> ReadingState:
        return self._places.state(self.article_id, self.slots.given)

    def _on_restored(self, _call_id: UUID, state: ReadingState) -> None:
        self._places.take_in(state)
        self.slots.begin({**state.slots, **self.slots.given})
        if state.open_article is not None and self._ticket == self._untouched:
            self.open(state.open_article)
        elif self._article is not None:
            self.reload()
