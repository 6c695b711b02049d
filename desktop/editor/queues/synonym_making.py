"""Making a synonym of what was not found: typed, tried on past notes while it is typed, saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch
from kb.errors import SynonymsInvalidError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.editor.queues.ports import Synonyms
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.article import Changes
    from kb.domain.synonyms import SynonymEffect
    from kb.errors import KbError, Problem

#: Trying takes a second on a large library: not with every letter.
_DELAY_MS = 300


@dataclass(frozen=True, slots=True)
class NewSynonym:
    """What is typed: the customer's word, the centre's term, whether the word is a phrase of single words."""

    word: str = ""
    means: str = ""
    as_phrase: bool = False

    @property
    def complete(self) -> bool:
        """Whether both are there."""
        return bool(self.word.strip() and self.means.strip())


@dataclass(frozen=True, slots=True)
class _Saved:
    changes: Changes
    take_back: Callable[[], object]


class SynonymMaking(QObject):
    """Holds one new synonym; nothing is written before ``save``.

    Signals:
        terms_changed: ``terms`` are there.
        tried: ``effect`` or ``problems`` are those of what is typed now.
        busy_changed: whether that is still being found out.
        saved: (function that takes it back, on the writing thread).
        failed: (KbError) nothing was written.
        library_changed: (Changes).
    """

    terms_changed = Signal()
    tried = Signal()
    busy_changed = Signal(bool)
    saved = Signal(object)
    failed = Signal(object)
    library_changed = Signal(object)

    def __init__(
        self,
        synonyms: Synonyms,
        runner: TaskRunner,
        faults: FaultChannel,
        *,
        delay_ms: int = _DELAY_MS,
        parent: QObject | None = None,
    ) -> None:
        """Start with nothing typed."""
        super().__init__(parent)
        self._synonyms = synonyms
        self._runner = runner
        self._new = NewSynonym()
        self._terms: tuple[str, ...] = ()
        self._effect: SynonymEffect | None = None
        self._problems: tuple[Problem, ...] = ()
        self._live: LiveSearch[NewSynonym, SynonymEffect] = LiveSearch(
            self._try, faults, delay_ms=delay_ms, parent=self
        )
        self._live.succeeded.connect(self._on_tried)
        self._live.failed.connect(self._on_failed)
        self._live.busy_changed.connect(self.busy_changed)

    # What there is

    @property
    def new(self) -> NewSynonym:
        """What is typed."""
        return self._new

    @property
    def terms(self) -> tuple[str, ...]:
        """The centre's terms to choose from."""
        return self._terms

    @property
    def effect(self) -> SynonymEffect | None:
        """What it would change; None until that is known."""
        return self._effect

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with what is typed."""
        return self._problems

    @property
    def busy(self) -> bool:
        """Whether its effect is being found out."""
        return self._live.busy

    # What the editor does

    def begin(self, word: str, means: str = "") -> None:
        """Begin with what a customer said, and perhaps what it means."""
        self._new = NewSynonym()
        self._runner.read(self._synonyms.terms, self._on_terms, self.failed.emit, about=self._on_terms)
        self._put(NewSynonym(word, means))

    def set_word(self, word: str) -> None:
        """Take the customer's word."""
        self._put(replace(self._new, word=word))

    def set_means(self, means: str) -> None:
        """Take the centre's term."""
        self._put(replace(self._new, means=means))

    def set_as_phrase(self, as_phrase: bool) -> None:
        """Look for its single words in any inflection, or for the word as it stands."""
        self._put(replace(self._new, as_phrase=as_phrase))

    def save(self) -> None:
        """Write it; ``saved`` or ``failed`` follows. Without effect while something is missing or wrong."""
        if self._new.complete and not self._problems:
            new = self._new
            self._runner.write(lambda: self._write(new), self._on_saved, self._on_failed)

    def stop(self) -> None:
        """Find nothing out any more: the sheet was left."""
        self._live.cancel()

    def close(self) -> bool:
        """Stop for good; return whether the thread ended in time."""
        return self._live.close()

    # On other threads

    def _try(self, new: NewSynonym, token: CancelToken) -> SynonymEffect:
        text = self._synonyms.load().text
        return self._synonyms.preview(_added(self._synonyms, text, new), token)

    def _write(self, new: NewSynonym) -> _Saved:
        before = self._synonyms.load()
        changes = self._synonyms.save(_added(self._synonyms, before.text, new), version=before.version)
        version = self._synonyms.load().version
        # What somebody else saved since is not taken back with it: the version would differ.
        return _Saved(changes, lambda: self._synonyms.save(before.text, version=version))

    # What comes back

    def _put(self, new: NewSynonym) -> None:
        if new == self._new:
            return
        self._new = new
        self._effect, self._problems = None, ()
        if new.complete:
            self._live.set_query(new)
        else:
            self._live.cancel()
        self.tried.emit()

    def _on_terms(self, terms: tuple[str, ...]) -> None:
        self._terms = terms
        self.terms_changed.emit()

    def _on_tried(self, effect: SynonymEffect) -> None:
        self._effect = effect
        self.tried.emit()

    def _on_failed(self, error: KbError) -> None:
        if isinstance(error, SynonymsInvalidError):
            self._problems = error.problems
            self.tried.emit()
        else:
            self.failed.emit(error)

    def _on_saved(self, saved: _Saved) -> None:
        if saved.changes:
            self.library_changed.emit(saved.changes)
        self.saved.emit(saved.take_back)


def _added(synonyms: Synonyms, text: str, new: NewSynonym) -> str:
    return synonyms.with_word(text, new.means, new.word, as_phrase=new.as_phrase)
