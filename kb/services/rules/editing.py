"""A library's own rule files under an editor's hands: read, checked, tried, saved and used, taken back."""

from __future__ import annotations

import hashlib
import logging
import threading
from typing import TYPE_CHECKING, Any

import yaml

from kb.data_files import has_file, read_text_file
from kb.documents.yaml_edits import edited_text
from kb.domain.article import Changes
from kb.domain.permission import Permission
from kb.domain.rule_editing import RuleDraft, RuleFault, RuleFileState, RuleText, RuleTrial
from kb.errors import FileChangedError, FileUnreadableError, RuleInvalidError
from kb.resources import resource_path
from kb.rule_entries import RuleSource
from kb.services.rules.catalog import RULE_FILES, RuleSurroundings
from kb.services.rules.decided import decided_values
from kb.services.rules.trials import TRIALS, try_examples
from kb.storage.failures import file_errors
from kb.storage.files import make_part, require_folder
from kb.written_files import write_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.domain.data_edit import DataEdit
    from kb.domain.permission import Permissions

    Stamp = tuple[int, int] | None

_LOG = logging.getLogger(__name__)
#: Compiled rules kept: those in use and those being written, of the file that is open and the one before.
_KEPT = 4


class RuleEditingService:
    """Keeps the library's own copies; the shipped files are never written. Any thread may call.

    Whoever writes raises NotPermittedError where the policy says so, and LibraryReadOnlyError, DiskFullError,
    DiskFailingError; then nothing was changed.
    """

    def __init__(
        self,
        around: RuleSurroundings,
        permissions: Permissions,
        take: Mapping[str, Callable[[Any], None]],
        saved: Callable[[], object] = lambda: None,
    ) -> None:
        """``take`` is called by the name of a file with what its loader returned, to be used from now on.

        ``saved`` is called when a file was saved, here or by another program.
        """
        self._around = around
        self._permissions = permissions
        self._take = take
        self._saved = saved
        self._lock = threading.Lock()
        self._compiled: dict[tuple[str, str], Any] = {}
        self._seen = {name: self._stamp(name) for name in RULE_FILES}

    # What there is

    def states(self) -> tuple[RuleFileState, ...]:
        """Return all rule files in the order in which they are offered."""
        return tuple(map(self._state, RULE_FILES))

    def load(self, name: str) -> RuleText:
        """Return a file as it is, whether it is right or not.

        Raises:
            FileUnreadableError: it cannot be read as text.
        """
        own, shipped = self._own(name), read_text_file(resource_path("rules", f"{name}.yaml"))
        exists = not RULE_FILES[name].fixed and has_file(own)
        text = read_text_file(own) if exists else shipped
        return RuleText(
            name=name,
            path=own,
            text=text,
            shipped=shipped,
            own=exists,
            version=_version(text, own=exists),
            restorable=has_file(self._previous(name)),
            takes_effect=RULE_FILES[name].takes_effect,
            can_be_tried=name in TRIALS,
            refusal=self._permissions.refusal(Permission.RULES),
            fixed=RULE_FILES[name].fixed,
            decided=decided_values(self._around.machine, name),
        )

    # A text that is being written

    def draft(
        self, name: str, text: str, edits: Iterable[DataEdit] = (), token: CancelToken | None = None
    ) -> RuleDraft:
        """Return a text with the changes of a form made in it, what it says, and what is wrong; saves nothing.

        A change of a place that is no longer there is left out. Raises OperationCancelledError.
        """
        for edit in edits:
            try:
                text = edited_text(text, [edit])
            except (yaml.YAMLError, LookupError):
                _LOG.info("a change by the form found no place in the text of %s", name)
        source = RuleSource(self._own(name), text)
        try:
            content = source.content()
        except RuleInvalidError as error:
            return RuleDraft(text=text, fault=_fault(error))
        try:
            rules = self._rules(name, text)
        except RuleInvalidError as error:
            return RuleDraft(text=text, content=content, fault=_fault(error))
        if token is not None:
            token.check()
        examples, broken = try_examples(name, rules)
        return RuleDraft(text=text, content=content, examples=examples, broken_examples=broken)

    def try_out(self, name: str, text: str, sample: str) -> RuleTrial:
        """Return what the rules in use find in a sample, and what those of ``text`` would find.

        Raises:
            RuleInvalidError: the text, or the file in use, is not what it should be.
        """
        find = TRIALS[name]
        now, then = self._rules(name, self.load(name).text), self._rules(name, text)
        return RuleTrial(sample, tuple(find(now, sample)), tuple(find(then, sample)))

    # Saving

    def save(self, name: str, text: str, *, version: str) -> Changes:
        """Write the library's own copy and use it where that is possible at once; the text before is kept beside it.

        Raises:
            RuleInvalidError: the text is not what it should be; nothing was written.
            FileChangedError: another text than that of ``version`` was saved meanwhile; nothing was written.
            FileUnreadableError: nobody can tell which text is there; nothing was written.
        """
        self._permissions.require((Permission.RULES,))
        rules = self._rules(name, text)
        with self._lock:
            require_folder(self._around.root)
            before = self.load(name)
            if before.text != text or before.fixed:
                self._require_same(before, version)
                self._write(name, text, before.text)
                self._use(name, rules)
            elif self._stamp(name) != self._seen[name]:
                # The disk failed once the text had its name: whoever tries again has no rival.
                self._use(name, rules)
        return Changes(everything=True)

    def restore(self, name: str, *, version: str) -> Changes:
        """Exchange the text and the one before it; without effect where there is none. Raises as ``save`` does."""
        self._permissions.require((Permission.RULES,))
        with self._lock:
            now = self._unchanged(name, version)
            if not now.restorable:
                return Changes()
            earlier = read_text_file(self._previous(name))
            rules = self._rules(name, earlier)
            self._write(name, earlier, now.text)
            self._use(name, rules)
        return Changes(everything=True)

    def back_to_shipped(self, name: str, *, version: str) -> Changes:
        """Take the library's own copy away, so that the shipped file is used; it is kept as the text before."""
        self._permissions.require((Permission.RULES,))
        with self._lock:
            now = self._unchanged(name, version)
            if not now.own:
                return Changes()
            rules = self._rules(name, now.shipped)
            with file_errors(now.path):
                write_over(self._previous(name), now.text)
                now.path.unlink()
            self._use(name, rules)
        return Changes(everything=True)

    def refresh(self) -> bool:
        """Use what another program saved; a file that is not what it should be changes nothing."""
        with self._lock:
            changed = [name for name in RULE_FILES if self._stamp(name) != self._seen[name]]
            for name in changed:
                try:
                    self._use(name, self._rules(name, self.load(name).text))
                except FileUnreadableError as error:
                    self._seen[name] = self._stamp(name)
                    _LOG.warning("The rules of %s cannot be read and stay as they were: %s", name, error)
        return bool(changed)

    # Behind it

    def _state(self, name: str) -> RuleFileState:
        """Read the file only where it is the library's own: a test reads the shipped ones."""
        if RULE_FILES[name].fixed or not has_file(self._own(name)):
            return RuleFileState(name, own=False)
        try:
            self._rules(name, self.load(name).text)
        except RuleInvalidError as error:
            return RuleFileState(name, own=True, fault=_fault(error))
        return RuleFileState(name, own=True)

    def _rules(self, name: str, text: str) -> Any:  # noqa: ANN401 - whatever the loader of the file gives
        key = (name, text)
        if key not in self._compiled:
            source = RuleSource(self._own(name), text)
            source.refuse_twice()
            compiled = RULE_FILES[name].read(source.root(), self._around)
            kept = list(self._compiled.items())[-_KEPT + 1 :]
            self._compiled = dict([*kept, (key, compiled)])
            return compiled
        return self._compiled[key]

    def _unchanged(self, name: str, version: str) -> RuleText:
        require_folder(self._around.root)
        now = self.load(name)
        self._require_same(now, version)
        return now

    def _require_same(self, now: RuleText, version: str) -> None:
        if now.version != version or now.fixed:
            raise FileChangedError(path=str(now.path))

    def _write(self, name: str, text: str, before: str) -> None:
        own = self._own(name)
        with file_errors(own):
            make_part(own.parent)
            write_over(self._previous(name), before)
            write_over(own, text)

    def _use(self, name: str, rules: Any) -> None:  # noqa: ANN401 - whatever the loader of the file gives
        self._seen[name] = self._stamp(name)
        if name in self._take:
            self._take[name](rules)
        self._saved()

    def _own(self, name: str) -> Path:
        return self._around.root / "rules" / f"{name}.yaml"

    def _previous(self, name: str) -> Path:
        return self._around.root / "rules" / f"{name}.previous.yaml"

    def _stamp(self, name: str) -> Stamp:
        try:
            found = self._own(name).stat()
        except OSError:
            return None  # there is no own copy
        return found.st_mtime_ns, found.st_size


def _fault(error: RuleInvalidError) -> RuleFault:
    line, key, trail, problem, detail = (error.params[name] for name in ("line", "key", "trail", "problem", "detail"))
    return RuleFault(line, key, trail, problem, detail)  # type: ignore[arg-type] # the parameters of this error


def _version(text: str, *, own: bool) -> str:
    return hashlib.sha256(f"{own}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
