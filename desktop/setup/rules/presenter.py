"""What the rules section knows: the files, the text of each as it is being written, what it says and would do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.setup.rules.trying import SampleTrial
from desktop.setup.rules.written_file import WrittenFile
from desktop.tasks.live_search import LiveSearch
from kb.domain.data_edit import edited_content
from kb.domain.rule_editing import RuleDraft
from kb.errors import FileChangedError, KbError

if TYPE_CHECKING:
    from desktop.setup.ports import Rules
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.article import Changes
    from kb.domain.data_edit import DataEdit
    from kb.domain.rule_editing import RuleFileState, RuleText, RuleTrial


@dataclass(frozen=True, slots=True)
class _Question:
    name: str
    text: str
    edits: tuple[DataEdit, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    question: _Question = field(repr=False)
    draft: RuleDraft = field(repr=False)


class RulePresenter(QObject):
    """Everything is asked off the GUI thread; what is written of one file stays while another is looked at.

    Signals:
        opened: another file, or the same one from the beginning, is ``current``.
        changed: ``current`` says something else, or something else is wrong with it.
        trial_changed: ``trial`` is another, or being found out.
        states_changed: ``states``, or which files are dirty.
        failed: (KbError) it could not be read, tried or saved; what was written is kept.
        outdated: (name) somebody else saved another text; this one was not saved.
        saved: (name, Changes) it is saved.
    """

    opened = Signal()
    changed = Signal()
    trial_changed = Signal()
    states_changed = Signal()
    failed = Signal(object)
    outdated = Signal(str)
    saved = Signal(str, object)

    def __init__(self, rules: Rules, runner: TaskRunner, faults: FaultChannel, *, delay_ms: int = 150) -> None:
        """Ask nothing until ``start``."""
        super().__init__()
        self._rules = rules
        self._runner = runner
        self._files: dict[str, WrittenFile] = {}
        self._name = ""
        self._started = False
        self._saving = ""
        self._wanted = False
        self._states: tuple[RuleFileState, ...] = ()
        self._check: LiveSearch[_Question, _Answer] = LiveSearch(self._look, faults, delay_ms=delay_ms, parent=self)
        self._check.succeeded.connect(self._on_checked)
        self._check.failed.connect(self.failed)
        self._trial = SampleTrial(rules, faults, delay_ms, self)
        self._trial.changed.connect(self.trial_changed)
        self._trial.failed.connect(self.failed)

    # What there is

    @property
    def name(self) -> str:
        """The file that is looked at."""
        return self._name

    @property
    def current(self) -> WrittenFile | None:
        """The file that is looked at, None while it is being read."""
        return self._files.get(self._name)

    @property
    def states(self) -> tuple[RuleFileState, ...]:
        """All files."""
        return self._states

    @property
    def trial(self) -> RuleTrial | None:
        """What the rules find in the sample, None while that is unknown."""
        return self._trial.trial

    @property
    def dirty(self) -> dict[str, str]:
        """What was written and not saved, by file."""
        return {name: file.draft.text for name, file in self._files.items() if file.dirty}

    @property
    def saving(self) -> bool:
        """Whether something is on its way to the disk."""
        return bool(self._saving)

    @property
    def savable(self) -> bool:
        """Whether the file that is looked at can be saved now."""
        file = self.current
        return file is not None and file.right and file.dirty and not file.locked and not self._saving

    # What the user does

    def start(self) -> None:
        """The library is open: read what was asked for meanwhile."""
        self._started = True
        self._ask_states()
        if self._name:
            self._load(self._name)

    def open(self, name: str) -> None:
        """Look at a file."""
        if name == self._name:
            return
        self._name, self._wanted = name, False
        self._check.cancel()
        self._trial.clear()
        if self.current is not None:
            self.opened.emit()
            self._recheck()
        elif self._started:
            self._load(name)

    def edit(self, edit: DataEdit) -> None:
        """Make a change by the form."""
        file = self.current
        if file is None or file.locked:
            return
        content = edited_content(file.content, edit)
        self._put(replace(file, content=content, edits=(*file.edits, edit), checked=False))

    def set_text(self, text: str) -> None:
        """Take the raw text as it is now."""
        file = self.current
        if file is not None and text != file.draft.text:
            self._put(replace(file, draft=replace(file.draft, text=text), edits=(), checked=False))

    def set_sample(self, sample: str) -> None:
        """Try another text."""
        file = self.current
        if file is not None and sample != file.sample:
            self._files[self._name] = replace(file, sample=sample)
            self._ask_trial()

    def save(self) -> bool:
        """Save the file that is looked at, as soon as it is known to be right; False where there is nothing to save."""
        file = self.current
        if file is None or not file.dirty or file.locked or self._saving:
            return False
        if not self.savable:
            # What was written last is still being looked at: saved is what stands there now.
            self._wanted = not file.checked
            self._check.flush()
            return self._wanted
        self._wanted = False
        self._saving = self._name
        self.changed.emit()
        work = partial(self._rules.save, self._name, file.draft.text, version=file.loaded.version)
        self._write(work)
        return True

    def discard(self) -> None:
        """Go back to the text in use."""
        file = self.current
        if file is not None:
            self._begin(file.loaded, sample=file.sample)

    def restore(self) -> None:
        """Exchange the text in use and the one before it; without effect while something is not saved."""
        self._replace(self._rules.restore)

    def back_to_shipped(self) -> None:
        """Use the shipped file again; without effect while something is not saved."""
        self._replace(self._rules.back_to_shipped)

    def take_theirs(self, name: str) -> None:
        """Read a file anew, and give up what was written of it here."""
        self._files.pop(name, None)
        if name == self._name:
            self._load(name)

    def refresh(self) -> None:
        """Somebody else may have saved: read anew what is clean."""
        if not self._started:
            return
        self._ask_states()
        for name in [name for name, file in self._files.items() if not file.dirty and name != self._name]:
            del self._files[name]
        if self.current is not None and not self.current.dirty and not self._saving:
            self._load(self._name)

    def close(self) -> bool:
        """Stop for good; return whether the threads ended in time."""
        return self._check.close() and self._trial.close()

    # Behind it

    def _look(self, question: _Question, token: CancelToken) -> _Answer:
        return _Answer(question, self._rules.draft(question.name, question.text, question.edits, token))

    def _load(self, name: str) -> None:
        about = (self._on_loaded, name)
        self._runner.read(partial(self._rules.load, name), self._on_loaded, self._on_failed, about=about)

    def _ask_states(self) -> None:
        self._runner.read(self._rules.states, self._on_states, self._on_failed, about=self._on_states)

    def _put(self, file: WrittenFile) -> None:
        self._files[self._name] = file
        self._recheck()
        self.changed.emit()
        self.states_changed.emit()

    def _recheck(self) -> None:
        file = self.current
        if file is not None:
            self._check.set_query(_Question(self._name, file.draft.text, file.edits))

    def _begin(self, loaded: RuleText, *, sample: str = "") -> None:
        self._files[loaded.name] = WrittenFile(loaded, RuleDraft(text=loaded.text), sample=sample)
        if loaded.name == self._name:
            self._recheck()
            self._check.flush()
        self.states_changed.emit()

    def _replace(self, work: Any) -> None:  # noqa: ANN401 - a method of the service
        file = self.current
        if file is not None and not file.dirty and not self._saving:
            self._saving = self._name
            self.changed.emit()
            self._write(partial(work, self._name, version=file.loaded.version))

    def _write(self, work: Any) -> None:  # noqa: ANN401 - a bound method of the service
        self._runner.write(work, self._on_saved, self._on_not_saved)

    @Slot(object)
    def _on_loaded(self, loaded: RuleText) -> None:
        file = self._files.get(loaded.name)
        if self._saving == loaded.name:
            self._saving = ""
        if file is None or (not file.dirty and file.draft.text != loaded.text):
            self._begin(loaded, sample=file.sample if file is not None else "")
            return
        # What was written meanwhile stays, and is compared with the newer file from now on.
        self._files[loaded.name] = replace(file, loaded=loaded)
        self.changed.emit()
        self.states_changed.emit()

    @Slot(object)
    def _on_checked(self, answer: _Answer) -> None:
        file, question, draft = self.current, answer.question, answer.draft
        if file is None or question.name != self._name:
            return
        first = file.content is None
        content = draft.content if draft.content is not None else file.content
        self._files[self._name] = replace(file, draft=draft, content=content, edits=(), checked=True)
        (self.opened if first else self.changed).emit()
        self.states_changed.emit()
        self._ask_trial()
        wanted, self._wanted = self._wanted, False
        if wanted and self.savable:
            self.save()

    def _ask_trial(self) -> None:
        file = self.current
        if file is None or not file.loaded.can_be_tried or not file.sample.strip() or file.draft.fault is not None:
            self._trial.clear()
        else:
            self._trial.ask(self._name, file.draft.text, file.sample)

    def _on_states(self, states: tuple[RuleFileState, ...]) -> None:
        self._states = states
        self.states_changed.emit()

    def _on_saved(self, changes: Changes) -> None:
        name = self._saving
        self.saved.emit(name, changes)
        self._ask_states()
        self._load(name)

    def _on_not_saved(self, error: KbError) -> None:
        name, self._saving = self._saving, ""
        self.changed.emit()
        if isinstance(error, FileChangedError):
            self.outdated.emit(name)
        else:
            self.failed.emit(error)

    def _on_failed(self, error: KbError) -> None:
        self.failed.emit(error)
