"""What the synonyms section knows: the text as it is being written, what it says, what is wrong, what it would do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.setup.synonyms.changes import TextChanges
from desktop.setup.synonyms.trying import TextTrial
from desktop.tasks.live_search import LiveSearch
from kb.domain.permission import Permission
from kb.errors import FileChangedError, KbError, SynonymsInvalidError

if TYPE_CHECKING:
    from desktop.setup.exchange.ports import Permitting
    from desktop.setup.ports import Synonyms
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.article import Changes
    from kb.domain.synonyms import SynonymEntry, SynonymText
    from kb.errors import Problem

#: Trying a text on hundreds of notes waits for a longer pause than looking whether it is right.
_TRY_AFTER_MS = 700


@dataclass(frozen=True, slots=True)
class Checked:
    """What a text says, or what is wrong with it."""

    text: str
    entries: tuple[SynonymEntry, ...] = ()
    problems: tuple[Problem, ...] = ()


class SynonymPresenter(QObject):
    """Everything is asked off the GUI thread; changes by the form are made one after the other.

    ``trial`` knows what the text would change.

    Signals:
        text_replaced: (text) it is another, and not by the raw text's own keys.
        checked: ``entries`` or ``problems`` are others.
        state_changed: ``dirty``, ``saved_text``, ``busy``.
        refused: (KbError) a change by the form would not be right; the text is as it was.
        failed: (KbError) it could not be read, tried or saved; what was written is kept.
        outdated: somebody else saved another text; this one was not saved.
        saved: (Changes) it is saved and in use.
        terms_found: (texts) the centre's words that there may be synonyms for.
        refusal_found: (KbError or None) why the user may not change them.
    """

    text_replaced = Signal(str)
    checked = Signal()
    state_changed = Signal()
    refused = Signal(object)
    failed = Signal(object)
    outdated = Signal()
    saved = Signal(object)
    terms_found = Signal(object)
    refusal_found = Signal(object)

    def __init__(
        self,
        synonyms: Synonyms,
        permissions: Permitting,
        runner: TaskRunner,
        faults: FaultChannel,
        *,
        delay_ms: int = 150,
        try_after_ms: int = _TRY_AFTER_MS,
    ) -> None:
        """Ask nothing until ``start``."""
        super().__init__()
        self._synonyms = synonyms
        self._permissions = permissions
        self._locked = False
        self._runner = runner
        self._saved: SynonymText | None = None
        self._text = ""
        self._sent = ""
        self._checked = Checked("")
        self._changes = TextChanges(lambda: self._text, runner, self)
        self._changes.made.connect(self._on_changed)
        self._changes.refused.connect(self._on_refused)
        self._saving = False
        self._wanted = False
        self._check: LiveSearch[str, Checked] = LiveSearch(self._look, faults, delay_ms=delay_ms, parent=self)
        self._check.succeeded.connect(self._on_checked)
        self._check.failed.connect(self.failed)
        self.trial = TextTrial(synonyms, faults, delay_ms=delay_ms, try_after_ms=try_after_ms, parent=self)
        self.trial.failed.connect(self.failed)

    # What there is

    @property
    def saved_text(self) -> SynonymText | None:
        """The file as it is in use; None until it was read."""
        return self._saved

    @property
    def text(self) -> str:
        """The text as it is being written."""
        return self._text

    @property
    def entries(self) -> tuple[SynonymEntry, ...]:
        """What the text said when it was right last."""
        return self._checked.entries

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the text."""
        return self._checked.problems

    @property
    def dirty(self) -> bool:
        """Whether the text differs from the one in use."""
        return self._saved is not None and self._text != self._saved.text

    @property
    def locked(self) -> bool:
        """Whether the user may not change them."""
        return self._locked

    @property
    def savable(self) -> bool:
        """Whether it can be saved now."""
        right = self._checked.text == self._text and not self.problems
        return self.dirty and right and not self._locked and not self._saving and not self._changes.pending

    # What the user does

    def start(self) -> None:
        """Read the file."""
        self._runner.read(self._synonyms.load, self._on_loaded, self._on_failed, about=self._on_loaded)
        self._runner.read(self._synonyms.terms, self.terms_found.emit, self._on_no_terms, about=self._on_no_terms)
        self._runner.read(self._ask_refusal, self._on_refusal, self._on_failed, about=self._on_refusal)

    def set_text(self, text: str) -> None:
        """Take the raw text as it is now."""
        if text != self._text:
            self._put(text)

    def put_entry(self, entry: SynonymEntry, *, before: str = "") -> None:
        """Put an entry in place of the one for ``before``, or add it."""
        self._changes.add(lambda text: self._synonyms.with_entry(text, entry, before=before))

    def remove_entry(self, means: str) -> None:
        """Take the entry for a term out."""
        self._changes.add(lambda text: self._synonyms.without_entry(text, means))

    def save(self) -> bool:
        """Save and use the text as soon as it is known to be right; False where there is nothing to save."""
        if self._saved is None or self._saving:
            return False
        if not self.savable:
            # A change by the form is still being made, or the text looked at: saved is what comes of it.
            self._wanted = self._changes.pending or (self.dirty and self._checked.text != self._text)
            self._check.flush()
            return self._wanted
        self._wanted = False
        self._saving, self._sent = True, self._text
        self.state_changed.emit()
        work = partial(self._synonyms.save, self._text, version=self._saved.version)
        self._runner.write(work, self._on_saved, self._on_not_saved)
        return True

    def discard(self) -> None:
        """Go back to the text in use."""
        if self._saved is not None and self.dirty:
            self._put(self._saved.text)
            self.text_replaced.emit(self._text)

    def restore(self) -> None:
        """Exchange the text in use and the one before it; without effect while something is not saved."""
        if self.dirty:
            return
        self._runner.write(self._synonyms.restore, self._on_saved, self._on_failed)

    def take_theirs(self) -> None:
        """Read the file anew, and give up what was written here."""
        self._text = ""
        self._saved = None
        self.start()

    def refresh(self) -> None:
        """Somebody else may have saved: read the file anew, unless something was written here."""
        if self._saved is not None and not self.dirty and not self._saving:
            self.start()

    def close(self) -> bool:
        """Stop for good; return whether the threads ended in time."""
        return all([self._check.close(), self.trial.close()])

    # Behind it

    def _look(self, text: str, _token: CancelToken) -> Checked:
        problems = self._synonyms.check(text)
        return Checked(text, problems=problems) if problems else Checked(text, self._synonyms.entries(text))

    def _put(self, text: str) -> None:
        self._text = text
        self._check.set_query(text)
        self.trial.forget()
        self.state_changed.emit()

    @Slot(object)
    def _on_loaded(self, loaded: SynonymText) -> None:
        written = self._saved is not None and self._text not in {self._saved.text, self._sent}
        self._saved = loaded
        if not written and self._text != loaded.text:
            self._put(loaded.text)
            self._check.flush()
            self.text_replaced.emit(loaded.text)
        self.state_changed.emit()

    def _on_changed(self, before: str, text: str) -> None:
        if self._text == before and text != before:
            self._put(text)
            self._check.flush()
            self.text_replaced.emit(text)
        self.state_changed.emit()

    def _on_refused(self, error: KbError) -> None:
        self._wanted = False
        (self.refused if isinstance(error, SynonymsInvalidError) else self.failed).emit(error)
        self.state_changed.emit()

    @Slot(object)
    def _on_checked(self, checked: Checked) -> None:
        entries = checked.entries if not checked.problems else self._checked.entries
        self._checked = Checked(checked.text, entries, checked.problems)
        self.checked.emit()
        self.state_changed.emit()
        if self.dirty and not checked.problems:
            self.trial.ask(checked.text)
        self.trial.set_text("" if checked.problems else checked.text)
        if self._wanted and not self._changes.pending:
            self._wanted = False
            self.save()

    def _on_saved(self, changes: Changes) -> None:
        self._saving = False
        self.trial.forget()
        self.saved.emit(changes)
        self.start()

    def _on_not_saved(self, error: KbError) -> None:
        self._saving = False
        self.state_changed.emit()
        if isinstance(error, FileChangedError):
            self.outdated.emit()
        else:
            self.failed.emit(error)

    def _ask_refusal(self) -> KbError | None:
        return self._permissions.refusal(Permission.RULES)

    def _on_refusal(self, refusal: KbError | None) -> None:
        self._locked = refusal is not None
        self.refusal_found.emit(refusal)
        self.state_changed.emit()

    def _on_no_terms(self, error: KbError) -> None:
        """Offer none: whatever is wrong with the file is told by the check of its text."""

    def _on_failed(self, error: KbError) -> None:
        self.failed.emit(error)
