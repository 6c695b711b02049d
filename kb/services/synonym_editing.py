"""The centre's synonyms under an editor's hands: read, checked, tried on past texts, saved and at once in use."""

from __future__ import annotations

import hashlib
import logging
import threading
from typing import TYPE_CHECKING

from kb.data_files import has_file, read_text_file
from kb.documents import synonym_text
from kb.domain.article import Changes
from kb.domain.permission import Permission
from kb.domain.synonyms import SynonymText
from kb.errors import FileChangedError, KbError
from kb.resources import resource_path
from kb.search.suggester import load_suggester
from kb.search.synonyms import SynonymBook, prepared
from kb.storage.failures import file_errors
from kb.storage.files import make_part, require_folder
from kb.written_files import write_over

if TYPE_CHECKING:
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.domain.permission import Permissions
    from kb.domain.synonyms import EffectExample, SynonymEffect, SynonymEntry
    from kb.errors import Problem
    from kb.search.suggester import Suggester
    from kb.services.searching import SearchService
    from kb.services.suggestions import SuggestionService
    from kb.services.synonym_effect import SynonymTrial

    Stamp = tuple[int, int] | None

_PARTS = ("synonyms", "customer_words.yaml")
_PREVIOUS = "customer_words.previous.yaml"
_LOG = logging.getLogger(__name__)


class SynonymService:
    """Keeps the library's own copy of the synonyms; the shipped file is never written.

    Whoever writes raises LibraryReadOnlyError, DiskFullError, DiskFailingError; then nothing was changed.
    """

    def __init__(
        self,
        library_root: Path,
        suggestions: SuggestionService,
        searching: SearchService,
        trial: SynonymTrial,
        permissions: Permissions,
    ) -> None:
        """``suggestions`` and ``searching`` are given what was saved, ``trial`` tells what a change would do."""
        self._root = library_root
        self._own = library_root.joinpath(*_PARTS)
        self._previous = self._own.with_name(_PREVIOUS)
        self._suggestions = suggestions
        self._searching = searching
        self._trial = trial
        self._permissions = permissions
        self._lock = threading.Lock()
        self._seen = self._stamp()

    # What there is

    def load(self) -> SynonymText:
        """Return the file as it is, whether it is right or not.

        Raises:
            FileUnreadableError: it cannot be read as text.
        """
        own = has_file(self._own)
        text = read_text_file(self._own if own else resource_path(*_PARTS))
        restorable = own and has_file(self._previous)
        return SynonymText(path=self._own, text=text, own=own, version=_version(text), restorable=restorable)

    def check(self, text: str) -> tuple[Problem, ...]:
        """Return what is wrong with a text, by line; nothing means that it can be saved."""
        return synonym_text.synonym_problems(text)

    def entries(self, text: str) -> tuple[SynonymEntry, ...]:
        """Return the entries of a text; raises SynonymsInvalidError with every problem."""
        return synonym_text.read_synonyms(text)

    def terms(self) -> tuple[str, ...]:
        """Return the centre's words that synonyms may stand for: those of the file, then the other tags of articles."""
        known = [entry.means for entry in self.entries(self.load().text)]
        return tuple(dict.fromkeys((*known, *self._searching.tags())))

    # One change of the text; all raise SynonymsInvalidError

    def with_word(self, text: str, means: str, word: str, *, as_phrase: bool = False) -> str:
        """Return the text with one more word of the customers for a term of the centre, which may be new."""
        return synonym_text.with_word(text, means.strip(), " ".join(word.split()), as_phrase=as_phrase)

    def with_entry(self, text: str, entry: SynonymEntry, *, before: str = "") -> str:
        """Return the text with an entry, in place of the one for the term ``before``."""
        return synonym_text.with_entry(text, entry, before=before)

    def without_entry(self, text: str, means: str) -> str:
        """Return the text without the entry for a term."""
        return synonym_text.without_entry(text, means)

    # What a text would do, and saving it

    def preview(self, text: str, token: CancelToken | None = None) -> SynonymEffect:
        """Tell what a text would change in past notes, and in searches that found nothing; nothing is saved.

        Raises:
            SynonymsInvalidError: the text is not what it should be.
            IndexUnavailableError: there is no readable index.
            OperationCancelledError: the token was cancelled.
        """
        return self._trial.effect(self._understanding(text), token)

    def try_note(self, text: str, notes: str, token: CancelToken | None = None) -> EffectExample:
        """Tell what notes would be suggested with the synonyms in use and with a text; nothing is saved.

        Raises:
            SynonymsInvalidError: the text is not what it should be.
            IndexUnavailableError: there is no readable index.
            OperationCancelledError: the token was cancelled.
        """
        return self._trial.on_note(self._understanding(text), notes, token)

    def save(self, text: str, *, version: str) -> Changes:
        """Write the library's own copy and use it from now on; ``version`` is that of the text it was made from.

        The text before it is kept beside it.

        Raises:
            NotPermittedError: the user may not change the synonyms.
            SynonymsInvalidError: the text is not what it should be; nothing was written.
            FileChangedError: somebody else saved another text meanwhile; nothing was written.
            FileUnreadableError: nobody can tell which text is there; nothing was written.
        """
        self._permissions.require((Permission.RULES,))
        suggester = self._understanding(text)
        with self._lock:
            require_folder(self._root)
            before = self.load()
            if before.text == text:
                if self._stamp() == self._seen:
                    return Changes()
                # The disk failed once the text had its name: whoever tries again has no rival.
                self._take(suggester)
                return Changes(everything=True)
            if before.version != version:
                raise FileChangedError(path=str(self._own))
            self._write(text, before.text)
            self._take(suggester)
        return Changes(everything=True)

    def restore(self) -> Changes:
        """Exchange the text and the one before it; without effect where there is none.

        Raises:
            NotPermittedError: the user may not change the synonyms.
            SynonymsInvalidError: the earlier text is not what it should be; nothing was written.
        """
        self._permissions.require((Permission.RULES,))
        with self._lock:
            require_folder(self._root)
            now = self.load()
            if not now.restorable:
                return Changes()
            earlier = read_text_file(self._previous)
            suggester = self._understanding(earlier)
            self._write(earlier, now.text)
            self._take(suggester)
        return Changes(everything=True)

    def refresh(self) -> bool:
        """Take in what another program saved; a file that is not what it should be changes nothing."""
        with self._lock:
            stamp = self._stamp()
            if stamp == self._seen:
                return False
            self._seen = stamp
            try:
                suggester = load_suggester(self._root)
            except KbError as error:
                _LOG.warning("The synonyms cannot be read and stay as they were: %s", error)
                return False
            self._use(suggester)
            return True

    # Behind it

    def _understanding(self, text: str) -> Suggester:
        entries = synonym_text.read_synonyms(text)
        book = SynonymBook(tuple(prepared(entry.means, entry.words, entry.phrases) for entry in entries))
        return self._suggestions.suggester.with_synonyms(book)

    def _write(self, text: str, before: str) -> None:
        with file_errors(self._own):
            make_part(self._own.parent)
            write_over(self._previous, before)
            write_over(self._own, text)

    def _take(self, suggester: Suggester) -> None:
        self._seen = self._stamp()
        self._use(suggester)

    def _use(self, suggester: Suggester) -> None:
        self._suggestions.use(suggester)
        self._searching.use(suggester.meanings)

    def _stamp(self) -> Stamp:
        try:
            found = self._own.stat()
        except OSError:
            return None  # there is no own copy
        return found.st_mtime_ns, found.st_size


def _version(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
